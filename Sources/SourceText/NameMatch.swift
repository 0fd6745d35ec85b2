/// Something that a person may name: by what stands in files, or by what readers are shown.
package struct NameCandidate: Hashable, Sendable {
  package var name: String
  /// In any language.
  package var titles: [String]

  package init(_ name: String, titles: [String] = []) {
    self.name = name
    self.titles = titles
  }
}

/// What a word may mean among candidates, by the closest way in which any of them is called so.
package struct NameMatch: Equatable, Sendable {
  package enum Closeness: Int, Comparable, Sendable {
    /// The very name.
    case name
    /// The name in other letters or without what stands before its last part, or a title.
    case title
    /// A part of the name or of a title.
    case part
    /// Spelt nearly so.
    case spelling

    package static func < (left: Closeness, right: Closeness) -> Bool { left.rawValue < right.rawValue }
  }
  package var closeness: Closeness
  /// Places among the candidates, ascending; at least one.
  package var places: [Int]

  package init(closeness: Closeness, places: [Int]) {
    self.closeness = closeness
    self.places = places
  }

  /// The one that is meant: the only one of that name or title, or with that part; what is only spelt so may be another.
  package var meant: Int? { places.count == 1 && closeness < .spelling ? places[0] : nil }
}

/// Finds what a person means by a word; nil where nothing is called so, nor nearly.
///
/// `budget` is `city.budget`, `Climate Diplomacy` and `기후외교` are `climate-diplomacy`, and so are `climate dip` and
/// `climte-diplomacy` where nothing else is; `climate*` is what begins so. Linear in the candidates.
package func nameMatch(for word: String, among candidates: [NameCandidate]) -> NameMatch? {
  func found(_ closeness: NameMatch.Closeness, _ isIt: (NameCandidate) -> Bool) -> NameMatch? {
    let places = candidates.indices.filter { isIt(candidates[$0]) }
    return places.isEmpty ? nil : NameMatch(closeness: closeness, places: places)
  }
  let wanted = folded(word)
  guard !wanted.isEmpty else { return nil }
  if word.contains("*") {
    let wildcard = Wildcard(wanted)
    return found(.title) { wildcard.matches(folded($0.name)) }
      ?? found(.title) { $0.titles.contains { wildcard.matches(folded($0)) } }
  }
  return found(.name) { $0.name == word }
    ?? found(.title) { folded($0.name) == wanted }
    ?? found(.title) { $0.titles.contains { folded($0) == wanted } }
    ?? found(.title) { lastPart($0.name) == wanted }
    ?? found(.title) { lastPart($0.name) == lastPart(word) && nameParts(word).count > 1 }
    ?? partMatch(wanted, found)
    ?? nearMatch(word, candidates)
}

/// In lower case, with blanks for hyphens and for blanks that look like one.
private func folded(_ text: some StringProtocol) -> String {
  let words = text.lowercased().split { $0.isWhitespace || $0 == "-" || $0 == "_" }
  return words.joined(separator: " ")
}

private func lastPart(_ name: String) -> String { folded(nameParts(name).last ?? "") }

/// At the beginning of a word, else anywhere; one letter is a part of nearly everything.
private func partMatch(
  _ wanted: String, _ found: (NameMatch.Closeness, (NameCandidate) -> Bool) -> NameMatch?
) -> NameMatch? {
  guard wanted.count > 1 else { return nil }
  let beginnings = ["", " ", ".", "/", "(", "·"].map { $0 + wanted }
  func begins(_ text: String) -> Bool {
    let text = folded(text)
    return text.hasPrefix(wanted) || beginnings.dropFirst().contains { text.contains($0) }
  }
  let isLong = wanted.count > 2 || !wanted.utf8.allSatisfy { $0 < 0x80 }
  return found(.part) { ([$0.name] + $0.titles).contains(where: begins) }
    ?? (isLong ? found(.part) { ([$0.name] + $0.titles).contains { folded($0).contains(wanted) } } : nil)
}

private func nearMatch(_ word: String, _ candidates: [NameCandidate]) -> NameMatch? {
  let near = Set(nearest(to: word, among: candidates.lazy.flatMap { [$0.name] + $0.titles }))
  let places = candidates.indices.filter { place in
    ([candidates[place].name] + candidates[place].titles).contains(where: near.contains)
  }
  if !places.isEmpty { return NameMatch(closeness: .spelling, places: places) }
  guard nameParts(word).count == 1 else { return nil }
  let last = candidates.map { nameParts($0.name).last.map(String.init) ?? "" }
  let nearLast = Set(nearest(to: word, among: last))
  let called = candidates.indices.filter { nearLast.contains(last[$0]) }
  return called.isEmpty ? nil : NameMatch(closeness: .spelling, places: called)
}

/// "did you mean 'a' or 'b'?"; nil for no name, and for so many that none is meant rather than another.
package func didYouMean(_ names: [String]) -> String? {
  names.isEmpty || names.count > 4 ? nil : "did you mean \(quotedList(names, "or"))?"
}
