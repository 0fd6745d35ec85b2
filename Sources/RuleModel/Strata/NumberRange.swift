/// The ends between which a number lies, in its scaled units; nil: no end is known. Any number of 64 bits times any
/// factor fits.
///
/// `NumberRange(0, 40).times(-2).plus(10)` is `NumberRange(-70, 10)`.
package struct NumberRange: Sendable, Equatable {
  package var low: Int128?
  package var high: Int128?

  package init(_ low: Int128?, _ high: Int128?) {
    self.low = low
    self.high = high
  }

  /// What is declared.
  package init(_ type: NumberType) { self.init(type.lower.map { Int128($0) }, type.upper.map { Int128($0) }) }

  /// What a number of the program can be at all.
  package static let ofWords = NumberRange(Int128(Int64.min), Int128(Int64.max))

  /// Whether all that lies within the other lies within this.
  package func contains(_ other: NumberRange) -> Bool {
    func isWithin(_ own: Int128?, _ theirs: Int128?, _ compare: (Int128, Int128) -> Bool) -> Bool {
      own.map { own in theirs.map { compare(own, $0) } ?? false } ?? true
    }
    return isWithin(low, other.low, <=) && isWithin(high, other.high, >=)
  }

  /// P · k + n, rounded outwards.
  package func moved(by operand: PathOperand) -> NumberRange {
    let (factor, divisor) = (Int128(operand.times.numerator), Int128(max(1, operand.times.denominator)))
    if factor == 0 { return NumberRange(Int128(operand.plus), Int128(operand.plus)) }
    func move(_ end: Int128?, up: Bool) -> Int128? {
      end.map { end in
        let (quotient, remainder) = (end * factor).quotientAndRemainder(dividingBy: divisor)
        return quotient + (remainder == 0 || (remainder > 0) != up ? 0 : up ? 1 : -1) + Int128(operand.plus)
      }
    }
    return factor > 0
      ? NumberRange(move(low, up: false), move(high, up: true))
      : NumberRange(move(high, up: false), move(low, up: true))
  }

  /// The least range that holds both.
  package func union(_ other: NumberRange) -> NumberRange {
    NumberRange(
      low.flatMap { low in other.low.map { min(low, $0) } }, high.flatMap { high in other.high.map { max(high, $0) } })
  }

  /// What both hold; where that is nothing, the nearest of this.
  package func clamped(to other: NumberRange) -> NumberRange {
    func held(_ end: Int128) -> Int128 { min(max(end, other.low ?? end), other.high ?? end) }
    return NumberRange(low.map(held) ?? other.low, high.map(held) ?? other.high)
  }

  /// "from 0 to 4", "from 0 upwards", "any number", as authors write numbers.
  func spelling(_ type: NumberType) -> String {
    switch (low.map { type.spelling($0) }, high.map { type.spelling($0) }) {
    case (let low?, let high?): low == high ? low : "from \(low) to \(high)"
    case (let low?, nil): "from \(low) upwards"
    case (nil, let high?): "up to \(high)"
    case (nil, nil): "any number"
    }
  }
}
