import RuleModel

/// Facts as planes of values.
extension Answers {
  public func mayBeEmpty(_ fact: KnownFact) -> Bool { fact == .unknown || fact == .none }
  public func mayExist(_ fact: KnownFact) -> Bool { fact != .none }

  public func canBe(_ fact: KnownFact, _ ordinal: Int) -> Bool {
    switch fact {
    case .value(.ordinal(let value)): value == ordinal
    case .unknown: true
    default: false
    }
  }

  /// The entities that a reference can be; the number after the last listed is one that nobody listed.
  public func references(_ path: Path, _ fact: KnownFact) -> [Int] {
    guard case .ordinals(let values, _, let unlisted) = range(path, fact), case .reference(let kind) = type(path) else {
      return []
    }
    return unlisted ? values + [facts.listed[kind.raw]] : values
  }

  public func contains(_ fact: KnownFact, _ ordinal: Int) -> Truth {
    switch fact {
    case .value(.set(let values)):
      let has = values.contains(ordinal)
      return (has, has)
    case .value(.ordinal(let value)): return (value == ordinal, value == ordinal)
    case .unknown: return (true, false)
    default: return (false, false)
    }
  }

  /// The entities that a set of references can and must hold.
  public func elements(_ path: Path, _ fact: KnownFact) -> (possible: [Int], certain: [Int]) {
    switch fact {
    case .value(.set(let values)): return (values, values)
    case .unknown:
      guard case .set(.reference(let kind)) = type(path) else { return ([], []) }
      return (Array(0..<facts.lanes(kind)), [])
    default: return ([], [])
    }
  }

  /// Bounds of a number times a factor plus a summand, rounded outwards; nil ends are unbounded, nil altogether: no
  /// value.
  public struct Bounds: Sendable {
    public var low: Int64?
    public var high: Int64?
  }

  public func bounds(_ path: Path, _ fact: KnownFact, plus: Int64, times: PathOperand.Fraction) -> Bounds? {
    guard case .numbers(let low, let high, _) = range(path, fact) else { return nil }
    if times.numerator == 0 { return Bounds(low: plus, high: plus) }
    let ends = [low, high].map { $0.map { Moved($0, plus, times) } }
    let (first, last) = times.numerator < 0 ? (ends[1], ends[0]) : (ends[0], ends[1])
    return Bounds(low: first?.down, high: last?.up)
  }
}

extension Comparison {
  /// Of numbers between two ends each (nil: no bound): whether it may hold, and whether it must.
  func truth<Number: Comparable>(
    _ left: (low: Number?, high: Number?), _ right: (low: Number?, high: Number?)
  ) -> Answers.Truth {
    let canBeLess = isBelow(left.low, right.high)
    let canBeGreater = isBelow(right.low, left.high)
    let canReach = !isBelow(right.high, left.low, unbounded: false)
    let canStay = !isBelow(left.high, right.low, unbounded: false)
    let meet = canReach && canStay
    switch self {
    case .equal: return (meet, !canBeLess && !canBeGreater)
    case .otherThan: return (canBeLess || canBeGreater, !meet)
    case .atLeast: return (meet || canBeGreater, !canBeLess)
    case .atMost: return (meet || canBeLess, !canBeGreater)
    case .above: return (canBeGreater, !meet && !canBeLess)
    case .below: return (canBeLess, !meet && !canBeGreater)
    }
  }

  private func isBelow<Number: Comparable>(_ left: Number?, _ right: Number?, unbounded: Bool = true) -> Bool {
    guard let left, let right else { return unbounded }
    return left < right
  }
}
