import Circuit
import Inference
import RuleModel

/// What became of a contribution, in one world.
struct Standing {
  var status: Reason.Status
  var by: [RuleID] = []

  static let applied = Standing(status: .applied)
}

extension Rationale {
  /// In the order of the instances.
  func standings(_ world: Bearing.World, _ attribute: AttributeID) -> [Standing] {
    switch ruleSet.attributes[attribute.raw].combine {
    case .single(true, _): return ranked(world.instances)
    case .level(_, let capWins):
      let bounds = LevelBounds(world, facts.listed)
      return world.instances.map { instance in
        overridden(instance) ?? Standing(status: bounds.status(of: instance, capWins: capWins))
      }
    default: return world.instances.map { overridden($0) ?? .applied }
    }
  }

  private func overridden(_ instance: Instance) -> Standing? {
    instance.isOverridden ? Standing(status: .defeated, by: instance.setAsideBy) : nil
  }

  /// Those below the first rank that holds a certain contribution are defeated.
  private func ranked(_ instances: [Instance]) -> [Standing] {
    let certain = instances.filter(\.effective.certain)
    let decisive = certain.map(\.contributor.rank).min() ?? Int.max
    return instances.map { instance in
      if let overridden = overridden(instance) { return overridden }
      let own = instance.contributor.rank
      guard own > decisive else { return .applied }
      let above = certain.filter { $0.contributor.rank < own }
      return Standing(status: .defeated, by: Set(above.map(\.id.rule)).sorted())
    }
  }
}
