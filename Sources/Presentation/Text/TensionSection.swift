import Explanation
import Report
import RuleModel

extension ReportBuilder {
  private struct TensionKey: Hashable {
    var attribute: AttributeID
    var upward: [RuleID]
    var downward: [RuleID]
  }

  /// Where reasons pull in opposite directions, for what the report shows.
  mutating func addTensions() {
    var order: [TensionKey] = []
    var subjects: [TensionKey: [FactKey]] = [:]
    for outcome in outcomes.all {
      guard let tension = outcome.tension, options.all || shown.contains(outcome.key) && isSettled(tension, outcome)
      else { continue }
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
    var items: [ListItem] = []
    for key in kept { items.append(item(key, subjects[key] ?? [])) }
    blocks.append(.list(items))
    if left > 0 { blocks.append(.paragraph(.muted(wording(.moreTensions, String(left))))) }
  }

  /// Both sides hold for certain: what only may be so on one side is no tension yet.
  private func isSettled(_ tension: Outcome.Tension, _ outcome: Outcome) -> Bool {
    [tension.upward, tension.downward].allSatisfy { side in
      outcome.reasons.contains { $0.isCertain && side.contains($0.rule) }
    }
  }

  private mutating func item(_ key: TensionKey, _ subjects: [FactKey]) -> ListItem {
    let names = self.subjects(subjects, limit: 4)
    let head = Inline.strong(plan.title(key.attribute, titles)) + Inline(names.isEmpty ? "" : ": " + names)
    let common = Set(key.upward.map { title(of: $0) }).intersection(key.downward.map { title(of: $0) })
    var rows: [Definition] = []
    for (phrase, reasons) in sides(key, of: subjects.first) {
      rows.append(Definition(Inline(wording(phrase)), Inline(side(reasons, common, key.attribute))))
    }
    return ListItem(head, [.definitions(rows)])
  }

  /// The reasons of both sides, as they bear upon one of the subjects.
  private func sides(_ key: TensionKey, of subject: FactKey?) -> [(Phrase, [Reason])] {
    var isChoice = false
    if case .single? = ruleSet.attributes[key.attribute.raw].combine { isChoice = true }
    let reasons = subject.flatMap { outcome($0.attribute, $0.entities.map(\.raw)) }?.reasons ?? []
    let upward = reasons.filter { key.upward.contains($0.rule) && isUpward($0, isChoice) == true }
    let downward = reasons.filter { key.downward.contains($0.rule) && isUpward($0, isChoice) == false }
    return [(isChoice ? .standing : .upward, upward), (isChoice ? .outranked : .downward, downward)]
  }

  /// The side on which a reason stands: of a choice whether it was chosen; nil where it pulls nowhere.
  private func isUpward(_ reason: Reason, _ isChoice: Bool) -> Bool? {
    if isChoice { return reason.status != .defeated }
    switch ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion].contribution {
    case .weight(let weight): return weight > 0
    case .step(let step): return step > 0
    case .atLeast: return true
    case .atMost: return false
    case .assert, .value, .add: return nil
    }
  }

  /// Titles of rules, each once; of those that both sides would show the reasons themselves and what they do.
  private mutating func side(_ reasons: [Reason], _ common: Set<String>, _ attribute: AttributeID) -> String {
    var names: [String] = []
    var lines: [String] = []
    for reason in reasons {
      let title = title(of: reason.rule)
      guard common.contains(title) else {
        if !names.contains(title) { names.append(title) }
        continue
      }
      let sentence = told(sentences.sentence(reason.rule, reason.entities), isCertain: reason.isCertain)
      let line = sentence + " (" + effect(of: reason, attribute) + ")"
      if !lines.contains(line) { lines.append(line) }
    }
    return ((names.isEmpty ? [] : [names.joined(separator: "; ")]) + lines).joined(separator: "\n")
  }
}
