package import RuleModel

/// Facts of which each takes some values: every combination is a world, numbered with the first fact changing fastest.
package struct FactProduct: Sendable {
  package struct Varied: Sendable {
    package var key: FactKey
    /// At least one, each once.
    package var values: [Statement]

    package init(_ key: FactKey, _ values: [Statement]) {
      self.key = key
      self.values = values
    }
  }
  package let varied: [Varied]
  /// How many worlds there are.
  package let count: Int

  /// Nil if there are more worlds than the limit.
  package init?(_ varied: [Varied], limit: Int) {
    var count = 1
    for fact in varied {
      let (product, overflows) = count.multipliedReportingOverflow(by: max(1, fact.values.count))
      if overflows || product > limit { return nil }
      count = product
    }
    (self.varied, self.count) = (varied, count)
  }

  /// What a world states.
  package func facts(of world: Int) -> StatedFacts {
    var rest = world
    return varied.map { fact in
      defer { rest /= fact.values.count }
      return (fact.key, fact.values[rest % fact.values.count])
    }
  }

  /// The worlds of one of several parts, from 1: together they are all worlds, each once.
  package func worlds(ofPart part: Int, of parts: Int) -> Range<Int> {
    count * (part - 1) / parts..<count * part / parts
  }

  /// The worlds that differ from one in a fact alone, itself among them; empty but for the first of them.
  func line(of fact: Int, from world: Int) -> [Int] {
    let stride = varied[..<fact].reduce(1) { $0 * $1.values.count }
    let values = varied[fact].values.count
    return world / stride % values == 0 ? (0..<values).map { world + $0 * stride } : []
  }
}
