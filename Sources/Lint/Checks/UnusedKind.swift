import RuleModel
import SourceText

let unusedKind = Check(
  DiagnosticCode(
    "D0344", "unused-kind",
    "A kind is declared, and no rule, path, reference or pair that is used ever names it or an entity of it."),
  triggering: """
    # vocabulary/more.yaml
    kinds:
      tool: {is: many, listed as: tools, title: Tool}
    # catalogue/tools.yaml
    tools: {spade: , rake: }
    """,
  clean: """
    # vocabulary/more.yaml
    kinds:
      tool: {is: many, listed as: tools, title: Tool}
    # catalogue/tools.yaml
    tools: {spade: , rake: }
    # theory/more.yaml
    sections:
      - rules:
          - {id: water-with-a-spade, when: {tool: spade}, then: {garden.watering: yes}}
    """
) { context in
  let kinds = context.ruleSet.kinds
  return kinds.indices.filter { !context.usage.isNamed[$0] }.map { number in
    let count = context.ruleSet.entities.indices.contains(number) ? context.ruleSet.entities[number].count : 0
    let entities = count == 0 ? "" : ", and the catalogue holds \(count)"
    return unusedKind.code.warning("nothing names the kind '\(kinds[number].name)'\(entities)", at: kinds[number].span)
  }
}
