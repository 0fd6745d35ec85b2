import Explanation
import Inference
import Report
import RuleModel

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
    let found = order(Array(outcomes[summary.attribute]), by: summary.orderBy)
    let text = summary.values.isEmpty ? values(found, summary) : members(found, summary)
    return text.map { Definition(Inline(titles.text(summary.title) ?? titles.title(summary.attribute)), Inline($0)) }
  }

  private func limit(_ summary: Summary) -> Int { options.all ? .max : summary.show ?? .max }

  /// The entities whose value is one of those that are asked for. A number without a name would say nothing: some of
  /// the possible ones are named in any case.
  private func members(_ found: [Outcome], _ summary: Summary) -> String {
    let certain = found.filter { membership($0.value, summary.values) == true }
    let possible = found.filter { membership($0.value, summary.values) == false }
    let limit = limit(summary)
    if summary.isCertainOnly { return certain.isEmpty ? wording(.none) : shortened(certain, to: limit) }
    var parts: [String] = []
    if !certain.isEmpty { parts.append(wording(.pairs, wording(.certain), shortened(certain, to: limit))) }
    let room = max(2, limit - certain.count)
    if !possible.isEmpty { parts.append(wording(.pairs, wording(.possible), shortened(possible, to: room))) }
    return parts.isEmpty ? wording(.none) : parts.joined(separator: "\n")
  }

  /// Each entity's own value.
  private func values(_ found: [Outcome], _ summary: Summary) -> String? {
    let texts = found.filter { !isEmpty($0) }.compactMap { outcome -> String? in
      guard let value = summary.isCertainOnly ? certainText(outcome) : marked(outcome) else { return nil }
      let subject = titles.subject(outcome.key)
      return subject.isEmpty ? value : subject + ": " + value
    }
    return texts.isEmpty ? nil : lines(texts, upTo: limit(summary))
  }

  /// Of a set that is not certain its elements are marked already.
  private func marked(_ outcome: Outcome) -> String {
    if case .set = outcome.value.possibilities, outcome.certainty != .certain { return text(outcome) }
    return marked(text(outcome), isCertain: outcome.certainty == .certain)
  }

  /// The value, if it is certain; of a set its certain elements.
  private func certainText(_ outcome: Outcome) -> String? {
    if outcome.certainty == .certain { return text(outcome) }
    guard case .set(let sure, _) = outcome.value.possibilities, !sure.isEmpty else { return nil }
    let type = ruleSet.attributes[outcome.key.attribute.raw].type
    return titles.text(Value(.set(certain: sure, possible: sure)), type)
  }

  /// Entities that are whole sentences stand each on its line.
  private func shortened(_ found: [Outcome], to limit: Int) -> String {
    let whole = found.map { titles.wholeSubject($0.key) }
    if whole.allSatisfy({ $0.hasSuffix(".") }) { return lines(whole, upTo: limit) }
    return wording.list(found.map { titles.subject($0.key) }, upTo: limit)
  }

  private func lines(_ texts: [String], upTo limit: Int) -> String {
    let left = texts.count - limit
    guard left > 1 else { return texts.joined(separator: "\n") }
    return (texts.prefix(limit) + [wording(.entitiesMore, String(left))]).joined(separator: "\n")
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
      outcome(attribute, item.key.numbers).map { measure($0.value) } ?? (.min, .min)
    }
    return found.indices.sorted { left, right in
      keys[left] == keys[right] ? left < right : keys[left] > keys[right]
    }.map { found[$0] }
  }
}
