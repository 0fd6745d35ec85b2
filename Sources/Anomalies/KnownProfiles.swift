import Verification

/// Profiles that an earlier run came upon, to be looked through before a solver is asked: most of what can be so can still
/// be so in the same profile after an edit.
package struct KnownProfiles: Hashable, Sendable {
  /// What a fact was changed for.
  package enum Change: Hashable, Comparable, Sendable {
    /// By its id: what is otherwise without it.
    case rule(String)
    /// By its full name: what is otherwise for it.
    case attribute(String)
  }

  /// In which space a profile is.
  struct Placed: Hashable, Sendable {
    var space: String
    var profile: NamedProfile
  }

  /// By space: those in which something was so, in the order in which they were found.
  private(set) var seen: [String: [NamedProfile]] = [:]
  /// Those in which a change shows.
  private(set) var changes: [Change: Placed] = [:]

  /// Of each space.
  private static let most = 2_048

  subscript(change: Change) -> Placed? { changes[change] }

  mutating func append(_ profile: NamedProfile, in space: String) { seen[space, default: []].append(profile) }

  mutating func append(_ profile: NamedProfile, in space: String, for change: Change) {
    changes[change] = Placed(space: space, profile: profile)
  }

  mutating func append(_ other: KnownProfiles) {
    seen.merge(other.seen, uniquingKeysWith: +)
    changes.merge(other.changes) { $1 }
  }

  /// Takes what was found since: the newest of a space are kept, and none twice.
  mutating func add(_ other: KnownProfiles) {
    append(other)
    for (space, profiles) in seen {
      var met: Set<NamedProfile> = []
      seen[space] = Array(profiles.filter { met.insert($0).inserted }.suffix(Self.most))
    }
  }
}

extension KnownProfiles {
  /// The names of facts, by their numbers from here on; of each space one profile whole; then the others of the space by
  /// what they have otherwise.
  var lines: [String] {
    let all = seen.flatMap { $0.value } + changes.values.map(\.profile)
    let names = Set(all.flatMap(\.values.keys)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    func spelled(_ profile: NamedProfile, beside other: NamedProfile = NamedProfile()) -> String {
      names.compactMap { name in
        guard let value = profile.values[name], value != other.values[name], let number = numbers[name] else {
          return nil
        }
        return " \(number)=\(value)"
      }.joined()
    }
    let spaces = Set(seen.keys).union(changes.values.map(\.space)).sorted()
    return names.map { "fact \($0)" }
      + spaces.flatMap { space -> [String] in
        let own = changes.filter { $1.space == space }.sorted { $0.key < $1.key }
        let profiles = seen[space] ?? []
        let base = profiles.first ?? own.first?.value.profile ?? NamedProfile()
        return ["space \(space)\(spelled(base))"] + profiles.map { "profile\(spelled($0, beside: base))" }
          + own.map { "\($0.key.spelled)\(spelled($0.value.profile, beside: base))" }
      }
  }
}

extension KnownProfiles.Change {
  fileprivate var spelled: String {
    switch self {
    case .rule(let id): "rule \(id)"
    case .attribute(let name): "attribute \(name)"
    }
  }
}

/// Reads the lines of profiles one by one; what is none, or names what was not said before, is passed over.
struct KnownProfilesReader {
  private(set) var profiles = KnownProfiles()
  private var names: [String] = []
  private var base: (space: String, profile: NamedProfile)?

  mutating func read(_ words: [Substring]) {
    switch words[0] {
    case "fact": names.append(words.dropFirst().joined(separator: " "))
    case "space" where words.count > 1:
      base = profile(words.dropFirst(2), in: NamedProfile()).map { (String(words[1]), $0) }
    case "profile":
      guard let base, let profile = profile(words.dropFirst(), in: base.profile) else { return }
      profiles.append(profile, in: base.space)
    case "rule" where words.count > 1: read(words, for: .rule(String(words[1])))
    case "attribute" where words.count > 1: read(words, for: .attribute(String(words[1])))
    default: return
    }
  }

  private mutating func read(_ words: [Substring], for change: KnownProfiles.Change) {
    guard let base, let profile = profile(words.dropFirst(2), in: base.profile) else { return }
    profiles.append(profile, in: base.space, for: change)
  }

  private func profile(_ words: some Sequence<Substring>, in base: NamedProfile) -> NamedProfile? {
    var profile = base
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let number = Int(parts[0]), names.indices.contains(number) else { return nil }
      profile.values[names[number]] = String(parts[1])
    }
    return profile
  }
}
