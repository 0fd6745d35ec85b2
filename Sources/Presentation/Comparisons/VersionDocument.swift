package import Explanation
package import Report
import RuleModel

/// A version of a rule set, as it is called and as it calls itself.
package struct VersionName: Sendable {
  /// A folder or a revision.
  package var given: String
  package var name: String
  package var version: String
  package var digest: String

  package init(given: String, name: String, version: String, digest: String) {
    (self.given, self.name, self.version, self.digest) = (given, name, version, digest)
  }
}

/// What changed between two versions of a rule set, and which profiles feel it.
package struct VersionDocument: Sendable {
  let versions: [VersionName]
  let changes: RuleSetChanges
  let subjects: [VersionedProfile]
  /// Where it was asked for.
  let proved: ProvedProfile?
  /// Everything, rather than what changes most.
  let showsAll: Bool
  let wording: Wording

  /// `versions`: the old one, then the new one.
  package init(
    _ versions: [VersionName], _ changes: RuleSetChanges, _ subjects: [VersionedProfile],
    proved: ProvedProfile? = nil, showsAll: Bool, _ language: ReportLanguage
  ) {
    (self.versions, self.changes, self.subjects, self.showsAll) = (versions, changes, subjects, showsAll)
    self.proved = proved
    wording = Wording(language: language)
  }

  package var document: Document {
    let title = wording(.versionsOf, versions[0].given, versions[1].given)
    let names = wording(
      .versionsHead, versions[0].name, versions[0].version, String(versions[0].digest.prefix(15)), versions[1].name,
      versions[1].version, String(versions[1].digest.prefix(15)))
    return Document(
      [.heading(level: 1, Inline(title)), .paragraph(Inline(names))] + ruleSets
        + (proved?.blocks(wording, showsAll: showsAll) ?? [])
        + overview + responsible
        + subjects.filter { !$0.isUnchanged }.flatMap(subject), title: title)
  }

  // MARK: Rule sets

  private var ruleSets: [Block] {
    if changes.things.isEmpty { return [.paragraph(Inline(wording(.sameBehaviour)))] }
    let sorts: [(Phrase, (RuleSetChanges.Thing) -> Bool)] = [
      (.changedRules, { if case .rule = $0 { true } else { false } }),
      (.changedAttributes, { if case .attribute = $0 { true } else { false } }),
      (.changedEntities, { if case .entity = $0 { true } else { false } }),
      (.changedFacts, { if case .fact = $0 { true } else { false } }),
    ]
    return [.definitions(sorts.map { Definition(Inline(wording($0.0)), Inline(counts($0.1))) })] + lists
  }

  private func counts(_ isMeant: (RuleSetChanges.Thing) -> Bool) -> String {
    let parts = Sort.allCases.compactMap { sort -> String? in
      let count = changes.things.count { isMeant($0) && Sort(changes[$0]) == sort }
      return count == 0 ? nil : wording(sort.counted, String(count))
    }
    return parts.isEmpty ? wording(.noThings) : parts.joined(separator: ", ")
  }

  /// Every difference by name, where all is asked for.
  private var lists: [Block] {
    guard showsAll else { return [] }
    return Sort.allCases.compactMap { sort in
      let found = changes.things.filter { Sort(changes[$0]) == sort }
      guard !found.isEmpty else { return nil }
      let items = found.map { ListItem(Inline(text($0)) + .muted(parts($0))) }
      return .fold(Inline(wording(sort.counted, String(found.count))), [.list(items)])
    }
  }

  private func parts(_ thing: RuleSetChanges.Thing) -> String {
    guard case .changed(let parts)? = changes[thing], !parts.isEmpty else { return "" }
    return wording.note(parts.joined(separator: ", "))
  }

  func text(_ thing: RuleSetChanges.Thing) -> String {
    switch thing {
    case .rule(let name), .attribute(let name), .fact(let name): name
    case .entity(let kind, let id): "\(kind) \(id)"
    }
  }

  // MARK: Profiles

  private var overview: [Block] {
    guard !subjects.isEmpty else { return [] }
    let columns: [Phrase] = [.changedProfile, .changedMoves, .changedOutcomes, .ofOutcomes]
    let changed = subjects.filter { !$0.isUnchanged }
    let rows = changed.map { subject in
      [
        Inline(subject.name), Inline(wording(subject.differences.isEmpty ? .movesStay : .movesDiffer)),
        Inline(String(subject.moved.count)), Inline(String(subject.moved.count + subject.unchanged)),
      ]
    }
    let same = subjects.filter(\.isUnchanged).map(\.name)
    let table: [Block] = rows.isEmpty ? [] : [.table(Table(columns.map { Table.Column(Inline(wording($0))) }, rows))]
    let leftOut = [0, 1].map { side in subjects.reduce(0) { $0 + $1.leftOut[side] } }
    return [.heading(level: 2, Inline(wording(.whichProfilesChange)))] + table
      + (same.isEmpty ? [] : [.paragraph(Inline(wording(.profilesUnchanged, wording.list(same))))])
      + (leftOut == [0, 0]
        ? [] : [.paragraph(.muted(wording(.factsLeftOut, String(leftOut[0]), String(leftOut[1]))))])
  }

  /// The differences on which most changes rest.
  private var responsible: [Block] {
    var moved: [RuleSetChanges.Thing: (outcomes: Int, subjects: Set<String>)] = [:]
    for subject in subjects {
      for cause in subject.moved.flatMap(\.causes) {
        moved[cause, default: (0, [])].outcomes += 1
        moved[cause, default: (0, [])].subjects.insert(subject.id)
      }
    }
    let order = moved.sorted { ($1.value.outcomes, $0.key) < ($0.value.outcomes, $1.key) }
    guard !order.isEmpty else { return [] }
    let items = order.prefix(showsAll ? order.count : 12).map { thing, count in
      ListItem(
        Inline(Sort(changes[thing]).map { wording($0.named, text(thing)) } ?? text(thing))
          + .muted(wording.note(wording(.differenceMoved, String(count.outcomes), String(count.subjects.count)))))
    }
    return [.heading(level: 2, Inline(wording(.responsibleRules))), .list(items)]
  }

  private func subject(_ subject: VersionedProfile) -> [Block] {
    let moves = subject.differences.map { ListItem(Inline(wording.language.sentence($0))) }
    let shown = subject.moved.prefix(showsAll ? subject.moved.count : 10)
    let groups = grouped(Array(shown), by: { $0.group })
    let items = groups.map { name, moved in ListItem(.strong(name), [.list(moved.map(item))]) }
    let left = subject.moved.count - shown.count
    return [.heading(level: 2, Inline(subject.name))]
      + (moves.isEmpty ? [] : [.paragraph(.strong(wording(.changedMoves))), .list(moves)])
      + (items.isEmpty ? [] : [.paragraph(.strong(wording(.changedOutcomes))), .list(items)])
      + (left > 0 ? [.paragraph(.muted(wording(.furtherOutcomes, String(left))))] : [])
  }

  /// `Role: partner → lead (changed: power-matrix/great; new: …)`.
  private func item(_ moved: VersionedProfile.Moved) -> ListItem {
    let line = Inline("\(moved.name): \(moved.before) → ") + .strong(moved.after)
    let causes = Sort.allCases.compactMap { sort -> String? in
      let found = moved.causes.filter { Sort(changes[$0]) == sort }.map(text)
      return found.isEmpty ? nil : wording(sort.named, wording.list(found, upTo: showsAll ? found.count : 3))
    }
    return ListItem(causes.isEmpty ? line : line + .muted(wording.note(causes.joined(separator: "; "))))
  }
}

/// The sorts of change, and how they are told.
private enum Sort: CaseIterable {
  case added, removed, changed

  init?(_ change: RuleSetChanges.Change?) {
    switch change {
    case .added: self = .added
    case .removed: self = .removed
    case .changed: self = .changed
    case nil: return nil
    }
  }

  var counted: Phrase {
    switch self {
    case .added: .addedThings
    case .removed: .removedThings
    case .changed: .changedThings
    }
  }

  var named: Phrase {
    switch self {
    case .added: .newThings
    case .removed: .goneThings
    case .changed: .otherThings
    }
  }
}
