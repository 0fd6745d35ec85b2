import RuleLanguage

/// Following a reference whose target is not settled by the facts alone: the union over the entities it can be.
extension Compiler {
  mutating func follow(_ reference: ReferenceWires, to attribute: AttributeID, in frame: [Axis]) -> Wires {
    let step = ruleSet.attributes[attribute.raw]
    let subject = Subject(kind: step.kind, terms: [.variable(VariableID(0))])
    let path = Path(subject: subject, steps: [attribute], span: .none)
    let beside = [reference.target] + frame
    let there = isGiven(attribute) ? givenWires(path, in: beside) : movedWires(attribute, reference.target, beside)
    // An unlisted or contradictory target can have any value.
    let anything = build.or(reference.mayBeUnlisted, reference.contradiction.possible)
    let nothing = build.or(reference.mayBeEmpty, anything)
    switch there {
    case .values(let values): return .values(gather(values, reference, anything, nothing))
    case .reference(let next):
      return .reference(
        ReferenceWires(
          target: next.target, canBe: union(next.canBe, reference, anything),
          mayBeEmpty: union(next.mayBeEmpty, reference, nothing),
          mayBeUnlisted: union(next.mayBeUnlisted, reference, anything),
          contradiction: gather(next.contradiction, reference)))
    case .number(let number): return .number(gather(number, reference, anything, nothing))
    case .set(.values(let signals, let empty)):
      return .set(
        .values(
          signals.map { gatherElement($0, reference, anything, nothing) },
          mayBeEmpty: union(empty, reference, nothing)))
    case .set(.entities(let signal, let target, let empty)):
      return .set(
        .entities(
          gatherElement(signal, reference, anything, nothing), target: target,
          mayBeEmpty: union(empty, reference, nothing)))
    }
  }

  private mutating func movedWires(_ attribute: AttributeID, _ target: Axis, _ beside: [Axis]) -> Wires {
    let path = Path(
      subject: Subject(kind: target.kind, terms: [.variable(VariableID(0))]), steps: [attribute], span: .none)
    return wires(of: path, in: beside)
  }

  /// On where some entity that the reference can be has it, or where the second plane is on.
  private mutating func union(_ plane: Plane, _ reference: ReferenceWires, _ other: Plane) -> Plane {
    let both = build.and(plane, reference.canBe)
    let some = build.fold(both, dropping: [reference.target])
    return build.or(some, other)
  }

  private mutating func gather(_ signal: Signal, _ reference: ReferenceWires) -> Signal {
    let inverse = build.not(signal.certain)
    let spared = union(inverse, reference, .never)
    return Signal(
      possible: union(signal.possible, reference, .never),
      certain: build.andNot(union(signal.certain, reference, .never), spared))
  }

  private mutating func gather(
    _ values: ValueWires, _ reference: ReferenceWires, _ anything: Plane, _ nothing: Plane
  ) -> ValueWires {
    ValueWires(
      canBe: values.canBe.map { union($0, reference, anything) },
      mayBeEmpty: union(values.mayBeEmpty, reference, nothing),
      contradiction: gather(values.contradiction, reference))
  }

  private mutating func gatherElement(
    _ signal: Signal, _ reference: ReferenceWires, _ anything: Plane, _ nothing: Plane
  ) -> Signal {
    let lacking = build.not(signal.certain)
    let spared = union(lacking, reference, nothing)
    return Signal(possible: union(signal.possible, reference, anything), certain: build.not(spared))
  }

  private mutating func gather(
    _ number: NumberWires, _ reference: ReferenceWires, _ anything: Plane, _ nothing: Plane
  ) -> NumberWires {
    var low: [Plane] = []
    var high: [Plane] = []
    let exists = build.and(reference.canBe, number.mayExist)
    let inverted = number.high.map { build.not($0) }
    low = least(number.low, among: exists, along: [reference.target])
    high = least(inverted, among: exists, along: [reference.target]).map { build.not($0) }
    return NumberWires(
      offset: number.offset, low: low, high: high,
      unboundedBelow: union(number.unboundedBelow, reference, anything),
      unboundedAbove: union(number.unboundedAbove, reference, anything),
      mayBeEmpty: union(number.mayBeEmpty, reference, nothing), mayExist: union(number.mayExist, reference, anything),
      contradiction: gather(number.contradiction, reference))
  }

  /// The least of the numbers of the lanes that are on: from the highest digit down, keep those that have a 0.
  mutating func least(_ digits: [Plane], among lanes: Plane, along axes: [Axis]) -> [Plane] {
    var candidates = lanes
    var result = digits
    for place in digits.indices.reversed() {
      let zeros = build.andNot(candidates, digits[place])
      let some = build.fold(zeros, dropping: axes)
      result[place] = build.not(some)
      candidates = build.choose(some, zeros, candidates)
    }
    return result
  }
}
