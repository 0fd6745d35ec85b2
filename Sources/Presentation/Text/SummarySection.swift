import Explanation
import Inference
import Report
import RuleLanguage

extension ReportBuilder {
  /// What the rule set wants said first.
  mutating func addSummary() {
    let definitions = options.summaries.compactMap(definition)
    guard !definitions.isEmpty else { return }
    blocks.append(.heading(level: 2, Inline(wording(.summary))))
    blocks.append(.definitions(definitions))
  }

  private func definition(_ summary: Summary) -> Definition? {
    guard ruleSet.attributes.indices.contains(summary.attribute.raw) else { return nil }
    let title = titles.text(summary.title) ?? titles.title(summary.attribute)
    let found = outcomes.filter { $0.key.attribute == summary.attribute }
    if summary.values.isEmpty { return values(title, found) }
    let sorted = order(found, by: summary.orderBy)
    let certain = sorted.filter { membership($0.value, summary.values) == true }.map { titles.subject($0.key) }
    let possible = sorted.filter { membership($0.value, summary.values) == false }.map { titles.subject($0.key) }
    var parts: [String] = []
    let limit = options.all ? Int.max : summary.show ?? Int.max
    if !certain.isEmpty { parts.append(wording(.pairs, wording(.certain), shortened(certain, to: limit))) }
    let room = max(0, limit - certain.count)
    if !possible.isEmpty { parts.append(wording(.pairs, wording(.possible), shortened(possible, to: room))) }
    return Definition(Inline(title), Inline(parts.isEmpty ? wording(.none) : parts.joined(separator: "\n")))
  }

  /// Each entity's own value.
  private func values(_ title: String, _ found: [Outcome]) -> Definition? {
    let texts = found.filter { !isEmpty($0) }.map { outcome -> String in
      let subject = titles.subject(outcome.key)
      let value = marked(outcome)
      return subject.isEmpty ? value : subject + ": " + value
    }
    return texts.isEmpty ? nil : Definition(Inline(title), Inline(texts.joined(separator: "\n")))
  }

  /// Of a set that is not certain its elements are marked already.
  private func marked(_ outcome: Outcome) -> String {
    if case .set = outcome.value.possibilities, outcome.certainty != .certain { return text(outcome) }
    return marked(text(outcome), isCertain: outcome.certainty == .certain)
  }

  private func shortened(_ names: [String], to limit: Int) -> String {
    guard names.count > limit else { return wording.list(names) }
    if limit == 0 { return wording(.entries, String(names.count)) }
    return names.prefix(limit).joined(separator: ", ") + " " + wording(.entitiesMore, String(names.count - limit))
  }

  /// Whether the value is one of these: for certain (true), possibly (false), or not (nil).
  private func membership(_ value: Value, _ wanted: [Int]) -> Bool? {
    switch value.possibilities {
    case .ordinals(let can):
      guard can.contains(where: wanted.contains) else { return nil }
      return can.allSatisfy(wanted.contains) && !value.mayBeEmpty && value.contradiction == .none
    case .set(let sure, let can):
      guard can.contains(where: wanted.contains) else { return nil }
      return sure.contains(where: wanted.contains)
    case .number, .nothing: return nil
    }
  }

  private func order(_ found: [Outcome], by attribute: AttributeID?) -> [Outcome] {
    guard let attribute else { return found }
    let keys = found.map { item in
      outcome(attribute, item.key.entities.map(\.raw)).map { measure($0.value) } ?? (.min, .min)
    }
    return found.indices.sorted { left, right in
      keys[left] == keys[right] ? left < right : keys[left] > keys[right]
    }.map { found[$0] }
  }
}
