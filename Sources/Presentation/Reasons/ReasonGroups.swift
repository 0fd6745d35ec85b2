import Explanation
import Report
import RuleModel

/// The reasons of outcomes of some rows, grouped by sentence, the weightiest first.
struct ReasonGroups {
  private(set) var groups: [ReasonGroup] = []
  private let rows: [ReportRow]
  private let input: ReportInput

  init(_ input: ReportInput, _ rows: [ReportRow], _ attributes: [AttributeID]) {
    self.input = input
    self.rows = rows
    guard input.options.explain != .none else { return }
    var gatherer = Gatherer(input)
    for row in rows {
      for attribute in attributes {
        // A band's reasons are those of its sum.
        if case .band(let sum, _)? = input.ruleSet.attributes[attribute.raw].combine, attributes.contains(sum) {
          continue
        }
        for reason in input.outcome(attribute, row.entities)?.reasons ?? [] { gatherer.add(reason, attribute, row) }
      }
    }
    let all = merged(gatherer.groups)
    let certain = all.filter(\.reason.isCertain)
    groups = [certain, all.filter { !$0.reason.isCertain }].flatMap { part in
      sorted(part, by: part.map { (Int64($0.weight), 0) })
    }
  }

  /// The same, ready to be told.
  var entries: [ReasonEntry] {
    groups.map { group in
      let rule = input.ruleSet.rules[group.reason.rule.raw]
      let note = Inline.muted(" (" + note(group) + ")")
      let sentence = input.reasons.told(group.sentence, isCertain: group.reason.isCertain)
      let details = input.options.explain == .full ? [input.reasons.details(group.reason)] : []
      return ReasonEntry(
        sentence: group.sentence, first: ListItem(Inline(sentence) + note, details),
        again: ListItem(Inline(input.reasons.title(of: group.reason.rule)) + note), sources: rule.sources)
    }
  }

  // MARK: Variants

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
    let scope = input.ruleSet.rules[reason.rule.raw].scope
    let names = zip(scope, zip(reason.entities, told.entities)).filter { $0.1.0 != $0.1.1 }.map {
      input.titles.entity($0.kind, $1.0)
    }
    return names.isEmpty ? nil : names.joined(separator: " · ")
  }

  // MARK: Notes

  /// `certain; Suitability +2; likewise Climate diplomacy`.
  private func note(_ group: ReasonGroup) -> String {
    let wording = input.wording
    var parts = [wording(group.reason.isCertain ? .certain : .possible)] + group.effects.map(\.text)
    if rows.count > 1 { parts.append(rowsText(group)) }
    if !group.variants.isEmpty {
      parts.append(wording(.sameWith, input.names(group.variants, limit: limit(4))))
    }
    if group.reason.status != .applied { parts.append(input.reasons.status(group.reason)) }
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// A sentence that names the row needs only the others; one that does not needs them all.
  private func rowsText(_ group: ReasonGroup) -> String {
    let first = group.rows.first ?? ""
    let isNamed =
      group.sentence.containsBytes(of: first) || group.sentence.hasPrefix(input.wording.language.sentence(first))
    guard isNamed else { return input.names(group.rows, among: rows, limit: limit(5)) }
    let others = Array(group.rows.dropFirst())
    return others.isEmpty ? "" : input.wording(.likewise, input.names(others, limit: limit(5)))
  }

  private func limit(_ brief: Int) -> Int { input.options.explain == .full ? Int.max - 1 : brief }
}

/// Gathers reasons by sentence, in the order in which they come.
private struct Gatherer {
  private struct Key: Hashable {
    var rule: RuleID
    var text: String
    var isCertain: Bool
    var status: Reason.Status
  }
  private(set) var groups: [ReasonGroup] = []
  private var places: [Key: Int] = [:]
  private let input: ReportInput

  init(_ input: ReportInput) { self.input = input }

  /// In brief only what was applied is told.
  mutating func add(_ reason: Reason, _ attribute: AttributeID, _ row: ReportRow) {
    guard input.options.explain == .full || reason.status == .applied else { return }
    let conclusion = input.ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion]
    let hidden = input.reasons.sentence(reason.instance, hiding: variable(of: conclusion))
    let key = Key(rule: reason.rule, text: hidden, isCertain: reason.isCertain, status: reason.status)
    let effect = Effect(
      title: input.titles.outcome(attribute), text: input.reasons.effect(of: reason, attribute),
      added: input.reasons.added(reason).map { [$0] })
    if let place = places[key] { return groups[place].add(effect, on: row.name) }
    places[key] = groups.count
    groups.append(
      ReasonGroup(
        reason: reason, sentence: input.reasons.sentence(reason.instance), rows: [row.name], effects: [effect],
        weight: weight(of: conclusion)))
  }

  /// The variable that stands for the row: the last term of the conclusion's subject.
  private func variable(of conclusion: Conclusion) -> VariableID? {
    if case .variable(let variable)? = conclusion.subject.terms.last { variable } else { nil }
  }

  private func weight(of conclusion: Conclusion) -> Int {
    switch conclusion.contribution {
    case .weight(let weight), .step(let weight): Int(clamping: weight.magnitude) * 4
    case .assert, .value, .atLeast, .atMost, .add: 12
    }
  }
}
