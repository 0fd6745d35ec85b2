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
    case .no: return none(held, member, quantifier, bound)
    case .every: return none(build.not(held), member, quantifier, bound)
    case .count(let set):
      let (number, open) = count(held, member, quantifier, bound)
      let possible = build.passes(number, set).possible
      return Signal(possible: possible, certain: build.passes(open, set).certain)
    case .countCompare(let comparison, let operand):
      let (number, open) = count(held, member, quantifier, bound)
      let possible = compare(.number(number), comparison, operand, in: frame).possible
      return Signal(possible: possible, certain: compare(.number(open), comparison, operand, in: frame).certain)
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

  /// Whether there may be more than are listed.
  private mutating func isOpen(_ quantifier: Quantifier, _ bound: [Axis]) -> Plane {
    if let kind = quantifier.listed { return open(kind) }
    return build.or(bound.map { open($0.kind) })
  }

  private mutating func none(
    _ held: Signal, _ member: Signal, _ quantifier: Quantifier, _ bound: [Axis]
  ) -> Signal {
    let found = build.not(some(build.and([held, member]), bound))
    return Signal(possible: found.possible, certain: build.andNot(found.certain, isOpen(quantifier, bound)))
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

  /// How many hold: with what is known of those that nobody listed, and as if there may be more in any case.
  private mutating func count(
    _ held: Signal, _ member: Signal, _ quantifier: Quantifier, _ bound: [Axis]
  ) -> (number: NumberWires, open: NumberWires) {
    let width = width(bound)
    var number = NumberWires.constant(0)
    number.low = build.count(build.and(held.certain, member.certain), along: bound, width: width)
    number.high = build.count(build.and(held.possible, member.certain), along: bound, width: width)
    let others = build.andNot(build.and(held.possible, member.possible), member.certain)
    number.unboundedAbove = some(others, bound)
    var open = number
    open.unboundedAbove = build.or(number.unboundedAbove, isOpen(quantifier, bound))
    return (number, open)
  }
}
