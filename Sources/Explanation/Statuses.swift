import Circuit
import Inference
import RuleLanguage

/// What became of a contribution, in one world.
struct Standing {
  var status: Reason.Status
  var by: [RuleID] = []

  static let applied = Standing(status: .applied)
}

extension Rationale {
  /// In the order of the instances.
  func standings(_ instances: [Instance], _ key: FactKey, world: Int) -> [Standing] {
    switch ruleSet.attributes[key.attribute.raw].combine {
    case .single(true, _): return ranked(instances, world: world)
    case .level(_, let capWins):
      let bounds = LevelBounds(self, instances, base(key, world: world))
      return instances.map { instance in
        overridden(instance, world: world) ?? Standing(status: bounds.status(of: instance, self, capWins: capWins))
      }
    default: return instances.map { overridden($0, world: world) ?? .applied }
    }
  }

  /// The base of a level.
  private func base(_ key: FactKey, world: Int) -> Value {
    guard let wires = circuit.bases[key.attribute.raw] else { return Value(.nothing, mayBeEmpty: true) }
    return evaluation.value(wires, place(key), world: world)
  }

  // MARK: Overrides

  /// Set aside for certain: which overriding rules do so.
  private func overridden(_ instance: Instance, world: Int) -> Standing? {
    guard instance.isOverridden else { return nil }
    let rule = ruleSet.rules[instance.id.rule.raw]
    let by = ruleSet.rules.indices.filter { other in
      ruleSet.rules[other].overrides.contains(instance.id.rule)
        && isCertain(RuleID(other), sharing: rule, instance.entities, world: world)
    }
    return Standing(status: .defeated, by: by.map { RuleID($0) })
  }

  private func isCertain(_ other: RuleID, sharing rule: Rule, _ entities: [Int], world: Int) -> Bool {
    guard let wires = circuit.rules[other.raw] else { return false }
    let own = ruleSet.rules[other.raw]
    let chosen = own.scope.prefix(own.freeCount).map { variable in
      rule.scope.prefix(rule.freeCount).firstIndex { $0.name == variable.name }.map { entities[$0] } ?? 0
    }
    let place = Place(Array(wires.axes.prefix(own.freeCount)), chosen)
    return evaluation.isOn(wires.effective.certain, at: place, world: world)
  }

  // MARK: Ranks

  /// Those below the first rank that holds a certain contribution are defeated.
  private func ranked(_ instances: [Instance], world: Int) -> [Standing] {
    let certain = instances.filter(\.effective.certain)
    let decisive = certain.map(rank).min() ?? Int.max
    return instances.map { instance in
      if let overridden = overridden(instance, world: world) { return overridden }
      let own = rank(instance)
      guard own > decisive else { return .applied }
      let above = certain.filter { rank($0) < own }
      return Standing(status: .defeated, by: Set(above.map(\.id.rule)).sorted())
    }
  }

  private func rank(_ instance: Instance) -> Int { ruleSet.rules[instance.id.rule.raw].rank?.raw ?? Int.max }
}
