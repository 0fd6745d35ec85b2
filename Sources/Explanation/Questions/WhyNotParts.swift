import Circuit
import RuleModel

/// Why a conclusion is not otherwise.
extension QuestionTree {
  /// The rules that could bring about what is demanded, those that lack least first; then what stands against it.
  func whyNotParts(_ key: FactKey, _ demand: Demand, _ above: Set<FactKey>) -> [Branch] {
    if case .rank(let ranking)? = ruleSet[key.attribute].combine {
      return RankParts(tree: self, key: key, ranking: ranking).parts(above)
    }
    let reasons = explainer.reasons(key)
    let inner = demandOfContributions(key, demand)
    let start = baseBranch(key, reasons, above) { demandOfBase($0, key, inner) }
    let toward = CandidateRules(tree: self, key: key, demand: inner, reasons: reasons).found.map {
      branch($0, key, reasons, above)
    }
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
    let contributing = ruleSet[ruleSet.contributing(key.attribute)]
    let adjustment = addition(key, nil).adjustment
    let result: (Constant) -> Constant? = { constant in
      guard let moved = ruleSet.moved(constant, operand, contributing.type) else { return nil }
      switch (moved, contributing.combine) {
      case (.ordinal(let ordinal), .level?):
        return .ordinal(adjustment.level(Int64(ordinal), of: ruleSet.valueCount(contributing.type) ?? 0))
      case (.number(let number), .sum?): return .number(adjustment.stepped(number))
      default: return moved
      }
    }
    let bounds = demand.probes.map { $0.subtractingSaturating(adjustment.steps) }
    let found = self.demand(base, bounds) { constant in constant.map { demand.accepts(result($0)) } ?? false }
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
