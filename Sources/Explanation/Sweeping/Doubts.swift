import Inference
package import RuleModel

extension Readings {
  /// The profile's own contested facts that some outcome of the readings hangs on, each with its cases; of a range one value for each
  /// interval between the constants with which rules compare it.
  package var contestedCases: [(key: FactKey, cases: [Statement])] {
    bounds.facts.doubts.filter { profile.facts[$0.key] != nil }.map { ($0.key, $0.cases.compactMap(\.statement)) }
  }
}

extension KnownFact {
  /// As it is stated; of an interval its beginning. Nil: nothing is known.
  fileprivate var statement: Statement? {
    switch self {
    case .value(let constant): .known(constant)
    case .interval(let from, _): .known(.number(from))
    case .none: .doesNotApply
    case .unknown: nil
    }
  }
}
