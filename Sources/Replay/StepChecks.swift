import RuleModel

/// What a step was found to say in one world.
struct CheckedStep {
  var accounts: [Account] = []
  var upward: Set<RuleID> = []
  var downward: Set<RuleID> = []
  var faults: [String] = []

  var isTense: Bool { !upward.isEmpty && !downward.isEmpty }
}

extension Scene {
  /// Whether a step follows from its premises and accounts for every instance. Of a rank: beside all who compete.
  func check(_ step: Step, competitors: Competition) -> CheckedStep {
    faults = []
    var result = CheckedStep()
    guard let cell = cell(of: step.key), rules.attributes[step.key.attribute.raw].isDerived else {
      return CheckedStep(faults: ["a step for what is not derived"])
    }
    if world.values[step.key] != step.value { faults.append("the step's value is not the conclusion's") }
    let isStated = cell.ground != .derived
    if step.isStated != isStated { faults.append(isStated ? "it is stated" : "it is not stated") }
    if isStated {
      checkStated(step, cell)
    } else {
      derive(step, competitors, &result)
      checkCompleteness(step)
    }
    licence = .everything
    result.faults = faults
    return result
  }

  private func checkStated(_ step: Step, _ cell: Cell) {
    admit(step.base)
    if step.base != [.value(step.key, cell.ground, cell.value)] {
      faults.append("what is stated rests on itself alone")
    }
    let stated = cell.value ?? anything(rules.attributes[step.key.attribute.raw].type)
    if step.value != stated { faults.append("something else is stated: \(cell.value as Any)") }
    if !step.contributions.isEmpty || !step.failures.isEmpty { faults.append("no rule is asked of what is stated") }
  }

  // MARK: Deriving

  private func derive(_ step: Step, _ competitors: Competition, _ result: inout CheckedStep) {
    let weighed = step.contributions.map { weigh($0, step) }
    for failure in step.failures { check(failure, step) }
    admit(step.base)
    let declared = rules.attributes[step.key.attribute.raw]
    var value = Finding.none
    switch declared.combine {
    case .rank(let ranking):
      let own = measures(ranking, step.key.entities.map(\.raw))
      value = place(own, among: competitors, ranking, declared.kind)
    case .band(let sum, let lowest):
      let read = self.value(sum, step.key.entities.map(\.raw)) ?? anything(rules.attributes[sum.raw].type)
      value = band(read, lowest)
    default:
      guard let combined = combine(step.key, weighed.compactMap { $0 }) else { break }
      value = combined.value
      (result.upward, result.downward) = (combined.upward, combined.downward)
      // An instance that there is not is a fault of its own.
      if !weighed.contains(where: { $0 == nil }) { checkAccounts(step, weighed.compactMap { $0 }, combined) }
    }
    value = finished(value, step.key)
    if value != step.value { faults.append("what follows is \(value), not \(step.value)") }
    result.accounts = step.contributions.map(\.account)
  }

  /// Of what may yet be listed nothing is known that could be stated of it.
  func finished(_ value: Finding, _ key: FactKey) -> Finding {
    let declared = rules.attributes[key.attribute.raw]
    guard isUnknown(declared, key.entities.map(\.raw)) else { return value }
    var result = anything(declared.type)
    if value.clashes { result.contradiction = .possible }
    return result
  }

  /// Nil, and a fault, if the instance is none of this attribute's.
  private func weigh(_ contribution: Step.Contribution, _ step: Step) -> Weighed? {
    let instance = contribution.account.instance
    guard concludes(instance, step.key) else {
      faults.append("no such instance: rule \(instance.rule.raw) of \(instance.entities)")
      return nil
    }
    admit(contribution.premises)
    guard let weighed = weigh(instance) else { return nil }
    if !weighed.body.can { faults.append("\(weighed.rule.id) \(instance.entities) contributes nothing") }
    if weighed.offered?.value != contribution.value {
      faults.append("\(weighed.rule.id) offers \(weighed.offered?.value as Any), not \(contribution.value as Any)")
    }
    return weighed
  }

  /// Whether the instance is one of the rules' and speaks of this attribute of these entities.
  private func concludes(_ instance: InstanceID, _ key: FactKey) -> Bool {
    guard exists(instance) else { return false }
    let rule = rules.rules[instance.rule.raw]
    let conclusion = rule.conclusions[instance.conclusion]
    return conclusion.attribute == key.attribute
      && entities(conclusion.subject, names(rule, instance.entities)) == key.entities.map(\.raw)
  }

  private func checkAccounts(_ step: Step, _ all: [Weighed], _ combined: Combined) {
    for (index, one) in all.enumerated() {
      let account = step.contributions[index].account
      let status = combined.statuses[index]
      let isCertain = status == .defeated ? one.body.must : one.truth.must
      let outranking = combined.outranking.isEmpty ? [] : combined.outranking[index]
      let by = one.isOverridden ? one.overriddenBy : outranking
      if account.status != status { faults.append("\(one.rule.id) is \(status), not \(account.status)") }
      if account.isCertain != isCertain { faults.append("\(one.rule.id) is \(isCertain ? "" : "not ")certain") }
      if account.defeatedBy != by { faults.append("\(one.rule.id) is defeated by \(by.map(\.raw))") }
    }
  }

  // MARK: Failing

  private func check(_ failure: Step.Failure, _ step: Step) {
    guard concludes(failure.instance, step.key) else { return faults.append("no such instance fails") }
    admit(failure.premises)
    let rule = rules.rules[failure.instance.rule.raw]
    if !fails(failure, rule, names(rule, failure.instance.entities)) {
      faults.append("\(rule.id) \(failure.instance.entities) does not fail for this")
    }
  }

  private func fails(_ failure: Step.Failure, _ rule: Rule, _ names: [Int]) -> Bool {
    switch failure.cause {
    case .condition(let index): return fails(index, rule, names)
    case .pairNotListed(let index):
      return rule.listedPairs.indices.contains(index) && listed(rule.listedPairs[index], names) == .fails
    case .noValue:
      let value = weigh(failure.instance)?.offered?.value
      return value.map { !$0.exists && !$0.clashes } ?? false
    }
  }

  func fails(_ index: Int, _ rule: Rule, _ names: [Int]) -> Bool {
    if rule.when.indices.contains(index) { return !holds(rule.when[index], names, rule.scope).can }
    let index = index - rule.when.count
    return rule.unless.indices.contains(index) && holds(rule.unless[index], names, rule.scope).must
  }
}
