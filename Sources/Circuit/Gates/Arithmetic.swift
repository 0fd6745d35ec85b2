import RuleModel

/// Binary numbers whose digits are planes, lowest first: as many additions as there are lanes, side by side (bit-sliced
/// arithmetic: E. Biham, A Fast New DES Implementation in Software, 1997; adders by columns: C. S. Wallace, A Suggestion
/// for a Fast Multiplier, 1964).
///
/// Of the planes a, b and c, `sum(of:)` with weight 1 each gives two digits: a ⊕ b ⊕ c, and whether two of them are on.
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

  /// The least of the numbers of the lanes that are on: from the highest digit down, keep those that have a 0.
  mutating func least(_ digits: [Plane], among lanes: Plane, along axes: [Axis]) -> [Plane] {
    var candidates = lanes
    var result = digits
    for place in digits.indices.reversed() {
      let zeros = andNot(candidates, digits[place])
      let some = fold(zeros, dropping: axes)
      result[place] = not(some)
      candidates = choose(some, zeros, candidates)
    }
    return result
  }

  mutating func greatest(_ digits: [Plane], among lanes: Plane, along axes: [Axis]) -> [Plane] {
    let inverted = digits.map { not($0) }
    return least(inverted, among: lanes, along: axes).map { not($0) }
  }

  /// Digit by digit the first where the plane is on, else the second.
  mutating func choose(_ plane: Plane, _ first: [Plane], _ second: [Plane]) -> [Plane] {
    zipDigits(first, second) { choose(plane, $0, $1) }
  }
}

/// Digit by digit; the shorter number is filled up with zeros.
func zipDigits(_ first: [Plane], _ second: [Plane], _ join: (Plane, Plane) -> Plane) -> [Plane] {
  (0..<max(first.count, second.count)).map { place in
    join(place < first.count ? first[place] : .never, place < second.count ? second[place] : .never)
  }
}

extension Int64 {
  /// How much greater the other is; 0 if it is not.
  func distance(upTo other: Int64) -> UInt64 { other > self ? UInt64(bitPattern: other &- self) : 0 }
}
