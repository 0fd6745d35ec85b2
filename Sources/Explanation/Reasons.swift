import Circuit
import Inference
import RuleModel

extension Rationale {
  /// The contributions that are not ruled out in some world, with their status.
  public func reasons(_ key: FactKey) -> [Reason] { account(key).reasons }

  /// The contributions that are not ruled out in one world, with what becomes of them there.
  public func reasons(_ key: FactKey, world: Int) -> [Reason] {
    let reader = contributionReader(key.attribute)
    guard !isStated(key), !isStated(key.of(reader.attribute)) else { return [] }
    let bearing = reader.bearing(on: key.numbers, world: world)
    return zip(bearing.instances, standings(bearing, reader.attribute)).map { Reason($0, $1) }
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
    let bearing = reader.bearing(on: key.numbers)
    guard bearing.count > 0 else { return Account() }
    if bearing.worlds.count == 1 { return account(bearing.worlds[0], reader.attribute) }
    var joined = JoinedReasons(bearing)
    var sides = Sides()
    for world in bearing.worlds where !world.instances.isEmpty {
      let standings = standings(world, reader.attribute)
      joined.add(world.instances, standings)
      sides.join(self.sides(world.instances, standings, reader.attribute))
    }
    return Account(reasons: joined.reasons, tension: sides.tension)
  }

  /// Where all worlds agree.
  private func account(_ world: Bearing.World, _ attribute: AttributeID) -> Account {
    let standings = standings(world, attribute)
    return Account(
      reasons: zip(world.instances, standings).map { Reason($0, $1) },
      tension: sides(world.instances, standings, attribute).tension)
  }

  func isStated(_ key: FactKey) -> Bool {
    ruleSet.attributes[key.attribute.raw].origin != .derived && facts.isStated(key.attribute, key.numbers)
  }

  /// The attribute to which rules contribute: of a band its sum.
  func contributing(_ attribute: AttributeID) -> AttributeID {
    if case .band(let sum, _)? = ruleSet.attributes[attribute.raw].combine { return sum }
    return attribute
  }
}

/// Reasons over worlds: certain if certain in each, with the first status that occurs.
struct JoinedReasons {
  private var found: [Reason?]
  private var seen: [Int]
  private let worlds: Int

  init(_ bearing: Bearing) {
    found = Array(repeating: nil, count: bearing.count)
    seen = Array(repeating: 0, count: bearing.count)
    worlds = bearing.worlds.count
  }

  /// Those that are ruled out in some world are not certain in each.
  var reasons: [Reason] {
    zip(found, seen).compactMap { reason, count in
      guard var reason else { return nil }
      reason.isCertain = reason.isCertain && count == worlds
      return reason
    }
  }

  mutating func add(_ instances: [Instance], _ standings: [Standing]) {
    for (instance, standing) in zip(instances, standings) { add(instance, standing) }
  }

  private mutating func add(_ instance: Instance, _ standing: Standing) {
    seen[instance.number] += 1
    let reason = Reason(instance, standing)
    guard var known = found[instance.number] else {
      found[instance.number] = reason
      return
    }
    known.isCertain = known.isCertain && reason.isCertain
    known.status = min(known.status, standing.status)
    if !standing.by.isEmpty { known.defeatedBy = Set(known.defeatedBy + standing.by).sorted() }
    found[instance.number] = known
  }
}

extension Reason {
  /// In one world. What is set aside has the certainty of its body.
  fileprivate init(_ instance: Instance, _ standing: Standing) {
    let certain = standing.status == .defeated ? instance.body.certain : instance.effective.certain
    self.init(
      rule: instance.id.rule, conclusion: instance.id.index, entities: instance.entities, isCertain: certain,
      status: standing.status, defeatedBy: standing.by)
  }
}
