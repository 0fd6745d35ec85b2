import Circuit
import Explanation
import Report
import RuleLanguage

extension ReportBuilder {
  private struct CaseKey: Hashable {
    var attribute: AttributeID
    var text: String
  }

  /// What hangs on facts that are stated in more than one way: by fact, outcomes with the same answer together.
  mutating func addContested() {
    var order: [[Int]] = []
    var byDoubts: [[Int]: [Outcome]] = [:]
    for outcome in outcomes where !outcome.cases.isEmpty && (options.all || shown.contains(outcome.key)) {
      let doubts = outcome.cases[0].assumed.map(\.doubt)
      if byDoubts[doubts] == nil { order.append(doubts) }
      byDoubts[doubts, default: []].append(outcome)
    }
    guard !order.isEmpty else { return }
    blocks.append(.heading(level: 2, Inline(wording(.contested))))
    blocks.append(.paragraph(Inline(wording(.contestedIntro))))
    for doubts in order.sorted(by: { $0.lexicographicallyPrecedes($1) }) { add(doubts, byDoubts[doubts] ?? []) }
  }

  private mutating func add(_ doubts: [Int], _ found: [Outcome]) {
    let facts = presenter.explanation.facts.doubts
    blocks.append(.paragraph(.strong(wording.list(doubts.map { label(facts[$0].key) }))))
    var order: [CaseKey] = []
    var subjects: [CaseKey: [String]] = [:]
    for outcome in found {
      if case .band? = ruleSet.attributes[outcome.key.attribute.raw].combine { continue }
      let key = CaseKey(attribute: outcome.key.attribute, text: caseText(outcome))
      if subjects[key] == nil { order.append(key) }
      subjects[key, default: []].append(titles.subject(outcome.key))
    }
    let (kept, left) = cut(order, to: Self.entriesOfSection)
    blocks.append(
      .list(
        kept.map { key in
          let names = names((subjects[key] ?? []).filter { !$0.isEmpty }, limit: 4)
          let head = Inline.strong(plan.title(key.attribute, titles)) + Inline(names.isEmpty ? "" : " — " + names)
          return ListItem(head, [.paragraph(Inline(key.text))])
        }))
    if left > 0 { blocks.append(.paragraph(.muted(wording(.moreCases, String(left))))) }
  }

  /// `if middle: partner; if great: lead`; cases with the same value together.
  private func caseText(_ outcome: Outcome) -> String {
    let type = ruleSet.attributes[outcome.key.attribute.raw].type
    var order: [String] = []
    var cases: [String: [String]] = [:]
    for item in outcome.cases {
      let value = titles.text(item.value, type)
      if cases[value] == nil { order.append(value) }
      cases[value, default: []].append(assumed(item.assumed))
    }
    return order.map { wording(.ifCase, wording.alternatives(cases[$0] ?? []), $0) }.joined(separator: "; ")
  }

  private func assumed(_ choices: [Outcome.DoubtCase]) -> String {
    let facts = presenter.explanation.facts.doubts
    let parts = choices.map { choice -> String in
      let doubt = facts[choice.doubt]
      let value = titles.text(doubt.cases[choice.chosen].statement, ruleSet.attributes[doubt.key.attribute.raw].type)
      return choices.count == 1 ? value : titles.title(doubt.key.attribute) + " " + value
    }
    return parts.joined(separator: ", ")
  }
}
