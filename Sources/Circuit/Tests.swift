import RuleLanguage

/// A constraint on a path, as a signal.
extension Compiler {
  mutating func signal(of test: Test, in frame: [Axis]) -> Signal {
    noteCuts(test)
    let paths = [test.path] + test.constraint.paths
    if paths.allSatisfy(isGiven) {
      let signature = test.constraint.signature { sign($0, frame) }
      let planes = input(.test(test.constraint), test.path, in: frame, planes: 2, signature: signature)
      return Signal(possible: planes[0], certain: planes[1])
    }
    let left = wires(of: test.path, in: frame)
    switch test.constraint {
    case .values(let set): return passes(left, set)
    case .numbers(let set): return passes(left, set)
    case .present(let present):
      let has = presence(left)
      return present ? has : build.not(has)
    case .compare(let comparison, let operand): return compare(left, comparison, operand, of: test.path, in: frame)
    case .includes(let operand), .includesAny(let operand):
      return includesAny(left, self.operand(operand, of: left, beside: left, in: frame))
    case .includesNone(let operand):
      return includesNone(left, self.operand(operand, of: left, beside: left, in: frame))
    case .size(let set): return passes(.number(size(left)), set)
    case .sizeCompare(let comparison, let operand):
      return compare(.number(size(left)), comparison, operand, of: test.path, in: frame)
    }
  }

  /// A range of a number is cut into cases where a condition compares it with a constant.
  private mutating func noteCuts(_ test: Test) {
    guard case .numbers(let set) = test.constraint, let last = test.path.steps.last, isGiven(last) else { return }
    for interval in set.intervals {
      if interval.lowerBound > .min { cuts[last, default: []].insert(interval.lowerBound - 1) }
      if interval.upperBound < .max { cuts[last, default: []].insert(interval.upperBound) }
    }
  }

  // MARK: Constants

  /// What reads a contradiction is at most possible.
  mutating func doubting(_ signal: Signal, _ contradiction: Signal) -> Signal {
    Signal(
      possible: build.or(signal.possible, contradiction.possible),
      certain: build.andNot(signal.certain, contradiction.possible))
  }

  mutating func passes(_ wires: Wires, _ set: ValueSet) -> Signal {
    switch wires {
    case .values(let values):
      let inside = build.or(values.canBe.indices.filter(set.contains).map { values.canBe[$0] })
      let outside = build.or(values.canBe.indices.filter { !set.contains($0) }.map { values.canBe[$0] })
      let certain = build.not(build.or(outside, values.mayBeEmpty))
      return doubting(Signal(possible: inside, certain: certain), values.contradiction)
    case .reference(let reference):
      let members = build.or(set.members.map { isEntity(reference.target, $0) })
      let passing = set.isComplement ? build.not(members) : members
      let inside = build.fold(build.and(reference.canBe, passing), dropping: [reference.target])
      let outside = build.fold(build.andNot(reference.canBe, passing), dropping: [reference.target])
      let unlisted = reference.mayBeUnlisted
      let possible = set.isComplement ? build.or(inside, unlisted) : inside
      let doubts = build.or([outside, reference.mayBeEmpty, set.isComplement ? .never : unlisted])
      return doubting(Signal(possible: possible, certain: build.not(doubts)), reference.contradiction)
    case .number, .set: return .never
    }
  }

  mutating func passes(_ wires: Wires, _ set: NumberSet) -> Signal {
    guard case .number(let number) = wires else { return .never }
    let bounds = build.passes(number, set)
    return existing(bounds, number)
  }

  /// A test on no value is false.
  mutating func existing(_ signal: Signal, _ number: NumberWires) -> Signal {
    let held = Signal(
      possible: build.and(signal.possible, number.mayExist), certain: build.andNot(signal.certain, number.mayBeEmpty))
    return doubting(held, number.contradiction)
  }

  mutating func presence(_ wires: Wires) -> Signal {
    switch wires {
    case .values(let values):
      let some = build.or(values.canBe)
      return doubting(Signal(possible: some, certain: build.not(values.mayBeEmpty)), values.contradiction)
    case .reference(let reference):
      let some = build.or(build.fold(reference.canBe, dropping: [reference.target]), reference.mayBeUnlisted)
      return doubting(Signal(possible: some, certain: build.not(reference.mayBeEmpty)), reference.contradiction)
    case .number(let number): return existing(.always, number)
    // A set that may lack a value is a given one that is not known.
    case .set(.values(_, let empty)), .set(.entities(_, _, let empty)):
      return Signal(possible: .always, certain: build.not(empty))
    }
  }

  // MARK: Sets

  /// What a set is compared with, as signals for the same elements; `mayBeEmpty`: the operand may have no value.
  private mutating func operand(
    _ operand: SetOperand, of left: Wires, beside: Wires, in frame: [Axis]
  ) -> SetWires {
    switch operand {
    case .path(let path): return elements(wires(of: path, in: frame))
    case .constants(let constants):
      guard case .set(.entities(_, let target, _)) = left else {
        guard case .set(.values(let signals, _)) = left else { return .values([], mayBeEmpty: .never) }
        return .values(
          signals.indices.map { constants.contains($0) ? .always : .never }, mayBeEmpty: .never)
      }
      let members = build.or(constants.map { isEntity(target, $0) })
      return .entities(Signal(exactly: members), target: target, mayBeEmpty: .never)
    }
  }

  /// A single value as a set of one: certain where it can be nothing else.
  mutating func elements(_ wires: Wires) -> SetWires {
    switch wires {
    case .set(let set): return set
    case .values(let values):
      let signals = values.canBe.indices.map { index in
        let others = build.or(values.canBe.indices.filter { $0 != index }.map { values.canBe[$0] })
        let doubts = build.or([others, values.mayBeEmpty, values.contradiction.possible])
        return Signal(possible: values.canBe[index], certain: build.andNot(values.canBe[index], doubts))
      }
      return .values(signals, mayBeEmpty: values.mayBeEmpty)
    case .reference(let reference):
      let others = othersThan(reference)
      let doubts = build.or([
        others, reference.mayBeEmpty, reference.mayBeUnlisted, reference.contradiction.possible,
      ])
      let signal = Signal(possible: reference.canBe, certain: build.andNot(reference.canBe, doubts))
      return .entities(signal, target: reference.target, mayBeEmpty: reference.mayBeEmpty)
    case .number: return .values([], mayBeEmpty: .always)
    }
  }

  /// For each entity of the target axis: whether the reference can be another one.
  mutating func othersThan(_ reference: ReferenceWires) -> Plane {
    let copy = freshAxis(reference.target.kind, beside: build.axes(of: reference.canBe) + [reference.target])
    let renamed = build.rename(reference.canBe, [reference.target: .axis(copy)])
    let differing = build.andNot(renamed, same(reference.target, copy))
    return build.fold(differing, dropping: [copy])
  }

  private mutating func includesAny(_ left: Wires, _ right: SetWires) -> Signal {
    guard case .set(let set) = left else { return .never }
    let common = common(set, right)
    let empties = build.or(set.mayBeEmpty, right.mayBeEmpty)
    return Signal(possible: common.possible, certain: build.andNot(common.certain, empties))
  }

  private mutating func includesNone(_ left: Wires, _ right: SetWires) -> Signal {
    guard case .set(let set) = left else { return .never }
    let common = build.not(common(set, right))
    let empties = build.or(set.mayBeEmpty, right.mayBeEmpty)
    return Signal(possible: common.possible, certain: build.andNot(common.certain, empties))
  }

  /// Whether the two have an element in common.
  private mutating func common(_ left: SetWires, _ right: SetWires) -> Signal {
    switch (left, right) {
    case (.values(let first, _), .values(let second, _)):
      return build.or(zip(first, second).map { build.and([$0, $1]) })
    case (.entities(let first, let target, _), .entities(let second, let other, _)):
      let moved = build.rename(second, [other: .axis(target)])
      let both = build.and([first, moved])
      return Signal(
        possible: build.fold(both.possible, dropping: [target]), certain: build.fold(both.certain, dropping: [target]))
    default: return .never
    }
  }

  /// How many elements a set has.
  private mutating func size(_ wires: Wires) -> NumberWires {
    var number = NumberWires(
      offset: 0, low: [], high: [], unboundedBelow: .never, unboundedAbove: .never, mayBeEmpty: .never,
      mayExist: .always, contradiction: .never)
    switch wires {
    case .set(.values(let signals, let empty)):
      number.low = build.sum(of: signals.map { ($0.certain, 1) })
      number.high = build.sum(of: signals.map { ($0.possible, 1) })
      number.mayBeEmpty = empty
    case .set(.entities(let signal, let target, let empty)):
      number.low = build.count(signal.certain, along: [target], width: width([target]))
      number.high = build.count(signal.possible, along: [target], width: width([target]))
      number.mayBeEmpty = empty
    default: break
    }
    return number
  }
}

extension SetWires {
  var mayBeEmpty: Plane {
    switch self {
    case .values(_, let empty), .entities(_, _, let empty): empty
    }
  }
}
