extension GateList {
  /// How many of the signals are on, in so many binary digits, lowest first: what goes beyond is lost.
  mutating func count(_ signals: [Signal], digits width: Int) -> [Signal] {
    var columns = Array(repeating: [Signal](), count: width + 1)
    columns[0] = signals
    for place in 0..<width {
      while columns[place].count > 1 { columns[place + 1].append(addOnce(&columns[place])) }
    }
    return (0..<width).map { columns[$0].first ?? .never }
  }

  /// The sum of signals that count twice as much from column to column, in as many binary digits as it takes, lowest first.
  mutating func sum(_ columns: [[Signal]]) -> [Signal] {
    var (columns, place) = (columns, 0)
    while place < columns.count {
      while columns[place].count > 1 {
        if place + 1 == columns.count { columns.append([]) }
        columns[place + 1].append(addOnce(&columns[place]))
      }
      place += 1
    }
    return columns.map { $0.first ?? .never }
  }

  /// Whether a number in binary digits, lowest first, is at least another.
  mutating func isAtLeast(_ digits: [Signal], _ bound: UInt128) -> Signal {
    guard digits.count >= UInt128.bitWidth || bound >> UInt128(digits.count) == 0 else { return .never }
    return digits.enumerated().reduce(.always) { lower, digit in
      bound >> UInt128(digit.offset) & 1 == 1 ? and([digit.element, lower]) : or([digit.element, lower])
    }
  }

  /// A number of binary digits, lowest first, plus a constant that is not negative, in 65 digits: enough for numbers of 64 bits,
  /// wherever they are counted from.
  mutating func sum(of digits: [Signal], plus constant: Int128) -> [Signal] {
    var carry = Signal.never
    return (0..<65).map { place in
      let digit = place < digits.count ? digits[place] : .never
      let isOn = constant >> Int128(place) & 1 == 1
      let half = isOn ? !digit : digit
      let result = xor(half, carry)
      carry = isOn ? or([digit, carry]) : and([digit, carry])
      return result
    }
  }

  /// Replaces two or three signals of a column by their sum's digit. The carry.
  private mutating func addOnce(_ column: inout [Signal]) -> Signal {
    let (first, second) = (column.removeLast(), column.removeLast())
    let half = xor(first, second)
    let carry = and([first, second])
    guard let third = column.popLast() else {
      column.append(half)
      return carry
    }
    // To the front, so that the tree of additions stays flat.
    column.insert(xor(half, third), at: 0)
    let again = and([half, third])
    return or([carry, again])
  }
}

/// Whether at least 1, 2, 3 … of some signals are on, asked for one after the other, so that a question about few costs
/// little.
///
/// Sinz, "Towards an Optimal CNF Encoding of Boolean Cardinality Constraints", CP 2005.
struct Counter: Sendable {
  private let signals: [Signal]
  /// By place: whether at least as many as was asked for last are on among the signals up to there.
  private var column: [Signal]
  private(set) var bound = 0

  init(_ signals: [Signal]) {
    self.signals = signals
    column = Array(repeating: .always, count: signals.count + 1)
  }

  /// Whether at least one more than was asked for last are on. O(signals).
  mutating func next(_ gates: inout GateList) -> Signal {
    bound += 1
    var next = [Signal.never]
    for (place, signal) in signals.enumerated() {
      let here = gates.and([signal, column[place]])
      next.append(gates.or([next[place], here]))
    }
    column = next
    return next[signals.count]
  }
}
