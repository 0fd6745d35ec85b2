import Explanation
import Report
import RuleModel

/// Where rules contradict each other, with both sides.
func contradictionSection(_ input: ReportInput) -> [Passage] {
  let found = input.explainer.contradictions(among: input.outcomes.all)
  guard !found.isEmpty else { return [] }
  let isAnyCertain = found.contains { $0.value.contradiction == .certain }
  let intro: Phrase = isAnyCertain ? .contradictionIntro : .openContradictionIntro
  let entries = found.map { outcome in
    let head = input.label(outcome.key) + ": " + input.certainty(outcome)
    let sides = outcome.reasons.filter { $0.status != .defeated }.map { side($0, outcome, input) }
    return NamedReasons(Inline(head, .bad), sides)
  }
  return [.block(input.heading(.contradictions)), .block(input.paragraph(intro)), .entries(entries)]
}

private func side(_ reason: Reason, _ outcome: Outcome, _ input: ReportInput) -> ReasonEntry {
  let effect = Inline(input.reasons.effect(of: reason, outcome.key.attribute))
  let sentence = input.reasons.sentence(reason.instance)
  return ReasonEntry(
    sentence: sentence,
    first: ListItem(effect + .muted(" — " + input.reasons.told(sentence, isCertain: reason.isCertain))),
    again: ListItem(effect + .muted(" — " + input.reasons.title(of: reason.rule))),
    sources: input.ruleSet.rules[reason.rule.raw].sources)
}
