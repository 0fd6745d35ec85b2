import Explanation
import Report
import RuleModel

/// What the manifest wants said first, a line each.
func summaryBlocks(_ input: PageInput) -> [Block] {
  let lines = input.ruleSet.summaries.compactMap { SummaryLine($0, input).definition }
  return lines.isEmpty ? [] : [.definitions(lines)]
}

/// A line of the summary: the entities that have certain values, or the value of each.
private struct SummaryLine {
  let summary: RuleSet.Summary
  let input: PageInput

  init(_ summary: RuleSet.Summary, _ input: PageInput) {
    self.summary = summary
    self.input = input
  }

  var definition: Definition? {
    let entries = summary.values.isEmpty ? keys.compactMap(value) : keys.filter(isMember).map(member)
    let title = Inline(input.titles.text(summary.title) ?? input.titles.title(summary.attribute))
    if entries.isEmpty { return summary.values.isEmpty ? nil : Definition(title, Inline(input.wording(.none))) }
    return Definition(title, joined(entries))
  }

  /// In their order; where the manifest says so, without what may yet be otherwise.
  private var keys: [FactKey] {
    let all = input.readings.working.keys(of: summary.attribute)
      .filter { !summary.isCertainOnly || input.readings.ground($0) != .unsettled }
    guard let order = summary.orderBy else { return all }
    return sorted(all, by: all.map { input.values.value(FactKey(order, numbers: $0.numbers))?.measure ?? .min })
  }

  private func isMember(_ key: FactKey) -> Bool {
    switch input.values.value(key) {
    case .ordinal(let ordinal): summary.values.contains(ordinal)
    case .set(let elements): elements.contains(where: summary.values.contains)
    case .number, .text, nil: false
    }
  }

  private func member(_ key: FactKey) -> Inline {
    input.marked(Inline(input.titles.wholeSubject(key)), key)
  }

  private var areSentences: Bool { keys.contains { input.titles.wholeSubject($0).hasSuffix(".") } }

  private func value(_ key: FactKey) -> Inline? {
    let subject = input.titles.subject(key)
    return input.answer(key).map { subject.isEmpty ? $0 : Inline(subject + ": ") + $0 }
  }

  /// Names in a row; whole sentences and values each on a line of its own.
  private func joined(_ entries: [Inline]) -> Inline {
    let limit = summary.show ?? entries.count
    let left = entries.count > limit + 1 ? entries.count - limit : 0
    let more = left > 0 ? [Inline(input.wording(.entitiesMore, String(left)))] : []
    let shown = entries.dropLast(left)
    if summary.values.isEmpty || areSentences {
      let lines = shown + more
      return lines.dropFirst().reduce(lines[0]) { $0 + "\n" + $1 }
    }
    return left == 0
      ? input.wording.language.list(Array(shown))
      : shown.dropFirst().reduce(shown[0]) { $0 + Inline(", ") + $1 } + Inline(" ") + more[0]
  }
}
