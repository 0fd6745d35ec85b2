import RuleModel

extension Profile {
  /// The profile with the bands in which stated sums lie: who states a sum states its band.
  func statingBands(_ ruleSet: RuleSet) -> Profile {
    var copy = self
    for (number, attribute) in ruleSet.attributes.enumerated() {
      guard case .band(let sum, let lowest) = attribute.combine else { continue }
      for (key, fact) in facts where key.attribute == sum {
        let place = FactKey(AttributeID(number), key.entities)
        guard facts[place] == nil else { continue }
        var band = fact
        band.statement = fact.statement.band(lowest)
        copy.facts[place] = band
      }
    }
    return copy
  }
}

extension Statement {
  /// What a statement about a sum says of its band.
  fileprivate func band(_ lowest: [Int64]) -> Statement {
    func band(_ sum: Int64) -> Int { lowest.count { $0 <= sum } }
    switch self {
    case .known(.number(let sum)): return .known(.ordinal(band(sum)))
    case .interval(let from, let to):
      let bands = band(from)...max(band(from), band(to))
      return bands.count == 1 ? .known(.ordinal(band(from))) : .oneOf(bands.map { .known(.ordinal($0)) })
    // Which case of the sum goes with which case of the band would be lost.
    case .oneOf: return .unknown
    case .known, .unknown, .doesNotApply: return self
    }
  }
}
