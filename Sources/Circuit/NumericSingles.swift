import RuleLanguage

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
  }

  mutating func numericSingle(
    _ attribute: AttributeID, _ base: Operand?, _ own: [Axis], _ type: NumberType
  ) -> NumberWires {
    guard case .single(let preferRank, _)? = ruleSet.attributes[attribute.raw].combine else { return nothing }
    var result = nothing
    var reached = Plane.always
    var undisputed = Plane.always
    for group in groups(attribute, byRank: preferRank) {
      let claims = group.compactMap { claim($0, type) }
      let certain = build.or(claims.map(\.certain))
      var hull = nothing
      var core = nothing
      for claim in claims {
        hull = union(hull, masked(claim.hull, claim.possible))
        core = intersection(core, masked(claim.core, claim.certain))
      }
      let clash = contradiction(claims, hull, core, certain, reached, undisputed)
      let group = choose(certain, core, hull)
      let kept = build.andNot(build.and(reached, group.mayExist), clash.certain)
      result = union(result, masked(group, kept))
      result.contradiction = build.or([result.contradiction, clash])
      reached = build.andNot(reached, certain)
      undisputed = build.andNot(undisputed, build.or(claims.map(\.possible)))
    }
    let start = said(base, in: own, type)
    result = union(result, masked(start, build.and(reached, start.mayExist)))
    result.mayBeEmpty = build.and(reached, start.mayBeEmpty)
    return result
  }

  private var nothing: NumberWires {
    NumberWires(
      offset: 0, low: [], high: [], unboundedBelow: .never, unboundedAbove: .never, mayBeEmpty: .always,
      mayExist: .never, contradiction: .never)
  }

  private mutating func masked(_ number: NumberWires, _ plane: Plane) -> NumberWires {
    var result = number
    result.mayExist = plane
    result.unboundedBelow = build.and(number.unboundedBelow, plane)
    result.unboundedAbove = build.and(number.unboundedAbove, plane)
    return result
  }

  private mutating func said(_ operand: Operand?, in frame: [Axis], _ type: NumberType) -> NumberWires {
    switch operand {
    case .constant(.number(let value)):
      var number = nothing
      number.offset = value
      number.mayExist = .always
      number.mayBeEmpty = .never
      return number
    case .path(let operand):
      guard isGiven(operand.path) else {
        guard case .number(var number) = wires(of: operand.path, in: frame) else { return nothing }
        number.offset = number.offset.addingSaturating(operand.plus)
        return number
      }
      return givenNumber(
        operand.path, lower: type.lower ?? -1 << 40, upper: type.upper ?? 1 << 40, plus: operand.plus,
        times: operand.times, in: frame)
    default: return nothing
    }
  }

  private mutating func claim(_ id: ConclusionID, _ type: NumberType) -> Claim? {
    let rule = wires(of: id.rule)
    guard let operand = ruleSet.rules[id.rule.raw].conclusions[id.index].contribution.operand else { return nil }
    let number = said(operand, in: rule.axes, type)
    let disputed = number.contradiction.possible
    let some = build.and(rule.effective.possible, build.or(number.mayExist, disputed))
    let sure = build.and([rule.effective.certain, build.not(number.mayBeEmpty), build.not(disputed)])
    let listedOnly = foldMasks(sure, id)
    return Claim(
      possible: project(some, id, certain: false), certain: project(sure, id, certain: true),
      several: several(some, id, isPath: rule.operands[id.index] != nil), hull: hull(number, some, id),
      core: core(number, listedOnly, id))
  }

  private mutating func foldMasks(_ plane: Plane, _ id: ConclusionID) -> Plane {
    let masks = droppedAxes(id).filter { mayBeOpen($0.kind) }.map { listed($0) }
    return build.and([plane] + masks)
  }

  private mutating func hull(_ number: NumberWires, _ lanes: Plane, _ id: ConclusionID) -> NumberWires {
    let dropped = droppedAxes(id)
    var result = number
    result.low = projected(least(number.low, among: lanes, along: dropped), id)
    result.high = projected(greatest(number.high, among: lanes, along: dropped), id)
    result.unboundedBelow = project(build.and(number.unboundedBelow, lanes), id, certain: false)
    result.unboundedAbove = project(build.and(number.unboundedAbove, lanes), id, certain: false)
    return result
  }

  private mutating func core(_ number: NumberWires, _ lanes: Plane, _ id: ConclusionID) -> NumberWires {
    let dropped = droppedAxes(id)
    var result = number
    result.low = projected(greatest(number.low, among: lanes, along: dropped), id)
    result.high = projected(least(number.high, among: lanes, along: dropped), id)
    let bounded = build.not(number.unboundedBelow)
    result.unboundedBelow = build.not(project(build.and(bounded, lanes), id, certain: false))
    let held = build.not(number.unboundedAbove)
    result.unboundedAbove = build.not(project(build.and(held, lanes), id, certain: false))
    return result
  }

  private mutating func projected(_ digits: [Plane], _ id: ConclusionID) -> [Plane] {
    digits.map { project($0, id, certain: false) }
  }

  private mutating func greatest(_ digits: [Plane], among lanes: Plane, along axes: [Axis]) -> [Plane] {
    let inverted = digits.map { build.not($0) }
    return least(inverted, among: lanes, along: axes).map { build.not($0) }
  }

  // MARK: Ranges

  private mutating func union(_ first: NumberWires, _ second: NumberWires) -> NumberWires {
    combine(first, second, widest: true)
  }
  private mutating func intersection(_ first: NumberWires, _ second: NumberWires) -> NumberWires {
    combine(first, second, widest: false)
  }

  private mutating func combine(_ first: NumberWires, _ second: NumberWires, widest: Bool) -> NumberWires {
    if first.mayExist == .never { return keepingClash(second, first) }
    if second.mayExist == .never { return keepingClash(first, second) }
    let (left, right) = build.align(first, second)
    let lowAbove = build.isAtLeast(left.low, right.low)
    let highAbove = build.isAtLeast(left.high, right.high)
    let onlyRight = build.not(left.mayExist)
    let onlyLeft = build.not(right.mayExist)
    // Of two lower bounds the widest range takes the lower one, of two upper bounds the higher one.
    let lowRight = widest ? lowAbove : build.not(lowAbove)
    let highRight = widest ? build.not(highAbove) : highAbove
    let takeLow = build.or(onlyRight, build.andNot(lowRight, onlyLeft))
    let takeHigh = build.or(onlyRight, build.andNot(highRight, onlyLeft))
    var result = left
    result.low = build.choose(takeLow, right.low, left.low)
    result.high = build.choose(takeHigh, right.high, left.high)
    result.unboundedBelow = unbounded(left.unboundedBelow, right.unboundedBelow, onlyLeft, onlyRight, widest)
    result.unboundedAbove = unbounded(left.unboundedAbove, right.unboundedAbove, onlyLeft, onlyRight, widest)
    result.mayExist = build.or(left.mayExist, right.mayExist)
    result.contradiction = build.or([left.contradiction, right.contradiction])
    return result
  }

  private func keepingClash(_ number: NumberWires, _ other: NumberWires) -> NumberWires {
    var result = number
    if other.contradiction != .never && number.contradiction == .never { result.contradiction = other.contradiction }
    return result
  }

  private mutating func unbounded(
    _ left: Plane, _ right: Plane, _ onlyLeft: Plane, _ onlyRight: Plane, _ widest: Bool
  ) -> Plane {
    let both = widest ? build.or(left, right) : build.and(left, right)
    return build.choose(onlyLeft, left, build.choose(onlyRight, right, both))
  }

  private mutating func contradiction(
    _ claims: [Claim], _ hull: NumberWires, _ core: NumberWires, _ certain: Plane, _ reached: Plane,
    _ undisputed: Plane
  ) -> Signal {
    var one = Plane.never
    var two = Plane.never
    for claim in claims {
      two = build.or([two, claim.several, build.and(one, claim.possible)])
      one = build.or(one, claim.possible)
    }
    let disputed = build.or(claims.map(\.hull.contradiction.possible))
    let single = build.andNot(
      build.isAtLeast(hull.low, hull.high), build.or(hull.unboundedBelow, hull.unboundedAbove))
    let differing = build.andNot(two, single)
    let bounded = build.not(build.or(core.unboundedBelow, core.unboundedAbove))
    let apart = build.andNot(bounded, build.isAtLeast(core.high, core.low))
    return Signal(
      possible: build.and(reached, build.or(differing, disputed)),
      certain: build.and([undisputed, certain, apart]))
  }
}

extension Builder {
  /// Digit by digit the first where the plane is on, else the second.
  mutating func choose(_ plane: Plane, _ first: [Plane], _ second: [Plane]) -> [Plane] {
    (0..<max(first.count, second.count)).map { place in
      let left = place < first.count ? first[place] : .never
      let right = place < second.count ? second[place] : .never
      return choose(plane, left, right)
    }
  }
}
