import Inference
import RuleModel

extension ValueLookup {
  /// Whether a condition without quantifiers holds of the entities that the variables stand for.
  func truth(_ condition: Condition, _ environment: [Int]) -> Truth {
    switch condition {
    case .test(let test): truth(test, environment)
    case .all(let parts): parts.reduce(.yes) { $0 && truth($1, environment) }
    case .any(let parts): parts.reduce(.no) { $0 || truth($1, environment) }
    case .not(let part): !truth(part, environment)
    // Refused where tests are read.
    case .quantified: .open
    }
  }

  func value(_ path: Path, in environment: [Int]) -> Value {
    let entities = path.subject.terms.map { term in
      switch term {
      case .entity(let entity): entity.raw
      case .variable(let variable): environment.indices.contains(variable.raw) ? environment[variable.raw] : 0
      }
    }
    return value(path, entities)
  }

  private func truth(_ test: Test, _ environment: [Int]) -> Truth {
    let left = value(test.path, in: environment)
    switch test.constraint {
    case .values(let set): return settle(left.ordinals.map { Truth($0.map(set.contains)) }, [left])
    case .numbers(let set): return settle(truth(left.ends, set), [left])
    case .size(let set): return settle(truth(left.size, set), [left])
    case .present(let wanted):
      guard left.contradiction == .none else { return .open }
      let present = Truth(possible: left.possibilities != .nothing, certain: !left.mayBeEmpty && !left.isNothing)
      return wanted ? present : !present
    case .compare(let comparison, let operand):
      let right = value(operand.path, in: environment)
      return settle(compare(left, comparison, right, operand), [left, right])
    case .sizeCompare(let comparison, let operand):
      let right = value(operand.path, in: environment)
      let sides = left.size.flatMap { size in right.ends.map { (size, $0.moved(operand)) } }
      return settle(sides.map { Truth.comparing($0, comparison, $1) }, [left, right])
    case .includes(let operand), .includesAny(let operand):
      let right = elements(operand, environment)
      return settle(meets(left, right), [left, right])
    case .includesNone(let operand):
      let right = elements(operand, environment)
      return settle(meets(left, right).map { !$0 }, [left, right])
    }
  }

  private func truth(_ ends: Ends?, _ set: NumberSet) -> Truth? {
    guard let ends else { return nil }
    return Truth(possible: set.meets(ends.range), certain: set.covers(ends.range))
  }

  /// A test on no value is false; one on a contradiction is undecided.
  private func settle(_ truth: Truth?, _ sides: [Value]) -> Truth {
    if sides.contains(where: { $0.contradiction != .none }) { return .open }
    guard let truth, !sides.contains(where: \.isNothing) else { return .no }
    return Truth(possible: truth.possible, certain: truth.certain && !sides.contains(where: \.mayBeEmpty))
  }

  private func compare(_ left: Value, _ comparison: Comparison, _ right: Value, _ operand: PathOperand) -> Truth? {
    if let a = left.ends, let b = right.ends {
      return Truth.comparing(a.scaled(operand.times.denominator), comparison, b.moved(operand))
    }
    guard let lefts = left.ordinals, let rights = right.ordinals else { return nil }
    return Truth(
      lefts.flatMap { a in
        rights.map { b in
          let (one, other) = (Int64(a), Int64(b) + operand.plus)
          return Truth.comparing(Ends(low: one, high: one), comparison, Ends(low: other, high: other)).certain
        }
      })
  }

  private func elements(_ operand: SetOperand, _ environment: [Int]) -> Value {
    switch operand {
    case .constants(let ordinals): Value(.set(certain: ordinals, possible: ordinals))
    case .path(let path): value(path, in: environment)
    }
  }

  /// Whether a set has an element in common with another, or holds a value.
  private func meets(_ left: Value, _ right: Value) -> Truth? {
    guard case .set(let certain, let possible) = left.possibilities else { return nil }
    switch right.possibilities {
    case .ordinals(let ordinals):
      return Truth(
        possible: ordinals.contains(where: possible.contains), certain: ordinals.allSatisfy(certain.contains))
    case .set(let others, let all):
      return Truth(possible: all.contains(where: possible.contains), certain: others.contains(where: certain.contains))
    case .number, .nothing: return nil
    }
  }
}

extension Value {
  var isNothing: Bool { possibilities == .nothing }

  var ordinals: [Int]? {
    if case .ordinals(let ordinals) = possibilities { return ordinals }
    return nil
  }

  /// Of a number. Kept out of line: the optimiser of Swift 6.3 fails on what it makes of it in `truth`.
  @inline(never)
  var ends: Ends? {
    if case .number(let from, let to) = possibilities { return Ends(low: from, high: to) }
    return nil
  }

  /// Of a set: how many elements it can have.
  var size: Ends? {
    guard case .set(let certain, let possible) = possibilities else { return nil }
    return Ends(low: Int64(certain.count), high: Int64(possible.count))
  }
}

extension Ends {
  /// What a factor and an offset make of a number, in units of 1 / denominator; beyond 64 bits there is no bound.
  fileprivate func moved(_ operand: PathOperand) -> Ends {
    func move(_ end: Int64?) -> Int64? {
      end.flatMap { end in
        let moved =
          Int128(end) * Int128(operand.times.numerator) + Int128(operand.plus) * Int128(operand.times.denominator)
        return Int64(exactly: moved)
      }
    }
    let ends = (move(low), move(high))
    return operand.times.numerator < 0 ? Ends(low: ends.1, high: ends.0) : Ends(low: ends.0, high: ends.1)
  }

  fileprivate func scaled(_ factor: Int64) -> Ends {
    func scale(_ end: Int64?) -> Int64? { end.flatMap { Int64(exactly: Int128($0) * Int128(factor)) } }
    return Ends(low: scale(low), high: scale(high))
  }
}
