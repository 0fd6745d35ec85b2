import RuleLanguage

/// Conditions, quantifiers and bodies.
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
    var held = signal(of: quantifier.condition, in: frame)
    let member = membership(quantifier, in: frame)
    let closed = build.not(build.or(bound.map { open($0.kind) }))
    switch quantifier.form {
    case .some: return some(build.and([held, member]), bound)
    case .no:
      let found = some(build.and([held, member]), bound)
      return Signal(possible: build.not(found.certain), certain: build.and(build.not(found.possible), closed))
    case .every:
      held = build.not(held)
      let spared = some(build.and([held, member]), bound)
      return Signal(possible: build.not(spared.certain), certain: build.and(build.not(spared.possible), closed))
    case .count(let set):
      let number = count(build.and([held, member]), bound)
      let passed = build.passes(number, set)
      let bounded = (set.intervals.last?.upperBound ?? 0) < Int64.max
      return Signal(possible: passed.possible, certain: bounded ? build.and(passed.certain, closed) : passed.certain)
    case .countCompare(let comparison, let operand):
      let number = count(build.and([held, member]), bound)
      let passed = compare(.number(number), comparison, operand, of: operand.path, in: frame)
      let bounded = comparison != .atLeast && comparison != .above
      return Signal(possible: passed.possible, certain: bounded ? build.and(passed.certain, closed) : passed.certain)
    }
  }

  /// Of a listed pair kind only what is listed counts.
  private mutating func membership(_ quantifier: Quantifier, in frame: [Axis]) -> Signal {
    guard let kind = quantifier.listed, quantifier.bound.count == 2 else { return .always }
    return listedPair(kind, .variable(quantifier.bound[0]), .variable(quantifier.bound[1]), in: frame)
  }

  mutating func some(_ signal: Signal, _ bound: [Axis]) -> Signal {
    let possible = build.and([signal.possible] + emptiness(of: signal.possible, bound))
    return Signal(
      possible: build.fold(possible, dropping: bound),
      certain: foldListed(build.and([signal.certain] + emptiness(of: signal.certain, bound)), dropping: bound))
  }

  /// A condition that does not speak of a bound entity holds for none where there is none.
  private mutating func emptiness(of plane: Plane, _ bound: [Axis]) -> [Plane] {
    guard plane != .never else { return [] }
    let own = build.axes(of: plane)
    return bound.filter { !own.contains($0) && mayBeOpen($0.kind) }.map { axis in anyEntity(axis) }
  }

  /// On for every entity of the axis, the unlisted one included.
  private mutating func anyEntity(_ axis: Axis) -> Plane {
    let kind = axis.kind
    let one = listed(axis)
    let path = Path(
      subject: Subject(kind: kind, terms: [.variable(VariableID(0))]), steps: [], span: .none)
    let unlisted = input(.isEntity(-1), path, in: [axis], planes: 1, signature: [2, -1])[0]
    return build.or(one, unlisted)
  }

  private mutating func count(_ signal: Signal, _ bound: [Axis]) -> NumberWires {
    var masks: [Plane] = []
    for axis in bound where mayBeOpen(axis.kind) { masks.append(listed(axis)) }
    let certain = build.and([signal.certain] + masks)
    let possible = build.and([signal.possible] + masks)
    let everywhere = build.and([signal.possible] + emptiness(of: signal.possible, bound))
    let mask = build.and(masks)
    let beyond = masks.isEmpty ? .never : build.fold(build.andNot(everywhere, mask), dropping: bound)
    return NumberWires(
      offset: 0, low: build.count(certain, along: bound, width: width(bound)),
      high: build.count(possible, along: bound, width: width(bound)), unboundedBelow: .never, unboundedAbove: beyond,
      mayBeEmpty: .never, mayExist: .always, contradiction: .never)
  }

  // MARK: Rules

  mutating func wires(of id: RuleID) -> RuleWires {
    if let known = rules[id.raw] { return known }
    let rule = ruleSet.rules[id.raw]
    let frame = frame(of: rule.scope)
    let when = rule.when.map { signal(of: $0, in: frame) }
    let unless = rule.unless.map { signal(of: $0, in: frame) }
    var parts = when
    for signal in unless { parts.append(build.not(signal)) }
    for pair in rule.listedPairs where pair.terms.count == 2 {
      parts.append(listedPair(pair.kind, pair.terms[0], pair.terms[1], in: frame))
    }
    let body = build.and(parts)
    let operands = rule.conclusions.map { operandWires($0, in: frame) }
    let result = RuleWires(
      axes: frame, conditions: when + unless, body: body, effective: effective(body, of: id, in: frame),
      operands: operands)
    rules[id.raw] = result
    return result
  }

  /// Where no instance of an overriding rule sets it aside: one that is certain does so for certain.
  private mutating func effective(_ body: Signal, of id: RuleID, in frame: [Axis]) -> Signal {
    guard mode == .evaluation else { return body }
    var result = body
    for other in overriding[id.raw] {
      let above = wires(of: other).effective
      let names = sharedNames(other, id, in: frame)
      let moved = build.rename(above, names)
      result.possible = build.andNot(result.possible, moved.certain)
      result.certain = build.andNot(result.certain, moved.possible)
    }
    return result
  }

  private func sharedNames(_ other: RuleID, _ id: RuleID, in frame: [Axis]) -> [Axis: AxisTarget] {
    let scope = ruleSet.rules[other.raw].scope
    let own = ruleSet.rules[id.raw].scope
    let axes = self.frame(of: scope)
    var result: [Axis: AxisTarget] = [:]
    for (index, variable) in scope.prefix(ruleSet.rules[other.raw].freeCount).enumerated() {
      if let place = own.firstIndex(where: { $0.name == variable.name }) { result[axes[index]] = .axis(frame[place]) }
    }
    return result
  }

  private mutating func operandWires(_ conclusion: Conclusion, in frame: [Axis]) -> Wires? {
    guard case .path(let operand)? = conclusion.contribution.operand else { return nil }
    return wires(of: operand.path, in: frame)
  }
}

extension Contribution {
  /// The operand of a value, floor, cap or element.
  public var operand: Operand? {
    switch self {
    case .value(let operand), .atLeast(let operand), .atMost(let operand), .add(let operand): operand
    case .assert, .weight, .step: nil
    }
  }
}
