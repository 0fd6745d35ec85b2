import RuleModel

extension Explainer {
  /// What an entity's place in a rank rests on: the measures of all that compete, and the list of them being complete.
  /// Empty for what is no rank.
  func rankPremises(_ key: FactKey) -> [Premise] {
    guard case .rank(let ranking)? = ruleSet.attributes[key.attribute.raw].combine else { return [] }
    if isStated(key) { return [premise(key)] }
    var result: [Premise] = []
    for other in keys(of: key.attribute) {
      for path in ranking.by + (ranking.per.map { [$0] } ?? []) {
        result += premises(of: path, other.entities.map(\.raw))
      }
      if let among = ranking.among {
        var collector = PremiseCollector(self, nil)
        collector.collect(among, other.entities.map(\.raw))
        result += collector.found
      }
    }
    for variable in ranking.scope {
      result.append(listPremise(variable.kind))
    }
    var seen: Set<Premise> = []
    return result.filter { seen.insert($0).inserted }
  }
}
