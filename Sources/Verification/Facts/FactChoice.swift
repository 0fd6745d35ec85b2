package import RuleModel

/// A fact with all that it may be, one of which it is.
package struct FactChoice: Sendable {
  package struct Case: Sendable {
    package var fact: KnownFact
    /// Stated, so that rules do not count.
    package var isStated: Bool
    /// On where the fact is this.
    package var signal: Signal
  }
  package var key: FactKey
  /// First what is stated; at least one, none twice.
  package var cases: [Case]

  /// One signal for two cases, else one each.
  init(_ key: FactKey, _ cases: [(fact: KnownFact, isStated: Bool)], _ gates: inout GateList) {
    self.key = key
    let signals: [Signal]
    switch cases.count {
    case 1: signals = [.always]
    case 2:
      let first = gates.input()
      signals = [first, !first]
    default: signals = cases.map { _ in gates.input() }
    }
    self.cases = zip(cases, signals).map { Case(fact: $0.fact, isStated: $0.isStated, signal: $1) }
  }
}
