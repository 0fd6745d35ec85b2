package import RuleModel

/// What is left open beside facts with cases that can be written out.
package struct FreeFacts: Sendable {
  /// Sets that may hold whatever their type allows; whether they may have no value at all.
  package var sets: [(key: FactKey, mayBeAbsent: Bool)] = []
  /// Numbers that may be any of their type.
  package var numbers: [Number] = []
  /// Pairs of listed kinds that may be listed or not.
  package var pairs: [(kind: KindID, pair: EntityTuple)] = []

  package struct Number: Sendable {
    package var key: FactKey
    /// To be tried first.
    package var seeds: [Int64]
    /// It may have no value at all.
    package var mayBeAbsent: Bool
    /// Rules may conclude it instead.
    package var mayBeUnstated: Bool
  }

  package init() {}
}

/// A set of which every element is in it or not.
package struct FreeSet: Sendable {
  package var key: FactKey
  /// By ordinal of the element.
  package var elements: [Signal]
  /// On where the fact has a value.
  package var exists: Signal
}

/// A pair that is listed or not.
package struct FreePair: Sendable {
  package var kind: KindID
  package var pair: EntityTuple
  /// On where it is.
  package var isListed: Signal
}

extension Universe {
  /// How many elements a set can have.
  func elementCount(_ type: ValueType) -> Int {
    switch type {
    case .set(.domain(let domain)): valueCounts[domain.raw]
    case .set(.reference(let kind)): listed[kind.raw]
    default: 0
    }
  }
}
