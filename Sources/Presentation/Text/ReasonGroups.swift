import Circuit
import Explanation
import Inference
import Report
import RuleLanguage

/// One sentence and for whom it holds: instances of a rule that differ in the row's own entity alone.
struct ReasonGroup: Sendable {
  var reason: Reason
  var sentence: String
  /// Names of the rows, in their order.
  var rows: [String]
  /// What it contributes, each once.
  var effects: [String]
  var weight: Int
}

extension ReportBuilder {
  /// The reasons of outcomes of some rows, grouped by sentence, the weightiest first.
  mutating func groups(_ rows: [ReportRow], _ attributes: [AttributeID]) -> [ReasonGroup] {
    var result: [ReasonGroup] = []
    var places: [GroupKey: Int] = [:]
    for row in rows {
      for attribute in attributes {
        // A band's reasons are those of its sum.
        if case .band(let sum, _)? = ruleSet.attributes[attribute.raw].combine, attributes.contains(sum) { continue }
        for reason in outcome(attribute, row.entities)?.reasons ?? [] where isTold(reason) {
          add(reason, attribute, row, &result, &places)
        }
      }
    }
    return result.indices.sorted { left, right in
      let (a, b) = (result[left], result[right])
      if a.reason.isCertain != b.reason.isCertain { return a.reason.isCertain }
      return a.weight == b.weight ? left < right : a.weight > b.weight
    }.map { result[$0] }
  }

  private struct GroupKey: Hashable {
    var rule: RuleID
    var text: String
    var isCertain: Bool
    var status: Reason.Status
  }

  private func isTold(_ reason: Reason) -> Bool {
    options.explain == .full || (options.explain == .brief && reason.status == .applied)
  }

  private mutating func add(
    _ reason: Reason, _ attribute: AttributeID, _ row: ReportRow, _ result: inout [ReasonGroup],
    _ places: inout [GroupKey: Int]
  ) {
    let hidden = sentences.sentence(reason.rule, reason.entities, hiding: variable(of: reason))
    let key = GroupKey(
      rule: reason.rule, text: hidden, isCertain: reason.isCertain, status: reason.status)
    let effect = effect(of: reason, attribute)
    if let place = places[key] {
      if result[place].rows.last != row.name { result[place].rows.append(row.name) }
      if !result[place].effects.contains(effect) { result[place].effects.append(effect) }
      result[place].weight += 1
      return
    }
    places[key] = result.count
    result.append(
      ReasonGroup(
        reason: reason, sentence: sentences.sentence(reason.rule, reason.entities), rows: [row.name],
        effects: [effect], weight: weight(of: reason)))
  }

  /// The variable that stands for the row: the last term of the conclusion's subject.
  private func variable(of reason: Reason) -> VariableID? {
    let conclusion = ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion]
    if case .variable(let variable)? = conclusion.subject.terms.last { return variable }
    return nil
  }

  private func weight(of reason: Reason) -> Int {
    switch ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion].contribution {
    case .weight(let weight), .step(let weight): Int(clamping: weight.magnitude) * 4
    case .assert, .value, .atLeast, .atMost, .add: 12
    }
  }

  /// `Suitability +2`, `Role at least partner`.
  mutating func effect(of reason: Reason, _ attribute: AttributeID) -> String {
    let title = plan.title(attribute, titles)
    let type = ruleSet.attributes[ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion].attribute.raw].type
    switch sentences.reader.said(reason) {
    case .yes: return title
    case .weight(let weight): return title + " " + signed(weight, type)
    case .step(let step): return wording(step < 0 ? .lower : .raise, title, String(step.magnitude))
    case .value(let value): return wording(.concluded, title, words(value, type))
    case .atLeast(let value): return wording(.floor, title, words(value, type))
    case .atMost(let value): return wording(.cap, title, words(value, type))
    case .add(let value): return wording(.adds, title, words(value, type))
    }
  }

  private func signed(_ weight: Int64, _ type: ValueType) -> String {
    (weight > 0 ? "+" : "") + titles.number(weight, type)
  }

  private func words(_ value: Value?, _ type: ValueType) -> String {
    value.map { titles.text($0, type) } ?? wording(.unknown)
  }
}
