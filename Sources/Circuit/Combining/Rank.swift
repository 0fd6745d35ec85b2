import RuleModel

/// `rank`: a place among the entities of a kind.
enum Rank {
  /// An entity beside each of those that it competes with.
  struct Rivalry {
    /// The axes of the others that are not the entity's own.
    var compared: [Axis]
    /// Whether the entity takes part, and whether the other does.
    var member: TruthPlanes
    var rival: TruthPlanes
    /// Whether both are of one group.
    var shareGroup: TruthPlanes
    /// That the two are not the same.
    var isOther: Plane
    /// Only what is listed counts.
    var exists: Plane
    /// There may be any number of others.
    var open: Plane
    /// What they are compared by, first to last.
    var measures: [(theirs: ValuePlanes, mine: ValuePlanes)]
    var highestFirst: Bool
  }

  /// 1 + the number that are strictly better: certainly so at least, possibly so at most.
  static func combine(_ rivalry: Rivalry, _ algebra: inout Algebra) -> NumberPlanes {
    let better = outranks(rivalry, &algebra)
    let counted = algebra.build.and([
      better, rivalry.rival, rivalry.shareGroup, TruthPlanes(exactly: rivalry.isOther),
      TruthPlanes(exactly: rivalry.exists),
    ])
    return NumberPlanes(
      offset: 1, low: algebra.count(counted.certain, along: rivalry.compared),
      high: algebra.count(counted.possible, along: rivalry.compared), unboundedBelow: .never,
      unboundedAbove: rivalry.open, mayBeEmpty: algebra.build.not(rivalry.member.certain),
      mayExist: rivalry.member.possible, contradiction: .never)
  }

  // MARK: Order

  /// Which of the three may be the case.
  private struct Order {
    var better: Plane
    var equal: Plane
    var worse: Plane
  }

  /// Better by the first measure in which the two differ.
  private static func outranks(_ rivalry: Rivalry, _ algebra: inout Algebra) -> TruthPlanes {
    var result = TruthPlanes.never
    for (theirs, mine) in rivalry.measures.reversed() {
      let order = order(theirs, mine, highestFirst: rivalry.highestFirst, &algebra)
      let decided = algebra.build.not(order.equal)
      result.possible = algebra.build.or(order.better, algebra.build.and(order.equal, result.possible))
      result.certain = algebra.build.andNot(algebra.build.or(decided, result.certain), order.worse)
    }
    return result
  }

  /// No value is worse than any; a contradictory one may be better, equal or worse.
  private static func order(
    _ left: ValuePlanes, _ right: ValuePlanes, highestFirst: Bool, _ algebra: inout Algebra
  ) -> Order {
    let (some, others) = (algebra.mayExist(left), algebra.mayExist(right))
    let clash = algebra.build.or(left.contradiction.possible, right.contradiction.possible)
    var result = ends(left, right, &algebra)
    if !highestFirst { (result.better, result.worse) = (result.worse, result.better) }
    let both = algebra.build.and(some, others)
    let empties = algebra.build.and(left.mayBeEmpty, right.mayBeEmpty)
    result.better = algebra.build.or([
      algebra.build.and(both, result.better), algebra.build.and(some, right.mayBeEmpty), clash,
    ])
    result.equal = algebra.build.or([algebra.build.and(both, result.equal), empties, clash])
    result.worse = algebra.build.or([
      algebra.build.and(both, result.worse), algebra.build.and(left.mayBeEmpty, others), clash,
    ])
    return result
  }

  /// Whether one number or position may be above, equal to and below another.
  private static func ends(_ left: ValuePlanes, _ right: ValuePlanes, _ algebra: inout Algebra) -> Order {
    switch (left, right) {
    case (.number(let first), .number(let second)):
      let up = algebra.build.isAtLeast(first, second)
      let down = algebra.build.isAtLeast(second, first)
      return Order(
        better: algebra.build.not(down.certain), equal: algebra.build.and(up.possible, down.possible),
        worse: algebra.build.not(up.certain))
    case (.ordinals(let first), .ordinals(let second)): return positions(first, second, &algebra)
    default: return Order(better: .always, equal: .always, worse: .always)
    }
  }

  private static func positions(
    _ left: OrdinalPlanes, _ right: OrdinalPlanes, _ algebra: inout Algebra
  ) -> Order {
    let mine = Level.thermometer(left, &algebra)
    let theirs = Level.thermometer(right, &algebra)
    var order = Order(better: .never, equal: .never, worse: .never)
    for place in mine.high.indices where theirs.low.indices.contains(place) {
      // At least this position on one side, and possibly below it on the other.
      order.better = algebra.build.or(order.better, algebra.build.andNot(mine.high[place], theirs.low[place]))
      order.worse = algebra.build.or(order.worse, algebra.build.andNot(theirs.high[place], mine.low[place]))
    }
    order.equal = algebra.build.or(zip(left.canBe, right.canBe).map { algebra.build.and($0, $1) })
    return order
  }
}
