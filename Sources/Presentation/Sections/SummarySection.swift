import Explanation
import Report
import RuleModel

/// What the rule set wants said first.
func summarySection(_ input: ReportInput) -> [Block] {
  let definitions = input.options.summaries.compactMap { SummaryLine(input, $0).definition }
  return definitions.isEmpty ? [] : [input.heading(.summary), .definitions(definitions)]
}

/// A line of the summary: the entities that have certain values, or the values of all.
private struct SummaryLine {
  let input: ReportInput
  let summary: RuleSet.Summary
  var wording: Wording { input.wording }
  var titles: Titles { input.titles }
  private var limit: Int { input.options.all ? .max : summary.show ?? .max }

  init(_ input: ReportInput, _ summary: RuleSet.Summary) {
    self.input = input
    self.summary = summary
  }

  var definition: Definition? {
    guard input.ruleSet.attributes.indices.contains(summary.attribute.raw) else { return nil }
    let text = summary.values.isEmpty ? values(outcomes) : members(outcomes)
    return text.map { Definition(Inline(titles.text(summary.title) ?? titles.title(summary.attribute)), Inline($0)) }
  }

  private var outcomes: [Outcome] {
    let all = input.outcomes[summary.attribute]
    guard let attribute = summary.orderBy else { return all }
    return sorted(all, by: all.map { input.outcome(attribute, $0.key.numbers)?.value.measure ?? (.min, .min) })
  }

  // MARK: Members

  /// The entities whose value is one of those that are asked for. A number without a name would say nothing: some of
  /// the possible ones are named in any case.
  private func members(_ found: [Outcome]) -> String {
    let certain = found.filter { membership($0.value) == true }
    let possible = found.filter { membership($0.value) == false }
    if summary.isCertainOnly { return certain.isEmpty ? wording(.none) : shortened(certain, to: limit) }
    var parts: [String] = []
    if !certain.isEmpty { parts.append(wording(.pairs, wording(.certain), shortened(certain, to: limit))) }
    let room = max(2, limit - certain.count)
    if !possible.isEmpty { parts.append(wording(.pairs, wording(.possible), shortened(possible, to: room))) }
    return parts.isEmpty ? wording(.none) : parts.joined(separator: "\n")
  }

  /// Whether the value is one of those asked for: for certain (true), possibly (false), or not (nil).
  private func membership(_ value: Value) -> Bool? {
    let wanted = summary.values
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

  // MARK: Values

  /// Each entity's own value.
  private func values(_ found: [Outcome]) -> String? {
    let texts = found.filter { !input.isEmpty($0) }.compactMap { outcome -> String? in
      guard let value = summary.isCertainOnly ? certainText(outcome) : marked(outcome) else { return nil }
      let subject = titles.subject(outcome.key)
      return subject.isEmpty ? value : subject + ": " + value
    }
    return texts.isEmpty ? nil : lines(texts, upTo: limit)
  }

  /// Of a set that is not certain its elements are marked already.
  private func marked(_ outcome: Outcome) -> String {
    if case .set = outcome.value.possibilities, outcome.certainty != .certain { return input.text(outcome) }
    return input.marked(input.text(outcome), isCertain: outcome.isSettled)
  }

  /// The value, if it is certain; of a set its certain elements.
  private func certainText(_ outcome: Outcome) -> String? {
    if outcome.certainty == .certain { return input.text(outcome) }
    guard case .set(let sure, _) = outcome.value.possibilities, !sure.isEmpty else { return nil }
    return titles.text(Value(.set(certain: sure, possible: sure)), input.type(outcome.key.attribute))
  }
}
