import RuleModel
import SourceText

let anyValue = Check(
  DiagnosticCode(
    "D0356", "any-value",
    """
    A condition lets every value of its attribute pass, such as 'at least: 0' of a number from 0 on: it only asks whether there \
    is a value. 'present: yes' says that, where it is meant.
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.hours: {is: given, type: integer, range: {from: 0, to: 10}, title: Hours of sun, question: "How many?", controlled by: nobody}
      garden.shade: {is: derived, type: boolean, combine: asserted, title: Shade it}
    # theory/more.yaml
    sections:
      - rules:
          - {id: shade-what-has-sun, when: {garden.hours: {at least: 0}}, then: {garden.shade: yes}}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.hours: {is: given, type: integer, range: {from: 0, to: 10}, title: Hours of sun, question: "How many?", controlled by: nobody}
      garden.shade: {is: derived, type: boolean, combine: asserted, title: Shade it}
    # theory/more.yaml
    sections:
      - rules:
          - {id: shade-what-has-sun, when: {garden.hours: {at least: 1}}, then: {garden.shade: yes}}
    """
) { context in
  context.ruleSet.rules.flatMap { rule in
    (rule.when + rule.unless).flatMap(\.tests).filter { letsAllPass($0, context.ruleSet) }.map { test in
      anyValue.code.warning(
        "every value passes this condition of '\(rule.id)'", at: test.span,
        help: ["mend the limit, or write 'present: yes'"])
    }
  }
}

private func letsAllPass(_ test: Test, _ ruleSet: RuleSet) -> Bool {
  switch (test.constraint, ruleSet.type(of: test.path)) {
  case (.numbers(let passing), .number(let type)):
    guard let lower = type.lower, let upper = type.upper else { return false }
    return passing.covers(lower...upper)
  case (.values(let passing), .domain(let domain)):
    return ruleSet.domains[domain.raw].values.indices.allSatisfy(passing.contains)
  case (.values(let passing), .boolean): return passing.contains(0) && passing.contains(1)
  default: return false
  }
}
