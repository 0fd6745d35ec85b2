package import RuleModel

/// A number that may be any of its type.
///
/// Where it is read as a number, a few values do not stand for all: it is what its digits say, so that whatever is computed from
/// it, or compared with it, is so of every number.
package struct FreeNumber: Sendable {
  package var key: FactKey
  /// The ends of its type.
  let ends: ClosedRange<Int64>
  /// Inputs, of which none is on where the number is its origin: 0, or what is nearest to it.
  private let bits: [Signal]
  /// Binary digits of the distance from the least, lowest first. More than there may be is the greatest.
  let distance: [Signal]
  /// The same distance, held.
  let digits: [Signal]
  /// On where the profile says that it does not apply; never of what has to have a value.
  let isAbsent: Signal
  /// On where the profile states it; always of what is given only.
  let isStated: Signal
  /// Distances at which something changes, to be tried first; at least one.
  let seeds: [UInt64]
  /// The distance of the origin.
  let origin: UInt64

  init(_ open: FreeFacts.Number, _ type: NumberType, _ gates: inout GateList) {
    key = open.key
    ends = type.ends
    let greatest = ends.greatestDistance
    let least = ends.lowerBound
    let origin = UInt64(truncatingIfNeeded: min(max(0, least), ends.upperBound) &- least)
    bits = (0..<ends.width).map { _ in gates.input() }
    distance = bits.enumerated().map { place, bit in origin >> UInt64(place) & 1 == 1 ? !bit : bit }
    let isBeyond = greatest == .max ? .never : gates.isAtLeast(distance, UInt128(greatest) + 1)
    digits = distance.enumerated().map { place, digit in
      greatest >> UInt64(place) & 1 == 1 ? gates.or([digit, isBeyond]) : gates.and([digit, !isBeyond])
    }
    isAbsent = open.mayBeAbsent ? gates.input() : .never
    isStated = open.mayBeUnstated ? gates.input() : .always
    let inside = open.seeds.filter(ends.contains).map { UInt64(truncatingIfNeeded: $0 &- least) }
    (seeds, self.origin) = (inside.isEmpty ? [origin] : inside, origin)
  }

  /// What tells its values apart.
  var inputs: [Signal] { bits + [isAbsent, isStated].filter { $0 != .never && $0 != .always } }

  /// The number where inputs are so.
  func value(_ isOn: (Signal) -> Bool) -> Int64 {
    let far = distance.enumerated().reduce(UInt64(0)) { $0 | (isOn($1.element) ? 1 << UInt64($1.offset) : 0) }
    return ends.lowerBound &+ Int64(truncatingIfNeeded: min(far, ends.greatestDistance))
  }

  /// By input of a digit, whether it is on at a distance.
  func pattern(_ distance: UInt64) -> [Bool] {
    bits.indices.map { (distance ^ origin) >> UInt64($0) & 1 == 1 }
  }

  /// How a profile states it where inputs are so; nil: not at all.
  func statement(_ isOn: (Signal) -> Bool) -> Statement? {
    guard isStated == .always || isOn(isStated) else { return nil }
    return isAbsent != .never && isOn(isAbsent) ? .doesNotApply : .known(.number(value(isOn)))
  }

  /// On where it is stated so; nil: not at all.
  func isStated(_ statement: Statement?, _ gates: inout GateList) -> Signal {
    switch statement {
    case nil: return !isStated
    case .doesNotApply?: return gates.and([isStated, isAbsent])
    case .known(.number(let number))?:
      guard ends.contains(number) else { return .never }
      let far = UInt64(truncatingIfNeeded: number &- ends.lowerBound)
      let own = digits.enumerated().map { place, digit in far >> UInt64(place) & 1 == 1 ? digit : !digit }
      return gates.and(own + [isStated, !isAbsent])
    default: return .never
    }
  }
}

extension NumberType {
  /// Where nothing else is said, as far on either side as leaves room to compute within 64 bits: what leaves them is refused.
  var ends: ClosedRange<Int64> {
    let low = lower ?? min(-(1 << 56), upper ?? 0)
    return low...max(low, upper ?? 1 << 56)
  }
}

extension ClosedRange<Int64> {
  /// From the least to the greatest.
  var greatestDistance: UInt64 { UInt64(truncatingIfNeeded: upperBound &- lowerBound) }

  /// In how many binary digits every distance from the least can be told.
  var width: Int { UInt64.bitWidth - greatestDistance.leadingZeroBitCount }
}
