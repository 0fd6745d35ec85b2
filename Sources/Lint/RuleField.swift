import RuleModel
import SourceText

extension Check {
  /// A field that every rule should have: said of each rule that lacks it. `example` is the field as it is written.
  static func ofEachRule(
    _ code: DiagnosticCode, having example: String, lacking lacks: @escaping @Sendable (Rule) -> Bool, _ words: String
  ) -> Check {
    let rule = """
      # theory/more.yaml
      sections:
        - rules:
            - id: water-always
              then: {garden.watering: yes}
      """
    return Check(code, needsSoundRuleSet: false, triggering: rule, clean: "\(rule)\n        \(example)") { context in
      context.ruleSet.rules.filter(lacks).map { code.warning("the rule '\($0.id)' \(words)", at: $0.span) }
    }
  }
}

extension LocalizedText {
  /// Whether no language has it.
  var isAbsent: Bool { texts.allSatisfy { $0 == nil } }
}

extension LocalizedTemplate {
  /// Whether no language has it.
  var isAbsent: Bool { templates.allSatisfy { $0 == nil } }
}
