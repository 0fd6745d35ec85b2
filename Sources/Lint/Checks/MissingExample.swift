import RuleModel
import SourceText

let missingExample = Check(
  DiagnosticCode(
    "D0351", "missing-example",
    """
    A rule has an example under which its conclusion follows and one under which it does not: they show a reader what \
    the rule means, and fail when its conditions change. A rule without any condition needs only the first.
    """),
  triggering: """
    # theory/more.yaml
    sections:
      - rules:
          - id: water-what-is-not-moist
            when: {not of: {garden.dry: no}}
            then: {garden.watering: yes}
            examples: [{given: {garden.dry: yes}, follows: {garden.watering: yes}}]
    """,
  clean: """
    # theory/more.yaml
    sections:
      - rules:
          - id: water-what-is-not-moist
            when: {not of: {garden.dry: no}}
            then: {garden.watering: yes}
            examples:
              - {given: {garden.dry: yes}, follows: {garden.watering: yes}}
              - {given: {garden.dry: no}, does not follow: {garden.watering: yes}}
    """
) { context in context.ruleSet.rules.compactMap(lacking) }

private func lacking(_ rule: Rule) -> Diagnostic? {
  let follows = rule.examples.contains(where: \.follows)
  let fails = rule.examples.contains { !$0.follows } || (rule.when.isEmpty && rule.unless.isEmpty)
  let lack: String
  switch (follows, fails) {
  case (true, true): return nil
  case (false, false): lack = "has no example"
  case (false, true): lack = "has no example that follows"
  case (true, false): lack = "has no example that does not follow"
  }
  return missingExample.code.warning("the rule '\(rule.id)' \(lack)", at: rule.span)
}
