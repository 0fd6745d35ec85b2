import RuleModel

/// `level`: base plus all steps, lifted by the highest floor, held by the lowest cap, held within the scale.
extension Compiler {
  /// Of a scale: for each position but the lowest, whether the value is at least that, for its lower and upper bound.
  struct Thermometer {
    var low: [Plane]
    var high: [Plane]
  }

  mutating func thermometer(_ values: ValueWires) -> Thermometer {
    guard values.canBe.count > 1 else { return Thermometer(low: [], high: []) }
    let positions = 1..<values.canBe.count
    return Thermometer(
      low: positions.map { build.not(build.or(Array(values.canBe[..<$0]))) },
      high: positions.map { build.or(Array(values.canBe[$0...])) })
  }

  mutating func level(_ attribute: AttributeID, base: Operand, capWins: Bool, _ own: [Axis]) -> ValueWires {
    let declared = ruleSet.attributes[attribute.raw]
    let found = wires(of: base, for: declared.type, in: own)
    bases[attribute.raw] = found
    guard case .values(let start) = found else { return .none }
    var bounds = stepped(thermometer(start), attribute)
    let floors = conclusions[attribute.raw].compactMap { floor($0) }
    let caps = conclusions[attribute.raw].compactMap { cap($0) }
    for place in bounds.low.indices {
      let low = build.or([bounds.low[place]] + floors.map { $0.certain[place] })
      let high = build.or([bounds.high[place]] + floors.map { $0.possible[place] })
      bounds.low[place] = build.andNot(low, build.or(caps.map { $0.possible[place] }))
      bounds.high[place] = build.andNot(high, build.or(caps.map { $0.certain[place] }))
    }
    var clash = capWins ? .never : contradiction(floors, caps, places: bounds.low.count)
    clash.possible = build.or([clash.possible] + (floors + caps).map(\.contradiction))
    return between(bounds, start, clash)
  }

  /// The positions between two bounds: none where a floor is above a cap for certain.
  private mutating func between(_ bounds: Thermometer, _ start: ValueWires, _ clash: Signal) -> ValueWires {
    let some = build.or(start.canBe)
    let settled = build.andNot(some, clash.certain)
    let canBe = (0...bounds.low.count).map { position -> Plane in
      let reached = position == 0 ? .always : bounds.high[position - 1]
      let passed = position == bounds.low.count ? .never : bounds.low[position]
      return build.and([settled, reached, build.not(passed)])
    }
    let inherited = start.contradiction.possible
    let possible = build.or(build.and(clash.possible, some), inherited)
    let sure = build.andNot(build.and(clash.certain, some), build.or(start.mayBeEmpty, inherited))
    return ValueWires(
      canBe: canBe, mayBeEmpty: start.mayBeEmpty, contradiction: Signal(possible: possible, certain: sure))
  }

  /// The bounds after the steps: positions are added up as numbers, beyond the ends of the scale.
  private mutating func stepped(_ bounds: Thermometer, _ attribute: AttributeID) -> Thermometer {
    var steps: [(step: Int64, id: ConclusionID)] = []
    for id in conclusions[attribute.raw] {
      let said = ruleSet.rules[id.rule.raw].conclusions[id.index].contribution
      if case .step(let step) = said { steps.append((step, id)) }
    }
    guard !steps.isEmpty, !bounds.low.isEmpty else { return bounds }
    var number = NumberWires.constant(0)
    number.low = build.sum(of: bounds.low.map { ($0, 1) })
    number.high = build.sum(of: bounds.high.map { ($0, 1) })
    number = adding(steps, to: number)
    let places = (1...bounds.low.count).map { Int128($0) }
    return Thermometer(
      low: places.map { build.andNot(build.isAtLeast(number.low, $0 - number.offset), number.unboundedBelow) },
      high: places.map { build.or(build.isAtLeast(number.high, $0 - number.offset), number.unboundedAbove) })
  }

  // MARK: Floors and caps

  /// For each position but the lowest: a floor at or above it, or a cap below it.
  struct Bound {
    var possible: [Plane]
    var certain: [Plane]
    /// It may contradict itself.
    var contradiction: Plane
  }

  private mutating func floor(_ id: ConclusionID) -> Bound? {
    guard case .atLeast = ruleSet.rules[id.rule.raw].conclusions[id.index].contribution else { return nil }
    let contribution = contribution(id)
    guard case .values(let values)? = contribution.value else { return nil }
    let bounds = thermometer(values)
    return Bound(
      possible: bounds.high.map { project(build.and(contribution.effective.possible, $0), id) },
      certain: bounds.low.map { project(build.and(contribution.effective.certain, $0), id) },
      contradiction: contradiction(contribution, values, id))
  }

  private mutating func cap(_ id: ConclusionID) -> Bound? {
    guard case .atMost = ruleSet.rules[id.rule.raw].conclusions[id.index].contribution else { return nil }
    let contribution = contribution(id)
    guard case .values(let values)? = contribution.value else { return nil }
    let bounds = thermometer(values)
    let some = build.and(contribution.effective.possible, build.or(values.canBe))
    return Bound(
      possible: bounds.low.map { project(build.andNot(some, $0), id) },
      certain: bounds.high.map { project(build.andNot(contribution.effective.certain, $0), id) },
      contradiction: contradiction(contribution, values, id))
  }

  private mutating func contradiction(
    _ contribution: ContributionWires, _ values: ValueWires, _ id: ConclusionID
  ) -> Plane {
    project(build.and(contribution.effective.possible, values.contradiction.possible), id)
  }

  /// A floor above a cap.
  private mutating func contradiction(_ floors: [Bound], _ caps: [Bound], places: Int) -> Signal {
    var clashes: [Signal] = []
    for place in 0..<places {
      let floor = Signal(
        possible: build.or(floors.map { $0.possible[place] }), certain: build.or(floors.map { $0.certain[place] }))
      let cap = Signal(
        possible: build.or(caps.map { $0.possible[place] }), certain: build.or(caps.map { $0.certain[place] }))
      clashes.append(build.and([floor, cap]))
    }
    return build.or(clashes)
  }
}
