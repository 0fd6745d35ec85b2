/// What is known of one attribute of one entity, in one world.
package enum KnownFact: Sendable, Hashable {
  case value(Constant)
  /// A number between two bounds, both included.
  case interval(Int64, Int64)
  /// Every value of the type, and none.
  case unknown
  case none
}

extension Universe {
  /// What a fact of the type can be, as far as it is known.
  package func value(_ fact: KnownFact, _ type: ValueType) -> Value {
    switch (fact, type) {
    case (.value(.ordinal(let ordinal)), .reference(let kind)) where ordinal >= listed[kind.raw]:
      Value(.ordinals([]), mayBeUnlisted: true)
    case (.value(let constant), _): Value(constant)
    case (.interval(let low, let high), _): Value(.number(from: low, to: high))
    case (.unknown, _): anything(type)
    case (.none, _): .none
    }
  }
}

extension KnownFact {
  /// As a profile states it.
  package var statement: Statement {
    switch self {
    case .value(let constant): .known(constant)
    case .interval(let low, let high): .interval(low, high)
    case .unknown: .any
    case .none: .doesNotApply
    }
  }
}
