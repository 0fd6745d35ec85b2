import Explanation
import Inference
import Report
import RuleLanguage

extension ReportBuilder {
  /// The texts that are due, certain before possible, each with why.
  mutating func addAdvice() {
    let attributes = Set(plan.advice.map(\.attribute))
    let found = outcomes.filter { attributes.contains($0.key.attribute) && canBeDue($0) }
    for outcome in outcomes where attributes.contains(outcome.key.attribute) { shown.insert(outcome.key) }
    guard !found.isEmpty else { return }
    blocks.append(.heading(level: 2, Inline(wording(.advice))))
    addAdvice(found.filter { $0.certainty == .certain }, .due)
    addAdvice(found.filter { $0.certainty != .certain }, .maybeDue)
  }

  private func canBeDue(_ outcome: Outcome) -> Bool {
    if case .ordinals(let can) = outcome.value.possibilities { can.contains(1) } else { false }
  }

  private mutating func addAdvice(_ found: [Outcome], _ heading: Phrase) {
    guard !found.isEmpty else { return }
    blocks.append(.paragraph(.strong(wording(heading))))
    var items: [ListItem] = []
    for outcome in found {
      let row = ReportRow(name: titles.subject(outcome.key), entities: outcome.key.entities.map(\.raw))
      items.append(ListItem(Inline(row.name), adviceReasons(row, outcome)))
    }
    blocks.append(.list(items))
  }

  private mutating func adviceReasons(_ row: ReportRow, _ outcome: Outcome) -> [Block] {
    guard options.explain != .none else { return [] }
    let groups = groups([row], [outcome.key.attribute]).filter {
      options.explain == .full || !said.contains($0.sentence)
    }
    let limit = options.explain == .full ? groups.count : 2
    if options.explain == .full { return groups.isEmpty ? [] : [.list(groups.map { item($0, among: [row]) })] }
    return groups.prefix(limit).map { group in
      said.insert(group.sentence)
      let head = wording(outcome.certainty == .certain ? .reasons : .ifItHolds)
      return .paragraph(.muted(head + ": " + group.sentence))
    }
  }
}
