import RuleModel
import SourceText

let unusedRank = Check(
  DiagnosticCode("D0346", "unused-rank", "The manifest declares a rank that no rule has."),
  triggering: """
    # ruleset.yaml
    ruleset: small
    version: 1.0.0
    languages: [en]
    title: A small rule set
    ranks: [{law: Law}]
    outcomes: [{attribute: garden.watering}]
    bibliography: {handbook: {text: A handbook of gardening}}
    """,
  clean: """
    # ruleset.yaml
    ruleset: small
    version: 1.0.0
    languages: [en]
    title: A small rule set
    ranks: [{law: Law}]
    outcomes: [{attribute: garden.watering}]
    bibliography: {handbook: {text: A handbook of gardening}}
    # theory/more.yaml
    sections:
      - rules:
          - {id: water-by-law, rank: law, then: {garden.watering: yes}}
    """
) { context in
  let named = Set(context.ruleSet.rules.compactMap { $0.rank?.raw })
  return context.ruleSet.ranks.enumerated().filter { !named.contains($0.offset) }.map { _, rank in
    unusedRank.code.warning(
      "no rule has the rank '\(rank.name)'", at: rank.span,
      fixes: context.sources.deletion(of: rank.span, isSafe: true))
  }
}
