import RuleModel

/// Conditions and quantifiers.
extension Compiler {
  mutating func signal(of condition: Condition, in frame: [Axis]) -> Signal {
    switch condition {
    case .test(let test): return signal(of: test, in: frame)
    case .all(let parts): return build.and(parts.map { signal(of: $0, in: frame) })
    case .any(let parts): return build.or(parts.map { signal(of: $0, in: frame) })
    case .not(let part): return build.not(signal(of: part, in: frame))
    case .quantified(let quantifier): return signal(of: quantifier, in: frame)
    }
  }

  private mutating func signal(of quantifier: Quantifier, in frame: [Axis]) -> Signal {
    let bound = quantifier.bound.map { frame[$0.raw] }
    let held = signal(of: quantifier.condition, in: frame)
    let member = membership(quantifier, in: frame)
    switch quantifier.form {
    case .some: return some(build.and([held, member]), bound)
    case .no: return build.not(some(build.and([held, member]), bound))
    case .every: return build.not(some(build.and([build.not(held), member]), bound))
    case .count(let set): return build.passes(count(held, member, bound), set)
    case .countCompare(let comparison, let operand):
      return compare(.number(count(held, member, bound)), comparison, operand, in: frame)
    }
  }

  /// Certain for what is listed, possible for what may yet be.
  private mutating func membership(_ quantifier: Quantifier, in frame: [Axis]) -> Signal {
    if let kind = quantifier.listed, quantifier.bound.count == 2 {
      return listedPair(kind, .variable(quantifier.bound[0]), .variable(quantifier.bound[1]), in: frame)
    }
    return Signal(possible: .always, certain: listed(quantifier.bound.map { frame[$0.raw] }))
  }

  /// On where no axis stands for an entity that nobody listed.
  mutating func listed(_ axes: [Axis]) -> Plane {
    build.and(axes.filter { mayBeOpen($0.kind) }.map { listed($0) })
  }

  mutating func some(_ signal: Signal, _ bound: [Axis]) -> Signal {
    Signal(possible: some(signal.possible, bound), certain: some(signal.certain, bound))
  }

  /// Whether it is on for some entities of the axes: for none where there are none.
  mutating func some(_ plane: Plane, _ bound: [Axis]) -> Plane {
    guard plane != .never else { return .never }
    let own = build.axes(of: plane)
    let silent = bound.filter { !own.contains($0) && mayBeOpen($0.kind) }
    let existing = build.and([plane] + silent.map { anyEntity($0) })
    return build.fold(existing, dropping: bound)
  }

  /// How many hold: any number more where one that nobody listed could.
  private mutating func count(_ held: Signal, _ member: Signal, _ bound: [Axis]) -> NumberWires {
    let width = width(bound)
    var number = NumberWires.constant(0)
    number.low = build.count(build.and(held.certain, member.certain), along: bound, width: width)
    number.high = build.count(build.and(held.possible, member.certain), along: bound, width: width)
    let others = build.andNot(build.and(held.possible, member.possible), member.certain)
    number.unboundedAbove = some(others, bound)
    return number
  }
}
