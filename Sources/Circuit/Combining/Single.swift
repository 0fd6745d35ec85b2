import RuleModel

/// `single`: down to the first rank that holds a certain contribution, collecting on the way; then the default.
///
/// Under `prefer: rank`, a possible "clumps" of the first rank, and a certain "rows" of the second, can be either; a third
/// rank is not asked. Where the certain ones of the first rank have no value in common, they contradict.
enum Single {
  /// What one conclusion says, on the attribute's own axes. Values: by ordinal; of a reference: over the target axis,
  /// then the unlisted ones.
  private struct Claim {
    var possible: Plane
    var certain: Plane
    /// Two instances at least.
    var several: Plane
    var canBe: [Plane]
    /// A certain instance that cannot have the value.
    var excludes: [Plane]
    var contradiction: Plane
  }

  /// `groups`: contributions of one rank together, the highest first. `base`: what there is where none is certain.
  /// `target`: of a reference, the axis that it leads along. `count`: how many planes tell the values apart.
  static func combine(
    _ groups: [[Offer]], base: ValuePlanes, target: Axis?, count: Int, _ algebra: inout Algebra
  ) -> ValuePlanes {
    var values = Array(repeating: Plane.never, count: count)
    var reached = Plane.always
    var undisputed = Plane.always
    var clash = TruthPlanes.never
    for group in groups {
      let claims = group.map { claim($0, target: target, count: count, &algebra) }
      let certain = algebra.build.or(claims.map(\.certain))
      let said = values.indices.map { standing(claims, certain, $0, &algebra) }
      for index in values.indices {
        values[index] = algebra.build.or(values[index], algebra.build.and(reached, said[index]))
      }
      let own = contradiction(claims, said, certain, reached, undisputed, target, &algebra)
      clash = algebra.build.or([clash, own])
      reached = algebra.build.andNot(reached, certain)
      undisputed = algebra.build.andNot(undisputed, algebra.build.or(claims.map(\.possible)))
    }
    let canBe = planes(base, target, count: count, &algebra)
    for index in values.indices {
      values[index] = algebra.build.or(values[index], algebra.build.and(reached, canBe[index]))
    }
    clash.possible = algebra.build.or(clash.possible, algebra.build.and(reached, base.contradiction.possible))
    return value(values, target, mayBeEmpty: algebra.build.and(reached, base.mayBeEmpty), clash)
  }

  /// Whether a rank can have a value: what each of its certain contributions may be, else what any may be.
  private static func standing(_ claims: [Claim], _ certain: Plane, _ index: Int, _ algebra: inout Algebra) -> Plane {
    let shared = algebra.build.andNot(certain, algebra.build.or(claims.map { $0.excludes[index] }))
    let any = algebra.build.andNot(algebra.build.or(claims.map { $0.canBe[index] }), certain)
    return algebra.build.or(any, shared)
  }

  private static func value(_ values: [Plane], _ target: Axis?, mayBeEmpty: Plane, _ clash: TruthPlanes) -> ValuePlanes
  {
    guard let target else {
      return .ordinals(OrdinalPlanes(canBe: values, mayBeEmpty: mayBeEmpty, contradiction: clash))
    }
    return .reference(
      ReferencePlanes(
        target: target, canBe: values[0], mayBeEmpty: mayBeEmpty, isUnknown: .never, contradiction: clash))
  }

  // MARK: Claims

  private static func claim(_ offer: Offer, target: Axis?, count: Int, _ algebra: inout Algebra) -> Claim {
    let (some, sure) = (offer.truth.possible, offer.truth.certain)
    let value = offer.value ?? .ordinals(.none)
    let said = planes(value, value.target, count: count, &algebra)
    func onto(_ plane: Plane, _ algebra: inout Algebra) -> Plane {
      let projected = offer.project(plane, &algebra)
      guard let far = value.target, let target else { return projected }
      return algebra.build.rename(projected, [far: .axis(target)])
    }
    return Claim(
      possible: offer.project(some, &algebra), certain: offer.project(sure, &algebra),
      several: offer.projection.several(some, &algebra),
      canBe: said.map { onto(algebra.build.and(some, $0), &algebra) },
      excludes: said.map { onto(algebra.build.andNot(sure, $0), &algebra) },
      contradiction: offer.project(algebra.build.and(some, value.contradiction.possible), &algebra))
  }

  /// By ordinal; of a reference one plane over its target axis, which is moved.
  private static func planes(
    _ value: ValuePlanes, _ target: Axis?, count: Int, _ algebra: inout Algebra
  ) -> [Plane] {
    switch value {
    case .ordinals(let values):
      return (0..<count).map { $0 < values.canBe.count ? values.canBe[$0] : .never }
    case .reference(let reference):
      guard let target else { return [reference.canBe] }
      return [algebra.build.rename(reference.canBe, [reference.target: .axis(target)])]
    case .number, .set: return Array(repeating: .never, count: count)
    }
  }

  // MARK: Contradiction

  /// Possible where two that may hold are not one and the same single value; certain where the certain ones of the
  /// deciding rank have no value in common.
  private static func contradiction(
    _ claims: [Claim], _ said: [Plane], _ certain: Plane, _ reached: Plane, _ undisputed: Plane, _ target: Axis?,
    _ algebra: inout Algebra
  ) -> TruthPlanes {
    var one = Plane.never
    var two = Plane.never
    for claim in claims {
      two = algebra.build.or([two, claim.several, algebra.build.and(one, claim.possible)])
      one = algebra.build.or(one, claim.possible)
    }
    let disputed = algebra.build.or(
      algebra.build.and(two, differing(claims, target, &algebra)), algebra.build.or(claims.map(\.contradiction)))
    let dropped = target.map { [$0] } ?? []
    let common = algebra.build.or(said.map { algebra.build.fold($0, dropping: dropped) })
    let clash = algebra.build.andNot(certain, common)
    return TruthPlanes(possible: algebra.build.and(reached, disputed), certain: algebra.build.and(undisputed, clash))
  }

  /// Whether there are at least two values among them; what nobody listed may be two.
  private static func differing(_ claims: [Claim], _ target: Axis?, _ algebra: inout Algebra) -> Plane {
    let values = (claims.first?.canBe.indices ?? [].indices).map { index in
      algebra.build.or(claims.map { $0.canBe[index] })
    }
    guard let target else { return algebra.build.atLeastTwo(values) }
    let whole = ReferencePlanes(
      target: target, canBe: values.first ?? .never, mayBeEmpty: .never, isUnknown: .never, contradiction: .never)
    let others = algebra.build.or(algebra.othersThan(whole), algebra.unlisted(target))
    return algebra.build.fold(algebra.build.and(whole.canBe, others), dropping: [target])
  }
}
