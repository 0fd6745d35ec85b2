package import RuleModel

/// A test of facts, asked for combination after combination: of complete facts what its predicate means, of others the
/// lift of that.
package struct LeafTest: Sendable {
  /// One side of it.
  private struct Side: Sendable {
    let type: ValueType
    /// Ordinals from here on stand for entities that nobody listed.
    let limit: Int

    init(_ path: Path, _ universe: Universe) {
      type = universe.type(of: path)
      limit = if case .reference(let kind) = type { universe.listed[kind.raw] } else { .max }
    }

    func isComplete(_ fact: KnownFact) -> Bool {
      switch fact {
      case .value(.ordinal(let ordinal)): ordinal < limit
      case .value, .none: true
      case .interval, .unknown: false
      }
    }
  }
  private let predicate: Predicate
  private let universe: Universe
  private let own: Side
  private let other: Side
  /// The operand, where it is written in place.
  private let constant: KnownFact?

  /// Nil of another question.
  package init?(_ input: Input, _ universe: Universe) {
    guard case .test(let constraint) = input.question else { return nil }
    predicate = constraint.predicate
    constant = constraint.constant.map { .value($0) }
    self.universe = universe
    own = Side(input.path, universe)
    other = constraint.paths.first.map { Side($0, universe) } ?? own
  }

  /// `operand` is the fact at the end of the path that it compares with, if there is one.
  package func truth(_ fact: KnownFact, _ operand: KnownFact?) -> Truth {
    let operand = operand ?? constant
    if own.isComplete(fact), operand.map(other.isComplete) ?? true {
      return Truth(predicate.holds(fact.constant, operand?.constant))
    }
    return predicate.truth(universe.value(fact, own.type), operand.map { universe.value($0, other.type) })
  }
}

extension KnownFact {
  /// Of a complete fact.
  fileprivate var constant: Constant? {
    if case .value(let constant) = self { constant } else { nil }
  }
}
