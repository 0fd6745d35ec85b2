import RuleModel

/// A `single` number: values are kept as the least range that holds them all.
extension Compiler {
  private struct Claim {
    var possible: Plane
    var certain: Plane
    var several: Plane
    /// From the least to the greatest that it may say.
    var hull: NumberWires
    /// From the greatest lower to the least upper bound of the certain ones.
    var core: NumberWires
    var contradiction: Plane
  }

  mutating func numericSingle(
    _ groups: [[ConclusionID]], _ base: Operand?, _ own: [Axis], _ type: NumberType
  ) -> NumberWires {
    var result = NumberWires.none
    var clash = Signal.never
    var reached = Plane.always
    var undisputed = Plane.always
    for group in groups {
      let claims = group.compactMap { claim($0) }
      let certain = build.or(claims.map(\.certain))
      let hull = claims.map(\.hull).reduce(NumberWires.none) { combine($0, $1, widest: true) }
      let core = claims.map(\.core).reduce(NumberWires.none) { combine($0, $1, widest: false) }
      let apart = build.and(certain, apart(core))
      let said = choose(certain, core, hull)
      let kept = build.andNot(build.and(reached, said.mayExist), apart)
      result = combine(result, masked(said, kept), widest: true)
      let disputed = build.or(differing(claims, hull), build.or(claims.map(\.contradiction)))
      clash = build.or([
        clash, Signal(possible: build.and(reached, disputed), certain: build.and(undisputed, apart)),
      ])
      reached = build.andNot(reached, certain)
      undisputed = build.andNot(undisputed, build.or(claims.map(\.possible)))
    }
    return withFallback(base, type, own, result, clash, reached)
  }

  private mutating func withFallback(
    _ base: Operand?, _ type: NumberType, _ own: [Axis], _ number: NumberWires, _ clash: Signal, _ reached: Plane
  ) -> NumberWires {
    var start = NumberWires.none
    if let base, case .number(let found) = wires(of: base, for: .number(type), in: own) { start = found }
    var result = combine(number, masked(start, build.and(reached, start.mayExist)), widest: true)
    result.mayBeEmpty = build.and(reached, start.mayBeEmpty)
    let inherited = build.and(reached, start.contradiction.possible)
    result.contradiction = Signal(possible: build.or(clash.possible, inherited), certain: clash.certain)
    return result
  }

  private mutating func masked(_ number: NumberWires, _ plane: Plane) -> NumberWires {
    var result = number
    result.mayExist = plane
    result.unboundedBelow = build.and(number.unboundedBelow, plane)
    result.unboundedAbove = build.and(number.unboundedAbove, plane)
    result.contradiction = .never
    result.mayBeEmpty = .never
    return result
  }

  // MARK: Claims

  private mutating func claim(_ id: ConclusionID) -> Claim? {
    let contribution = contribution(id)
    guard case .number(let number)? = contribution.value else { return nil }
    let (some, sure) = (contribution.effective.possible, contribution.effective.certain)
    let exists = build.and(some, number.mayExist)
    return Claim(
      possible: project(some, id), certain: project(sure, id), several: several(some, id),
      hull: hull(number, exists, id), core: core(number, sure, id),
      contradiction: project(build.and(some, number.contradiction.possible), id))
  }

  private mutating func hull(_ number: NumberWires, _ lanes: Plane, _ id: ConclusionID) -> NumberWires {
    let dropped = droppedAxes(id)
    var result = masked(number, project(lanes, id))
    result.low = least(number.low, among: lanes, along: dropped).map { project($0, id) }
    result.high = greatest(number.high, among: lanes, along: dropped).map { project($0, id) }
    result.unboundedBelow = project(build.and(number.unboundedBelow, lanes), id)
    result.unboundedAbove = project(build.and(number.unboundedAbove, lanes), id)
    return result
  }

  /// An unbounded one narrows nothing.
  private mutating func core(_ number: NumberWires, _ lanes: Plane, _ id: ConclusionID) -> NumberWires {
    let dropped = droppedAxes(id)
    let from = build.andNot(lanes, number.unboundedBelow)
    let to = build.andNot(lanes, number.unboundedAbove)
    var result = masked(number, project(lanes, id))
    result.low = greatest(number.low, among: from, along: dropped).map { project($0, id) }
    result.high = least(number.high, among: to, along: dropped).map { project($0, id) }
    result.unboundedBelow = build.andNot(result.mayExist, project(from, id))
    result.unboundedAbove = build.andNot(result.mayExist, project(to, id))
    return result
  }

  // MARK: Ranges

  /// Of two ranges the least that holds both, or what they have in common; of one that does not exist the other.
  private mutating func combine(_ first: NumberWires, _ second: NumberWires, widest: Bool) -> NumberWires {
    if first.mayExist == .never { return second }
    if second.mayExist == .never { return first }
    let (left, right) = build.align(first, second)
    let lowAbove = build.isAtLeast(left.low, right.low)
    let highAbove = build.isAtLeast(left.high, right.high)
    var result = left
    result.mayExist = build.or(left.mayExist, right.mayExist)
    let low = (left.unboundedBelow, right.unboundedBelow, widest ? lowAbove : build.not(lowAbove))
    let high = (left.unboundedAbove, right.unboundedAbove, widest ? build.not(highAbove) : highAbove)
    let takeLow = takesRight(left.mayExist, right.mayExist, low, widest: widest)
    let takeHigh = takesRight(left.mayExist, right.mayExist, high, widest: widest)
    result.low = build.choose(takeLow, right.low, left.low)
    result.high = build.choose(takeHigh, right.high, left.high)
    result.unboundedBelow = build.choose(takeLow, right.unboundedBelow, left.unboundedBelow)
    result.unboundedAbove = build.choose(takeHigh, right.unboundedAbove, left.unboundedAbove)
    return result
  }

  /// Whether the second's end is taken: the first does not exist, or the second's is the wider (the narrower) one.
  private mutating func takesRight(
    _ left: Plane, _ right: Plane, _ ends: (unbounded: Plane, other: Plane, prefers: Plane), widest: Bool
  ) -> Plane {
    let (yes, no) = widest ? (ends.other, ends.unbounded) : (ends.unbounded, ends.other)
    let preferred = build.or(yes, build.andNot(ends.prefers, no))
    return build.or(build.not(left), build.and(right, preferred))
  }

  // MARK: Contradiction

  /// No number lies between the bounds.
  private mutating func apart(_ core: NumberWires) -> Plane {
    let bounded = build.not(build.or(core.unboundedBelow, core.unboundedAbove))
    return build.andNot(bounded, build.isAtLeast(core.high, core.low))
  }

  /// Two that may hold are not one and the same single value.
  private mutating func differing(_ claims: [Claim], _ hull: NumberWires) -> Plane {
    var one = Plane.never
    var two = Plane.never
    for claim in claims {
      two = build.or([two, claim.several, build.and(one, claim.possible)])
      one = build.or(one, claim.possible)
    }
    let single = build.andNot(
      build.isAtLeast(hull.low, hull.high), build.or(hull.unboundedBelow, hull.unboundedAbove))
    return build.andNot(two, single)
  }
}

extension Compiler {
  mutating func choose(_ plane: Plane, _ first: NumberWires, _ second: NumberWires) -> NumberWires {
    let (left, right) = build.align(first, second)
    return left.zipped(right) { build.choose(plane, $0, $1) }
  }
}

extension Builder {
  /// Digit by digit the first where the plane is on, else the second.
  mutating func choose(_ plane: Plane, _ first: [Plane], _ second: [Plane]) -> [Plane] {
    zipDigits(first, second) { choose(plane, $0, $1) }
  }
}
