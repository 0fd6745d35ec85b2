import RuleModel

/// What the checker itself finds of an instance.
struct Weighed {
  var instance: InstanceID
  var rule: Rule
  var contribution: RuleModel.Contribution
  /// Whether the conditions hold and there is something to contribute; overrides aside, and counted.
  var body: Verdict
  var truth: Verdict
  /// Rules that set it aside for certain.
  var overriddenBy: [RuleID] = []
  var isOverridden: Bool
  /// What is offered; nil of assertions, steps and weights.
  var offered: Reading?

  var rank: Int { rule.rank?.raw ?? .max }
}

/// What instances of rules contribute in a scene.
struct Contributions {
  let scene: Scene

  /// The rule's names, those that quantifiers bind included.
  func names(_ rule: Rule, _ entities: [Int]) -> [Int] {
    entities + Array(repeating: 0, count: rule.scope.count - rule.freeCount)
  }

  /// Whether the instance's own conditions hold.
  func body(_ rule: Rule, _ entities: [Int]) -> Verdict {
    let names = names(rule, entities)
    var verdict = scene.conditions.all(rule.listedPairs) { listed($0, names) }
    if verdict.can || !scene.mayBeBrief {
      verdict = verdict.and(scene.conditions.all(rule.when) { scene.conditions.holds($0, names, rule.scope) })
    }
    if verdict.can || !scene.mayBeBrief {
      verdict = verdict.and(scene.conditions.all(rule.unless) { scene.conditions.holds($0, names, rule.scope).negated })
    }
    let isUnlisted = zip(entities, rule.scope).contains { scene.isUnlisted($0, $1.kind) }
    return isUnlisted ? verdict.weakened : verdict
  }

  func listed(_ pair: Subject, _ names: [Int]) -> Verdict {
    switch scene.existence(pair.kind, scene.conditions.entities(pair, names)) {
    case .listed: .holds
    case .perhaps: .open
    case .not: .fails
    }
  }

  /// Whether an instance's conditions hold and nothing sets it aside.
  func stands(_ id: RuleID, _ entities: [Int]) -> Verdict {
    let rule = scene.rules.rules[id.raw]
    return body(rule, entities).and(setAside(id, entities).verdict.negated)
  }

  /// Only what is not itself set aside sets aside.
  func setAside(_ id: RuleID, _ entities: [Int]) -> (verdict: Verdict, by: [RuleID]) {
    let own = scene.rules.rules[id.raw]
    var verdict = Verdict.fails
    var by: [RuleID] = []
    for other in scene.overriders[id.raw] {
      let above = scene.rules.rules[other.raw]
      let its = above.scope.prefix(above.freeCount).map { variable in
        own.scope.prefix(own.freeCount).firstIndex { $0.name == variable.name }.map { entities[$0] }
      }
      let stands = stands(other, its.compactMap { $0 })
      verdict = verdict.or(stands)
      if stands.must { by.append(other) }
    }
    return (verdict, by)
  }

  /// Nil: there is no such instance.
  func weigh(_ instance: InstanceID) -> Weighed? {
    guard exists(instance) else { return nil }
    let rule = scene.rules.rules[instance.rule.raw]
    let conclusion = rule.conclusions[instance.conclusion]
    var body = body(rule, instance.entities)
    let aside = setAside(instance.rule, instance.entities)
    let offered = conclusion.contribution.operand.map {
      scene.conditions.offer(
        $0, names(rule, instance.entities), for: element(scene.rules.attributes[conclusion.attribute.raw].type))
    }
    if let value = offered?.value {
      if !value.exists && !value.clashes { body = .fails }
      if value.mayBeEmpty || value.clashes { body = body.weakened }
    }
    return Weighed(
      instance: instance, rule: rule, contribution: conclusion.contribution, body: body,
      truth: body.and(aside.verdict.negated), overriddenBy: aside.by, isOverridden: aside.verdict.must,
      offered: offered)
  }

  /// Whether the rule set has the rule, it counts, and there are such entities.
  func exists(_ instance: InstanceID) -> Bool {
    guard scene.rules.rules.indices.contains(instance.rule.raw) else { return false }
    let rule = scene.rules.rules[instance.rule.raw]
    return !rule.isDraft && rule.conclusions.indices.contains(instance.conclusion)
      && instance.entities.count == rule.freeCount
      && zip(instance.entities, rule.scope).allSatisfy { $0 >= 0 && $0 < scene.size($1.kind) }
  }

  /// Of a set the type of its elements.
  private func element(_ type: ValueType) -> ValueType {
    switch type {
    case .set(.domain(let domain)): .domain(domain)
    case .set(.reference(let kind)): .reference(kind)
    default: type
    }
  }
}

extension RuleModel.Contribution {
  /// 1 for what leads upwards, -1 downwards, 0 for what has no direction.
  var direction: Int {
    switch self {
    case .weight(let amount), .step(let amount): amount > 0 ? 1 : -1
    case .atLeast: 1
    case .atMost: -1
    case .assert, .value, .add: 0
    }
  }
}
