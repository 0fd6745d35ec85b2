import RuleModel

/// A constraint on a path, as a signal.
extension Compiler {
  mutating func newSignal(of test: Test, in frame: [Axis]) -> Signal {
    noteCuts(test)
    let paths = [test.path] + test.constraint.paths
    if paths.allSatisfy({ isGiven($0) }) {
      var signature: [Int] = []
      test.constraint.sign(in: frame, into: &signature)
      let planes = input(.test(test.constraint), test.path, in: frame, planes: 2, signature: signature)
      return Signal(possible: planes[0], certain: planes[1])
    }
    let left = wires(of: test.path, in: frame)
    switch test.constraint {
    case .values(let set): return passes(left, set)
    case .numbers(let set): return passes(left, set)
    case .present(let wanted):
      let present = presence(left)
      return wanted ? present : build.not(present)
    case .compare(let comparison, let operand): return compare(left, comparison, operand, in: frame)
    case .includes(let operand), .includesAny(let operand): return meets(left, operand, in: frame)
    case .includesNone(let operand): return isApart(left, operand, in: frame)
    case .size(let set): return passes(size(left), set)
    case .sizeCompare(let comparison, let operand):
      var held = compare(size(left), comparison, operand, in: frame)
      // No set has no size, whatever it is compared with.
      held.possible = build.and(held.possible, build.or(mayExist(left), left.contradiction.possible))
      return held
    }
  }

  /// A range of a number is cut into cases where a condition compares it with a constant.
  private mutating func noteCuts(_ test: Test) {
    guard case .numbers(let set) = test.constraint, let last = test.path.steps.last else { return }
    for interval in set.intervals {
      if interval.lowerBound > .min { cuts[last, default: []].insert(interval.lowerBound - 1) }
      if interval.upperBound < .max { cuts[last, default: []].insert(interval.upperBound) }
    }
  }

  // MARK: Values

  /// A test on no value is false; one that reads a contradiction is undecided both ways.
  mutating func settled(_ truth: Signal, _ sides: [Wires]) -> Signal {
    let exist = sides.map { mayExist($0) }
    let possible = build.and([truth.possible] + exist)
    let clash = build.or(sides.map(\.contradiction.possible))
    let doubts = build.or([clash] + sides.map(\.mayBeEmpty))
    let certain = build.and([truth.certain, possible])
    return Signal(possible: build.or(possible, clash), certain: build.andNot(certain, doubts))
  }

  mutating func mayExist(_ wires: Wires) -> Plane {
    switch wires {
    case .values(let values): build.or(values.canBe)
    case .reference(let reference): build.fold(reference.canBe, dropping: [reference.target])
    case .number(let number): number.mayExist
    case .set(let set): set.mayExist
    }
  }

  mutating func passes(_ wires: Wires, _ set: ValueSet) -> Signal {
    switch wires {
    case .values(let values):
      let inside = build.or(values.canBe.indices.filter(set.contains).map { values.canBe[$0] })
      let outside = build.or(values.canBe.indices.filter { !set.contains($0) }.map { values.canBe[$0] })
      return settled(inside, outside, wires)
    case .reference(let reference):
      let members = build.or(set.members.map { isEntity(reference.target, $0) })
      let passing = set.isComplement ? build.not(members) : members
      let inside = build.fold(build.and(reference.canBe, passing), dropping: [reference.target])
      let outside = build.fold(build.andNot(reference.canBe, passing), dropping: [reference.target])
      return settled(inside, outside, wires)
    case .number, .set: return settled(.never, [wires])
    }
  }

  /// Of a test of single values: whether one passes, and whether one fails.
  private mutating func settled(_ inside: Plane, _ outside: Plane, _ wires: Wires) -> Signal {
    let clash = wires.contradiction.possible
    let doubts = build.or([outside, wires.mayBeEmpty, clash])
    return Signal(possible: build.or(inside, clash), certain: build.not(doubts))
  }

  mutating func passes(_ wires: Wires, _ set: NumberSet) -> Signal {
    guard case .number(let number) = wires else { return settled(.never, [wires]) }
    return settled(build.passes(number, set), [wires])
  }

  /// Whether it has a value at all.
  mutating func presence(_ wires: Wires) -> Signal {
    let clash = wires.contradiction.possible
    let present = Signal(possible: mayExist(wires), certain: build.not(wires.mayBeEmpty))
    return Signal(possible: build.or(present.possible, clash), certain: build.andNot(present.certain, clash))
  }
}
