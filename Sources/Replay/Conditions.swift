import RuleModel

extension Conditions {
  /// All parts are read, so that a premise that is lacking is noticed whatever the others say; where everything may be read,
  /// as far as they decide.
  func holds(_ condition: Condition, _ names: [Int], _ scope: [Variable]) -> Verdict {
    switch condition {
    case .test(let test): holds(test, names)
    case .all(let parts): all(parts) { holds($0, names, scope) }
    case .any(let parts): all(parts) { holds($0, names, scope).negated }.negated
    case .not(let part): holds(part, names, scope).negated
    case .quantified(let quantifier): holds(quantifier, names, scope)
    }
  }

  /// Whether all parts hold.
  func all<Part>(_ parts: [Part], _ holds: (Part) -> Verdict) -> Verdict {
    var verdict = Verdict.holds
    for part in parts where verdict.can || !scene.mayBeBrief { verdict = verdict.and(holds(part)) }
    return verdict
  }

  private func holds(_ test: Test, _ names: [Int]) -> Verdict {
    let found = read(test.path, names)
    switch test.constraint {
    case .values(let set):
      guard case .ordinals(let all) = found.value.content else { return judged(.fails, found) }
      return judged(.over(all.map(set.contains)), found)
    case .numbers(let set):
      guard case .number(let from, let to) = found.value.content else { return judged(.fails, found) }
      return judged(within(Ends(from, to), set), found)
    case .compare(let comparison, let operand): return compare(found, comparison, operand, names)
    case .present(let wanted):
      if found.value.clashes { return .open }
      let present = Verdict(can: found.value.exists, must: !found.value.mayBeEmpty)
      return wanted ? present : present.negated
    case .includes(let operand), .includesAny(let operand):
      let other = elements(operand, names)
      return judged(meet(found, other), found, other)
    case .includesNone(let operand):
      let other = elements(operand, names)
      return judged(meet(found, other).negated, found, other)
    case .size(let set): return size(found).map { judged(within($0, set), found) } ?? judged(.fails, found)
    case .sizeCompare(let comparison, let operand):
      guard let size = size(found) else { return judged(.fails, found) }
      var number = found
      number.value.content = .number(from: size.low, to: size.high)
      return compare(number, comparison, operand, names)
    }
  }

  /// On no value a test is false; on a contradiction nothing is certain.
  private func judged(_ verdict: Verdict, _ sides: Reading...) -> Verdict {
    if sides.contains(where: \.value.clashes) { return .open }
    if !sides.allSatisfy(\.value.exists) { return .fails }
    return sides.contains(where: \.value.mayBeEmpty) ? verdict.weakened : verdict
  }

  func within(_ ends: Ends, _ set: NumberSet) -> Verdict {
    let range = (ends.low ?? .min)...(ends.high ?? .max)
    return Verdict(can: set.meets(range), must: set.covers(range))
  }

  // MARK: Comparisons

  func compare(_ left: Reading, _ comparison: Comparison, _ operand: PathOperand, _ names: [Int]) -> Verdict {
    let right = read(operand.path, names)
    switch (left.value.content, right.value.content) {
    case (.ordinals(let these), .ordinals(let those)):
      let moved = those.map { Int64($0) + operand.plus }
      var verdict = Verdict.over(these.flatMap { one in moved.map { comparison.holds(Int64(one), $0) } })
      // Two that nobody listed may be one or not.
      if let unlisted = left.unlisted, these.contains(unlisted), those.contains(unlisted) { verdict = .open }
      return judged(verdict, left, right)
    case (.number(let low, let high), .number(let from, let to)):
      // Both sides times the denominator: nothing is rounded.
      let whole = Int128(operand.times.denominator)
      let mine = (low.map { Int128($0) * whole }, high.map { Int128($0) * whole })
      return judged(comparison.verdict(mine, scaled(Ends(from, to), operand)), left, right)
    default: return judged(.fails, left, right)
    }
  }

  private func scaled(_ ends: Ends, _ operand: PathOperand) -> (Int128?, Int128?) {
    let (factor, summand) = (Int128(operand.times.numerator), Int128(operand.plus) * Int128(operand.times.denominator))
    if factor == 0 { return (summand, summand) }
    let all = [ends.low, ends.high].map { $0.map { Int128($0) * factor + summand } }
    return factor < 0 ? (all[1], all[0]) : (all[0], all[1])
  }

  // MARK: Sets

  private func elements(_ operand: SetOperand, _ names: [Int]) -> Reading {
    switch operand {
    case .constants(let all): Reading(value: Finding(.set(certain: all, possible: all)), unlisted: nil)
    case .path(let path): read(path, names)
    }
  }

  /// Whether the two have an element in common. One that nobody listed is not for certain the one meant elsewhere.
  private func meet(_ left: Reading, _ right: Reading) -> Verdict {
    guard case .set(let certain, let possible) = left.value.content else { return .fails }
    let sure = certain.filter { $0 != left.unlisted }
    switch right.value.content {
    case .ordinals(let all):
      return Verdict(can: possible.contains(where: all.contains), must: all.allSatisfy(sure.contains))
    case .set(let others, let all):
      return Verdict(can: possible.contains(where: all.contains), must: sure.contains(where: others.contains))
    case .nothing, .number: return .fails
    }
  }

  private func size(_ found: Reading) -> Ends? {
    guard case .set(let certain, let possible) = found.value.content else { return nil }
    let isOpen = found.unlisted.map(possible.contains) ?? false
    return Ends(Int64(certain.count), isOpen ? nil : Int64(possible.count))
  }
}

extension Comparison {
  func holds(_ left: Int64, _ right: Int64) -> Bool {
    switch self {
    case .equal: left == right
    case .otherThan: left != right
    case .atLeast: left >= right
    case .atMost: left <= right
    case .above: left > right
    case .below: left < right
    }
  }

  /// Of numbers between two ends each.
  func verdict(_ left: (Int128?, Int128?), _ right: (Int128?, Int128?)) -> Verdict {
    func isLess(_ low: Int128?, _ high: Int128?) -> Bool { low.flatMap { low in high.map { low < $0 } } ?? true }
    func isPast(_ low: Int128?, _ high: Int128?) -> Bool { low.flatMap { low in high.map { low > $0 } } ?? false }
    let less = isLess(left.0, right.1)
    let greater = isLess(right.0, left.1)
    let equal = !isPast(left.0, right.1) && !isPast(right.0, left.1)
    switch self {
    case .equal: return Verdict(can: equal, must: !less && !greater)
    case .otherThan: return Verdict(can: less || greater, must: !equal)
    case .atLeast: return Verdict(can: equal || greater, must: !less)
    case .atMost: return Verdict(can: equal || less, must: !greater)
    case .above: return Verdict(can: greater, must: !equal && !less)
    case .below: return Verdict(can: less, must: !equal && !greater)
    }
  }
}
