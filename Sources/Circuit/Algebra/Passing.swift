import RuleModel

/// Whether values pass a test.
extension Algebra {
  /// A test on no value is false; one that reads a contradiction is undecided both ways.
  mutating func settled(_ truth: TruthPlanes, _ sides: [ValuePlanes]) -> TruthPlanes {
    let exist = sides.map { mayExist($0) }
    let possible = build.and([truth.possible] + exist)
    let clash = build.or(sides.map(\.contradiction.possible))
    let doubts = build.or([clash] + sides.map(\.mayBeEmpty))
    let certain = build.and([truth.certain, possible])
    return TruthPlanes(possible: build.or(possible, clash), certain: build.andNot(certain, doubts))
  }

  mutating func mayExist(_ value: ValuePlanes) -> Plane {
    switch value {
    case .ordinals(let values): build.or(values.canBe)
    case .reference(let reference): build.fold(reference.canBe, dropping: [reference.target])
    case .number(let number): number.mayExist
    case .set(let set): set.mayExist
    }
  }

  mutating func passes(_ value: ValuePlanes, _ set: ValueSet) -> TruthPlanes {
    switch value {
    case .ordinals(let values):
      let inside = build.or(values.canBe.indices.filter(set.contains).map { values.canBe[$0] })
      let outside = build.or(values.canBe.indices.filter { !set.contains($0) }.map { values.canBe[$0] })
      return settled(inside, outside, value)
    case .reference(let reference):
      let members = build.or(set.members.map { isEntity(reference.target, $0) })
      let passing = set.isComplement ? build.not(members) : members
      let inside = build.fold(build.and(reference.canBe, passing), dropping: [reference.target])
      let outside = build.fold(build.andNot(reference.canBe, passing), dropping: [reference.target])
      return settled(inside, outside, value)
    case .number, .set: return settled(.never, [value])
    }
  }

  /// Of a test of single values: whether one passes, and whether one fails.
  private mutating func settled(_ inside: Plane, _ outside: Plane, _ value: ValuePlanes) -> TruthPlanes {
    let clash = value.contradiction.possible
    let doubts = build.or([outside, value.mayBeEmpty, clash])
    return TruthPlanes(possible: build.or(inside, clash), certain: build.not(doubts))
  }

  mutating func passes(_ value: ValuePlanes, _ set: NumberSet) -> TruthPlanes {
    guard case .number(let number) = value else { return settled(.never, [value]) }
    return settled(build.passes(number, set), [value])
  }

  /// Whether it has a value at all.
  mutating func presence(_ value: ValuePlanes) -> TruthPlanes {
    let clash = value.contradiction.possible
    let present = TruthPlanes(possible: mayExist(value), certain: build.not(value.mayBeEmpty))
    return TruthPlanes(possible: build.or(present.possible, clash), certain: build.andNot(present.certain, clash))
  }
}
