import RuleModel

/// What a hand-written loop makes of the same rules: one word of facts, a mask and a value a rule, nothing kept of why.
/// It is the ceiling that figures are held against, and tells whether the evaluator's results are right.
struct BitsetLoop {
  private struct Line {
    var mask: UInt64
    var value: UInt64
    var conclusion: UInt64
  }
  private let lines: [Line]
  private let bits: [String: Int]

  /// Derived names in the order of their strata; rules that conclude an earlier name run first.
  init(given: [String], derived: [[String]], rules: [GeneratedRule]) {
    var bits: [String: Int] = [:]
    for name in given + derived.flatMap({ $0 }) { bits[name] = bits.count }
    self.bits = bits
    lines = derived.flatMap { stratum in
      rules.filter { stratum.contains($0.conclusion) }.map { rule in
        var line = Line(mask: 0, value: 0, conclusion: 1 << UInt64(bits[rule.conclusion] ?? 0))
        for test in rule.tests {
          let bit: UInt64 = 1 << UInt64(bits[test.name] ?? 0)
          line.mask |= bit
          if test.isYes { line.value |= bit }
        }
        return line
      }
    }
  }

  func run(_ given: UInt64) -> UInt64 {
    var facts = given
    for line in lines where facts & line.mask == line.value { facts |= line.conclusion }
    return facts
  }

  func bit(_ name: String) -> UInt64 { 1 << UInt64(bits[name] ?? 63) }

  /// The stated facts of one thing (or of the only one) as bits.
  func word(_ facts: [FactKey: Fact], of entities: [EntityID], _ attributes: [Attribute]) -> UInt64 {
    facts.reduce(into: 0) { word, fact in
      guard fact.key.entities == entities, case .known(.ordinal(1)) = fact.value.statement else { return }
      word |= bit(attributes[fact.key.attribute.raw].fullName)
    }
  }
}

extension BitsetLoop {
  init(_ rules: Propositional) {
    let strata = Propositional.strata(rules.rules.count)
    let size = Propositional.derived.count / strata
    self.init(
      given: Propositional.given,
      derived: (0..<strata).map { Array(Propositional.derived[$0 * size..<($0 + 1) * size]) }, rules: rules.rules)
  }

  init(_ joins: Joins) {
    self.init(
      given: Joins.whole + Joins.partner + Joins.form,
      derived: [
        Joins.cityDerived, Joins.partnerDerived + Joins.formDerived, Array(Joins.pairDerived.prefix(6)),
        Array(Joins.pairDerived.suffix(6)),
      ], rules: joins.rules)
  }
}
