import RuleModel

extension StepCheck {
  /// Every instance of every rule that concludes the attribute contributes, or fails for a reason that is given, or
  /// fails on facts of the catalogue alone.
  func checkCompleteness(_ step: Step) {
    var seen: Set<InstanceID> = []
    for instance in step.contributions.map(\.account.instance) + step.failures.map(\.instance)
    where !seen.insert(instance).inserted {
      scene.faults.append("an instance counts twice")
    }
    for (id, index) in scene.concluding[step.key.attribute.raw] {
      let rule = scene.rules.rules[id.raw]
      for entities in instances(rule, rule.conclusions[index], step.key.entities.map(\.raw)) {
        let instance = InstanceID(rule: id, conclusion: index, entities: entities)
        if !seen.contains(instance) && !failsOnCatalogue(rule, entities) {
          scene.faults.append("\(rule.id) \(entities) is not accounted for")
        }
      }
    }
  }

  /// By free variable, all that make the conclusion speak of these entities.
  func instances(_ rule: Rule, _ conclusion: Conclusion, _ subject: [Int]) -> [[Int]] {
    var choices = rule.scope.prefix(rule.freeCount).map { Array(0..<scene.size($0.kind)) }
    for (term, entity) in zip(conclusion.subject.terms, subject) {
      switch term {
      case .entity(let own): if own.raw != entity { return [] }
      case .variable(let variable): choices[variable.raw] = choices[variable.raw].filter { $0 == entity }
      }
    }
    return scene.conditions.combinations(choices)
  }

  private func failsOnCatalogue(_ rule: Rule, _ entities: [Int]) -> Bool {
    let names = scene.contributions.names(rule, entities)
    scene.licence = .catalogue
    defer { scene.licence = .everything }
    return (0..<rule.when.count + rule.unless.count).contains { index in
      let condition = index < rule.when.count ? rule.when[index] : rule.unless[index - rule.when.count]
      guard condition.mayBeFixed else { return false }
      scene.strayed = false
      return fails(index, rule, names) && !scene.strayed
    }
  }
}

extension Condition {
  /// False where it certainly reads more than the catalogue.
  fileprivate var mayBeFixed: Bool {
    switch self {
    case .test: true
    case .all(let parts), .any(let parts): parts.allSatisfy(\.mayBeFixed)
    case .not(let part): part.mayBeFixed
    case .quantified: false
    }
  }
}
