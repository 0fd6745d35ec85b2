import Circuit
import Inference
package import RuleModel

extension Explainer {
  /// The contributions that are not ruled out in some world, with their status.
  package func reasons(_ key: FactKey) -> [Reason] { account(key).reasons }

  /// The contributions that are not ruled out in one world, with what becomes of them there.
  package func reasons(_ key: FactKey, world: Int) -> [Reason] {
    let reader = contributionReader(key.attribute)
    guard !isStated(key), !isStated(key.of(reader.attribute)) else { return [] }
    let found = reader.contributions(to: key.numbers, world: world)
    return zip(found.instances, statuses(found, reader.attribute)).map { Reason($0, $1) }
  }

  /// The reasons for a conclusion, and the sides that met.
  struct Account {
    var reasons: [Reason] = []
    var tension: Outcome.Tension?
  }

  func account(_ key: FactKey) -> Account {
    let reader = contributionReader(key.attribute)
    // What is stated stands, and no rule is a reason for it.
    guard !isStated(key), !isStated(key.of(reader.attribute)) else { return Account() }
    let found = contributions(key)
    guard found.count > 0 else { return Account() }
    var joined = JoinedReasons(found)
    var sides = Sides()
    for world in found.worlds where !world.instances.isEmpty {
      let statuses = statuses(world, reader.attribute)
      joined.add(world.instances, statuses)
      sides.join(Sides(world.instances, statuses, ruleSet.attributes[reader.attribute.raw].combine))
    }
    return Account(reasons: joined.reasons, tension: sides.tension)
  }

  func isStated(_ key: FactKey) -> Bool {
    ruleSet.attributes[key.attribute.raw].origin != .derived && facts.isStated(key.attribute, key.numbers)
  }
}

/// Reasons over worlds: certain if certain in each, with the first status that occurs.
struct JoinedReasons {
  private var found: [Reason?]
  private var seen: [Int]
  private let worlds: Int

  init(_ contributions: ContributionsByWorld) {
    found = Array(repeating: nil, count: contributions.count)
    seen = Array(repeating: 0, count: contributions.count)
    worlds = contributions.worlds.count
  }

  /// Those that are ruled out in some world are not certain in each.
  var reasons: [Reason] {
    zip(found, seen).compactMap { reason, count in
      guard var reason else { return nil }
      reason.isCertain = reason.isCertain && count == worlds
      return reason
    }
  }

  mutating func add(_ instances: [InstanceContribution], _ statuses: [ContributionStatus]) {
    for (instance, status) in zip(instances, statuses) {
      let reason = Reason(instance, status)
      seen[instance.number] += 1
      found[instance.number] = found[instance.number]?.joined(reason) ?? reason
    }
  }
}

extension Reason {
  /// In one world. What is set aside has the certainty of its body.
  init(_ instance: InstanceContribution, _ status: ContributionStatus) {
    let certain = status.status == .defeated ? instance.body.certain : instance.effective.certain
    self.init(
      rule: instance.id.rule, conclusion: instance.id.index, entities: instance.entities, isCertain: certain,
      status: status.status, defeatedBy: status.by, value: instance.value)
  }

  /// The same contribution in either of two worlds.
  fileprivate func joined(_ other: Reason) -> Reason {
    var joined = self
    joined.isCertain = isCertain && other.isCertain
    joined.status = min(status, other.status)
    if !other.defeatedBy.isEmpty { joined.defeatedBy = Set(defeatedBy + other.defeatedBy).sorted() }
    joined.value = value.map { value in other.value.map(value.joined) ?? value } ?? other.value
    return joined
  }
}
