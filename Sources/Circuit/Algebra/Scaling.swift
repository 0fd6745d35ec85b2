import RuleModel

/// Numbers times constants, and positions moved.
extension Algebra {
  /// P · k + n. The factor of a contribution leaves no fractions of a unit.
  mutating func moved(_ number: NumberPlanes, _ operand: PathOperand) -> NumberPlanes {
    var result = times(number, operand.times.numerator)
    result.offset += Int128(operand.plus)
    return held(result)
  }

  /// Exact in 127 bits, for comparisons: 64 times 63.
  mutating func times(_ number: NumberPlanes, _ factor: Int64) -> NumberPlanes {
    if factor == 1 { return number }
    if factor == 0 { return number.zero }
    var result = held(number)
    if factor < 0 { result = negated(result) }
    let weight = UInt128(factor.magnitude)
    result.offset *= Int128(weight)
    result.low = build.sum(of: build.weighted(result.low, by: weight))
    result.high = build.sum(of: build.weighted(result.high, by: weight))
    return result
  }

  /// The same number in 64 digits: all values lie within 64 bits, since what would leave them is refused before.
  private mutating func held(_ number: NumberPlanes) -> NumberPlanes {
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

  private mutating func negated(_ number: NumberPlanes) -> NumberPlanes {
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

  /// Positions moved by `plus` and held at the ends.
  mutating func held(_ values: OrdinalPlanes, _ map: AffineMap, count: Int) -> OrdinalPlanes {
    guard count > 0, map.plus != 0 || values.canBe.count != count else { return values }
    var moved = Array(repeating: [Plane](), count: count)
    for (position, plane) in values.canBe.enumerated() {
      moved[map.position(position, heldWithin: count)].append(plane)
    }
    var result = values
    result.canBe = moved.map { build.or($0) }
    return result
  }
}
