import RuleModel

/// The contract's section 3, as plainly as it can be written; nothing of the real evaluator is used.
package enum NaiveEvaluator {
  /// Nil if the contested facts make too many worlds.
  package static func evaluate(_ rules: RuleSet, _ profile: Profile) -> NaiveResult? {
    let worlds = Worlds(rules: rules, profile: profile)
    guard let combinations = worlds.combinations() else { return nil }
    let results = combinations.map { cases in
      NaiveWorld(rules: rules, profile: profile, facts: worlds.facts, cases: cases).run()
    }
    var outcomes: [FactKey: NaiveOutcome] = [:]
    for key in results[0].outcomes.keys {
      outcomes[key] = NaiveOutcome.join(results.map { $0.outcomes[key]! })
    }
    return NaiveResult(worlds: results, outcomes: outcomes)
  }
}

extension NaiveWorld {
  func run() -> NaiveResult.World {
    var outcomes: [FactKey: NaiveOutcome] = [:]
    for stratum in rules.strata {
      if stratum.isRecursive {
        // From nothing upwards: asserted `no`, collected the empty set.
        for attribute in stratum.attributes { outcomes.merge(start(attribute)) { $1 } }
        var before: [FactKey: NaiveValue]
        repeat {
          before = derived
          for attribute in stratum.attributes { outcomes.merge(compute(attribute)) { $1 } }
        } while derived != before
      } else {
        for attribute in stratum.attributes { outcomes.merge(compute(attribute)) { $1 } }
      }
    }
    for (attribute, about) in rules.attributes.enumerated() {
      guard case .band(let sum, _) = about.combine else { continue }
      // A band has the reasons of its sum.
      for entities in combinations(about.kind) {
        let key = key(AttributeID(attribute), entities)
        guard case .derived = source(AttributeID(attribute), entities), let of = outcomes[self.key(sum, entities)]
        else { continue }
        outcomes[key]?.reasons = of.reasons
        outcomes[key]?.tension = of.tension
      }
    }
    let listed = outcomes.filter {
      existence(rules.attributes[$0.key.attribute.raw].kind, $0.key.entities.map(\.raw)) == .listed
    }
    return NaiveResult.World(
      cases: cases, outcomes: listed, never: Set(rules.never.filter(isCertain).map(\.id)))
  }

  private func key(_ attribute: AttributeID, _ entities: [Int]) -> FactKey {
    FactKey(attribute, entities.map { EntityID($0) })
  }

  private func start(_ attribute: AttributeID) -> [FactKey: NaiveOutcome] {
    for entities in combinations(rules.attributes[attribute.raw].kind) {
      derived[key(attribute, entities)] = combine(attribute, entities, []).value
    }
    return [:]
  }

  private func compute(_ attribute: AttributeID) -> [FactKey: NaiveOutcome] {
    let kind = rules.attributes[attribute.raw].kind
    let offers = offers(attribute)
    var outcomes: [FactKey: NaiveOutcome] = [:]
    for entities in combinations(kind) {
      let key = key(attribute, entities)
      // Reading (6): what is stated stands, and no rule is a reason for it.
      switch source(attribute, entities) {
      case .stated, .anything: outcomes[key] = NaiveOutcome(value: value(attribute, entities), reasons: [])
      case .unknown, .derived:
        let outcome = combine(attribute, entities, offers[key] ?? [])
        derived[key] = outcome.value
        outcomes[key] = outcome
      }
    }
    return outcomes
  }
}
