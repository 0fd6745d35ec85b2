import RuleModel

/// A fact with all that it may be, one of which it is.
public struct FactChoice: Sendable {
  public struct Case: Sendable {
    public var fact: KnownFact
    /// Stated, so that rules do not count.
    public var isStated: Bool
    /// On where the fact is this.
    public var signal: Signal
  }
  public var key: FactKey
  /// First what is stated; at least one, none twice.
  public var cases: [Case]

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
