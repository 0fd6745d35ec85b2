import Explanation
import Inference
import Report
import RuleModel

extension ReportBuilder {
  /// How many possible pieces of advice are given: more would bury the certain ones.
  static let possibleAdvice = 5

  /// The texts that are due, each with why: all that are certain, then of the possible ones those first of which
  /// most would be learnt by asking.
  mutating func addAdvice(_ open: OpenLeaves) {
    let all = plan.advice.flatMap { outcomes[$0.attribute] }
    let found = all.filter(canBeDue)
    guard !found.isEmpty else { return }
    blocks.append(.heading(level: 2, Inline(wording(.advice))))
    addAdvice(found.filter { $0.certainty == .certain }, .due)
    let (kept, left) = cut(weightiest(found.filter { $0.certainty != .certain }, open), to: Self.possibleAdvice)
    addAdvice(Array(kept), .maybeDue)
    if left > 0 { blocks.append(.paragraph(.muted(wording(.andMore, String(left))))) }
  }

  private func canBeDue(_ outcome: Outcome) -> Bool {
    if case .ordinals(let can) = outcome.value.possibilities { can.contains(1) } else { false }
  }

  /// Those first whose unknown facts most outcomes share; equals keep the order of the catalogue.
  private func weightiest(_ found: [Outcome], _ open: OpenLeaves) -> [Outcome] {
    let weights = found.map { open.weight(of: $0.key) }
    return found.indices.sorted { left, right in
      weights[left] == weights[right] ? left < right : weights[left] > weights[right]
    }.map { found[$0] }
  }

  private mutating func addAdvice(_ found: [Outcome], _ heading: Phrase) {
    guard !found.isEmpty else { return }
    blocks.append(.paragraph(.strong(wording(heading))))
    var items: [ListItem] = []
    for outcome in found {
      let row = ReportRow(name: titles.wholeSubject(outcome.key), entities: outcome.key.numbers)
      items.append(options.explain == .full ? fullAdvice(row, outcome) : briefAdvice(row, outcome))
    }
    blocks.append(.list(items))
  }

  private mutating func fullAdvice(_ row: ReportRow, _ outcome: Outcome) -> ListItem {
    let groups = groups([row], [outcome.key.attribute])
    return ListItem(Inline(row.name), groups.isEmpty ? [] : [.list(groups.map { item($0, among: [row]) })])
  }

  /// The text, and under it one reason or two.
  private mutating func briefAdvice(_ row: ReportRow, _ outcome: Outcome) -> ListItem {
    let groups = groups([row], [outcome.key.attribute])
    guard let first = groups.first else { return ListItem(Inline(row.name)) }
    let new = groups.map(\.sentence).filter { !said.contains($0) }.prefix(2)
    said.formUnion(new)
    // What was said above is named, so that no advice stands without a reason.
    let texts = new.isEmpty ? [title(of: first.reason.rule)] : Array(new)
    let head = wording(outcome.certainty == .certain ? .reasons : .ifItHolds)
    return ListItem(texts.reduce(Inline(row.name)) { $0 + .muted("\n" + head + ": " + $1) })
  }
}
