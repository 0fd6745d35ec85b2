import RuleLanguage

/// From contributions to the value of an attribute: `asserted`, `collected`, and what all modes share.
extension Compiler {
  mutating func compile(_ attribute: AttributeID) {
    let declared = ruleSet.attributes[attribute.raw]
    guard let combine = declared.combine else { return }
    let own = ownAxes(of: declared.kind)
    let wires: Wires
    switch combine {
    case .asserted: wires = truth(asserted(attribute))
    case .single(_, let base): wires = single(attribute, default: base, own)
    case .sum(let base, _): wires = .number(sum(attribute, base: base, own))
    case .level(let base, let capWins): wires = .values(level(attribute, base: base, capWins: capWins, own))
    case .collected: wires = collected(attribute, own)
    case .rank(let ranking): wires = .number(rank(ranking, own))
    case .band(let sum, let lowest): wires = .values(band(sum, lowest))
    }
    attributes[attribute.raw] = finished(wires, attribute, own)
  }

  mutating func truth(_ yes: Signal) -> Wires {
    .values(ValueWires(canBe: [build.not(yes.certain), yes.possible], mayBeEmpty: .never, contradiction: .never))
  }

  /// What a conclusion contributes: a plane over the rule's variables, folded onto the attribute's own axes.
  mutating func project(_ plane: Plane, _ id: ConclusionID, certain: Bool, keeping kept: [Axis] = []) -> Plane {
    let rule = ruleSet.rules[id.rule.raw]
    let conclusion = rule.conclusions[id.index]
    let frame = frame(of: rule.scope)
    let dropped = droppedAxes(id).filter { !kept.contains($0) }
    let whole = some(Signal(possible: plane, certain: plane), dropped)
    var result = [certain ? whole.certain : whole.possible]
    let own = ownAxes(of: ruleSet.attributes[conclusion.attribute.raw].kind)
    var names: [Axis: AxisTarget] = [:]
    for (axis, term) in zip(own, conclusion.subject.terms) {
      switch term {
      case .entity(let entity): result.append(isEntity(axis, entity.raw))
      case .variable(let variable):
        if case .axis(let earlier)? = names[frame[variable.raw]] {
          result.append(same(earlier, axis))
        } else {
          names[frame[variable.raw]] = .axis(axis)
        }
      }
    }
    result[0] = build.rename(result[0], names)
    return build.and(result)
  }

  /// The axes of the variables that a rule has and its conclusion does not name.
  func droppedAxes(_ id: ConclusionID) -> [Axis] {
    let rule = ruleSet.rules[id.rule.raw]
    let frame = frame(of: rule.scope)
    let named = rule.conclusions[id.index].subject.terms
    return (0..<rule.freeCount).filter { !named.contains(.variable(VariableID($0))) }.map { frame[$0] }
  }

  mutating func contribution(_ id: ConclusionID) -> Signal {
    let body = wires(of: id.rule).effective
    return Signal(
      possible: project(body.possible, id, certain: false), certain: project(body.certain, id, certain: true))
  }

  mutating func asserted(_ attribute: AttributeID) -> Signal {
    build.or(conclusions[attribute.raw].map { contribution($0) })
  }

  // MARK: Collected

  mutating func collected(_ attribute: AttributeID, _ own: [Axis]) -> Wires {
    guard case .set(let element) = ruleSet.attributes[attribute.raw].type else { return unknownWires(attribute) }
    switch element {
    case .domain(let domain):
      var signals = ruleSet.domains[domain.raw].values.map { _ in Signal.never }
      for id in conclusions[attribute.raw] {
        let added = added(id, target: nil)
        for (index, signal) in added.enumerated() { signals[index] = build.or([signals[index], signal]) }
      }
      return .set(.values(signals, mayBeEmpty: .never))
    case .reference(let kind):
      let target = freshAxis(kind, beside: own)
      let all = conclusions[attribute.raw].map { added($0, target: target)[0] }
      return .set(.entities(build.or(all), target: target, mayBeEmpty: .never))
    }
  }

  /// The elements that a conclusion adds: by ordinal, or one signal over the target axis.
  private mutating func added(_ id: ConclusionID, target: Axis?) -> [Signal] {
    let rule = wires(of: id.rule)
    let body = rule.effective
    let far = target.map { freshAxis($0.kind, beside: rule.axes + [$0]) }
    guard let operand = ruleSet.rules[id.rule.raw].conclusions[id.index].contribution.operand else { return [] }
    return elements(of: operand, wires: rule.operands[id.index], far: far, count: elementCount(id)).map { element in
      let both = build.and([body, element])
      var signal = Signal(
        possible: project(both.possible, id, certain: false), certain: project(both.certain, id, certain: true))
      if let target, let far { signal = build.rename(signal, [far: .axis(target)]) }
      return signal
    }
  }

  private func elementCount(_ id: ConclusionID) -> Int {
    let attribute = ruleSet.rules[id.rule.raw].conclusions[id.index].attribute
    guard case .set(.domain(let domain)) = ruleSet.attributes[attribute.raw].type else { return 1 }
    return ruleSet.domains[domain.raw].values.count
  }

  private mutating func elements(of operand: Operand, wires: Wires?, far: Axis?, count: Int) -> [Signal] {
    switch operand {
    case .constant(.ordinal(let value)):
      if let far { return [Signal(exactly: isEntity(far, value))] }
      return (0..<count).map { $0 == value ? .always : .never }
    case .constant: return []
    case .path:
      guard let wires else { return [] }
      switch elements(wires) {
      case .values(let signals, _): return signals
      case .entities(let signal, let from, _):
        return far.map { [build.rename(signal, [from: .axis($0)])] } ?? []
      }
    }
  }

  // MARK: Finish

  /// Masks what is not listed, and lets what the profile states stand before what rules conclude.
  mutating func finished(_ wires: Wires, _ attribute: AttributeID, _ own: [Axis]) -> Wires {
    let declared = ruleSet.attributes[attribute.raw]
    var result = wires
    if case .pair(_, _, true) = ruleSet.kinds[declared.kind.raw].form {
      let pair = listedPair(declared.kind, .variable(VariableID(0)), .variable(VariableID(1)), in: own)
      let absent = absentWires(result)
      result = choose(pair.possible, result, absent)
      result = withEmptiness(result, build.not(pair.certain))
    }
    guard declared.origin == .both else { return result }
    return choose(stated(attribute), givenWires(ownPath(attribute), in: own), result)
  }

  /// A pair that an open list leaves out may lack a value.
  private mutating func withEmptiness(_ wires: Wires, _ plane: Plane) -> Wires {
    switch wires {
    case .values(var values):
      values.mayBeEmpty = build.or(values.mayBeEmpty, plane)
      return .values(values)
    case .reference(var reference):
      reference.mayBeEmpty = build.or(reference.mayBeEmpty, plane)
      return .reference(reference)
    case .number(var number):
      number.mayBeEmpty = build.or(number.mayBeEmpty, plane)
      return .number(number)
    case .set(.values(let signals, let empty)):
      return .set(.values(signals, mayBeEmpty: build.or(empty, plane)))
    case .set(.entities(let signal, let target, let empty)):
      return .set(.entities(signal, target: target, mayBeEmpty: build.or(empty, plane)))
    }
  }

  private func absentWires(_ wires: Wires) -> Wires {
    switch wires {
    case .values(let values):
      return .values(
        ValueWires(canBe: values.canBe.map { _ in .never }, mayBeEmpty: .always, contradiction: .never))
    case .reference(var reference):
      reference.canBe = .never
      reference.mayBeEmpty = .always
      reference.mayBeUnlisted = .never
      reference.contradiction = .never
      return .reference(reference)
    case .number(var number):
      number.mayBeEmpty = .always
      number.mayExist = .never
      number.contradiction = .never
      return .number(number)
    case .set(.values(let signals, _)): return .set(.values(signals.map { _ in .never }, mayBeEmpty: .always))
    case .set(.entities(_, let target, _)):
      return .set(.entities(.never, target: target, mayBeEmpty: .always))
    }
  }

  /// The first where the plane is on, else the second.
  private mutating func choose(_ plane: Plane, _ first: Wires, _ second: Wires) -> Wires {
    switch (first, second) {
    case (.values(let left), .values(let right)):
      return .values(
        ValueWires(
          canBe: zip(left.canBe, right.canBe).map { build.choose(plane, $0, $1) },
          mayBeEmpty: build.choose(plane, left.mayBeEmpty, right.mayBeEmpty),
          contradiction: choose(plane, left.contradiction, right.contradiction)))
    case (.reference(let left), .reference(var right)):
      let moved = build.rename(left.canBe, [left.target: .axis(right.target)])
      right.canBe = build.choose(plane, moved, right.canBe)
      right.mayBeEmpty = build.choose(plane, left.mayBeEmpty, right.mayBeEmpty)
      right.mayBeUnlisted = build.choose(plane, left.mayBeUnlisted, right.mayBeUnlisted)
      right.contradiction = choose(plane, left.contradiction, right.contradiction)
      return .reference(right)
    case (.number(let left), .number(let right)): return .number(choose(plane, left, right))
    case (.set(.values(let left, let leftEmpty)), .set(.values(let right, let rightEmpty))):
      return .set(
        .values(
          zip(left, right).map { choose(plane, $0, $1) }, mayBeEmpty: build.choose(plane, leftEmpty, rightEmpty)))
    case (.set(.entities(let left, let from, let leftEmpty)), .set(.entities(let right, let target, let rightEmpty))):
      let moved = build.rename(left, [from: .axis(target)])
      return .set(
        .entities(
          choose(plane, moved, right), target: target, mayBeEmpty: build.choose(plane, leftEmpty, rightEmpty)))
    default: return second
    }
  }

  private mutating func choose(_ plane: Plane, _ first: Signal, _ second: Signal) -> Signal {
    Signal(
      possible: build.choose(plane, first.possible, second.possible),
      certain: build.choose(plane, first.certain, second.certain))
  }

  mutating func choose(_ plane: Plane, _ first: NumberWires, _ second: NumberWires) -> NumberWires {
    let (left, right) = build.align(first, second)
    return NumberWires(
      offset: left.offset, low: build.choose(plane, left.low, right.low),
      high: build.choose(plane, left.high, right.high),
      unboundedBelow: build.choose(plane, left.unboundedBelow, right.unboundedBelow),
      unboundedAbove: build.choose(plane, left.unboundedAbove, right.unboundedAbove),
      mayBeEmpty: build.choose(plane, left.mayBeEmpty, right.mayBeEmpty),
      mayExist: build.choose(plane, left.mayExist, right.mayExist),
      contradiction: choose(plane, left.contradiction, right.contradiction))
  }
}
