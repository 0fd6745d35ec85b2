import RuleModel

/// Following a reference whose target the facts alone do not settle.
extension Algebra {
  /// The union of what the rest of a path is for the entities that a reference can be; anything if nothing is known
  /// of the reference itself.
  mutating func follow(_ reference: ReferencePlanes, _ there: ValuePlanes, _ type: ValueType, beside axes: [Axis])
    -> ValuePlanes
  {
    var gathered = gather(there, reference)
    gathered.contradiction = clash(there, reference)
    let all = anyEntity(reference.target)
    let elsewhere = build.fold(build.and(there.contradiction.possible, all), dropping: [reference.target])
    let doubt = build.or(elsewhere, reference.contradiction.possible)
    let unknown = anything(type, beside: axes + [reference.target], doubt: doubt)
    return choose(reference.isUnknown, unknown, gathered)
  }

  /// Certain where every way leads to a contradiction.
  private mutating func clash(_ there: ValuePlanes, _ reference: ReferencePlanes) -> TruthPlanes {
    let possible = build.or(union(there.contradiction.possible, reference), reference.contradiction.possible)
    if possible == .never { return .never }
    let spared = union(build.not(there.contradiction.certain), reference)
    let some = build.fold(reference.canBe, dropping: [reference.target])
    let sure = build.or(some, reference.contradiction.certain)
    return TruthPlanes(
      possible: possible, certain: build.andNot(sure, build.or(spared, reference.mayBeEmpty)))
  }

  /// On where some entity that the reference can be has it.
  private mutating func union(_ plane: Plane, _ reference: ReferencePlanes) -> Plane {
    let both = build.and(plane, reference.canBe)
    return build.fold(both, dropping: [reference.target])
  }

  private mutating func gather(_ value: ValuePlanes, _ reference: ReferencePlanes) -> ValuePlanes {
    let empty = build.or(reference.mayBeEmpty, union(value.mayBeEmpty, reference))
    switch value {
    case .ordinals(var values):
      values.canBe = values.canBe.map { union($0, reference) }
      values.mayBeEmpty = empty
      return .ordinals(values)
    case .reference(var next):
      next.canBe = union(next.canBe, reference)
      next.isUnknown = union(next.isUnknown, reference)
      next.mayBeEmpty = empty
      return .reference(next)
    case .number(let number): return .number(gather(number, reference, empty))
    case .set(var set):
      let exists = set.mayExist
      set.elements = set.elements.mapped { gather($0, reference, exists) }
      set.mayExist = union(set.mayExist, reference)
      set.mayBeEmpty = empty
      return .set(set)
    }
  }

  /// An element is certain if it is so for each entity that has a set at all.
  private mutating func gather(_ signal: TruthPlanes, _ reference: ReferencePlanes, _ exists: Plane) -> TruthPlanes {
    let lacking = build.andNot(exists, signal.certain)
    let spared = union(lacking, reference)
    let some = union(signal.certain, reference)
    return TruthPlanes(possible: union(signal.possible, reference), certain: build.andNot(some, spared))
  }

  private mutating func gather(
    _ number: NumberPlanes, _ reference: ReferencePlanes, _ empty: Plane
  ) -> NumberPlanes {
    let exists = build.and(reference.canBe, number.mayExist)
    return NumberPlanes(
      offset: number.offset, low: build.least(number.low, among: exists, along: [reference.target]),
      high: build.greatest(number.high, among: exists, along: [reference.target]),
      unboundedBelow: union(build.and(number.unboundedBelow, number.mayExist), reference),
      unboundedAbove: union(build.and(number.unboundedAbove, number.mayExist), reference),
      mayBeEmpty: empty, mayExist: union(number.mayExist, reference), contradiction: .never)
  }
}
