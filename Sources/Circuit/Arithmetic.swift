import RuleModel

/// Binary numbers whose digits are planes, lowest first.
extension Builder {
  /// The sum of planes with positive weights, by columns of full adders: about five gates a plane and digit of weight.
  mutating func sum(of terms: [(plane: Plane, weight: UInt128)]) -> [Plane] {
    var columns: [[Plane]] = []
    for term in terms where term.plane != .never {
      var weight = term.weight
      while weight != 0 {
        let digit = weight.trailingZeroBitCount
        while columns.count <= digit { columns.append([]) }
        columns[digit].append(term.plane)
        weight &= weight - 1
      }
    }
    var digits: [Plane] = []
    while digits.count < columns.count {
      let place = digits.count
      while columns[place].count > 1 {
        if columns.count == place + 1 { columns.append([]) }
        columns[place + 1].append(reduce(&columns[place]))
      }
      digits.append(columns[place].first ?? .never)
    }
    while digits.last == .never { digits.removeLast() }
    return digits
  }

  /// Replaces two or three planes of a column by their sum's digit and returns the carry.
  private mutating func reduce(_ column: inout [Plane]) -> Plane {
    let first = column.removeFirst()
    let second = column.removeFirst()
    let half = xor(first, second)
    let carry = and(first, second)
    guard !column.isEmpty else {
      column.append(half)
      return carry
    }
    let third = column.removeFirst()
    column.append(xor(half, third))
    let again = and(half, third)
    return or(carry, again)
  }

  /// Whether the number is at least a constant.
  mutating func isAtLeast(_ digits: [Plane], _ bound: Int128) -> Plane {
    guard bound > 0 else { return .always }
    guard bound.magnitude < UInt128(1) << UInt128(min(digits.count, 127)) else { return .never }
    var result = Plane.always
    for (place, digit) in digits.enumerated() {
      result = bound >> Int128(place) & 1 == 1 ? and(digit, result) : or(digit, result)
    }
    return result
  }

  /// Whether `first` ≥ `second`.
  mutating func isAtLeast(_ first: [Plane], _ second: [Plane]) -> Plane {
    var result = Plane.always
    for place in 0..<max(first.count, second.count) {
      let left = place < first.count ? first[place] : .never
      let right = place < second.count ? second[place] : .never
      let greater = andNot(left, right)
      let differ = xor(left, right)
      let same = andNot(result, differ)
      result = or(greater, same)
    }
    return result
  }

  /// The same number with a smaller offset.
  mutating func rebase(_ digits: [Plane], from offset: Int128, to lower: Int128) -> [Plane] {
    // The distance of two of 127 bits may have 128.
    sum(of: weighted(digits) + [(.always, UInt128(truncatingIfNeeded: offset &- lower))])
  }

  func weighted(_ digits: [Plane], by weight: UInt128 = 1) -> [(plane: Plane, weight: UInt128)] {
    digits.enumerated().map { ($0.element, weight << UInt128($0.offset)) }
  }

  /// Both numbers' bounds over one offset.
  mutating func align(_ first: NumberWires, _ second: NumberWires) -> (NumberWires, NumberWires) {
    let offset = min(first.offset, second.offset)
    return (rebase(first, to: offset), rebase(second, to: offset))
  }

  private mutating func rebase(_ number: NumberWires, to offset: Int128) -> NumberWires {
    if number.offset == offset { return number }
    var result = number
    result.low = rebase(number.low, from: number.offset, to: offset)
    result.high = rebase(number.high, from: number.offset, to: offset)
    result.offset = offset
    return result
  }

  /// Whether some, and whether every, number between the bounds passes. Contradictions and missing values aside.
  mutating func passes(_ number: NumberWires, _ set: NumberSet) -> Signal {
    var meets: [Plane] = []
    var covers: [Plane] = []
    for interval in set.intervals {
      meets.append(and([reachesDown(number, to: interval.upperBound), reachesUp(number, to: interval.lowerBound)]))
      covers.append(and([staysAbove(number, interval.lowerBound), staysBelow(number, interval.upperBound)]))
    }
    return Signal(possible: or(meets), certain: or(covers))
  }

  /// The lower bound is at most this.
  private mutating func reachesDown(_ number: NumberWires, to bound: Int64) -> Plane {
    guard bound < .max else { return .always }
    let above = isAtLeast(number.low, Int128(bound) + 1 - number.offset)
    let within = not(above)
    return or(within, number.unboundedBelow)
  }
  private mutating func reachesUp(_ number: NumberWires, to bound: Int64) -> Plane {
    guard bound > .min else { return .always }
    let within = isAtLeast(number.high, Int128(bound) - number.offset)
    return or(within, number.unboundedAbove)
  }
  private mutating func staysAbove(_ number: NumberWires, _ bound: Int64) -> Plane {
    guard bound > .min else { return .always }
    let within = isAtLeast(number.low, Int128(bound) - number.offset)
    return andNot(within, number.unboundedBelow)
  }
  private mutating func staysBelow(_ number: NumberWires, _ bound: Int64) -> Plane {
    guard bound < .max else { return .always }
    let above = isAtLeast(number.high, Int128(bound) + 1 - number.offset)
    let within = not(above)
    return andNot(within, number.unboundedAbove)
  }
}

extension Int64 {
  /// How much greater the other is; 0 if it is not.
  func distance(upTo other: Int64) -> UInt64 { other > self ? UInt64(bitPattern: other &- self) : 0 }
}
