import RuleModel

/// Bodies of rules and what they contribute.
extension Compiler {
  mutating func wires(of id: RuleID) -> RuleWires {
    if let known = rules[id.raw] { return known }
    let asker = build.origin
    build.origin = .rule(id)
    defer { build.origin = asker }
    let rule = ruleSet.rules[id.raw]
    let frame = frame(of: rule.scope)
    let when = rule.when.map { signal(of: $0, in: frame) }
    let unless = rule.unless.map { signal(of: $0, in: frame) }
    var parts = when
    for signal in unless { parts.append(build.not(signal)) }
    for pair in rule.listedPairs where pair.terms.count == 2 {
      parts.append(listedPair(pair.kind, pair.terms[0], pair.terms[1], in: frame))
    }
    // An instance for an entity that nobody listed is at most possible.
    parts.append(Signal(possible: .always, certain: listed(Array(frame.prefix(rule.freeCount)))))
    let body = build.and(parts)
    let effective = effective(body, of: id, in: frame)
    let result = RuleWires(
      axes: frame, conditions: when + unless, body: body, effective: effective,
      operands: mode == .fragments ? rule.conclusions.map { operandWires($0, in: frame) } : [], contributions: [])
    rules[id.raw] = result
    return result
  }

  /// Where no instance of an overriding rule sets it aside: one that is certain does so for certain.
  private mutating func effective(_ body: Signal, of id: RuleID, in frame: [Axis]) -> Signal {
    guard mode == .evaluation else { return body }
    var result = body
    for other in overriding[id.raw] {
      let above = wires(of: other).effective
      let moved = build.rename(above, sharedNames(other, id, in: frame))
      result.possible = build.andNot(result.possible, moved.certain)
      result.certain = build.andNot(result.certain, moved.possible)
    }
    return result
  }

  private func sharedNames(_ other: RuleID, _ id: RuleID, in frame: [Axis]) -> [Axis: AxisTarget] {
    let above = ruleSet.rules[other.raw]
    let own = ruleSet.rules[id.raw].scope.prefix(ruleSet.rules[id.raw].freeCount)
    let axes = self.frame(of: above.scope)
    var result: [Axis: AxisTarget] = [:]
    for (index, variable) in above.scope.prefix(above.freeCount).enumerated() {
      if let place = own.firstIndex(where: { $0.name == variable.name }) { result[axes[index]] = .axis(frame[place]) }
    }
    return result
  }

  private mutating func operandWires(_ conclusion: Conclusion, in frame: [Axis]) -> Wires? {
    guard case .path(let operand)? = conclusion.contribution.operand else { return nil }
    return wires(of: operand.path, in: frame)
  }

  // MARK: Contributions

  /// All that a rule contributes.
  mutating func finish(_ id: RuleID) {
    var result = wires(of: id)
    result.contributions = ruleSet.rules[id.raw].conclusions.indices.map { index in
      contribution(ConclusionID(rule: id, index: index))
    }
    rules[id.raw] = result
  }

  mutating func contribution(_ id: ConclusionID) -> ContributionWires {
    if let known = contributions[id] { return known }
    let asker = build.origin
    build.origin = .rule(id.rule)
    defer { build.origin = asker }
    let rule = wires(of: id.rule)
    var result = ContributionWires(body: rule.body, effective: rule.effective, value: nil)
    let conclusion = ruleSet.rules[id.rule.raw].conclusions[id.index]
    if let operand = conclusion.contribution.operand {
      let declared = ruleSet.attributes[conclusion.attribute.raw]
      let own = ownAxes(of: declared.kind)
      let beside = rule.axes + own + (target(of: declared.type, own).map { [$0] } ?? [])
      let value = wires(of: operand, for: declared.type.element, in: beside)
      result = ContributionWires(
        body: offered(rule.body, value), effective: offered(rule.effective, value), value: value)
    }
    contributions[id] = result
    return result
  }

  /// What may have no value or contradict itself is at most possible; what has none contributes nothing.
  private mutating func offered(_ body: Signal, _ value: Wires) -> Signal {
    let clash = value.contradiction.possible
    let some = build.or(mayExist(value), clash)
    let doubts = build.or(value.mayBeEmpty, clash)
    return Signal(possible: build.and(body.possible, some), certain: build.andNot(body.certain, doubts))
  }

  /// The axis of an attribute's own entities that it leads to or holds.
  func target(of type: ValueType, _ own: [Axis]) -> Axis? {
    switch type {
    case .reference(let kind), .set(.reference(let kind)): freshAxis(kind, beside: own)
    default: nil
    }
  }

  /// A constant, or a path's value moved, and held at the ends of a scale.
  mutating func wires(of operand: Operand, for type: ValueType, in frame: [Axis]) -> Wires {
    switch operand {
    case .constant(let constant): return wires(of: constant, for: type, beside: frame)
    case .path(let path):
      if case .number(let number) = self.type(of: path.path), isGiven(path.path) {
        return .number(givenNumber(path.path, number, plus: path.plus, times: path.times, in: frame))
      }
      let found = wires(of: path.path, in: frame)
      switch (found, type) {
      case (.number(let number), _): return .number(moved(number, path))
      case (.values(let values), .domain(let domain)):
        return .values(held(values, path.map, count: ruleSet.domains[domain.raw].values.count))
      default: return found
      }
    }
  }

  private mutating func wires(of constant: Constant, for type: ValueType, beside axes: [Axis]) -> Wires {
    switch (constant, type) {
    case (.number(let value), _): return .number(.constant(Int128(value)))
    case (.ordinal(let value), .reference(let kind)):
      let target = freshAxis(kind, beside: axes)
      return .reference(
        ReferenceWires(
          target: target, canBe: isEntity(target, value), mayBeEmpty: .never, isUnknown: .never, contradiction: .never))
    case (.ordinal(let value), .domain(let domain)):
      return single(value, of: ruleSet.domains[domain.raw].values.count)
    case (.ordinal(let value), .boolean): return single(value, of: 2)
    default: return .values(.none)
    }
  }

  private func single(_ value: Int, of count: Int) -> Wires {
    let canBe = (0..<count).map { $0 == value ? Plane.always : .never }
    return .values(ValueWires(canBe: canBe, mayBeEmpty: .never, contradiction: .never))
  }

  /// Positions moved by `plus` and held at the ends.
  private mutating func held(_ values: ValueWires, _ map: AffineMap, count: Int) -> ValueWires {
    guard count > 0, map.plus != 0 || values.canBe.count != count else { return values }
    var moved = Array(repeating: [Plane](), count: count)
    for (position, plane) in values.canBe.enumerated() {
      moved[map.position(position, heldWithin: count)].append(plane)
    }
    var result = values
    result.canBe = moved.map { build.or($0) }
    return result
  }
}
