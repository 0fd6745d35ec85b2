import RuleModel

/// Derived numbers times constants.
extension Compiler {
  /// P · k + n, rounded outwards where that is no whole number of units.
  mutating func moved(_ number: NumberWires, _ operand: PathOperand) -> NumberWires {
    var result = times(number, operand.times.numerator)
    if operand.times.denominator > 1 { result = divided(result, by: operand.times.denominator) }
    result.offset += Int128(operand.plus)
    return result
  }

  mutating func times(_ number: NumberWires, _ factor: Int64) -> NumberWires {
    if factor == 1 { return number }
    if factor < 0 { return times(negated(number), factor == .min ? .max : -factor) }
    var result = number
    let digits = max(number.low.count, number.high.count)
    guard factor > 0, digits + 64 - factor.leadingZeroBitCount < 120,
      case (let offset, false) = number.offset.multipliedReportingOverflow(by: Int128(factor))
    else { return factor == 0 ? zero(like: number) : unbounded(number) }
    result.offset = offset
    result.low = build.sum(of: build.weighted(number.low, by: UInt128(factor)))
    result.high = build.sum(of: build.weighted(number.high, by: UInt128(factor)))
    return result
  }

  private func zero(like number: NumberWires) -> NumberWires {
    var result = NumberWires.constant(0)
    result.mayBeEmpty = number.mayBeEmpty
    result.mayExist = number.mayExist
    result.contradiction = number.contradiction
    return result
  }

  /// What leaves 120 bits is not told apart.
  private func unbounded(_ number: NumberWires) -> NumberWires {
    var result = zero(like: number)
    result.unboundedBelow = .always
    result.unboundedAbove = .always
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

  // MARK: Division

  /// The lower bound is rounded down, the upper one up.
  private mutating func divided(_ number: NumberWires, by divisor: Int64) -> NumberWires {
    var (floor, remainder) = number.offset.quotientAndRemainder(dividingBy: Int128(divisor))
    if remainder < 0 { (floor, remainder) = (floor - 1, remainder + Int128(divisor)) }
    let rest = UInt128(remainder)
    var result = number
    result.offset = floor
    result.low = quotientDigits(number.low, plus: rest, by: divisor)
    result.high = quotientDigits(number.high, plus: rest + UInt128(divisor - 1), by: divisor)
    return result
  }

  /// Long division, from the highest digit down.
  private mutating func quotientDigits(_ digits: [Plane], plus summand: UInt128, by divisor: Int64) -> [Plane] {
    let dividend = build.sum(of: build.weighted(digits) + [(.always, summand)])
    let width = 65 - divisor.leadingZeroBitCount
    var quotient = Array(repeating: Plane.never, count: dividend.count)
    var rest: [Plane] = []
    for place in dividend.indices.reversed() {
      rest = [dividend[place]] + rest.prefix(width - 1)
      let fits = build.isAtLeast(rest, Int128(divisor))
      let less = build.sum(of: build.weighted(rest) + [(.always, (UInt128(1) << UInt128(width)) - UInt128(divisor))])
      rest = zipDigits(Array(less.prefix(width)), rest) { build.choose(fits, $0, $1) }
      quotient[place] = fits
    }
    return quotient
  }
}
