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

extension Sides {
  /// The sides that met in one world.
  init(_ instances: [InstanceContribution], _ statuses: [ContributionStatus], _ combine: Combine?) {
    switch combine {
    case .sum, .level: self.init(directionsOf: instances, statuses)
    case .single: self.init(rivalsAmong: instances, statuses)
    default: self.init()
    }
  }

  /// Of all that is not absorbed, what is set aside by an override included.
  private init(directionsOf instances: [InstanceContribution], _ statuses: [ContributionStatus]) {
    for (instance, status) in zip(instances, statuses) where status.status != .absorbed {
      switch instance.conclusion.contribution.isUpward {
      case true?: upward.insert(instance.id.rule)
      case false?: downward.insert(instance.id.rule)
      case nil: break
      }
    }
  }

  /// Those that stand, and those outranked with a value that is not, or need not be, that of each that stands.
  private init(rivalsAmong instances: [InstanceContribution], _ statuses: [ContributionStatus]) {
    let all = Array(zip(instances, statuses)).filter { !$0.0.isOverridden }
    let standing = all.filter { $0.1.status != .defeated }.map(\.0)
    let beaten = all.filter { $0.1.status == .defeated }.map(\.0)
    let others = beaten.filter { loser in standing.contains { !$0.isSame(as: loser) } }
    upward = Set(standing.map(\.id.rule))
    downward = Set(others.map(\.id.rule))
  }
}

extension InstanceContribution {
  /// Whether two contributions are one and the same single value.
  fileprivate func isSame(as other: InstanceContribution) -> Bool {
    guard let first = value, let second = other.value else { return false }
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
  package var isUpward: Bool? {
    switch self {
    case .weight(let weight): weight > 0
    case .step(let step): step > 0
    case .atLeast: true
    case .atMost: false
    case .assert, .value, .add: nil
    }
  }
}
