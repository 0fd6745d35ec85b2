import Explanation
import Report
import RuleLanguage

extension ReportBuilder {
  /// How many entries the sections at the end give before they count the rest.
  static let entriesOfSection = 8

  /// Where rules contradict each other, with both sides.
  mutating func addContradictions() {
    let found = outcomes.filter { $0.value.contradiction != .none }
    guard !found.isEmpty else { return }
    blocks.append(.heading(level: 2, Inline(wording(.contradictions))))
    blocks.append(.paragraph(Inline(wording(.contradictionIntro))))
    blocks.append(.list(found.map { contradiction($0) }))
  }

  private mutating func contradiction(_ outcome: Outcome) -> ListItem {
    let isCertain = outcome.value.contradiction == .certain
    let sides = outcome.reasons.filter { $0.status != .defeated }.map { reason in
      let effect = effect(of: reason, outcome.key.attribute)
      let sentence = sentences.sentence(reason.rule, reason.entities)
      cited.formUnion(ruleSet.rules[reason.rule.raw].sources)
      let isNew = said.insert(sentence).inserted
      return ListItem(Inline(effect) + .muted(" — " + (isNew ? sentence : title(of: reason.rule))))
    }
    let head = label(outcome.key) + ": " + wording(isCertain ? .certain : .possible)
    return ListItem(Inline(head, .bad), [.list(sides)])
  }

  // MARK: Tensions

  private struct TensionKey: Hashable {
    var attribute: AttributeID
    var upward: [RuleID]
    var downward: [RuleID]
  }

  /// Where reasons pull in opposite directions, for what the report shows.
  mutating func addTensions() {
    var order: [TensionKey] = []
    var subjects: [TensionKey: [FactKey]] = [:]
    for outcome in outcomes where options.all || shown.contains(outcome.key) {
      guard let tension = outcome.tension, options.all || isSettled(tension, outcome) else { continue }
      let key = TensionKey(attribute: outcome.key.attribute, upward: tension.upward, downward: tension.downward)
      // A band's sides are those of its sum.
      if case .band? = ruleSet.attributes[key.attribute.raw].combine { continue }
      if subjects[key] == nil { order.append(key) }
      subjects[key, default: []].append(outcome.key)
    }
    guard !order.isEmpty else { return }
    let (kept, left) = cut(order, to: Self.entriesOfSection)
    blocks.append(.heading(level: 2, Inline(wording(.tensions))))
    blocks.append(.paragraph(Inline(wording(.tensionIntro))))
    blocks.append(.list(kept.map { item($0, subjects[$0] ?? []) }))
    if left > 0 { blocks.append(.paragraph(.muted(wording(.moreTensions, String(left))))) }
  }

  /// Both sides hold for certain: what only may be so on one side is no tension yet.
  private func isSettled(_ tension: Outcome.Tension, _ outcome: Outcome) -> Bool {
    [tension.upward, tension.downward].allSatisfy { side in
      outcome.reasons.contains { $0.isCertain && side.contains($0.rule) }
    }
  }

  private func item(_ key: TensionKey, _ subjects: [FactKey]) -> ListItem {
    let names = self.subjects(subjects, limit: 4)
    let title = plan.title(key.attribute, titles)
    var isChoice = false
    if case .single? = ruleSet.attributes[key.attribute.raw].combine { isChoice = true }
    return ListItem(
      Inline.strong(title) + Inline(names.isEmpty ? "" : ": " + names),
      [
        .definitions([
          Definition(Inline(wording(isChoice ? .standing : .upward)), Inline(sides(key.upward))),
          Definition(Inline(wording(isChoice ? .outranked : .downward)), Inline(sides(key.downward))),
        ])
      ])
  }

  private func sides(_ rules: [RuleID]) -> String { rules.map { title(of: $0) }.joined(separator: "; ") }
}
