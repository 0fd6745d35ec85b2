import Explanation
import Report
import RuleModel

/// How many possible pieces of advice are given: more would bury the certain ones.
private let possibleAdvice = 5

/// The texts that are due, each with why: all that are certain, then of the possible ones those first of which most
/// would be learnt by asking.
func adviceSection(_ open: OpenLeaves, _ input: ReportInput) -> [Passage] {
  let found = input.plan.advice.flatMap { input.outcomes[$0.attribute] }.filter(\.mayBeYes)
  guard !found.isEmpty else { return [] }
  let certain = found.filter { $0.certainty == .certain }
  let possible = weightiest(found.filter { $0.certainty != .certain }, open)
  let (kept, left) = input.options.cut(possible, to: possibleAdvice)
  let omission = input.omission(.andMore, left).map { Passage.block($0) }
  let entries = entries(certain, .due, input) + entries(Array(kept), .maybeDue, input)
  return [.block(input.heading(.advice))] + entries + omission
}

/// Those first whose unknown facts most outcomes share; equals keep the order of the catalogue.
private func weightiest(_ found: [Outcome], _ open: OpenLeaves) -> [Outcome] {
  sorted(found, by: found.map { (Int64(open.weight(of: $0.key)), 0) })
}

private func entries(_ found: [Outcome], _ heading: Phrase, _ input: ReportInput) -> [Passage] {
  guard !found.isEmpty else { return [] }
  let title = Passage.block(.paragraph(.strong(input.wording(heading))))
  if input.options.explain == .full {
    let named = found.map { NamedReasons(Inline(input.titles.wholeSubject($0.key)), reasons($0, input).entries) }
    return [title, .entries(named)]
  }
  return [title, .brief(found.map { brief($0, input) })]
}

private func reasons(_ outcome: Outcome, _ input: ReportInput) -> ReasonGroups {
  let row = ReportRow(name: input.titles.wholeSubject(outcome.key), entities: outcome.key.numbers)
  return ReasonGroups(input, [row], [outcome.key.attribute])
}

private func brief(_ outcome: Outcome, _ input: ReportInput) -> BriefEntry {
  let groups = reasons(outcome, input).groups
  return BriefEntry(
    text: input.titles.wholeSubject(outcome.key),
    head: input.wording(outcome.certainty == .certain ? .reasons : .ifItHolds), sentences: groups.map(\.sentence),
    title: groups.first.map { input.reasons.title(of: $0.reason.rule) })
}
