import RuleLanguage

let missingBecause = Check(
  DiagnosticCode(
    "D0333", "missing-because",
    """
    A rule says why under 'because', for the reader of a report: what holds in this case and why the conclusion follows from it.
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
            because: Water does no harm.
    """
) { context in
  context.ruleSet.rules.filter { $0.because.isAbsent }.map { rule in
    missingBecause.code.warning("the rule '\(rule.id)' has no 'because'", at: rule.span)
  }
}

extension LocalizedTemplate {
  /// Whether no language has it.
  var isAbsent: Bool { templates.allSatisfy { $0 == nil } }
}
