import Circuit
import Explanation
import Inference
import Report
import RuleModel

/// One sentence and for whom it holds: instances of a rule that differ in the row's own entity alone.
struct ReasonGroup: Sendable {
  var reason: Reason
  var sentence: String
  /// Names of the rows, in their order.
  var rows: [String]
  /// What it contributes, each once.
  var effects: [Effect]
  var weight: Int
  /// Other entities for which the same holds of the same rows.
  var variants: [String] = []
}

/// What a reason does to an outcome: `Role: at least partner`.
struct Effect: Sendable, Equatable {
  var title: String
  var text: String
  /// Elements added to a set; none where they differ from row to row.
  var added: [String]?
}

extension ReasonGroup {
  /// Adds an effect on the rows that are there; elements of one set are joined.
  mutating func note(_ effect: Effect) {
    guard let added = effect.added,
      let place = effects.firstIndex(where: { $0.title == effect.title && $0.added != nil })
    else {
      if !effects.contains(effect) { effects.append(effect) }
      return
    }
    guard let known = effects[place].added, !known.isEmpty else { return }
    let new = added.filter { !known.contains($0) }
    effects[place].added = known + new
    effects[place].text = ([effects[place].text] + new).joined(separator: ", ")
  }

  /// Adds an effect on a further row. One that differs from that on the first leaves no more to tell of all than the
  /// title: joined, the two would read as if each row had both.
  mutating func noteFurther(_ effect: Effect) {
    guard let place = effects.firstIndex(where: { $0.title == effect.title }) else { return note(effect) }
    let isKnown = effect.added.map { Set($0).isSubset(of: effects[place].added ?? []) } ?? effects.contains(effect)
    if isKnown { return }
    effects[place].text = effect.title
    effects[place].added = effects[place].added.map { _ in [] }
  }
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
    result = merged(result)
    return result.indices.sorted { left, right in
      let (a, b) = (result[left], result[right])
      if a.reason.isCertain != b.reason.isCertain { return a.reason.isCertain }
      return a.weight == b.weight ? left < right : a.weight > b.weight
    }.map { result[$0] }
  }

  private struct VariantKey: Hashable {
    var rule: RuleID
    var isCertain: Bool
    var status: Reason.Status
    var rows: [String]
    var effects: [String]
  }

  /// Sentences of one rule that say the same of the same rows, but for another entity, become one.
  private func merged(_ groups: [ReasonGroup]) -> [ReasonGroup] {
    var result: [ReasonGroup] = []
    var places: [VariantKey: Int] = [:]
    for group in groups {
      let key = VariantKey(
        rule: group.reason.rule, isCertain: group.reason.isCertain, status: group.reason.status, rows: group.rows,
        effects: group.effects.map { $0.added == nil ? $0.text : $0.title })
      if let place = places[key], let variant = variant(group.reason, result[place].reason) {
        result[place].variants.append(variant)
        for effect in group.effects { result[place].note(effect) }
      } else {
        places[key] = result.count
        result.append(group)
      }
    }
    return result
  }

  /// The names of the entities in which an instance differs from the one that is told; nil if there are none.
  private func variant(_ reason: Reason, _ told: Reason) -> String? {
    let scope = ruleSet.rules[reason.rule.raw].scope
    let names = zip(scope, zip(reason.entities, told.entities)).filter { $0.1.0 != $0.1.1 }.map {
      titles.entity($0.kind, $1.0)
    }
    return names.isEmpty ? nil : names.joined(separator: " · ")
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
    let effect = Effect(
      title: plan.title(attribute, titles), text: self.effect(of: reason, attribute), added: added(reason))
    if let place = places[key] {
      if result[place].rows.last != row.name { result[place].rows.append(row.name) }
      if result[place].rows.count == 1 { result[place].note(effect) } else { result[place].noteFurther(effect) }
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

  /// What joins others of the same set.
  private mutating func added(_ reason: Reason) -> [String]? {
    guard case .add(let value) = sentences.reader.said(reason) else { return nil }
    let attribute = ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion].attribute
    return [words(value, ruleSet.attributes[attribute.raw].type)]
  }

  private func signed(_ weight: Int64, _ type: ValueType) -> String {
    (weight > 0 ? "+" : "") + titles.number(weight, type)
  }

  private func words(_ value: Value?, _ type: ValueType) -> String {
    value.map { titles.text($0, type) } ?? wording(.unknown)
  }
}
