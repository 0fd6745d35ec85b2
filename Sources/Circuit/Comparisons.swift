import RuleLanguage

/// Comparing two values of which at least one is derived; their bounds vary independently.
extension Compiler {
  mutating func compare(
    _ left: Wires, _ comparison: Comparison, _ operand: PathOperand, of path: Path, in frame: [Axis]
  ) -> Signal {
    switch left {
    case .values(let first):
      guard case .values(let second) = wires(of: operand.path, in: frame) else { return .never }
      return compare(first, comparison, second, plus: operand.plus)
    case .reference(let first):
      guard case .reference(let second) = wires(of: operand.path, in: frame.appending(first.target)) else {
        return .never
      }
      return compare(first, comparison, second)
    case .number(let first):
      let scaled = times(first, operand.times.denominator)
      let second = number(operand, beside: scaled, in: frame)
      return compare(scaled, comparison, second)
    case .set: return .never
    }
  }

  mutating func compare(
    _ left: ValueWires, _ comparison: Comparison, _ right: ValueWires, plus: Int64
  ) -> Signal {
    var passing: [Plane] = []
    var failing: [Plane] = []
    for (first, leftPlane) in left.canBe.enumerated() {
      for (second, rightPlane) in right.canBe.enumerated() {
        let both = build.and(leftPlane, rightPlane)
        let holds = comparison.holds(Int64(first), Int64(second).addingSaturating(plus))
        if holds { passing.append(both) } else { failing.append(both) }
      }
    }
    let doubts = build.or(failing + [left.mayBeEmpty, right.mayBeEmpty])
    let signal = Signal(possible: build.or(passing), certain: build.not(doubts))
    return doubting(doubting(signal, left.contradiction), right.contradiction)
  }

  mutating func compare(
    _ left: ReferenceWires, _ comparison: Comparison, _ right: ReferenceWires
  ) -> Signal {
    let moved = build.rename(right.canBe, [right.target: .axis(left.target)])
    let sameEntity = build.fold(build.and(left.canBe, moved), dropping: [left.target])
    let equal = build.or(sameEntity, build.and(left.mayBeUnlisted, right.mayBeUnlisted))
    var second = right
    second.canBe = moved
    second.target = left.target
    let others = build.fold(build.and(left.canBe, othersThan(second)), dropping: [left.target])
    let leftSome = build.fold(left.canBe, dropping: [left.target])
    let rightSome = build.fold(moved, dropping: [left.target])
    let differ = build.or([
      others, build.and(left.mayBeUnlisted, build.or(rightSome, right.mayBeUnlisted)),
      build.and(right.mayBeUnlisted, leftSome),
    ])
    let empties = build.or(left.mayBeEmpty, right.mayBeEmpty)
    let signal =
      comparison == .equal
      ? Signal(possible: equal, certain: build.not(build.or(differ, empties)))
      : Signal(possible: differ, certain: build.not(build.or(equal, empties)))
    return doubting(doubting(signal, left.contradiction), right.contradiction)
  }

  // MARK: Numbers

  mutating func compare(_ left: NumberWires, _ comparison: Comparison, _ right: NumberWires) -> Signal {
    let bounds: Signal
    switch comparison {
    case .atLeast: bounds = isAtLeast(left, right)
    case .below: bounds = build.not(isAtLeast(left, right))
    case .atMost: bounds = isAtLeast(right, left)
    case .above: bounds = build.not(isAtLeast(right, left))
    case .equal, .otherThan:
      let equal = isEqual(left, right)
      bounds = comparison == .equal ? equal : build.not(equal)
    }
    let held = Signal(
      possible: build.and([bounds.possible, left.mayExist, right.mayExist]),
      certain: build.andNot(bounds.certain, build.or(left.mayBeEmpty, right.mayBeEmpty)))
    return doubting(doubting(held, left.contradiction), right.contradiction)
  }

  mutating func isAtLeast(_ left: NumberWires, _ right: NumberWires) -> Signal {
    let (first, second) = build.align(left, right)
    let reaches = build.isAtLeast(first.high, second.low)
    let stays = build.isAtLeast(first.low, second.high)
    let unbounded = build.or(first.unboundedBelow, second.unboundedAbove)
    return Signal(
      possible: build.or([reaches, first.unboundedAbove, second.unboundedBelow]),
      certain: build.andNot(stays, unbounded))
  }

  /// Certain only where both are settled: at least and at most each other at all four ends.
  mutating func isEqual(_ left: NumberWires, _ right: NumberWires) -> Signal {
    let up = isAtLeast(left, right)
    let down = isAtLeast(right, left)
    return build.and([up, down])
  }

  /// A number times a constant of at least 1.
  private mutating func times(_ number: NumberWires, _ factor: Int64) -> NumberWires {
    guard factor != 1 else { return number }
    var result = number
    let (offset, overflow) = number.offset.multipliedReportingOverflow(by: factor)
    result.offset = offset
    result.low = build.sum(of: build.weighted(number.low, by: UInt64(factor.magnitude)))
    result.high = build.sum(of: build.weighted(number.high, by: UInt64(factor.magnitude)))
    if overflow || factor < 1 {
      result.unboundedBelow = .always
      result.unboundedAbove = .always
    }
    return result
  }

  /// The operand times the denominator of its factor, to be compared with a number of the same measure.
  private mutating func number(_ operand: PathOperand, beside left: NumberWires, in frame: [Axis]) -> NumberWires {
    let plus = operand.plus.multipliedReportingOverflow(by: operand.times.denominator).partialValue
    if isGiven(operand.path) {
      let span = Int64(1) << Int64(min(left.low.count.max(left.high.count), 61))
      let whole = PathOperand.Fraction(operand.times.numerator)
      return givenNumber(
        operand.path, lower: left.offset.addingSaturating(-1), upper: left.offset.addingSaturating(span + 1),
        plus: plus, times: whole, in: frame)
    }
    guard case .number(let number) = wires(of: operand.path, in: frame) else { return left }
    var result = times(number, operand.times.numerator)
    result.offset = result.offset.addingSaturating(plus)
    return result
  }
}

extension Int {
  func max(_ other: Int) -> Int { Swift.max(self, other) }
}

extension Array {
  func appending(_ element: Element) -> [Element] { self + [element] }
}

extension Comparison {
  /// Whether it holds between two numbers or positions.
  public func holds(_ left: Int64, _ right: Int64) -> Bool {
    switch self {
    case .equal: left == right
    case .otherThan: left != right
    case .atLeast: left >= right
    case .atMost: left <= right
    case .above: left > right
    case .below: left < right
    }
  }
}
