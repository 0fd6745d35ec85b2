import RuleModel

/// Conditions of a rule's instance as branches: what is asked, what is found, and why it is so or is not.
extension QuestionTree {
  /// `isMeant`: whether the condition shall hold, or shall not.
  func branch(
    _ condition: Condition, _ environment: [Int], _ scope: [Variable], isMeant: Bool = true, _ above: Set<FactKey>
  ) -> Branch {
    let isMet = values.holds(condition, environment, scope)
    func branches(_ parts: [Condition], isMeant: Bool) -> [Branch] {
      // What differs from what is meant comes first, what the catalogue says last.
      let missing = Missing(values: values, scope: scope)
      let ranked = parts.enumerated().map { place, part -> (Int, Int, Condition) in
        let isCatalogue = if case .test(let test) = part { missing.isOfCatalogue(test, environment) } else { false }
        switch missing.count(part, environment, isMeant: isMeant) {
        case nil: return (2, place, part)
        case 0?: return (isCatalogue ? 2 : 1, place, part)
        default: return (0, place, part)
        }
      }
      return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map {
        branch($0.2, environment, scope, isMeant: isMeant, above)
      }
    }
    switch condition {
    case .test(let test): return self.test(test, environment, isMeant: isMeant, isNegated: false, above)
    case .not(.test(let test)): return self.test(test, environment, isMeant: isMeant, isNegated: true, above)
    // What must not be so of several tests is told of each.
    case .not(.not(let part)): return branch(part, environment, scope, isMeant: isMeant, above)
    case .not(.all(let parts)):
      return branch(.any(parts.map { .not($0) }), environment, scope, isMeant: isMeant, above)
    case .not(.any(let parts)):
      return branch(.all(parts.map { .not($0) }), environment, scope, isMeant: isMeant, above)
    case .not(let part):
      return Branch(.negation(isMet: isMet)) { branches([part], isMeant: !isMeant) }
    case .any(let parts): return Branch(.alternatives(isMet: isMet)) { branches(parts, isMeant: isMeant) }
    case .all(let parts): return Branch(.together(isMet: isMet, entities: [])) { branches(parts, isMeant: isMeant) }
    case .quantified(let quantifier): return self.count(quantifier, environment, scope, isMeant: isMeant, above)
    }
  }

  // MARK: Tests

  /// `isMeant`: whether the test, negated or not, shall come out true.
  private func test(
    _ test: Test, _ environment: [Int], isMeant: Bool, isNegated: Bool, _ above: Set<FactKey>
  ) -> Branch {
    let path = test.constraint.paths.first
    let comparand = path.map { values.value($0, environment) } ?? test.constraint.constant
    let holds = test.constraint.predicate.holds(values.value(test.path, environment), comparand)
    let isMet = holds != isNegated
    let led = values.follow(test.path, environment)
    var requirement = Requirement(
      constraint: test.constraint, type: ruleSet.type(of: test.path),
      other: path.flatMap { values.follow($0, environment).key }, comparand: comparand)
    requirement.isNegated = isNegated
    requirement.isCutOff = led.isCutOff
    guard let key = led.key else {
      let entity = test.path.subject.entities(in: environment).first ?? 0
      let member = AnswerNode.Member(kind: test.path.subject.kind, entity: entity)
      return Branch(.identity(member, requirement, isMet: isMet)) { operands(of: test, environment, above) }
    }
    let found = finding(key, .condition, via: led.via, requirement, isMet: isMet)
    let demand = isMet == isMeant || led.isCutOff ? nil : self.demand(requirement, key, isMeant: isMeant != isNegated)
    return branch(found, demand, above) { operands(of: test, environment, above) }
  }

  /// What a test compares with.
  private func operands(of test: Test, _ environment: [Int], _ above: Set<FactKey>) -> [Branch] {
    test.constraint.paths.compactMap { path in
      let led = values.follow(path, environment)
      return led.key.map { key in
        var found = finding(key, .operand, via: led.via)
        let source = (readings.profile.facts[key] ?? ruleSet.facts[key])?.source
        found.isToldAbove = found.ground == .firm && source == nil
        return branch(found, nil, above)
      }
    }
  }

  /// What would do where a test does not come out as it is meant.
  func demand(_ requirement: Requirement, _ key: FactKey, isMeant: Bool) -> Demand {
    let predicate = requirement.constraint.predicate
    let comparand = requirement.comparand
    let bounds = requirement.constraint.bounds + [comparand?.order].compactMap { $0 }
    return demand(key, bounds) { predicate.holds($0, comparand) == isMeant }
  }

  func demand(_ key: FactKey, _ bounds: [Int64], _ accepts: @escaping (Constant?) -> Bool) -> Demand {
    let type = ruleSet[key.attribute].type
    let isNumber = if case .number = type { true } else { false }
    return Demand(
      now: values.value(key), probes: ruleSet.probes(type, bounds), isNumber: isNumber, accepts: accepts)
  }

  // MARK: Quantifiers

  private func count(
    _ quantifier: Quantifier, _ environment: [Int], _ scope: [Variable], isMeant: Bool, _ above: Set<FactKey>
  ) -> Branch {
    let all = values.bindings(quantifier.bound, listed: quantifier.listed, environment, scope)
    let holding = all.map { values.holds(quantifier.condition, $0, scope) }
    let kinds = quantifier.listed.map { [$0] } ?? quantifier.bound.map { scope[$0.raw].kind }
    let isMet = values.holds(.quantified(quantifier), environment, scope)
    var tally = Tally(
      form: quantifier.form, kinds: kinds, holding: holding.count { $0 }, total: all.count, isMet: isMet)
    tally.attributes = quantifier.condition.tested
    if quantifier.bound.count == 1 {
      let bound = quantifier.bound[0].raw
      tally.members = zip(all, holding).filter(\.1).map {
        AnswerNode.Member(kind: scope[bound].kind, entity: $0.0[bound])
      }
    }
    if case .countCompare(_, let operand) = quantifier.form {
      tally.comparand = values.value(.path(operand), of: .number(NumberType()), environment)
    }
    return Branch(.count(tally)) {
      let wanted = quantifier.form.wants == isMeant
      // Those that decide come first: what would have to be otherwise, else what makes it so.
      let deciding = isMet == isMeant ? wanted : !wanted
      let ordered = all.indices.sorted { (holding[$0] == deciding ? 0 : 1, $0) < (holding[$1] == deciding ? 0 : 1, $1) }
      let members = ordered.map { member(quantifier, all[$0], scope, isMet: holding[$0], isMeant: wanted, above) }
      guard case .countCompare(_, let operand) = quantifier.form else { return members }
      let led = values.follow(operand.path, environment)
      return (led.key.map { [branch(finding($0, .operand, via: led.via), nil, above)] } ?? []) + members
    }
  }

  /// One of those that a quantifier speaks of.
  private func member(
    _ quantifier: Quantifier, _ environment: [Int], _ scope: [Variable], isMet: Bool, isMeant: Bool,
    _ above: Set<FactKey>
  ) -> Branch {
    if case .test(let test) = quantifier.condition, quantifier.bound.count == 1,
      test.path.subject.terms.contains(.variable(quantifier.bound[0])), test.path.steps.count == 1
    {
      return self.test(test, environment, isMeant: isMeant, isNegated: false, above)
    }
    let members = quantifier.bound.map { AnswerNode.Member(kind: scope[$0.raw].kind, entity: environment[$0.raw]) }
    return Branch(.together(isMet: isMet, entities: members)) {
      let parts = if case .all(let parts) = quantifier.condition { parts } else { [quantifier.condition] }
      return parts.map { branch($0, environment, scope, isMeant: isMeant, above) }
    }
  }
}

extension Quantifier.Form {
  /// Whether it is served by entities for which its condition holds.
  fileprivate var wants: Bool {
    switch self {
    case .some, .every, .count, .countCompare: true
    case .no: false
    }
  }
}

extension Condition {
  /// The attributes at the ends of what it tests, each once.
  fileprivate var tested: [AttributeID] {
    var found: [AttributeID] = []
    func add(_ condition: Condition) {
      switch condition {
      case .test(let test):
        if let last = test.path.steps.last, !found.contains(last) { found.append(last) }
      case .all(let parts), .any(let parts): parts.forEach(add)
      case .not(let part): add(part)
      case .quantified(let quantifier): add(quantifier.condition)
      }
    }
    add(self)
    return found
  }
}
