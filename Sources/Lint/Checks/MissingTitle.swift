import RuleLanguage

let missingTitle = Check(
  DiagnosticCode(
    "D0331", "missing-title",
    "A rule has a title: lists, traces and reasons name it by this, and fall back on its id where there is none."),
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
            title: Water in any case
            then: {garden.watering: yes}
    """
) { context in
  context.ruleSet.rules.filter { $0.title.isAbsent }.map { rule in
    missingTitle.code.warning("the rule '\(rule.id)' has no title", at: rule.span)
  }
}

extension LocalizedText {
  /// Whether no language has it.
  var isAbsent: Bool { texts.allSatisfy { $0 == nil } }
}
