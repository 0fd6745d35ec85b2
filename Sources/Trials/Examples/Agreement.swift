import Inference
import RuleModel

/// Compares what a rule contributes, paths worked out, with what an example expects.
struct Agreement {
  let expected: Contribution
  /// How many values the scale or choice has: what a path leads to beyond its ends is held there.
  let valueCount: Int?

  init(_ expected: Contribution, _ valueCount: Int?) {
    self.expected = expected
    self.valueCount = valueCount
  }

  /// Whether they may be the same, and whether they must be. `value` is what the contribution's path leads to.
  func with(_ own: Contribution, _ value: Value?) -> (possible: Bool, certain: Bool) {
    switch (own, expected) {
    case (.value(let own), .value(let other)), (.atLeast(let own), .atLeast(let other)),
      (.atMost(let own), .atMost(let other)), (.add(let own), .add(let other)):
      if case .path(let path) = own, case .constant(let constant) = other, let value {
        let contains = contains(constant, value, path)
        return (contains, contains && value.isCertain)
      }
      return (own == other, own == other)
    default:
      return (own == expected, own == expected)
    }
  }

  private func contains(_ constant: Constant, _ value: Value, _ path: PathOperand) -> Bool {
    switch (value.possibilities, constant) {
    case (.ordinals(let ordinals), .ordinal(let wanted)):
      return ordinals.contains { moved($0, path.plus) == wanted }
    case (.number(let from, let to), .number(let wanted)):
      // In units of 1 / denominator; rounding moves by less than one unit of the number.
      let scaled = (Int128(wanted) - Int128(path.plus)) * Int128(path.times.denominator)
      let ends = [from, to].map { $0.map { Int128($0) * Int128(path.times.numerator) } }
      let (low, high) = path.times.numerator < 0 ? (ends[1], ends[0]) : (ends[0], ends[1])
      let slack = Int128(path.times.denominator) - 1
      return (low ?? scaled) - slack <= scaled && scaled <= (high ?? scaled) + slack
    default: return false
    }
  }

  private func moved(_ ordinal: Int, _ plus: Int64) -> Int {
    guard let valueCount, valueCount > 0 else { return ordinal }
    return Int(clamping: min(max(Int128(ordinal) + Int128(plus), 0), Int128(valueCount - 1)))
  }
}
