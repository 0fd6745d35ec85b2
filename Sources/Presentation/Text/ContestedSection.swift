import Circuit
import Explanation
import Report
import RuleModel

extension ReportBuilder {
  private struct CaseKey: Hashable {
    var attribute: AttributeID
    var cases: [String]
  }

  /// Outcomes that hang on the same contested facts: by attribute and answer, those that share both together.
  private struct Hanging {
    var order: [CaseKey] = []
    var subjects: [CaseKey: [FactKey]] = [:]

    mutating func add(_ outcome: Outcome, _ cases: [String]) {
      let key = CaseKey(attribute: outcome.key.attribute, cases: cases)
      if subjects[key] == nil { order.append(key) }
      subjects[key, default: []].append(outcome.key)
    }
  }

  /// What hangs on facts that are stated in more than one way, by fact.
  mutating func addContested() {
    var byDoubts: [[Int]: Hanging] = [:]
    for outcome in outcomes.all where !outcome.cases.isEmpty && (options.all || shown.contains(outcome.key)) {
      // A band's cases are those of its sum.
      if case .band? = ruleSet.attributes[outcome.key.attribute.raw].combine { continue }
      guard let found = contested(outcome) else { continue }
      byDoubts[found.doubts, default: Hanging()].add(outcome, found.cases)
    }
    guard !byDoubts.isEmpty else { return }
    blocks.append(.heading(level: 2, Inline(wording(.contested))))
    blocks.append(.paragraph(Inline(wording(.contestedIntro))))
    for (doubts, found) in byDoubts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) { add(doubts, found) }
  }

  private mutating func add(_ doubts: [Int], _ found: Hanging) {
    let facts = presenter.explanation.facts.doubts
    blocks.append(.paragraph(.strong(wording.list(doubts.map { label(facts[$0].key) }))))
    let (kept, left) = cut(found.order, to: Self.entriesOfSection)
    blocks.append(.list(kept.map { item($0, found.subjects[$0] ?? [], isSingle: doubts.count == 1) }))
    if left > 0 { blocks.append(.paragraph(.muted(wording(.moreCases, String(left))))) }
  }

  /// The cases of one fact fit one line; those of several stand under each other.
  private func item(_ key: CaseKey, _ subjects: [FactKey], isSingle: Bool) -> ListItem {
    let names = self.subjects(subjects, limit: 4)
    let head = Inline.strong(plan.title(key.attribute, titles)) + Inline(names.isEmpty ? "" : " — " + names)
    if isSingle { return ListItem(head + Inline(": " + key.cases.joined(separator: "; "))) }
    return ListItem(head, [.list(key.cases.map { ListItem(Inline($0)) })])
  }
}
