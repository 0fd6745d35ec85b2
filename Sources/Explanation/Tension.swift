import Circuit
import RuleModel

/// Rules of opposite direction.
struct Sides {
  var upward: Set<RuleID> = []
  var downward: Set<RuleID> = []

  var areMet: Bool { !upward.isEmpty && !downward.isEmpty }

  /// Sides that did not meet in a world are none.
  mutating func join(_ other: Sides) {
    guard other.areMet else { return }
    upward.formUnion(other.upward)
    downward.formUnion(other.downward)
  }

  var tension: Outcome.Tension? {
    areMet ? Outcome.Tension(upward: upward.sorted(), downward: downward.sorted()) : nil
  }
}

extension Explainer {
  /// The sides that met in one world.
  func sides(_ instances: [InstanceContribution], _ statuses: [ContributionStatus], _ attribute: AttributeID) -> Sides {
    switch ruleSet.attributes[attribute.raw].combine {
    case .sum, .level: return directions(instances, statuses)
    case .single: return rivals(instances, statuses)
    default: return Sides()
    }
  }

  /// Of all that is not absorbed, what is set aside by an override included.
  private func directions(_ instances: [InstanceContribution], _ statuses: [ContributionStatus]) -> Sides {
    var sides = Sides()
    for (instance, status) in zip(instances, statuses) where status.status != .absorbed {
      switch instance.conclusion.contribution.isUpward {
      case true?: sides.upward.insert(instance.id.rule)
      case false?: sides.downward.insert(instance.id.rule)
      case nil: break
      }
    }
    return sides
  }

  /// Those that stand, and those outranked with a value that is not, or need not be, that of each that stands.
  private func rivals(_ instances: [InstanceContribution], _ statuses: [ContributionStatus]) -> Sides {
    let all = Array(zip(instances, statuses)).filter { !$0.0.isOverridden }
    let standing = all.filter { $0.1.status != .defeated }.map(\.0)
    let beaten = all.filter { $0.1.status == .defeated }.map(\.0)
    let others = beaten.filter { loser in standing.contains { !isSame($0, loser) } }
    return Sides(upward: Set(standing.map(\.id.rule)), downward: Set(others.map(\.id.rule)))
  }

  /// Whether two contributions are one and the same single value.
  private func isSame(_ left: InstanceContribution, _ right: InstanceContribution) -> Bool {
    guard let first = left.value, let second = right.value else { return false }
    // Two entities that nobody listed may differ.
    if first.mayBeUnlisted || second.mayBeUnlisted { return false }
    switch (first.possibilities, second.possibilities) {
    case (.ordinals(let a), .ordinals(let b)): return a == b && a.count == 1
    case (.number(let a?, let b?), .number(let c?, let d?)): return a == b && c == d && a == c
    case (.set(let a, let b), .set(let c, let d)): return a == b && c == d && a == c
    default: return false
    }
  }
}

extension Contribution {
  /// Whether it raises (a raise, a floor, a positive weight) or lowers; nil for what does neither.
  public var isUpward: Bool? {
    switch self {
    case .weight(let weight): weight > 0
    case .step(let step): step > 0
    case .atLeast: true
    case .atMost: false
    case .assert, .value, .add: nil
    }
  }
}
