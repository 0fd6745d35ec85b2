import Report
import RuleModel

/// A stated fact as a profile writes it, on one line.
struct FactYAML {
  private let spelling: Spelling
  private let ruleSet: RuleSet
  private let withNotes: Bool

  init(_ ruleSet: RuleSet, _ profile: Profile, withNotes: Bool) {
    self.ruleSet = ruleSet
    self.withNotes = withNotes
    spelling = Spelling(ruleSet, entities: profile.entities)
  }

  /// `{value: high, source: "…", as-of: 2024}`; without anything beside it only the value.
  func text(_ fact: Fact, _ key: FactKey) -> String {
    let value = statement(fact.statement, ruleSet[key.attribute].type, likely: fact.likely)
    var details: [String] = []
    if withNotes, let source = fact.source { details.append("source: \(remark(source))") }
    if let asOf = fact.asOf { details.append("as-of: \(asOf)") }
    if let confidence = fact.confidence { details.append("confidence: \(confidence)") }
    if withNotes, let note = fact.note { details.append("note: \(remark(note))") }
    return details.isEmpty ? value : "{value: \(value), \(details.joined(separator: ", "))}"
  }

  private func statement(_ statement: Statement, _ type: ValueType, likely: Int64? = nil) -> String {
    switch statement {
    case .known(.text(let text)): texts(text)
    case .known(let constant): spelling.constant(constant, of: type)
    case .unknown, .any: "unknown"
    case .doesNotApply: "does not apply"
    case .oneOf(let parts): "{one of: [\(parts.map { self.statement($0, type) }.joined(separator: ", "))]}"
    case .interval(let low, let high):
      "{from: \(bound(low, type)), to: \(bound(high, type))\(likely.map { ", likely: \(bound($0, type))" } ?? "")}"
    }
  }

  private func bound(_ bound: Int64, _ type: ValueType) -> String {
    if case .number = type { spelling.number(bound, of: type) } else { spelling.value(Int(bound), of: type) }
  }

  /// Bare where it was written once for every language.
  private func remark(_ text: LocalizedText) -> String {
    let own = text.texts.compactMap { $0 }
    return own.count == 1 && text.texts.first == own[0] ? quoted(own[0]) : texts(text)
  }

  private func texts(_ text: LocalizedText) -> String {
    let parts = zip(ruleSet.languages, text.texts).compactMap { language, text in
      text.map { "\(language): \(quoted($0))" }
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  /// A text of JSON is one of YAML.
  private func quoted(_ text: String) -> String { JSONValue.string(text).text(.compact) }
}
