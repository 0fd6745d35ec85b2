import RuleLanguage

let missingBasis = Check(
  DiagnosticCode(
    "D0335", "missing-basis",
    """
    A rule names the statements of the theory that it puts into force under 'basis', so that the theory can be checked against the rules.
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
            basis: [G2]
    """
) { context in
  context.ruleSet.rules.filter { $0.basis.isEmpty }.map { rule in
    missingBasis.code.warning("the rule '\(rule.id)' names no basis", at: rule.span)
  }
}
