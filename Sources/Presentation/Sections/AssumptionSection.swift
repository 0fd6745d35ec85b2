import Explanation
import Report
import RuleModel

/// What was set for this run, then what was left out, entities with the same value together.
func assumptionSection(_ input: ReportInput) -> [Block] {
  let told = input.explainer.assumptions().map { assumption in
    (key: assumption.key, group: AssumedValue(assumption, input.titles))
  }
  let all = grouped(told, by: \.group)
  guard !all.isEmpty else { return [] }
  func line(_ group: (key: AssumedValue, elements: [(key: FactKey, group: AssumedValue)])) -> String {
    let names = group.elements.map { input.titles.subject($0.key) }.filter { !$0.isEmpty }
    let title = input.wording.language.sentence(input.titles.title(group.key.attribute))
    let text = title + ": " + group.key.value
    return names.isEmpty ? text : text + " — " + input.names(names, limit: 4)
  }
  let set = all.filter(\.key.isSet).map(line)
  let (kept, left) = input.options.cut(all.filter { !$0.key.isSet }, to: 12)
  var blocks = [input.heading(.assumptions)]
  if !set.isEmpty { blocks.append(.paragraph(Inline(input.wording(.setForThisRun, set.joined(separator: "; "))))) }
  if !kept.isEmpty {
    blocks += [input.paragraph(.assumptionIntro), .list(kept.map { ListItem(Inline(line($0))) })]
  }
  return blocks + input.omission(.moreAssumptions, left)
}

/// What several entities have in common.
private struct AssumedValue: Hashable {
  let attribute: AttributeID
  let value: String
  let isSet: Bool

  init(_ assumption: Assumption, _ titles: Titles) {
    attribute = assumption.key.attribute
    value = titles.text(assumption.statement, titles.ruleSet.attributes[attribute.raw].type)
    isSet = assumption.isSet
  }
}

/// What the reasons given above cite, in the order of the bibliography.
func sourceSection(_ cited: Set<String>, _ input: ReportInput) -> [Block] {
  guard input.options.explain == .full else { return [] }
  let found = input.ruleSet.sources.filter { cited.contains($0.id) }
  guard !found.isEmpty else { return [] }
  let entries = found.map { source in
    let text = Inline(input.titles.text(source.text) ?? source.id)
    return Definition(Inline.code(source.id), source.url.map { text + .muted(" " + $0) } ?? text)
  }
  return [input.heading(.sources), .definitions(entries)]
}
