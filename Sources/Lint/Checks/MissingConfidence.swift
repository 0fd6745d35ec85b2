import RuleLanguage

let missingConfidence = Check(
  DiagnosticCode(
    "D0336", "missing-confidence",
    """
    A rule says how sure its author is: 'confidence: high', 'medium' or 'low'.
    """),
  needsSoundRuleSet: false,
  triggering: """
    # theory/more.yaml
    sections:
      - rules:
          - id: water-always
            then: {garden.watering: yes}
    """,
  clean: """
    # theory/more.yaml
    sections:
      - rules:
          - id: water-always
            then: {garden.watering: yes}
            confidence: low
    """
) { context in
  context.ruleSet.rules.filter { $0.confidence == nil }.map { rule in
    missingConfidence.code.warning("the rule '\(rule.id)' says nothing of confidence", at: rule.span)
  }
}
