import RuleModel

/// Comparing two values of which at least one is derived; their bounds vary independently.
extension Compiler {
  mutating func compare(
    _ left: Wires, _ comparison: Comparison, _ operand: PathOperand, in frame: [Axis]
  ) -> Signal {
    guard case .number(let first) = left else {
      let right = wires(of: operand.path, in: frame + (left.target.map { [$0] } ?? []))
      return compare(left, comparison, right, plus: operand.plus)
    }
    let scaled = times(first, operand.times.denominator)
    guard let second = number(operand, beside: scaled, in: frame) else { return settled(.never, [left]) }
    return compare(.number(scaled), comparison, .number(second), plus: 0)
  }

  /// `plus` counts positions on a scale.
  mutating func compare(_ left: Wires, _ comparison: Comparison, _ right: Wires, plus: Int64) -> Signal {
    let truth: Signal
    switch (left, right) {
    case (.values(let first), .values(let second)): truth = compare(first, comparison, second, plus: plus)
    case (.reference(let first), .reference(let second)): truth = compare(first, comparison, second)
    case (.number(let first), .number(let second)): truth = compare(first, comparison, second)
    default: truth = .never
    }
    return settled(truth, [left, right])
  }

  private mutating func compare(
    _ left: ValueWires, _ comparison: Comparison, _ right: ValueWires, plus: Int64
  ) -> Signal {
    let map = AffineMap(plus: plus)
    var passing: [Plane] = []
    var failing: [Plane] = []
    for (first, leftPlane) in left.canBe.enumerated() {
      for (second, rightPlane) in right.canBe.enumerated() {
        let both = build.and(leftPlane, rightPlane)
        if comparison.holds(Int64(first), map.position(second)) { passing.append(both) } else { failing.append(both) }
      }
    }
    return Signal(possible: build.or(passing), certain: build.not(build.or(failing)))
  }

  /// Two entities that nobody listed are the same or not.
  private mutating func compare(
    _ left: ReferenceWires, _ comparison: Comparison, _ right: ReferenceWires
  ) -> Signal {
    let target = left.target
    var second = right
    second.canBe = build.rename(right.canBe, [right.target: .axis(target)])
    second.target = target
    let both = build.and(left.canBe, second.canBe)
    let equal = build.fold(both, dropping: [target])
    let others = build.or(build.and(left.canBe, othersThan(second)), build.and(both, unlisted(target)))
    let differ = build.fold(others, dropping: [target])
    return comparison == .equal
      ? Signal(possible: equal, certain: build.not(differ)) : Signal(possible: differ, certain: build.not(equal))
  }

  // MARK: Numbers

  private mutating func compare(_ left: NumberWires, _ comparison: Comparison, _ right: NumberWires) -> Signal {
    switch comparison {
    case .atLeast: return isAtLeast(left, right)
    case .below: return build.not(isAtLeast(left, right))
    case .atMost: return isAtLeast(right, left)
    case .above: return build.not(isAtLeast(right, left))
    case .equal: return isEqual(left, right)
    case .otherThan: return build.not(isEqual(left, right))
    }
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

  /// The operand times the denominator of its factor, to be compared with a number of the same measure.
  private mutating func number(_ operand: PathOperand, beside left: NumberWires, in frame: [Axis]) -> NumberWires? {
    let plus = Int128(operand.plus) * Int128(operand.times.denominator)
    let span = Int128(1) << Int128(max(left.low.count, left.high.count))
    // What lies beyond the other side's ends compares with it as these do.
    if isGiven(operand.path), case .number = type(of: operand.path), let lower = Int64(exactly: left.offset - 1),
      let upper = Int64(exactly: left.offset + span + 1), let plus = Int64(exactly: plus)
    {
      let whole = PathOperand.Fraction(operand.times.numerator)
      return givenNumber(operand.path, lower: lower, upper: upper, plus: plus, times: whole, in: frame)
    }
    guard case .number(let number) = wires(of: operand.path, in: frame) else { return nil }
    var result = times(number, operand.times.numerator)
    result.offset += plus
    return result
  }
}
