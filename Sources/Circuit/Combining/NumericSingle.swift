import RuleModel

/// A `single` number: values are kept as the least range that holds them all.
///
/// Of contributions that may be 2 to 4 and 3 to 9, the hull is 2 to 9: what either may say. The core is 3 to 4: what both
/// may say, which is all that is left where both are certain. A core whose ends have passed each other is a contradiction.
enum NumericSingle {
  private struct Claim {
    var possible: Plane
    var certain: Plane
    var several: Plane
    /// From the least to the greatest that it may say.
    var hull: NumberPlanes
    /// From the greatest lower to the least upper bound of the certain ones.
    var core: NumberPlanes
    var contradiction: Plane
  }

  /// `groups`: contributions of one rank together, the highest first. `base`: what there is where none is certain.
  static func combine(_ groups: [[Offer]], base: NumberPlanes, _ algebra: inout Algebra) -> NumberPlanes {
    var result = NumberPlanes.none
    var clash = TruthPlanes.never
    var reached = Plane.always
    var undisputed = Plane.always
    for group in groups {
      let claims = group.compactMap { claim($0, &algebra) }
      let certain = algebra.build.or(claims.map(\.certain))
      let hull = claims.map(\.hull).reduce(NumberPlanes.none) { combine($0, $1, widest: true, &algebra) }
      let core = claims.map(\.core).reduce(NumberPlanes.none) { combine($0, $1, widest: false, &algebra) }
      let apart = algebra.build.and(certain, apart(core, &algebra))
      let said = algebra.build.choose(certain, core, hull)
      let kept = algebra.build.andNot(algebra.build.and(reached, said.mayExist), apart)
      result = combine(result, masked(said, kept, &algebra), widest: true, &algebra)
      let disputed = algebra.build.or(
        differing(claims, hull, &algebra), algebra.build.or(claims.map(\.contradiction)))
      let own = TruthPlanes(
        possible: algebra.build.and(reached, disputed), certain: algebra.build.and(undisputed, apart))
      clash = algebra.build.or([clash, own])
      reached = algebra.build.andNot(reached, certain)
      undisputed = algebra.build.andNot(undisputed, algebra.build.or(claims.map(\.possible)))
    }
    return withBase(base, result, clash, reached, &algebra)
  }

  private static func withBase(
    _ base: NumberPlanes, _ number: NumberPlanes, _ clash: TruthPlanes, _ reached: Plane, _ algebra: inout Algebra
  ) -> NumberPlanes {
    let start = masked(base, algebra.build.and(reached, base.mayExist), &algebra)
    var result = combine(number, start, widest: true, &algebra)
    result.mayBeEmpty = algebra.build.and(reached, base.mayBeEmpty)
    let inherited = algebra.build.and(reached, base.contradiction.possible)
    result.contradiction = TruthPlanes(
      possible: algebra.build.or(clash.possible, inherited), certain: clash.certain)
    return result
  }

  private static func masked(_ number: NumberPlanes, _ plane: Plane, _ algebra: inout Algebra) -> NumberPlanes {
    var result = number
    result.mayExist = plane
    result.unboundedBelow = algebra.build.and(number.unboundedBelow, plane)
    result.unboundedAbove = algebra.build.and(number.unboundedAbove, plane)
    result.contradiction = .never
    result.mayBeEmpty = .never
    return result
  }

  // MARK: Claims

  private static func claim(_ offer: Offer, _ algebra: inout Algebra) -> Claim? {
    guard case .number(let number)? = offer.value else { return nil }
    let (some, sure) = (offer.truth.possible, offer.truth.certain)
    let exists = algebra.build.and(some, number.mayExist)
    return Claim(
      possible: offer.project(some, &algebra), certain: offer.project(sure, &algebra),
      several: offer.projection.several(some, &algebra), hull: hull(number, exists, offer, &algebra),
      core: core(number, sure, offer, &algebra),
      contradiction: offer.project(algebra.build.and(some, number.contradiction.possible), &algebra))
  }

  private static func hull(
    _ number: NumberPlanes, _ lanes: Plane, _ offer: Offer, _ algebra: inout Algebra
  ) -> NumberPlanes {
    let dropped = offer.projection.dropped
    var result = masked(number, offer.project(lanes, &algebra), &algebra)
    result.low = algebra.build.least(number.low, among: lanes, along: dropped).map { offer.project($0, &algebra) }
    result.high = algebra.build.greatest(number.high, among: lanes, along: dropped).map { offer.project($0, &algebra) }
    result.unboundedBelow = offer.project(algebra.build.and(number.unboundedBelow, lanes), &algebra)
    result.unboundedAbove = offer.project(algebra.build.and(number.unboundedAbove, lanes), &algebra)
    return result
  }

  /// An unbounded one narrows nothing.
  private static func core(
    _ number: NumberPlanes, _ lanes: Plane, _ offer: Offer, _ algebra: inout Algebra
  ) -> NumberPlanes {
    let dropped = offer.projection.dropped
    let from = algebra.build.andNot(lanes, number.unboundedBelow)
    let to = algebra.build.andNot(lanes, number.unboundedAbove)
    var result = masked(number, offer.project(lanes, &algebra), &algebra)
    result.low = algebra.build.greatest(number.low, among: from, along: dropped).map { offer.project($0, &algebra) }
    result.high = algebra.build.least(number.high, among: to, along: dropped).map { offer.project($0, &algebra) }
    result.unboundedBelow = algebra.build.andNot(result.mayExist, offer.project(from, &algebra))
    result.unboundedAbove = algebra.build.andNot(result.mayExist, offer.project(to, &algebra))
    return result
  }

  // MARK: Ranges

  /// Of two ranges the least that holds both, or what they have in common; of one that does not exist the other.
  private static func combine(
    _ first: NumberPlanes, _ second: NumberPlanes, widest: Bool, _ algebra: inout Algebra
  ) -> NumberPlanes {
    if first.mayExist == .never { return second }
    if second.mayExist == .never { return first }
    let (left, right) = algebra.build.align(first, second)
    let lowAbove = algebra.build.isAtLeast(left.low, right.low)
    let highAbove = algebra.build.isAtLeast(left.high, right.high)
    var result = left
    result.mayExist = algebra.build.or(left.mayExist, right.mayExist)
    let low = (left.unboundedBelow, right.unboundedBelow, widest ? lowAbove : algebra.build.not(lowAbove))
    let high = (left.unboundedAbove, right.unboundedAbove, widest ? algebra.build.not(highAbove) : highAbove)
    let takeLow = takesRight(left.mayExist, right.mayExist, low, widest: widest, &algebra)
    let takeHigh = takesRight(left.mayExist, right.mayExist, high, widest: widest, &algebra)
    result.low = algebra.build.choose(takeLow, right.low, left.low)
    result.high = algebra.build.choose(takeHigh, right.high, left.high)
    result.unboundedBelow = algebra.build.choose(takeLow, right.unboundedBelow, left.unboundedBelow)
    result.unboundedAbove = algebra.build.choose(takeHigh, right.unboundedAbove, left.unboundedAbove)
    return result
  }

  /// Whether the second's end is taken: the first does not exist, or the second's is the wider (the narrower) one.
  private static func takesRight(
    _ left: Plane, _ right: Plane, _ ends: (unbounded: Plane, other: Plane, prefers: Plane), widest: Bool,
    _ algebra: inout Algebra
  ) -> Plane {
    let (yes, no) = widest ? (ends.other, ends.unbounded) : (ends.unbounded, ends.other)
    let preferred = algebra.build.or(yes, algebra.build.andNot(ends.prefers, no))
    return algebra.build.or(algebra.build.not(left), algebra.build.and(right, preferred))
  }

  // MARK: Contradiction

  /// No number lies between the bounds.
  private static func apart(_ core: NumberPlanes, _ algebra: inout Algebra) -> Plane {
    let bounded = algebra.build.not(algebra.build.or(core.unboundedBelow, core.unboundedAbove))
    return algebra.build.andNot(bounded, algebra.build.isAtLeast(core.high, core.low))
  }

  /// Two that may hold are not one and the same single value.
  private static func differing(_ claims: [Claim], _ hull: NumberPlanes, _ algebra: inout Algebra) -> Plane {
    var one = Plane.never
    var two = Plane.never
    for claim in claims {
      two = algebra.build.or([two, claim.several, algebra.build.and(one, claim.possible)])
      one = algebra.build.or(one, claim.possible)
    }
    let single = algebra.build.andNot(
      algebra.build.isAtLeast(hull.low, hull.high), algebra.build.or(hull.unboundedBelow, hull.unboundedAbove))
    return algebra.build.andNot(two, single)
  }
}
