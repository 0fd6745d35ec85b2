import Explanation
import Report
import RuleModel

extension ReportBuilder {
  /// How many entries the sections at the end give before they count the rest.
  static let entriesOfSection = 8

  /// Where rules contradict each other, with both sides.
  mutating func addContradictions() {
    let found = outcomes.all.filter { $0.value.contradiction != .none }
    guard !found.isEmpty else { return }
    blocks.append(.heading(level: 2, Inline(wording(.contradictions))))
    let isAnyCertain = found.contains { $0.value.contradiction == .certain }
    blocks.append(.paragraph(Inline(wording(isAnyCertain ? .contradictionIntro : .openContradictionIntro))))
    blocks.append(.list(found.map { contradiction($0) }))
  }

  private mutating func contradiction(_ outcome: Outcome) -> ListItem {
    let isCertain = outcome.value.contradiction == .certain
    let sides = outcome.reasons.filter { $0.status != .defeated }.map { reason in
      let effect = effect(of: reason, outcome.key.attribute)
      let sentence = sentences.sentence(reason.rule, reason.entities)
      cited.formUnion(ruleSet.rules[reason.rule.raw].sources)
      let isNew = said.insert(sentence).inserted
      let why = isNew ? told(sentence, isCertain: reason.isCertain) : title(of: reason.rule)
      return ListItem(Inline(effect) + .muted(" — " + why))
    }
    let head = label(outcome.key) + ": " + wording(isCertain ? .certain : .possible)
    return ListItem(Inline(head, .bad), [.list(sides)])
  }
}
