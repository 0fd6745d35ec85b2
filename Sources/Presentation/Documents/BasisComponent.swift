import Explanation
import Report
import RuleModel

/// How many facts have a source, are placeholders, assumed, unknown; what the signs mean; and, where they are asked for,
/// the placeholders under the moves.
func basisBlocks(_ listsPlaceholders: Bool, _ place: [Int], _ input: PageInput) -> [Block] {
  let basis = input.readings.basis(of: [])
  let parts = [
    (Phrase.sourcedFacts, basis.sourced), (.unsourcedFacts, basis.unsourced), (.placeholderFacts, basis.placeholders),
    (.factsSet, basis.set), (.assumedFacts, basis.assumed), (.unknownFacts, basis.expected + basis.unknown),
  ].filter { $0.1 > 0 }.map { input.wording($0.0, String($0.1)) }
  let line = parts.isEmpty ? [] : [Block.paragraph(Inline(input.wording(.basis, parts.joined(separator: ", "))))]
  let meanings = [Ground.firm: Phrase.firmMeaning, .provisional: .provisionalMeaning, .unsettled: .unsettledMeaning]
  let signs = Ground.allCases.map { ground in
    input.mark(ground) + .muted(" " + (meanings[ground].map { input.wording($0) } ?? ""))
  }
  let legend = signs.dropFirst().reduce(signs[0]) { $0 + Inline("   ") + $1 }
  let list = listsPlaceholders ? placeholderBlocks(place, input) : []
  return line + [.paragraph(legend)] + list
}

/// The placeholders of which another value would change the moves.
private func placeholderBlocks(_ place: [Int], _ input: PageInput) -> [Block] {
  let found = openQuestions(input).filter { $0.ground == .provisional }.map(\.key).sorted()
  let items = found.map { factItem($0, input) }
  return items.isEmpty ? [] : [.fold(Inline(input.wording(.placeholdersUnderMoves)), [.list(items)])]
}

/// `Power class (China): great — 2024; a source`.
func factItem(_ key: FactKey, _ input: PageInput) -> ListItem {
  let value = input.titles.textWithUnit(input.readings.working.shown(key), key.attribute)
  let notes = factNotes(key, input)
  return ListItem(
    Inline(input.wording.language.sentence(input.titles.label(key) + ": " + value))
      + .muted(notes.isEmpty ? "" : " — " + notes.joined(separator: "; ")))
}
