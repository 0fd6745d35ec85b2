import RuleModel

extension NaiveWorld {
  func truth(_ condition: Condition, _ environment: [Int], _ scope: [Variable]) -> Truth {
    switch condition {
    case .test(let test): self.test(test, environment)
    case .all(let parts): parts.reduce(.yes) { $0 && truth($1, environment, scope) }
    case .any(let parts): parts.reduce(.no) { $0 || truth($1, environment, scope) }
    case .not(let part): !truth(part, environment, scope)
    case .quantified(let quantifier): truth(quantifier, environment, scope)
    }
  }

  func test(_ test: Test, _ environment: [Int]) -> Truth {
    let left = read(test.path, environment)
    switch test.constraint {
    case .values(let set):
      guard case .ordinals(let ordinals) = left.value.content else { return settle(.no, [left]) }
      return settle(Truth(ordinals.map { set.contains($0) }), [left])
    case .numbers(let set):
      guard case .numbers(let low, let high) = left.value.content else { return settle(.no, [left]) }
      return settle(Self.truth(low, high, in: set), [left])
    case .compare(let comparison, let operand):
      return compare(left, comparison, operand, environment)
    case .present(let wanted):
      if left.value.contradiction != .none { return .undecided }
      let present = Truth(can: left.value.hasContent, must: !left.value.mayBeEmpty)
      return wanted ? present : !present
    case .includes(let operand), .includesAny(let operand):
      let right = elements(operand, environment)
      return settle(meets(left, right), [left, right])
    case .includesNone(let operand):
      let right = elements(operand, environment)
      return settle(!meets(left, right), [left, right])
    case .size(let set):
      guard let size = size(left) else { return settle(.no, [left]) }
      return settle(Self.truth(size.low, size.high, in: set), [left])
    case .sizeCompare(let comparison, let operand):
      guard let size = size(left) else { return settle(.no, [left]) }
      let number = Read(value: withContent(left.value, .numbers(low: size.low, high: size.high)), unlisted: nil)
      return compare(number, comparison, operand, environment)
    }
  }

  /// A test on no value is false; one on a contradiction is at most possible, and so is its opposite.
  private func settle(_ truth: Truth, _ sides: [Read]) -> Truth {
    if sides.contains(where: { $0.value.contradiction != .none }) { return .undecided }
    if sides.contains(where: { !$0.value.hasContent }) { return .no }
    return sides.contains { $0.value.mayBeEmpty } ? truth.atMostPossible : truth
  }

  private func withContent(_ value: NaiveValue, _ content: NaiveValue.Content) -> NaiveValue {
    NaiveValue(content, mayBeEmpty: value.mayBeEmpty, contradiction: value.contradiction)
  }

  static func truth(_ low: Int64?, _ high: Int64?, in set: NumberSet) -> Truth {
    let range = (low ?? .min)...(high ?? .max)
    return Truth(can: set.meets(range), must: set.covers(range))
  }

  // MARK: Comparisons

  func compare(_ left: Read, _ comparison: Comparison, _ operand: PathOperand, _ environment: [Int]) -> Truth {
    let right = read(operand.path, environment)
    switch (left.value.content, right.value.content) {
    case (.ordinals(let lefts), .ordinals(let rights)):
      let pairs = lefts.flatMap { a in rights.map { (a, $0) } }
      var truth = Truth(pairs.map { Self.holds(Int64($0), comparison, Int64($1) + operand.plus) })
      // Two entities that nobody listed are the same or not.
      if let unlisted = left.unlisted, lefts.contains(unlisted), rights.contains(unlisted) {
        truth = Truth(can: true, must: false)
      }
      return settle(truth, [left, right])
    case (.numbers(let a, let b), .numbers(let c, let d)):
      let times = operand.times
      let (low, high) = times.numerator < 0 ? (d, c) : (c, d)
      let whole = Int128(times.denominator)
      let move = { (number: Int64) in Int128(number) * Int128(times.numerator) + Int128(operand.plus) * whole }
      let truth = Self.truth(
        (a.map { Int128($0) * whole }, b.map { Int128($0) * whole }), comparison,
        times.numerator == 0 ? (move(0), move(0)) : (low.map(move), high.map(move)))
      return settle(truth, [left, right])
    default:
      return settle(.no, [left, right])
    }
  }

  static func holds(_ left: Int64, _ comparison: Comparison, _ right: Int64) -> Bool {
    switch comparison {
    case .equal: left == right
    case .otherThan: left != right
    case .atLeast: left >= right
    case .atMost: left <= right
    case .above: left > right
    case .below: left < right
    }
  }

  static func truth<Number: Comparable>(
    _ left: (low: Number?, high: Number?), _ comparison: Comparison, _ right: (low: Number?, high: Number?)
  ) -> Truth {
    // Whether the least (greatest) left can be so beside the greatest (least) right.
    let canBeLess = left.low.map { low in right.high.map { low < $0 } ?? true } ?? true
    let canBeGreater = left.high.map { high in right.low.map { high > $0 } ?? true } ?? true
    let meet =
      (left.low.map { low in right.high.map { low <= $0 } ?? true } ?? true)
      && (left.high.map { high in right.low.map { high >= $0 } ?? true } ?? true)
    switch comparison {
    case .equal: return Truth(can: meet, must: !canBeLess && !canBeGreater)
    case .otherThan: return Truth(can: canBeLess || canBeGreater, must: !meet)
    case .atLeast: return Truth(can: meet || canBeGreater, must: !canBeLess)
    case .atMost: return Truth(can: meet || canBeLess, must: !canBeGreater)
    case .above: return Truth(can: canBeGreater, must: !meet && !canBeLess)
    case .below: return Truth(can: canBeLess, must: !meet && !canBeGreater)
    }
  }

  // MARK: Sets

  private func elements(_ operand: SetOperand, _ environment: [Int]) -> Read {
    switch operand {
    case .constants(let ordinals): Read(value: value(.set(ordinals)), unlisted: nil)
    case .path(let path): read(path, environment)
    }
  }

  /// Whether a set has an element in common with another, or holds a value.
  private func meets(_ left: Read, _ right: Read) -> Truth {
    guard case .set(let certain, let possible) = left.value.content else { return .no }
    // An entity nobody listed is never for certain the one meant elsewhere.
    let sure = left.unlisted.map { certain.subtracting([$0]) } ?? certain
    switch right.value.content {
    case .ordinals(let ordinals):
      return Truth(can: !possible.isDisjoint(with: ordinals), must: ordinals.isSubset(of: sure))
    case .set(let others, let all):
      return Truth(can: !possible.isDisjoint(with: all), must: !sure.isDisjoint(with: others))
    default: return .no
    }
  }

  /// Bounds on the number of elements.
  private func size(_ read: Read) -> (low: Int64, high: Int64?)? {
    guard case .set(let certain, let possible) = read.value.content else { return nil }
    // Any number of entities may be left out by an open list.
    let isOpen = read.unlisted.map { possible.contains($0) } ?? false
    return (Int64(certain.count), isOpen ? nil : Int64(possible.count))
  }
}
