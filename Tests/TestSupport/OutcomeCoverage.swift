import RuleModel

/// What kinds of outcomes a result holds: by combine mode its certainties, by mode and status its reasons.
package func reached(_ rules: RuleSet, _ profile: Profile, _ result: NaiveResult) -> Set<String> {
  var found: Set<String> = []
  for (key, outcome) in result.outcomes {
    let mode = mode(rules.attributes[key.attribute.raw])
    found.formUnion(certainties(outcome.value).map { "\(mode): \($0)" })
    if outcome.tension != nil { found.insert("\(mode): tension") }
    if Set(result.worlds.compactMap { $0.outcomes[key]?.value }).count > 1 { found.insert("\(mode): with cases") }
    for reason in outcome.reasons {
      found.insert("\(mode): \(reason.status), \(reason.isCertain ? "certain" : "possible")")
      if isUnlisted(reason, rules, profile) { found.insert("\(mode): of what nobody listed") }
    }
  }
  return found
}

private func mode(_ attribute: Attribute) -> String {
  switch attribute.combine {
  case .asserted: "asserted"
  case .single(let preferRank, _): preferRank ? "single by rank" : "single"
  case .sum: "sum"
  case .level(_, let capWins): capWins ? "level, cap wins" : "level"
  case .collected: "collected"
  case .rank: "rank"
  case .band: "band"
  case nil: "given"
  }
}

private func certainties(_ value: NaiveValue) -> [String] {
  var result: [String] = []
  if !value.hasContent && value.mayBeEmpty { result.append("certainly empty") }
  if value.hasContent && value.mayBeEmpty { result.append("possibly empty") }
  switch value.contradiction {
  case .possible: result.append("possible contradiction")
  case .certain: result.append("certain contradiction")
  case .none: result.append(isOne(value) ? "certain" : "possible")
  }
  return result
}

private func isOne(_ value: NaiveValue) -> Bool {
  switch value.content {
  case .nothing: true
  case .ordinals(let all): all.count == 1 && !value.mayBeEmpty
  case .numbers(let low, let high): low != nil && low == high && !value.mayBeEmpty
  case .set(let certain, let possible): certain == possible && !value.mayBeEmpty
  case .text: true
  }
}

private func isUnlisted(_ reason: NaiveReason, _ rules: RuleSet, _ profile: Profile) -> Bool {
  guard let rule = rules.rules.first(where: { $0.id == reason.rule }) else { return false }
  return zip(reason.entities, rule.scope).contains { entity, variable in
    entity >= profile.entities[variable.kind.raw].count
  }
}
