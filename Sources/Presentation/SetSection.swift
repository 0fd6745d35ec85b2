import Report
import RuleModel

/// What was stated otherwise for this run, as it stands under a title; nothing where nothing was.
func setBlocks(_ profile: Profile, _ titles: Titles) -> [Block] {
  let sections = profile.replaced.map { titles.title($0.kind) + ($0.file.isEmpty ? "" : ": " + $0.file) }
  let facts = profile.facts.filter { $0.value.origin == .set }.keys.sorted().compactMap { key in
    profile.facts[key].map { setText(key, $0.statement, titles) }
  }
  let all = sections + facts
  return all.isEmpty ? [] : [.paragraph(.strong(titles.wording(.setHere, all.joined(separator: "; "))))]
}

/// `Health · Pressure: high`.
func setText(_ key: FactKey, _ statement: Statement, _ titles: Titles) -> String {
  let subject = titles.subject(key)
  let title = titles.title(key.attribute)
  return (subject.isEmpty ? title : subject + " · " + title) + ": "
    + titles.text(statement, titles.ruleSet[key.attribute].type)
}
