import RuleModel
import SourceText

let unusedSource = Check(
  DiagnosticCode(
    "D0345", "unused-source",
    "The bibliography holds a source that neither a rule nor a fact of the catalogue names. Profiles are not looked at."
  ),
  triggering: """
    # ruleset.yaml
    ruleset: small
    version: 1.0.0
    languages: [en]
    title: A small rule set
    outcomes: [{attribute: garden.watering}]
    bibliography: {handbook: {text: A handbook of gardening}, herbal: {text: A herbal}}
    """,
  clean: """
    # ruleset.yaml
    ruleset: small
    version: 1.0.0
    languages: [en]
    title: A small rule set
    outcomes: [{attribute: garden.watering}]
    bibliography: {handbook: {text: A handbook of gardening}}
    """
) { context in
  let ruleSet = context.ruleSet
  let named = Set(ruleSet.rules.flatMap(\.sources) + ruleSet.facts.values.compactMap(\.sourceKey))
  return ruleSet.sources.filter { !named.contains($0.id) }.map { source in
    unusedSource.code.warning(
      "nothing names the source '\(source.id)'", at: source.span,
      fixes: context.sources.deletion(of: source.span, isSafe: true))
  }
}
