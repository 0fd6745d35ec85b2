import RuleModel

/// What a step was found to say in one world.
struct CheckedStep {
  var accounts: [Account] = []
  var upward: Set<RuleID> = []
  var downward: Set<RuleID> = []
  var faults: [String] = []

  var isTense: Bool { !upward.isEmpty && !downward.isEmpty }
}

/// Whether steps of a derivation hold in a scene.
struct StepCheck {
  let scene: Scene

  /// Whether a step follows from its premises and accounts for every instance. Of a rank: beside all who compete.
  func check(_ step: Step, competitors: Competition) -> CheckedStep {
    scene.faults = []
    var result = CheckedStep()
    guard let cell = scene.cell(of: step.key), scene.rules.attributes[step.key.attribute.raw].isDerived else {
      return CheckedStep(faults: ["a step for what is not derived"])
    }
    if scene.world.values[step.key] != step.value { scene.faults.append("the step's value is not the conclusion's") }
    let isStated = cell.ground != .derived
    if step.isStated != isStated { scene.faults.append(isStated ? "it is stated" : "it is not stated") }
    if isStated {
      checkStated(step, cell)
    } else {
      derive(step, competitors, &result)
      checkCompleteness(step)
    }
    scene.licence = .everything
    result.faults = scene.faults
    return result
  }

  private func checkStated(_ step: Step, _ cell: Scene.Cell) {
    scene.admit(step.base)
    if step.base != [.value(step.key, cell.ground, cell.value)] {
      scene.faults.append("what is stated rests on itself alone")
    }
    let stated = cell.value ?? scene.anything(scene.rules.attributes[step.key.attribute.raw].type)
    if step.value != stated { scene.faults.append("something else is stated: \(cell.value as Any)") }
    if !step.contributions.isEmpty || !step.failures.isEmpty {
      scene.faults.append("no rule is asked of what is stated")
    }
  }

  // MARK: Deriving

  private func derive(_ step: Step, _ competitors: Competition, _ result: inout CheckedStep) {
    let weighed = step.contributions.map { weigh($0, step) }
    for failure in step.failures { check(failure, step) }
    scene.admit(step.base)
    let declared = scene.rules.attributes[step.key.attribute.raw]
    var value = Finding.none
    switch declared.combine {
    case .rank(let ranking):
      let own = scene.ranks.measures(ranking, step.key.entities.map(\.raw))
      value = scene.ranks.place(own, among: competitors, ranking, declared.kind)
    case .band(let sum, let lowest):
      let read = scene.value(sum, step.key.entities.map(\.raw)) ?? scene.anything(scene.rules.attributes[sum.raw].type)
      value = scene.combination.band(read, lowest)
    default:
      guard let combined = scene.combination.combine(step.key, weighed.compactMap { $0 }) else { break }
      value = combined.value
      (result.upward, result.downward) = (combined.upward, combined.downward)
      // An instance that there is not is a fault of its own.
      if !weighed.contains(where: { $0 == nil }) { checkAccounts(step, weighed.compactMap { $0 }, combined) }
    }
    value = finished(value, step.key)
    if value != step.value { scene.faults.append("what follows is \(value), not \(step.value)") }
    result.accounts = step.contributions.map(\.account)
  }

  /// Of what may yet be listed nothing is known that could be stated of it.
  func finished(_ value: Finding, _ key: FactKey) -> Finding {
    let declared = scene.rules.attributes[key.attribute.raw]
    guard scene.conditions.isUnknown(declared, key.entities.map(\.raw)) else { return value }
    var result = scene.anything(declared.type)
    if value.clashes { result.contradiction = .possible }
    return result
  }

  /// Nil, and a fault, if the instance is none of this attribute's.
  private func weigh(_ contribution: Step.Contribution, _ step: Step) -> Weighed? {
    let instance = contribution.account.instance
    guard concludes(instance, step.key) else {
      scene.faults.append("no such instance: rule \(instance.rule.raw) of \(instance.entities)")
      return nil
    }
    scene.admit(contribution.premises)
    guard let weighed = scene.contributions.weigh(instance) else { return nil }
    if !weighed.body.can { scene.faults.append("\(weighed.rule.id) \(instance.entities) contributes nothing") }
    if weighed.offered?.value != contribution.value {
      scene.faults.append(
        "\(weighed.rule.id) offers \(weighed.offered?.value as Any), not \(contribution.value as Any)")
    }
    return weighed
  }

  /// Whether the instance is one of the rules' and speaks of this attribute of these entities.
  private func concludes(_ instance: InstanceID, _ key: FactKey) -> Bool {
    guard scene.contributions.exists(instance) else { return false }
    let rule = scene.rules.rules[instance.rule.raw]
    let conclusion = rule.conclusions[instance.conclusion]
    return conclusion.attribute == key.attribute
      && scene.conditions.entities(conclusion.subject, scene.contributions.names(rule, instance.entities))
        == key.entities.map(\.raw)
  }

  private func checkAccounts(_ step: Step, _ all: [Weighed], _ combined: Combined) {
    for (index, one) in all.enumerated() {
      let account = step.contributions[index].account
      let status = combined.statuses[index]
      let isCertain = status == .defeated ? one.body.must : one.truth.must
      let outranking = combined.outranking.isEmpty ? [] : combined.outranking[index]
      let by = one.isOverridden ? one.overriddenBy : outranking
      if account.status != status { scene.faults.append("\(one.rule.id) is \(status), not \(account.status)") }
      if account.isCertain != isCertain { scene.faults.append("\(one.rule.id) is \(isCertain ? "" : "not ")certain") }
      if account.defeatedBy != by { scene.faults.append("\(one.rule.id) is defeated by \(by.map(\.raw))") }
    }
  }

  // MARK: Failing

  private func check(_ failure: Step.Failure, _ step: Step) {
    guard concludes(failure.instance, step.key) else { return scene.faults.append("no such instance fails") }
    scene.admit(failure.premises)
    let rule = scene.rules.rules[failure.instance.rule.raw]
    if !fails(failure, rule, scene.contributions.names(rule, failure.instance.entities)) {
      scene.faults.append("\(rule.id) \(failure.instance.entities) does not fail for this")
    }
  }

  private func fails(_ failure: Step.Failure, _ rule: Rule, _ names: [Int]) -> Bool {
    switch failure.cause {
    case .condition(let index): return fails(index, rule, names)
    case .pairNotListed(let index):
      return rule.listedPairs.indices.contains(index)
        && scene.contributions.listed(rule.listedPairs[index], names) == .fails
    case .noValue:
      let value = scene.contributions.weigh(failure.instance)?.offered?.value
      return value.map { !$0.exists && !$0.clashes } ?? false
    }
  }

  func fails(_ index: Int, _ rule: Rule, _ names: [Int]) -> Bool {
    if rule.when.indices.contains(index) { return !scene.conditions.holds(rule.when[index], names, rule.scope).can }
    let index = index - rule.when.count
    return rule.unless.indices.contains(index) && scene.conditions.holds(rule.unless[index], names, rule.scope).must
  }
}
