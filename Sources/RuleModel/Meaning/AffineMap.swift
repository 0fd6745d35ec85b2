/// What `plus` and `times` make of a value: P · k + n.
///
/// Exact over all of 64 bits: a product is kept over the factor's denominator, in 128 bits, which it cannot leave. Of
/// `{times: 0.5, plus: 1}` the number 3 becomes 5 over 2. Where whole units are asked for, 2 and 3 are the nearest.
package struct AffineMap: Hashable, Sendable {
  /// Scale steps, or scaled units of the result.
  package var plus: Int64
  /// Numerator over a positive power of ten.
  package var times: PathOperand.Fraction

  package init(plus: Int64 = 0, times: PathOperand.Fraction = .one) {
    self.plus = plus
    self.times = times
  }

  package static let identity = AffineMap()

  // MARK: Numbers

  /// The number's image, in units of one over the denominator.
  package func numerator(_ number: Int64) -> Int128 {
    Int128(number) * Int128(times.numerator) + Int128(plus) * Int128(times.denominator)
  }

  /// The ends of what the numbers between two ends become, in units of one over the denominator. Nothing times zero is
  /// zero, however far the number may go.
  package func numerators(_ interval: Interval<Int64>) -> Interval<Int128> {
    if times.numerator == 0 { return Interval(numerator(0), numerator(0)) }
    let (low, high) = (interval.low.map(numerator), interval.high.map(numerator))
    return times.numerator < 0 ? Interval(high, low) : Interval(low, high)
  }

  /// The same in whole units, rounded outwards.
  package func units(_ interval: Interval<Int64>) -> Interval<Int128> {
    let ends = numerators(interval)
    let unit = Int128(max(1, times.denominator))
    return Interval(
      ends.low.map { $0.quotient(unit, roundingUp: false) }, ends.high.map { $0.quotient(unit, roundingUp: true) })
  }

  // MARK: Positions

  /// A position as it is compared: it may lie beyond the ends of its scale (reading 8).
  package func position(_ ordinal: Int) -> Int64 { Int64(ordinal).addingSaturating(plus) }

  /// A position as a contribution, base or default: held at the ends of a scale of so many values.
  package func position(_ ordinal: Int, heldWithin count: Int) -> Int {
    Int(min(max(position(ordinal), 0), Int64(max(0, count - 1))))
  }
}

extension PathOperand {
  /// What becomes of the path's value.
  package var map: AffineMap { AffineMap(plus: plus, times: times) }
}

extension Value {
  /// What a contribution, base or default makes of a path's value. A position is held at the ends of the scale, which has
  /// `count` values (nil: no scale); a number beyond 64 bits has no bound.
  package func moved(by map: AffineMap, heldWithin count: Int?) -> Value {
    var result = self
    switch possibilities {
    case .ordinals(let ordinals):
      guard map.plus != 0, let count else { return self }
      result.possibilities = .ordinals(Set(ordinals.map { map.position($0, heldWithin: count) }).sorted())
    case .number(let from, let to):
      let ends = map.units(Interval(from, to))
      result.possibilities = .number(
        from: ends.low.flatMap { Int64(exactly: $0) }, to: ends.high.flatMap { Int64(exactly: $0) })
    case .set, .nothing: break
    }
    return result
  }
}

extension Int128 {
  /// Divided by a positive number, to the nearest whole number below or above.
  package func quotient(_ divisor: Int128, roundingUp: Bool) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    if roundingUp { return remainder > 0 ? quotient + 1 : quotient }
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Int64 {
  /// The sum, held at the ends of the type.
  package func addingSaturating(_ other: Int64) -> Int64 {
    let (result, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : result
  }
  /// The difference, held at the ends of the type.
  package func subtractingSaturating(_ other: Int64) -> Int64 {
    let (result, overflow) = subtractingReportingOverflow(other)
    return overflow ? (self < other ? .min : .max) : result
  }
}
