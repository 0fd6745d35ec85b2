/// The band in which a sum lies.
package struct Bands: Sendable {
  /// The least sum of each band but the first, ascending.
  package let lowest: [Int64]
  package init(lowest: [Int64]) { self.lowest = lowest }

  /// Position of the band.
  package func band(of sum: Int64) -> Int { lowest.count { $0 <= sum } }

  /// The sums of a band.
  package func sums(of band: Int) -> ClosedRange<Int64> {
    let from = band > 0 ? lowest[band - 1] : .min
    return from...(band < lowest.count ? lowest[band] - 1 : .max)
  }

  /// What a statement about the sum says of the band.
  package func statement(_ sum: Statement) -> Statement {
    switch sum {
    case .known(.number(let sum)): return .known(.ordinal(band(of: sum)))
    case .interval(let from, let to):
      let bands = band(of: from)...max(band(of: from), band(of: to))
      return bands.count == 1 ? .known(.ordinal(bands.lowerBound)) : .oneOf(bands.map { .known(.ordinal($0)) })
    // Which case of the sum goes with which case of the band would be lost.
    case .oneOf: return .unknown
    case .known, .unknown, .any, .doesNotApply: return sum
    }
  }
}

extension Profile {
  /// The profile with the bands in which stated sums lie: who states a sum states its band.
  package func statingBands(_ ruleSet: RuleSet) -> Profile {
    var copy = self
    for (number, attribute) in ruleSet.attributes.enumerated() {
      guard case .band(let sum, let lowest) = attribute.combine else { continue }
      for (key, fact) in facts where key.attribute == sum && facts[key.of(AttributeID(number))] == nil {
        var band = fact
        band.statement = Bands(lowest: lowest).statement(fact.statement)
        copy.facts[key.of(AttributeID(number))] = band
      }
    }
    return copy
  }
}
