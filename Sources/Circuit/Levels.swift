import RuleLanguage

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
    let count = positions(of: attribute)
    bases[attribute.raw] = basePath(base, own)
    let start = values(base, count: count, wires: bases[attribute.raw])
    var bounds = stepped(thermometer(start), attribute)
    let floors = conclusions[attribute.raw].compactMap { floor($0, count: count) }
    let caps = conclusions[attribute.raw].compactMap { cap($0, count: count) }
    for place in bounds.low.indices {
      bounds.low[place] = build.or([bounds.low[place]] + floors.map { $0.certain[place] })
      bounds.high[place] = build.or([bounds.high[place]] + floors.map { $0.possible[place] })
      bounds.low[place] = build.andNot(bounds.low[place], build.or(caps.map { $0.possible[place] }))
      bounds.high[place] = build.andNot(bounds.high[place], build.or(caps.map { $0.certain[place] }))
    }
    let clash = capWins ? .never : contradiction(floors, caps, places: bounds.low.count)
    let settled = build.andNot(build.or(start.canBe), clash.certain)
    var canBe: [Plane] = []
    for position in 0..<count {
      let reached = position == 0 ? .always : bounds.high[position - 1]
      let passed = position == count - 1 ? .never : bounds.low[position]
      canBe.append(build.and([settled, reached, build.not(passed)]))
    }
    return ValueWires(canBe: canBe, mayBeEmpty: start.mayBeEmpty, contradiction: clash)
  }

  private func positions(of attribute: AttributeID) -> Int {
    guard case .domain(let domain) = ruleSet.attributes[attribute.raw].type else { return 0 }
    return ruleSet.domains[domain.raw].values.count
  }

  private mutating func basePath(_ base: Operand, _ own: [Axis]) -> Wires? {
    guard case .path(let operand) = base else { return nil }
    return wires(of: operand.path, in: own)
  }

  /// A constant or a path's value on a scale, moved by `plus` and held at the ends. What is contradictory is any.
  mutating func values(_ operand: Operand, count: Int, wires: Wires?) -> ValueWires {
    switch operand {
    case .constant(let constant):
      var ordinal: Int?
      if case .ordinal(let value) = constant { ordinal = value }
      return ValueWires(
        canBe: (0..<count).map { $0 == ordinal ? .always : .never }, mayBeEmpty: .never, contradiction: .never)
    case .path(let path):
      guard case .values(let found)? = wires else {
        return ValueWires(canBe: Array(repeating: .never, count: count), mayBeEmpty: .always, contradiction: .never)
      }
      var moved = Array(repeating: [Plane](), count: count)
      for (position, plane) in found.canBe.enumerated() where count > 0 {
        let target = Int64(position).addingSaturating(path.plus)
        moved[Int(min(max(target, 0), Int64(count - 1)))].append(plane)
      }
      let anything = found.contradiction.possible
      return ValueWires(
        canBe: moved.map { build.or($0 + [anything]) }, mayBeEmpty: found.mayBeEmpty,
        contradiction: found.contradiction)
    }
  }

  /// The bounds after the steps: positions are added up as numbers, beyond the ends of the scale.
  private mutating func stepped(_ bounds: Thermometer, _ attribute: AttributeID) -> Thermometer {
    var steps: [(step: Int64, id: ConclusionID)] = []
    for id in conclusions[attribute.raw] {
      if case .step(let step) = ruleSet.rules[id.rule.raw].conclusions[id.index].contribution { steps.append((step, id)) }
    }
    guard !steps.isEmpty, !bounds.low.isEmpty else { return bounds }
    var number = NumberWires(
      offset: 0, low: build.sum(of: bounds.low.map { ($0, 1) }), high: build.sum(of: bounds.high.map { ($0, 1) }),
      unboundedBelow: .never, unboundedAbove: .never, mayBeEmpty: .never, mayExist: .always, contradiction: .never)
    number = adding(steps, to: number)
    let places = Int64(1)...Int64(bounds.low.count)
    return Thermometer(
      low: places.map { build.andNot(build.isAtLeast(number.low, $0 - number.offset), number.unboundedBelow) },
      high: places.map { build.or(build.isAtLeast(number.high, $0 - number.offset), number.unboundedAbove) })
  }

  // MARK: Floors and caps

  /// For each position but the lowest: a floor at or above it, or a cap below it.
  struct Bound {
    var possible: [Plane]
    var certain: [Plane]
  }

  private mutating func floor(_ id: ConclusionID, count: Int) -> Bound? {
    guard case .atLeast(let operand) = ruleSet.rules[id.rule.raw].conclusions[id.index].contribution else { return nil }
    let rule = wires(of: id.rule)
    let values = values(operand, count: count, wires: rule.operands[id.index])
    let bounds = thermometer(values)
    let sure = build.not(values.mayBeEmpty)
    return Bound(
      possible: bounds.high.map { project(build.and(rule.effective.possible, $0), id, certain: false) },
      certain: bounds.low.map { project(build.and([rule.effective.certain, sure, $0]), id, certain: true) })
  }

  private mutating func cap(_ id: ConclusionID, count: Int) -> Bound? {
    guard case .atMost(let operand) = ruleSet.rules[id.rule.raw].conclusions[id.index].contribution else { return nil }
    let rule = wires(of: id.rule)
    let values = values(operand, count: count, wires: rule.operands[id.index])
    let bounds = thermometer(values)
    let some = build.or(values.canBe)
    let sure = build.not(values.mayBeEmpty)
    return Bound(
      possible: bounds.low.map {
        project(build.and([rule.effective.possible, some, build.not($0)]), id, certain: false)
      },
      certain: bounds.high.map { project(build.and([rule.effective.certain, sure, build.not($0)]), id, certain: true) })
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
