import Explanation
import Report
import RuleModel

/// Of whom the report speaks, and by which rule set.
func titleSection(_ input: ReportInput) -> [Block] {
  let name = input.titles.text(input.ruleSet.title) ?? input.ruleSet.name
  let profile = input.explainer.profile.id
  let line = input.wording(.ruleSetLine, input.ruleSet.name, input.ruleSet.version) + " · " + profile
  let title: Block = .heading(level: 1, Inline("\(name): \(profileName(input) ?? profile)"))
  return [title, .paragraph(.muted(line))]
}

/// The name of the profile's own first named thing.
private func profileName(_ input: ReportInput) -> String? {
  let names = input.ruleSet.nameAttributes
  return input.ruleSet.kinds.indices.lazy.filter { input.ruleSet.kinds[$0].form == .single }.compactMap { kind in
    names[kind].flatMap { input.explainer.text(FactKey($0, []), in: input.titles.language) }
  }.first
}
