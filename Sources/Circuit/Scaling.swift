import RuleModel

/// Derived numbers times constants.
extension Compiler {
  /// P · k + n. The factor of a contribution leaves no fractions of a unit.
  mutating func moved(_ number: NumberWires, _ operand: PathOperand) -> NumberWires {
    var result = times(number, operand.times.numerator)
    result.offset += Int128(operand.plus)
    return held(result)
  }

  /// Exact in 127 bits, for comparisons: 64 times 63.
  mutating func times(_ number: NumberWires, _ factor: Int64) -> NumberWires {
    if factor == 1 { return number }
    if factor == 0 { return zero(like: number) }
    var result = held(number)
    if factor < 0 { result = negated(result) }
    let weight = UInt128(factor.magnitude)
    result.offset *= Int128(weight)
    result.low = build.sum(of: build.weighted(result.low, by: weight))
    result.high = build.sum(of: build.weighted(result.high, by: weight))
    return result
  }

  /// The same number in 64 digits: all values lie within 64 bits, since what would leave them is refused before.
  private mutating func held(_ number: NumberWires) -> NumberWires {
    let digits = max(number.low.count, number.high.count)
    let least = Int128(Int64.min)
    if digits <= 64, number.offset >= least, number.offset + (1 << Int128(digits)) - 1 <= Int128(Int64.max) {
      return number
    }
    // Modulo 2^64, where it does not matter which of the two is greater.
    let distance = UInt128(UInt64(truncatingIfNeeded: number.offset &- least))
    var result = number
    result.offset = least
    result.low = Array(build.sum(of: build.weighted(number.low) + [(.always, distance)]).prefix(64))
    result.high = Array(build.sum(of: build.weighted(number.high) + [(.always, distance)]).prefix(64))
    return result
  }

  private func zero(like number: NumberWires) -> NumberWires {
    var result = NumberWires.constant(0)
    result.mayBeEmpty = number.mayBeEmpty
    result.mayExist = number.mayExist
    result.contradiction = number.contradiction
    return result
  }

  private mutating func negated(_ number: NumberWires) -> NumberWires {
    let width = max(number.low.count, number.high.count)
    func inverted(_ digits: [Plane]) -> [Plane] {
      (0..<width).map { $0 < digits.count ? build.not(digits[$0]) : .always }
    }
    var result = number
    result.offset = -(number.offset + (Int128(1) << Int128(width)) - 1)
    (result.low, result.high) = (inverted(number.high), inverted(number.low))
    (result.unboundedBelow, result.unboundedAbove) = (number.unboundedAbove, number.unboundedBelow)
    return result
  }
}
