/// Numbers between two ends, both included; nil: no bound on that side.
package struct Interval<Number: Comparable & Sendable>: Sendable, Equatable {
  package var low: Number?
  package var high: Number?

  package init(_ low: Number?, _ high: Number?) {
    self.low = low
    self.high = high
  }
}

extension Comparison {
  /// Whether it holds between two numbers or positions: what a comparison means.
  package func holds<Number: Comparable>(_ left: Number, _ right: Number) -> Bool {
    switch self {
    case .equal: left == right
    case .otherThan: left != right
    case .atLeast: left >= right
    case .atMost: left <= right
    case .above: left > right
    case .below: left < right
    }
  }

  /// The same of numbers between ends, which vary independently: the order of two is settled by their ends.
  package func truth<Number: Comparable & Sendable>(_ left: Interval<Number>, _ right: Interval<Number>) -> Truth {
    let isNeverLess = reaches(left.low, right.high)
    let isNeverMore = reaches(right.low, left.high)
    let canBeMore = !isAtMost(left.high, right.low)
    let canBeLess = !isAtMost(right.high, left.low)
    let canMeet = !isBelow(left.high, right.low) && !isBelow(right.high, left.low)
    switch self {
    case .equal: return Truth(possible: canMeet, certain: isNeverLess && isNeverMore)
    case .otherThan: return Truth(possible: canBeLess || canBeMore, certain: !canMeet)
    case .atLeast: return Truth(possible: canMeet || canBeMore, certain: isNeverLess)
    case .atMost: return Truth(possible: canMeet || canBeLess, certain: isNeverMore)
    case .above: return Truth(possible: canBeMore, certain: isNeverLess && !canMeet)
    case .below: return Truth(possible: canBeLess, certain: isNeverMore && !canMeet)
    }
  }

  /// Of a lower end and an upper one: the first is known to be at least the second.
  private func reaches<Number: Comparable>(_ low: Number?, _ high: Number?) -> Bool { isAtMost(high, low) }

  /// Known to be: of an end that has no bound nothing is.
  private func isAtMost<Number: Comparable>(_ first: Number?, _ second: Number?) -> Bool {
    guard let first, let second else { return false }
    return first <= second
  }

  private func isBelow<Number: Comparable>(_ first: Number?, _ second: Number?) -> Bool {
    guard let first, let second else { return false }
    return first < second
  }
}

extension NumberSet {
  /// Whether some, and whether every number between the ends passes.
  package func truth(_ interval: Interval<Int64>) -> Truth {
    let low = interval.low ?? .min
    let range = low...max(low, interval.high ?? .max)
    return Truth(possible: meets(range), certain: covers(range))
  }
}
