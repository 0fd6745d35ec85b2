import RuleLanguage

let missingSource = Check(
  DiagnosticCode(
    "D0334", "missing-source",
    """
    A rule names what it rests on, by the keys of the bibliography. What is the author's own choice has a source too, one that says so.
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
            source: handbook
    """
) { context in
  context.ruleSet.rules.filter { $0.sources.isEmpty }.map { rule in
    missingSource.code.warning("the rule '\(rule.id)' names no source", at: rule.span)
  }
}
