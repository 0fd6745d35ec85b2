package import Circuit
package import RuleModel

extension Grounding {
  /// Whether a derived attribute is for certain this value of its type and does not contradict itself; nil for none.
  mutating func isCertainly(_ constant: Constant?, _ key: FactKey) -> Signal {
    guard let planes = circuit.attributes[key.attribute.raw] else { return .never }
    let reader = ConclusionSignals(grounding: self, axes: ruleSet.ownAxes(of: key.attribute), entities: key.numbers)
    let parts = reader.parts(constant, planes) + [!reader[planes.contradiction.possible]]
    return gates.and(parts)
  }

  /// Whether a derived set has an element for certain, or for certain lacks it.
  mutating func holds(_ element: Int, _ isIn: Bool, _ key: FactKey) -> Signal {
    guard case .set(let set)? = circuit.attributes[key.attribute.raw] else { return .never }
    let reader = ConclusionSignals(grounding: self, axes: ruleSet.ownAxes(of: key.attribute), entities: key.numbers)
    let member = reader.member(element, set)
    return gates.and([
      isIn ? member.certain : !member.possible, reader[set.mayExist], !reader[set.contradiction.possible],
    ])
  }
}

extension Grounding {
  /// All signals that tell the value of a derived attribute, in an order of its type's: the same for the same value.
  func values(of key: FactKey, _ gates: inout GateList) -> [Signal] {
    guard let planes = circuit.attributes[key.attribute.raw] else { return [] }
    let reader = ConclusionSignals(grounding: self, axes: ruleSet.ownAxes(of: key.attribute), entities: key.numbers)
    return [reader[planes.contradiction.possible], reader[planes.contradiction.certain]]
      + reader.values(planes, &gates)
  }
}

/// The signals of an attribute's planes for its own entities.
private struct ConclusionSignals {
  let grounding: Grounding
  let axes: [Axis]
  let entities: [Int]

  subscript(plane: Plane) -> Signal { grounding.signal(plane, along: axes, entities) }

  /// What must be on together.
  func parts(_ constant: Constant?, _ planes: ValuePlanes) -> [Signal] {
    let isPresent = !self[planes.mayBeEmpty]
    switch (planes, constant) {
    case (_, nil): return absence(planes)
    case (.ordinals(let values), .ordinal(let wanted)?):
      return [isPresent] + values.canBe.enumerated().map { $0 == wanted ? self[$1] : !self[$1] }
    case (.reference(let reference), .ordinal(let wanted)?):
      return [isPresent]
        + targets(reference.target).map { lane in
          let signal = self.along(reference.canBe, reference.target, lane)
          return lane == wanted ? signal : !signal
        }
    case (.number(let number), .number(let wanted)?):
      return [isPresent, self[number.mayExist]] + digits(number, wanted)
    case (.set(let set), .set(let wanted)?):
      return [isPresent, self[set.mayExist]]
        + elements(set).flatMap { element in
          let member = member(element, set)
          return wanted.contains(element) ? [member.certain] : [!member.possible]
        }
    default: return [.never]
    }
  }

  private func absence(_ planes: ValuePlanes) -> [Signal] {
    switch planes {
    case .ordinals(let values): values.canBe.map { !self[$0] }
    case .reference(let reference):
      targets(reference.target).map { !along(reference.canBe, reference.target, $0) }
    case .number(let number): [!self[number.mayExist]]
    case .set(let set): [!self[set.mayExist]]
    }
  }

  /// Numbers are counted from the least that 64 bits hold, so that each has the same digits wherever its circuit counts from.
  func values(_ planes: ValuePlanes, _ gates: inout GateList) -> [Signal] {
    switch planes {
    case .ordinals(let values): return [self[values.mayBeEmpty]] + values.canBe.map { self[$0] }
    case .reference(let reference):
      return [self[reference.mayBeEmpty]]
        + targets(reference.target).map { along(reference.canBe, reference.target, $0) }
    case .set(let set):
      return [self[set.mayBeEmpty], self[set.mayExist]]
        + elements(set).flatMap { element in
          let member = member(element, set)
          return [member.possible, member.certain]
        }
    case .number(let number):
      let exists = self[number.mayExist]
      let ends = [number.low, number.high].flatMap { digits in
        gates.sum(of: digits.map { self[$0] }, plus: number.offset - Int128(Int64.min)).map { gates.and([exists, $0]) }
      }
      return [self[number.mayBeEmpty], exists, self[number.unboundedBelow], self[number.unboundedAbove]] + ends
    }
  }

  private func digits(_ number: NumberPlanes, _ wanted: Int64) -> [Signal] {
    let distance = Int128(wanted) - number.offset
    let width = max(number.low.count, number.high.count)
    guard distance >= 0, width >= 127 || distance >> Int128(width) == 0 else { return [.never] }
    let ends = [number.low, number.high].flatMap { digits in
      (0..<width).map { place in
        let signal = place < digits.count ? self[digits[place]] : .never
        return distance >> Int128(place) & 1 == 1 ? signal : !signal
      }
    }
    return ends + [!self[number.unboundedBelow], !self[number.unboundedAbove]]
  }

  // MARK: Entities

  private func targets(_ axis: Axis) -> Range<Int> { 0..<grounding.laneCount(axis.kind) }

  private func along(_ plane: Plane, _ axis: Axis, _ entity: Int) -> Signal {
    grounding.signal(plane, along: axes + [axis], entities + [entity])
  }

  private func elements(_ set: SetPlanes) -> Range<Int> {
    switch set.elements {
    case .values(let truths): truths.indices
    case .entities(_, let target): targets(target)
    }
  }

  func member(_ element: Int, _ set: SetPlanes) -> (possible: Signal, certain: Signal) {
    switch set.elements {
    case .values(let truths): (self[truths[element].possible], self[truths[element].certain])
    case .entities(let truth, let target):
      (along(truth.possible, target, element), along(truth.certain, target, element))
    }
  }
}

extension RuleSet {
  /// The axes of an attribute's own planes: those of the entities that name its subject.
  package func ownAxes(of attribute: AttributeID) -> [Axis] {
    let members = kinds.memberKinds(of: self[attribute].kind)
    return members.enumerated().map { place, kind in Axis(kind, members[..<place].count { $0 == kind }) }
  }
}
