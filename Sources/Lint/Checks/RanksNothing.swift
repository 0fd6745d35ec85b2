import RuleModel
import SourceText

let ranksNothing = Check(
  DiagnosticCode(
    "D0353", "ranks-nothing",
    """
    A rule adds to a sum that compares several entities, and its conditions name none of them: it adds the same \
    everywhere and changes no order. A condition on the entity is missing, or what it says belongs elsewhere.
    """),
  triggering: """
    # vocabulary/more.yaml
    kinds:
      plant: {is: many, listed as: plants, title: Plant}
    attributes:
      plant.need: {is: derived, type: integer, combine: sum, weights: [+1], title: Need of water}
    # theory/more.yaml
    sections:
      - rules:
          - {id: need-when-dry, when: {garden.dry: yes}, then: {plant.need: +1}}
    """,
  clean: """
    # vocabulary/more.yaml
    kinds:
      plant: {is: many, listed as: plants, title: Plant}
    attributes:
      plant.thirsty: {is: given, type: boolean, title: Thirsty}
      plant.need: {is: derived, type: integer, combine: sum, weights: [+1], title: Need of water}
    # theory/more.yaml
    sections:
      - rules:
          - {id: need-when-dry, when: {garden.dry: yes, plant.thirsty: yes}, then: {plant.need: +1}}
    """
) { context in
  let overridden = Set(context.ruleSet.rules.flatMap(\.overrides).map(\.raw))
  let rules = context.ruleSet.rules.enumerated().filter { !overridden.contains($0.offset) }.map(\.element)
  return rules.flatMap { rule in uniformNudges(of: rule).map { finding(rule, $0, context) } }
}

private func finding(_ rule: Rule, _ conclusion: Conclusion, _ context: LintContext) -> Diagnostic {
  let kind = context.ruleSet.kinds[conclusion.subject.kind.raw].name
  return ranksNothing.code.warning(
    "'\(rule.id)' adds the same to every \(kind), so that it ranks nothing", at: conclusion.span,
    label: "no condition names the \(kind)", secondary: [Diagnostic.Label(span: rule.span)])
}

/// Weights on entities that nothing in the body names.
private func uniformNudges(of rule: Rule) -> [Conclusion] {
  let conditions = rule.when + rule.unless
  let subjects = conditions.flatMap(\.tests).flatMap { [$0.path] + $0.constraint.paths }.map(\.subject)
  let named = Set((subjects + rule.listedPairs).flatMap(\.terms))
  return rule.conclusions.filter { conclusion in
    guard case .weight = conclusion.contribution, !conclusion.subject.terms.isEmpty else { return false }
    return conclusion.subject.terms.allSatisfy { term in
      if case .variable = term { return !named.contains(term) }
      return false
    }
  }
}
