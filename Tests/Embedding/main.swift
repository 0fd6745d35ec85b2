import Demarche

var workspace = Workspace()
let rules = workspace.loadRules(directory: "Rules")
let seoul = workspace.loadProfile(path: "Profiles/seoul.yaml", rules: rules.value)
guard !rules.hasErrors, !seoul.hasErrors, let due = seoul.value.names.attribute("advice.due"),
  let explanation = Engine(rules.value.ruleSet).evaluate(seoul.value.profile)
else { fatalError(renderDiagnostics(rules.diagnostics + seoul.diagnostics, in: workspace.sources)) }

for outcome in explanation.keys(of: due).map(explanation.outcome) where outcome.value == Value(.ordinals([1])) {
  print(seoul.value.names.address(of: outcome.key))
  for reason in outcome.reasons where reason.isCertain {
    print("  by", explanation.ruleSet.rules[reason.rule.raw].id, "(\(reason.status))")
  }
}
