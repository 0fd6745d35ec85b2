import Explanation
import Report
import RuleModel

/// How many entries the sections at the end give before they count the rest.
let entriesOfSection = 8

/// What hangs on facts that are stated in more than one way, by fact.
func contestedSection(_ shown: ShownOutcomes, _ input: ReportInput) -> [Block] {
  let hanging = input.outcomes.all.compactMap { outcome -> Hanging? in
    guard !outcome.cases.isEmpty, shown.contains(outcome.key), !input.isBand(outcome.key.attribute) else { return nil }
    return CaseTexts(outcome, input).contested.map { Hanging(outcome.key, $0) }
  }
  guard !hanging.isEmpty else { return [] }
  let byFacts = grouped(hanging, by: \.doubts).sorted { $0.key.lexicographicallyPrecedes($1.key) }
  return [input.heading(.contested), input.paragraph(.contestedIntro)]
    + byFacts.flatMap { facts, hanging in blocks(facts, hanging, input) }
}

/// An outcome and the facts on which it hangs.
private struct Hanging {
  /// Outcomes of one attribute with the same answers are told together.
  struct Answer: Hashable {
    var attribute: AttributeID
    var cases: [String]
  }
  let key: FactKey
  let doubts: [Int]
  let answer: Answer

  init(_ key: FactKey, _ contested: ContestedText) {
    self.key = key
    doubts = contested.doubts
    answer = Answer(attribute: key.attribute, cases: contested.cases)
  }
}

private func blocks(_ facts: [Int], _ hanging: [Hanging], _ input: ReportInput) -> [Block] {
  let names = facts.map { input.label(input.explainer.facts.doubts[$0].key) }
  let (kept, left) = input.options.cut(grouped(hanging, by: \.answer), to: entriesOfSection)
  let items = kept.map { item($0.key, $0.elements.map(\.key), isSingle: facts.count == 1, input) }
  return [.paragraph(.strong(input.wording.list(names))), .list(items)] + input.omission(.moreCases, left)
}

/// The cases of one fact fit one line; those of several stand under each other.
private func item(_ answer: Hanging.Answer, _ keys: [FactKey], isSingle: Bool, _ input: ReportInput) -> ListItem {
  let names = input.subjects(keys, limit: 4)
  let head = Inline.strong(input.titles.outcome(answer.attribute)) + Inline(names.isEmpty ? "" : " — " + names)
  if isSingle { return ListItem(head + Inline(": " + answer.cases.joined(separator: "; "))) }
  return ListItem(head, [.list(answer.cases.map { ListItem(Inline($0)) })])
}
