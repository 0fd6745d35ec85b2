import Circuit
import RuleModel

/// Why a conclusion is not otherwise.
extension QuestionTree {
  /// The rules that could bring about what is demanded, those that lack least first; then what stands against it.
  func whyNotParts(_ key: FactKey, _ demand: Demand, _ above: Set<FactKey>) -> [Branch] {
    if case .rank(let ranking)? = ruleSet[key.attribute].combine { return rankParts(key, ranking, above) }
    let reasons = explainer.reasons(key)
    let inner = demandOfContributions(key, demand)
    let start = baseBranch(key, reasons, above) { demandOfBase($0, key, inner) }
    let toward = candidates(key, inner, reasons).map { branch($0, key, reasons, above) }
    let against = reasons.filter { isInTheWay($0, inner) }.map { reason in
      var use = use(reason, isAgainst: false)
      use.isInTheWay = true
      return use
    }.sorted { weight($0) > weight($1) }
    return start + toward + against.map { branch($0, key, reasons, above) }
  }

  /// What a base has to be so that with the steps, floors and caps as they stand the demand is met; nil where no base will
  /// do.
  private func demandOfBase(_ operand: PathOperand, _ key: FactKey, _ demand: Demand) -> Demand? {
    guard let base = values.follow(operand.path, key.numbers).key else { return nil }
    let contributing = ruleSet[explainer.contributing(key.attribute)]
    let addition = addition(key, nil)
    let result: (Constant) -> Constant? = { constant in
      guard let moved = ruleSet.moved(constant, operand, contributing.type) else { return nil }
      switch (moved, contributing.combine) {
      case (.ordinal(let ordinal), .level?):
        let stepped = Int64(ordinal) + addition.up - addition.down
        let raised = max(stepped, addition.floor.map { Int64($0) } ?? stepped)
        return .ordinal(Int(min(raised, addition.cap.map { Int64($0) } ?? raised)))
      case (.number(let number), .sum?): return .number(number + addition.up - addition.down)
      default: return moved
      }
    }
    let found = self.demand(base, demand.probes) { constant in constant.map { demand.accepts(result($0)) } ?? false }
    return found.goesUp || found.goesDown || found.probes.isEmpty ? found : nil
  }

  /// Of a band what is demanded of its sum.
  private func demandOfContributions(_ key: FactKey, _ demand: Demand) -> Demand {
    guard case .band(let sum, let lowest)? = ruleSet[key.attribute].combine else { return demand }
    let bands = Bands(lowest: lowest)
    return self.demand(key.of(sum), lowest) { constant in
      guard case .number(let number)? = constant else { return demand.accepts(nil) }
      return demand.accepts(.ordinal(bands.band(of: number)))
    }
  }

  private func isInTheWay(_ reason: Reason, _ demand: Demand) -> Bool {
    guard reason.status == .applied else { return false }
    let contribution = ruleSet[reason.rule].conclusions[reason.conclusion].contribution
    return demand.isServed(by: contribution, reason.value?.constant) == false
  }

  // MARK: Candidates

  private func candidates(_ key: FactKey, _ demand: Demand, _ reasons: [Reason]) -> [RuleUse] {
    let attribute = explainer.contributing(key.attribute)
    let found = explainer.circuit.conclusions[attribute.raw].compactMap { candidate($0, key, demand, reasons) }
    return found.sorted { left, right in
      let (one, other) = (left.standing.missing, right.standing.missing)
      return one != other ? one < other : weight(left) > weight(right)
    }
  }

  /// The instance of a rule's conclusion that lacks least; nil where none leads there, or those that do count already.
  private func candidate(_ id: ConclusionID, _ key: FactKey, _ demand: Demand, _ reasons: [Reason]) -> RuleUse? {
    let rule = ruleSet[id.rule]
    let conclusion = rule.conclusions[id.index]
    guard let fixed = conclusion.subject.fixed(to: key.numbers, count: rule.freeCount) else { return nil }
    let sizes = rule.scope.prefix(rule.freeCount).map { explainer.facts.listed[$0.kind.raw] }
    var best: RuleUse?
    var count = 0
    forEachCombination(fixed, sizes) { entities in
      guard var use = candidate(id, entities, demand, reasons) else { return }
      count += 1
      if let known = best, known.standing.missing <= use.standing.missing { use = known }
      best = use
    }
    best?.others = max(0, count - 1)
    return best
  }

  private func candidate(_ id: ConclusionID, _ entities: [Int], _ demand: Demand, _ reasons: [Reason]) -> RuleUse? {
    let rule = ruleSet[id.rule]
    let contribution = rule.conclusions[id.index].contribution
    let environment = entities + Array(repeating: 0, count: rule.scope.count - rule.freeCount)
    guard rule.listedPairs.allSatisfy({ explainer.isListed($0.kind, $0.entities(in: environment)) }) else { return nil }
    let type = ruleSet[rule.conclusions[id.index].attribute].type
    let value = contribution.operand.map { values.value($0, of: type.element, environment) }
    let isServed = demand.isServed(by: contribution, value ?? nil) == true
    guard isServed || isChangeable(contribution.operand, environment) else { return nil }
    if let reason = reasons.first(where: { $0.rule == id.rule && $0.conclusion == id.index && $0.entities == entities })
    {
      return reason.status == .applied ? nil : use(reason, isAgainst: false)
    }
    let missing = Missing(values: values, scope: rule.scope)
    let counts =
      rule.when.map { missing.count($0, environment) }
      + rule.unless.map {
        missing.count($0, environment, isMeant: false)
      }
    let isWithoutValue = value.map { $0 == nil } ?? false
    var total = isWithoutValue || !isServed ? 1 : 0
    for count in counts {
      guard let count else { return nil }
      total += count
    }
    return RuleUse(
      rule: id.rule, conclusion: id.index, entities: entities, standing: .unmet(total),
      value: (value ?? nil).map { Value($0) })
  }
}

extension QuestionTree {
  /// Whether what a rule contributes comes from facts that may be otherwise.
  private func isChangeable(_ operand: Operand?, _ environment: [Int]) -> Bool {
    guard case .path(let operand)? = operand else { return false }
    let led = values.follow(operand.path, environment)
    return (led.via + [led.key].compactMap { $0 }).contains { explainer.premise($0).ground != .catalogue }
  }
}

extension RuleUse.Standing {
  /// Nothing where it holds and does not count.
  fileprivate var missing: Int { if case .unmet(let count) = self { count } else { 0 } }
}

extension Subject {
  /// By free variable of a rule whose conclusion this is the subject of, the entity that a conclusion's key fixes; nil
  /// where it is about another.
  func fixed(to entities: [Int], count: Int) -> [Int?]? {
    var fixed = [Int?](repeating: nil, count: count)
    for (term, entity) in zip(terms, entities) {
      switch term {
      case .entity(let own): if own.raw != entity { return nil }
      case .variable(let variable):
        if let known = fixed[variable.raw], known != entity { return nil }
        fixed[variable.raw] = entity
      }
    }
    return fixed
  }
}
