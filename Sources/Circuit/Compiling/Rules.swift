import RuleModel

/// Bodies of rules and what they contribute.
extension Compiler {
  /// What is compiled for a rule is told apart from what is compiled for the one that asked for it.
  private mutating func on<Result>(behalfOf rule: RuleID, _ compile: (inout Compiler) -> Result) -> Result {
    let asker = expressions.algebra.build.origin
    expressions.algebra.build.origin = .rule(rule)
    defer { expressions.algebra.build.origin = asker }
    return compile(&self)
  }

  mutating func planes(of id: RuleID) -> RulePlanes {
    if let known = rules[id.raw] { return known }
    let result = on(behalfOf: id) { $0.newPlanes(of: id) }
    rules[id.raw] = result
    return result
  }

  private mutating func newPlanes(of id: RuleID) -> RulePlanes {
    let rule = ruleSet.rules[id.raw]
    let frame = expressions.frame(of: rule.scope)
    let when = rule.when.map { expressions.truth(of: $0, in: frame) }
    let unless = rule.unless.map { expressions.truth(of: $0, in: frame) }
    var parts = when
    for truth in unless { parts.append(expressions.algebra.build.not(truth)) }
    for pair in rule.listedPairs where pair.terms.count == 2 {
      parts.append(expressions.listedPair(pair.kind, pair.terms[0], pair.terms[1], in: frame))
    }
    // An instance for an entity that nobody listed is at most possible.
    let listed = expressions.algebra.listed(Array(frame.prefix(rule.freeCount)))
    parts.append(TruthPlanes(possible: .always, certain: listed))
    let body = expressions.algebra.build.and(parts)
    return RulePlanes(
      axes: frame, conditions: when + unless, body: body, unlessOverridden: unlessOverridden(body, of: id, in: frame),
      operands: mode == .fragments ? rule.conclusions.map { operand($0, in: frame) } : [], contributions: [])
  }

  /// Where no instance of an overriding rule sets it aside: one that is certain does so for certain.
  private mutating func unlessOverridden(_ body: TruthPlanes, of id: RuleID, in frame: [Axis]) -> TruthPlanes {
    guard mode == .evaluation else { return body }
    var result = body
    for other in overriding[id.raw] {
      let above = planes(of: other).unlessOverridden
      let moved = expressions.algebra.build.rename(above, sharedNames(other, id, in: frame))
      result.possible = expressions.algebra.build.andNot(result.possible, moved.certain)
      result.certain = expressions.algebra.build.andNot(result.certain, moved.possible)
    }
    return result
  }

  private func sharedNames(_ other: RuleID, _ id: RuleID, in frame: [Axis]) -> [Axis: AxisTarget] {
    let above = ruleSet.rules[other.raw]
    let own = ruleSet.rules[id.raw].scope.prefix(ruleSet.rules[id.raw].freeCount)
    let axes = expressions.frame(of: above.scope)
    var result: [Axis: AxisTarget] = [:]
    for (index, variable) in above.scope.prefix(above.freeCount).enumerated() {
      if let place = own.firstIndex(where: { $0.name == variable.name }) { result[axes[index]] = .axis(frame[place]) }
    }
    return result
  }

  private mutating func operand(_ conclusion: Conclusion, in frame: [Axis]) -> ValuePlanes? {
    guard case .path(let operand)? = conclusion.contribution.operand else { return nil }
    return expressions.value(of: operand.path, in: frame)
  }

  // MARK: Contributions

  /// All that a rule contributes.
  mutating func finish(_ id: RuleID) {
    var result = planes(of: id)
    result.contributions = ruleSet.rules[id.raw].conclusions.indices.map { index in
      contribution(ConclusionID(rule: id, index: index))
    }
    rules[id.raw] = result
  }

  private mutating func contribution(_ id: ConclusionID) -> ContributionPlanes {
    if let known = contributions[id] { return known }
    let result = on(behalfOf: id.rule) { $0.newContribution(id) }
    contributions[id] = result
    return result
  }

  private mutating func newContribution(_ id: ConclusionID) -> ContributionPlanes {
    let rule = planes(of: id.rule)
    let conclusion = ruleSet.rules[id.rule.raw].conclusions[id.index]
    guard let operand = conclusion.contribution.operand else {
      return ContributionPlanes(body: rule.body, unlessOverridden: rule.unlessOverridden, value: nil)
    }
    let declared = ruleSet.attributes[conclusion.attribute.raw]
    let own = expressions.ownAxes(of: declared.kind)
    let beside = rule.axes + own + (expressions.target(of: declared.type, own).map { [$0] } ?? [])
    let value = expressions.value(of: operand, for: declared.type.element, in: beside)
    return ContributionPlanes(
      body: offered(rule.body, value), unlessOverridden: offered(rule.unlessOverridden, value), value: value)
  }

  /// What may have no value or contradict itself is at most possible; what has none contributes nothing.
  private mutating func offered(_ body: TruthPlanes, _ value: ValuePlanes) -> TruthPlanes {
    let clash = value.contradiction.possible
    let exists = expressions.algebra.mayExist(value)
    let some = expressions.algebra.build.or(exists, clash)
    let doubts = expressions.algebra.build.or(value.mayBeEmpty, clash)
    return TruthPlanes(
      possible: expressions.algebra.build.and(body.possible, some),
      certain: expressions.algebra.build.andNot(body.certain, doubts))
  }

  // MARK: Offers

  /// All conclusions on an attribute, in the order of the rules.
  mutating func offers(_ attribute: AttributeID) -> [Offer] {
    conclusions[attribute.raw].map { id in
      let rule = ruleSet.rules[id.rule.raw]
      let planes = contribution(id)
      return Offer(
        contribution: rule.conclusions[id.index].contribution, truth: planes.unlessOverridden, value: planes.value,
        rank: rule.rank?.raw ?? .max, projection: projection(rule, rule.conclusions[id.index]))
    }
  }

  private mutating func projection(_ rule: Rule, _ conclusion: Conclusion) -> Projection {
    let frame = expressions.frame(of: rule.scope)
    let declared = ruleSet.attributes[conclusion.attribute.raw]
    let own = expressions.ownAxes(of: declared.kind)
    let named = conclusion.subject.terms
    var result = Projection()
    result.own = own + (expressions.target(of: declared.type, own).map { [$0] } ?? [])
    result.dropped = (0..<rule.freeCount).filter { !named.contains(.variable(VariableID($0))) }.map { frame[$0] }
    if case .forEach(let variables) = rule.multiplicity {
      result.each = variables.map { frame[$0.raw] }.filter(result.dropped.contains)
    }
    if case .path(let operand)? = conclusion.contribution.operand {
      let start = expressions.axes(named: [operand.path], in: frame)
      result.grounding = result.dropped.filter(start.contains)
    }
    for (axis, term) in zip(own, named) { place(axis, term, frame, &result) }
    return result
  }

  /// Lets an axis of the attribute be what the conclusion says.
  private mutating func place(_ axis: Axis, _ term: Term, _ frame: [Axis], _ result: inout Projection) {
    switch term {
    case .entity(let entity): result.places.append(expressions.algebra.isEntity(axis, entity.raw))
    case .variable(let variable):
      if case .axis(let earlier)? = result.names[frame[variable.raw]] {
        result.places.append(expressions.algebra.same(earlier, axis))
      } else {
        result.names[frame[variable.raw]] = .axis(axis)
      }
    }
  }
}
