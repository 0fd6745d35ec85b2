import RuleLanguage
import SourceText

let failingExample = Check(
  DiagnosticCode(
    "D0352", "failing-example",
    """
    An example tests the body of its own rule. What 'follows' is certain under the facts given, whatever the others \
    are; what 'does not follow' is ruled out. Facts left out are unknown, or assumed where the attribute says so; \
    derived attributes are unknown unless the example states them; other rules do not count.
    """),
  triggering: """
    # theory/more.yaml
    sections:
      - rules:
          - id: water-what-is-not-moist
            when: {garden.dry: yes}
            then: {garden.watering: yes}
            examples: [{given: {garden.dry: no}, follows: {garden.watering: yes}}]
    """,
  clean: """
    # theory/more.yaml
    sections:
      - rules:
          - id: water-what-is-not-moist
            when: {garden.dry: yes}
            then: {garden.watering: yes}
            examples: [{given: {garden.dry: yes}, follows: {garden.watering: yes}}]
    """
) { context in
  context.ruleSet.rules.indices.flatMap { number -> [Diagnostic] in
    guard !context.ruleSet.rules[number].examples.isEmpty else { return [] }
    let trial = ExampleTrial(context, rule: number)
    return trial.rule.examples.flatMap { trial.findings($0) }
  }
}
