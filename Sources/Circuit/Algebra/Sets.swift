import RuleModel

/// Sets, and single values as sets of one.
extension Algebra {
  mutating func meets(_ left: ValuePlanes, _ right: ValuePlanes) -> TruthPlanes {
    settled(common(left, right), [left, right])
  }

  mutating func isApart(_ left: ValuePlanes, _ right: ValuePlanes) -> TruthPlanes {
    let apart = build.not(common(left, right))
    return settled(apart, [left, right])
  }

  /// Constants as a set over the same target axis as the one that is compared with them.
  mutating func set(of constants: [Int], like left: ValuePlanes) -> ValuePlanes {
    let elements: SetPlanes.Elements
    if let target = left.target {
      let members = build.or(constants.map { isEntity(target, $0) })
      elements = .entities(TruthPlanes(exactly: members), target: target)
    } else {
      let last = max(constants.max() ?? 0, left.elementCount)
      elements = .values((0...last).map { constants.contains($0) ? .always : .never })
    }
    return .set(SetPlanes(elements: elements, mayBeEmpty: .never))
  }

  /// Whether a set has an element in common with another, or holds a value: values and contradictions that may be
  /// missing aside.
  private mutating func common(_ left: ValuePlanes, _ right: ValuePlanes) -> TruthPlanes {
    guard case .set(let set) = left else { return .never }
    switch (set.elements, right) {
    case (.values(let own), .set(let other)):
      guard case .values(let others) = other.elements else { return .never }
      return build.or(zip(own, others).map { build.and([$0, $1]) })
    case (.values(let own), .ordinals(let value)): return holds(own, value)
    case (.entities(let own, let target), .set(let other)):
      guard case .entities(let others, let from) = other.elements else { return .never }
      let moved = build.rename(others, [from: .axis(target)])
      let possible = build.and(own.possible, moved.possible)
      // An entity that nobody listed is never for certain the one meant elsewhere.
      let certain = build.andNot(build.and(own.certain, moved.certain), unlisted(target))
      return TruthPlanes(
        possible: build.fold(possible, dropping: [target]), certain: build.fold(certain, dropping: [target]))
    case (.entities(let own, let target), .reference(let reference)): return holds(own, target, reference)
    default: return .never
    }
  }

  /// Certain where every value that it can be is an element for certain.
  private mutating func holds(_ own: [TruthPlanes], _ value: OrdinalPlanes) -> TruthPlanes {
    let inside = build.or(zip(own, value.canBe).map { build.and($0.possible, $1) })
    let outside = build.or(zip(own, value.canBe).map { build.andNot($1, $0.certain) })
    return TruthPlanes(possible: inside, certain: build.not(outside))
  }

  private mutating func holds(_ own: TruthPlanes, _ target: Axis, _ reference: ReferencePlanes) -> TruthPlanes {
    let canBe = build.rename(reference.canBe, [reference.target: .axis(target)])
    let inside = build.fold(build.and(own.possible, canBe), dropping: [target])
    let sure = build.andNot(own.certain, unlisted(target))
    let outside = build.fold(build.andNot(canBe, sure), dropping: [target])
    return TruthPlanes(possible: inside, certain: build.not(outside))
  }

  /// How many elements a set has: any number of entities may be left out by an open list.
  mutating func size(_ value: ValuePlanes) -> ValuePlanes {
    guard case .set(let set) = value else { return .number(.none) }
    var number = NumberPlanes.constant(0)
    number.mayBeEmpty = set.mayBeEmpty
    number.mayExist = set.mayExist
    number.contradiction = set.contradiction
    switch set.elements {
    case .values(let signals):
      number.low = build.sum(of: signals.map { ($0.certain, 1) })
      number.high = build.sum(of: signals.map { ($0.possible, 1) })
    case .entities(let signal, let target):
      number.low = count(signal.certain, along: [target])
      number.high = count(signal.possible, along: [target])
      number.unboundedAbove = build.fold(build.and(signal.possible, unlisted(target)), dropping: [target])
    }
    return .number(number)
  }

  // MARK: Single values as sets

  /// A single value as a set of one: certain where it can be nothing else.
  mutating func elements(_ value: ValuePlanes) -> SetPlanes.Elements {
    let doubts = build.or(value.mayBeEmpty, value.contradiction.possible)
    switch value {
    case .set(let set):
      return set.elements.mapped { TruthPlanes(possible: $0.possible, certain: build.andNot($0.certain, doubts)) }
    case .ordinals(let values):
      return .values(
        values.canBe.indices.map { index in
          var others = values.canBe
          others.remove(at: index)
          let sure = build.andNot(values.canBe[index], build.or(build.or(others), doubts))
          return TruthPlanes(possible: values.canBe[index], certain: sure)
        })
    case .reference(let reference):
      let others = build.or(othersThan(reference), doubts)
      let sure = build.andNot(reference.canBe, others)
      return .entities(TruthPlanes(possible: reference.canBe, certain: sure), target: reference.target)
    case .number: return .values([])
    }
  }

  /// For each entity of the target axis: whether the reference can be another one.
  mutating func othersThan(_ reference: ReferencePlanes) -> Plane {
    let copy = Axis.fresh(reference.target.kind, beside: build.axes(of: reference.canBe) + [reference.target])
    let renamed = build.rename(reference.canBe, [reference.target: .axis(copy)])
    let differing = build.andNot(renamed, same(reference.target, copy))
    return build.fold(differing, dropping: [copy])
  }
}
