import Circuit
import RuleModel

/// What stands at the end of a path that leads to numbers: a number digit by digit, or none.
struct NumberSignals {
  /// What the digits count from.
  let least: Int64
  /// Lowest first; off where there is no number.
  private(set) var digits: [Signal]
  /// On where there is a number.
  private(set) var exists: Signal
  /// On where it is stated.
  private(set) var isStated: Signal
  /// What is no number, and on where it is so.
  private(set) var others: [FactTable.Guarded]

  /// Nothing where it is not stated.
  init(_ free: FreeNumber, _ gates: inout GateList) {
    least = free.ends.lowerBound
    let exists = gates.and([free.isStated, !free.isAbsent])
    digits = free.digits.map { gates.and([exists, $0]) }
    (self.exists, isStated) = (exists, free.isStated)
    let absent = gates.and([free.isStated, free.isAbsent])
    others = absent == .never ? [] : [FactTable.Guarded(signal: absent, fact: .none, isStated: true)]
  }

  /// Of facts that are written out.
  init(_ facts: [FactTable.Guarded], _ gates: inout GateList) {
    let numbers = facts.compactMap { if case .value(.number(let number)) = $0.fact { number } else { nil } }
    least = numbers.min() ?? 0
    let width = (least...max(least, numbers.max() ?? 0)).width
    var (columns, some) = (Array(repeating: [Signal](), count: width), [Signal]())
    others = []
    for guarded in facts {
      guard case .value(.number(let number)) = guarded.fact else {
        others.append(guarded)
        continue
      }
      some.append(guarded.signal)
      let far = UInt64(truncatingIfNeeded: number &- least)
      for place in columns.indices where far >> UInt64(place) & 1 == 1 { columns[place].append(guarded.signal) }
    }
    digits = columns.map { gates.or($0) }
    exists = gates.or(some)
    isStated = gates.or(facts.filter(\.isStated).map(\.signal))
  }

  /// How many elements a set has.
  init(sizeOf set: SetSignals, _ gates: inout GateList) {
    let members = set.members
    least = 0
    digits = gates.count(members, digits: Int.bitWidth - members.count.leadingZeroBitCount)
    (exists, isStated) = (set.exists, set.exists)
    others = [FactTable.Guarded(signal: !set.exists, fact: .none, isStated: true)]
  }

  init?(joining parts: [NumberSignals], _ gates: inout GateList) {
    guard let least = parts.map(\.least).min() else { return nil }
    self.least = least
    let all = parts.map { $0.digits(from: least, &gates) }
    digits = (0..<(all.map(\.count).max() ?? 0)).map { place in
      gates.or(all.filter { place < $0.count }.map { $0[place] })
    }
    exists = gates.or(parts.map(\.exists))
    isStated = gates.or(parts.map(\.isStated))
    others = parts.flatMap(\.others)
  }

  /// Its digits counted from a number that is no greater than the least.
  private func digits(from other: Int64, _ gates: inout GateList) -> [Signal] {
    if other == least { return digits }
    var columns = digits.map { [$0] }
    let distance = UInt64(truncatingIfNeeded: least &- other)
    while columns.count < UInt64.bitWidth - distance.leadingZeroBitCount { columns.append([]) }
    for place in columns.indices where distance >> UInt64(place) & 1 == 1 { columns[place].append(exists) }
    return gates.sum(columns)
  }

  /// The number where a signal is on, else nothing.
  func `where`(_ signal: Signal, _ gates: inout GateList) -> NumberSignals {
    var copy = self
    copy.digits = digits.map { gates.and([signal, $0]) }
    copy.exists = gates.and([signal, exists])
    copy.isStated = gates.and([signal, isStated])
    copy.others = others.map { guarded in
      FactTable.Guarded(
        signal: gates.and([signal, guarded.signal]), fact: guarded.fact, isStated: guarded.isStated)
    }
    return copy
  }

  /// With something that it also may be.
  func or(_ guarded: FactTable.Guarded) -> NumberSignals {
    var copy = self
    copy.others.append(guarded)
    return copy
  }

  // MARK: Tests

  /// On where there is a number, and it is one of these.
  func isOne(of set: NumberSet, _ gates: inout GateList) -> Signal {
    let intervals = set.intervals.map { interval in
      let (low, high) = (isAtLeast(interval.lowerBound, &gates), isAtMost(interval.upperBound, &gates))
      return gates.and([low, high])
    }
    return gates.and([exists, gates.or(intervals)])
  }

  private func isAtLeast(_ bound: Int64, _ gates: inout GateList) -> Signal {
    bound <= least ? .always : gates.isAtLeast(digits, UInt128(Int128(bound) - Int128(least)))
  }

  private func isAtMost(_ bound: Int64, _ gates: inout GateList) -> Signal {
    bound < least ? .never : !gates.isAtLeast(digits, UInt128(Int128(bound) - Int128(least)) + 1)
  }

  /// On where there are two numbers, and the first stands so to the second, moved.
  func stands(
    _ comparison: Comparison, to other: NumberSignals, _ map: AffineMap, _ gates: inout GateList
  ) -> Signal {
    // Exact: both sides times the denominator.
    var distance = LinearSum(constant: -Int128(map.plus) * Int128(map.times.denominator))
    distance.add(self, times: map.times.denominator)
    distance.add(other, times: -map.times.numerator)
    let isAtLeast = distance.isAtLeast(0, &gates)
    let isAbove = comparison == .atLeast || comparison == .below ? .never : distance.isAtLeast(1, &gates)
    let stands: Signal =
      switch comparison {
      case .atLeast: isAtLeast
      case .below: !isAtLeast
      case .above: isAbove
      case .atMost: !isAbove
      case .equal: gates.and([isAtLeast, !isAbove])
      case .otherThan: !gates.and([isAtLeast, !isAbove])
      }
    return gates.and([exists, other.exists, stands])
  }

  /// Digits of the number times a factor plus a summand, so many from a bottom on, held at both ends; off where there is none.
  func moved(
    times: Int64, plus: Int64, bottom: Int64, width: Int, _ gates: inout GateList
  ) -> [Signal] {
    var sum = LinearSum(constant: Int128(plus) - Int128(bottom))
    sum.add(self, times: times)
    return sum.digits(width, &gates).map { gates.and([exists, $0]) }
  }
}

extension UInt128 {
  fileprivate var width: Int { UInt128.bitWidth - leadingZeroBitCount }
}

/// A constant and digits, each with its weight.
private struct LinearSum {
  var constant: Int128
  /// By power of two.
  private var columns: [[Signal]] = []

  init(constant: Int128) { self.constant = constant }

  mutating func add(_ number: NumberSignals, times factor: Int64) {
    let weight = factor.magnitude
    // What is taken away is what is left of the most that there can be.
    let most = Int128(number.least) + (Int128(1) << Int128(number.digits.count)) - 1
    constant += factor < 0 ? -Int128(weight) * most : Int128(weight) * Int128(number.least)
    for (place, digit) in number.digits.enumerated() {
      for bit in 0..<UInt64.bitWidth where weight >> UInt64(bit) & 1 == 1 {
        add(factor < 0 ? !digit : digit, at: place + bit)
      }
    }
  }

  private mutating func add(_ digit: Signal, at place: Int) {
    while columns.count <= place { columns.append([]) }
    columns[place].append(digit)
  }

  func isAtLeast(_ bound: Int128, _ gates: inout GateList) -> Signal {
    if bound <= constant { return .always }
    return gates.isAtLeast(gates.sum(columns), UInt128(bound - constant))
  }

  /// So many digits, held at nothing and at as much as they can tell.
  func digits(_ width: Int, _ gates: inout GateList) -> [Signal] {
    var all = self
    let isSome = isAtLeast(0, &gates)
    // A constant below nothing is added as what is left of a power of two beyond all that there can be.
    let beyond = min(UInt128.bitWidth, max(columns.count + 8, width + 1, constant.magnitude.width + 1))
    let added = constant < 0 ? (UInt128(1) << UInt128(beyond)) &- constant.magnitude : constant.magnitude
    for bit in 0..<UInt128.bitWidth where added >> UInt128(bit) & 1 == 1 { all.add(.always, at: bit) }
    let sum = gates.sum(all.columns)
    let whole = constant < 0 ? Array(sum.prefix(beyond)) : sum
    let isBeyond = gates.or(Array(whole.dropFirst(width)))
    return (0..<width).map { place in
      let held = gates.or([isBeyond, place < whole.count ? whole[place] : .never])
      return gates.and([isSome, held])
    }
  }
}
