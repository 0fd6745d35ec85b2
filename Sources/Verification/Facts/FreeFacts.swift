import RuleModel

/// What is left open beside facts with cases that can be written out.
public struct FreeFacts: Sendable {
  /// Sets that may hold whatever their type allows; whether they may have no value at all.
  public var sets: [(key: FactKey, mayBeAbsent: Bool)] = []
  /// Pairs of listed kinds that may be listed or not.
  public var pairs: [(kind: KindID, pair: EntityTuple)] = []

  public init() {}
}

/// A set of which every element is in it or not.
public struct FreeSet: Sendable {
  public var key: FactKey
  /// By ordinal of the element.
  public var elements: [Signal]
  /// On where the fact has a value.
  public var exists: Signal
}

/// A pair that is listed or not.
public struct FreePair: Sendable {
  public var kind: KindID
  public var pair: EntityTuple
  /// On where it is.
  public var isListed: Signal
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
