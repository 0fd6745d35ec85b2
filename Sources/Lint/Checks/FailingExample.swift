import RuleModel
import Trials

let failingExample = Check(
  TrialCode.failingExample,
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
  context.ruleSet.rules.indices.flatMap { judgeExamples(of: RuleID($0), context.ruleSet, context.sources).findings }
}
