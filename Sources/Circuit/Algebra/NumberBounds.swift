import RuleModel

/// Numbers between two bounds.
extension Builder {
  /// Both numbers' bounds over one offset.
  mutating func align(_ first: NumberPlanes, _ second: NumberPlanes) -> (NumberPlanes, NumberPlanes) {
    let offset = min(first.offset, second.offset)
    return (rebase(first, to: offset), rebase(second, to: offset))
  }

  private mutating func rebase(_ number: NumberPlanes, to offset: Int128) -> NumberPlanes {
    if number.offset == offset { return number }
    var result = number
    result.low = rebase(number.low, from: number.offset, to: offset)
    result.high = rebase(number.high, from: number.offset, to: offset)
    result.offset = offset
    return result
  }

  /// Whether some, and whether every, number between the bounds passes. Contradictions and missing values aside.
  mutating func passes(_ number: NumberPlanes, _ set: NumberSet) -> TruthPlanes {
    var meets: [Plane] = []
    var covers: [Plane] = []
    for interval in set.intervals {
      meets.append(and([reachesDown(number, to: interval.upperBound), reachesUp(number, to: interval.lowerBound)]))
      covers.append(and([staysAbove(number, interval.lowerBound), staysBelow(number, interval.upperBound)]))
    }
    return TruthPlanes(possible: or(meets), certain: or(covers))
  }

  /// The lower bound is at most this.
  private mutating func reachesDown(_ number: NumberPlanes, to bound: Int64) -> Plane {
    guard bound < .max else { return .always }
    let above = isAtLeast(number.low, Int128(bound) + 1 - number.offset)
    let within = not(above)
    return or(within, number.unboundedBelow)
  }
  private mutating func reachesUp(_ number: NumberPlanes, to bound: Int64) -> Plane {
    guard bound > .min else { return .always }
    let within = isAtLeast(number.high, Int128(bound) - number.offset)
    return or(within, number.unboundedAbove)
  }
  private mutating func staysAbove(_ number: NumberPlanes, _ bound: Int64) -> Plane {
    guard bound > .min else { return .always }
    let within = isAtLeast(number.low, Int128(bound) - number.offset)
    return andNot(within, number.unboundedBelow)
  }
  private mutating func staysBelow(_ number: NumberPlanes, _ bound: Int64) -> Plane {
    guard bound < .max else { return .always }
    let above = isAtLeast(number.high, Int128(bound) + 1 - number.offset)
    let within = not(above)
    return andNot(within, number.unboundedAbove)
  }

  // MARK: Two numbers

  mutating func isAtLeast(_ left: NumberPlanes, _ right: NumberPlanes) -> TruthPlanes {
    let (first, second) = align(left, right)
    let reaches = isAtLeast(first.high, second.low)
    let stays = isAtLeast(first.low, second.high)
    let unbounded = or(first.unboundedBelow, second.unboundedAbove)
    return TruthPlanes(
      possible: or([reaches, first.unboundedAbove, second.unboundedBelow]),
      certain: andNot(stays, unbounded))
  }

  /// Certain only where both are settled: at least and at most each other at all four ends.
  mutating func isEqual(_ left: NumberPlanes, _ right: NumberPlanes) -> TruthPlanes {
    let up = isAtLeast(left, right)
    let down = isAtLeast(right, left)
    return and([up, down])
  }

  /// The first where the plane is on, else the second.
  mutating func choose(_ plane: Plane, _ first: NumberPlanes, _ second: NumberPlanes) -> NumberPlanes {
    let (left, right) = align(first, second)
    return left.zipped(right) { choose(plane, $0, $1) }
  }
}
