import Circuit
import Inference
import RuleModel

/// What became of a contribution, in one world.
struct ContributionStatus {
  var status: Reason.Status
  var by: [RuleID] = []

  static let applied = ContributionStatus(status: .applied)
}

extension Explainer {
  /// In the order of the instances.
  func statuses(_ world: ContributionsByWorld.World, _ attribute: AttributeID) -> [ContributionStatus] {
    switch ruleSet.attributes[attribute.raw].combine {
    case .single(true, _): return ranked(world.instances)
    case .level(_, let capWins):
      let bounds = LevelBounds(world, facts.listed)
      return world.instances.map { instance in
        overridden(instance) ?? ContributionStatus(status: bounds.status(of: instance, capWins: capWins))
      }
    default: return world.instances.map { overridden($0) ?? .applied }
    }
  }

  private func overridden(_ instance: InstanceContribution) -> ContributionStatus? {
    instance.isOverridden ? ContributionStatus(status: .defeated, by: instance.setAsideBy) : nil
  }

  /// Those below the first rank that holds a certain contribution are defeated.
  private func ranked(_ instances: [InstanceContribution]) -> [ContributionStatus] {
    let certain = instances.filter(\.effective.certain)
    let decisive = certain.map(\.conclusion.rank).min() ?? Int.max
    return instances.map { instance in
      if let overridden = overridden(instance) { return overridden }
      let own = instance.conclusion.rank
      guard own > decisive else { return .applied }
      let above = certain.filter { $0.conclusion.rank < own }
      return ContributionStatus(status: .defeated, by: Set(above.map(\.id.rule)).sorted())
    }
  }
}
