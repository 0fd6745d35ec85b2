import RuleModel

/// `level`: base plus all steps, lifted by the highest floor, held by the lowest cap, held within the scale.
///
/// On the scale none < weekly < daily a level is kept as a thermometer for each of its bounds: is it at least weekly, is
/// it at least daily. The lower bound of "weekly, perhaps one step more" reads on, off; the upper one on, on. A certain
/// floor turns on what lies below it in both bounds, a possible one in the upper; a cap turns off what lies above it.
enum Level {
  /// Of a scale: for each position but the lowest, whether the value is at least that, for its lower and upper bound.
  struct Thermometer {
    var low: [Plane]
    var high: [Plane]
  }

  static func thermometer(_ values: OrdinalPlanes, _ algebra: inout Algebra) -> Thermometer {
    guard values.canBe.count > 1 else { return Thermometer(low: [], high: []) }
    let positions = 1..<values.canBe.count
    return Thermometer(
      low: positions.map { algebra.build.not(algebra.build.or(Array(values.canBe[..<$0]))) },
      high: positions.map { algebra.build.or(Array(values.canBe[$0...])) })
  }

  static func combine(
    _ offers: [Offer], base start: OrdinalPlanes, capWins: Bool, _ algebra: inout Algebra
  ) -> OrdinalPlanes {
    var bounds = stepped(thermometer(start, &algebra), offers, &algebra)
    let floors = offers.compactMap { floor($0, &algebra) }
    let caps = offers.compactMap { cap($0, &algebra) }
    for place in bounds.low.indices {
      let low = algebra.build.or([bounds.low[place]] + floors.map { $0.certain[place] })
      let high = algebra.build.or([bounds.high[place]] + floors.map { $0.possible[place] })
      bounds.low[place] = algebra.build.andNot(low, algebra.build.or(caps.map { $0.possible[place] }))
      bounds.high[place] = algebra.build.andNot(high, algebra.build.or(caps.map { $0.certain[place] }))
    }
    var clash = capWins ? .never : contradiction(floors, caps, places: bounds.low.count, &algebra)
    clash.possible = algebra.build.or([clash.possible] + (floors + caps).map(\.contradiction))
    return between(bounds, start, clash, &algebra)
  }

  /// The positions between two bounds: none where a floor is above a cap for certain.
  private static func between(
    _ bounds: Thermometer, _ start: OrdinalPlanes, _ clash: TruthPlanes, _ algebra: inout Algebra
  ) -> OrdinalPlanes {
    let some = algebra.build.or(start.canBe)
    let settled = algebra.build.andNot(some, clash.certain)
    let canBe = (0...bounds.low.count).map { position -> Plane in
      let reached = position == 0 ? .always : bounds.high[position - 1]
      let passed = position == bounds.low.count ? .never : bounds.low[position]
      return algebra.build.and([settled, reached, algebra.build.not(passed)])
    }
    let inherited = start.contradiction.possible
    let possible = algebra.build.or(algebra.build.and(clash.possible, some), inherited)
    let sure = algebra.build.andNot(
      algebra.build.and(clash.certain, some), algebra.build.or(start.mayBeEmpty, inherited))
    return OrdinalPlanes(
      canBe: canBe, mayBeEmpty: start.mayBeEmpty, contradiction: TruthPlanes(possible: possible, certain: sure))
  }

  /// The bounds after the steps: positions are added up as numbers, beyond the ends of the scale.
  private static func stepped(
    _ bounds: Thermometer, _ offers: [Offer], _ algebra: inout Algebra
  ) -> Thermometer {
    let steps = offers.compactMap { offer -> (step: Int64, offer: Offer)? in
      if case .step(let step) = offer.contribution { (step, offer) } else { nil }
    }
    guard !steps.isEmpty, !bounds.low.isEmpty else { return bounds }
    var number = NumberPlanes.constant(0)
    number.low = algebra.build.sum(of: bounds.low.map { ($0, 1) })
    number.high = algebra.build.sum(of: bounds.high.map { ($0, 1) })
    number = Sum.add(steps, to: number, &algebra)
    let places = (1...bounds.low.count).map { Int128($0) }
    return Thermometer(
      low: places.map {
        algebra.build.andNot(algebra.build.isAtLeast(number.low, $0 - number.offset), number.unboundedBelow)
      },
      high: places.map {
        algebra.build.or(algebra.build.isAtLeast(number.high, $0 - number.offset), number.unboundedAbove)
      })
  }

  // MARK: Floors and caps

  /// For each position but the lowest: a floor at or above it, or a cap below it.
  struct Bound {
    var possible: [Plane]
    var certain: [Plane]
    /// It may contradict itself.
    var contradiction: Plane
  }

  private static func floor(_ offer: Offer, _ algebra: inout Algebra) -> Bound? {
    guard case .atLeast = offer.contribution, case .ordinals(let values)? = offer.value else { return nil }
    let bounds = thermometer(values, &algebra)
    return Bound(
      possible: bounds.high.map { offer.project(algebra.build.and(offer.truth.possible, $0), &algebra) },
      certain: bounds.low.map { offer.project(algebra.build.and(offer.truth.certain, $0), &algebra) },
      contradiction: contradiction(offer, values, &algebra))
  }

  private static func cap(_ offer: Offer, _ algebra: inout Algebra) -> Bound? {
    guard case .atMost = offer.contribution, case .ordinals(let values)? = offer.value else { return nil }
    let bounds = thermometer(values, &algebra)
    let some = algebra.build.and(offer.truth.possible, algebra.build.or(values.canBe))
    return Bound(
      possible: bounds.low.map { offer.project(algebra.build.andNot(some, $0), &algebra) },
      certain: bounds.high.map { offer.project(algebra.build.andNot(offer.truth.certain, $0), &algebra) },
      contradiction: contradiction(offer, values, &algebra))
  }

  private static func contradiction(_ offer: Offer, _ values: OrdinalPlanes, _ algebra: inout Algebra) -> Plane {
    offer.project(algebra.build.and(offer.truth.possible, values.contradiction.possible), &algebra)
  }

  /// A floor above a cap.
  private static func contradiction(
    _ floors: [Bound], _ caps: [Bound], places: Int, _ algebra: inout Algebra
  ) -> TruthPlanes {
    var clashes: [TruthPlanes] = []
    for place in 0..<places {
      let floor = TruthPlanes(
        possible: algebra.build.or(floors.map { $0.possible[place] }),
        certain: algebra.build.or(floors.map { $0.certain[place] }))
      let cap = TruthPlanes(
        possible: algebra.build.or(caps.map { $0.possible[place] }),
        certain: algebra.build.or(caps.map { $0.certain[place] }))
      clashes.append(algebra.build.and([floor, cap]))
    }
    return algebra.build.or(clashes)
  }
}
