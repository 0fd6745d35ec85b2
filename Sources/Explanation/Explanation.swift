import Circuit
import Inference
import RuleLanguage

/// Why each conclusion of an evaluation stands: read from the same bits that made it.
public struct Explanation: Sendable {
  public let ruleSet: RuleSet
  public let profile: Profile
  public let evaluation: Evaluation

  public init(_ evaluation: Evaluation, _ ruleSet: RuleSet, _ profile: Profile) {
    self.ruleSet = ruleSet
    self.profile = profile
    self.evaluation = evaluation
  }

  public var circuit: Circuit { evaluation.circuit }
  public var facts: Facts { evaluation.facts }

  /// All outcomes that the manifest names, in its order; of each attribute by entity.
  public func outcomes() -> [Outcome] {
    ruleSet.outcomes.flatMap { outcome in
      let reader = ContributionReader(self, outcome.attribute)
      return keys(of: outcome.attribute).map { self.outcome($0, reader) }
    }
  }

  /// Every entity (or listed pair) that has the attribute.
  public func keys(of attribute: AttributeID) -> [FactKey] {
    let kind = ruleSet.attributes[attribute.raw].kind
    let counts = facts.listed
    switch ruleSet.kinds[kind.raw].form {
    case .single: return [FactKey(attribute, [])]
    case .many, .byReference: return (0..<counts[kind.raw]).map { FactKey(attribute, [EntityID($0)]) }
    case .pair(let first, let second, let listed):
      let all = (0..<counts[first.kind.raw]).flatMap { a in
        (0..<counts[second.kind.raw]).map { b in [a, b] }
      }
      let kept = listed ? all.filter { facts.isListed(kind, $0) } : all
      return kept.map { FactKey(attribute, $0.map { EntityID($0) }) }
    }
  }

  /// Where the attribute's own planes are read.
  func place(_ key: FactKey) -> Place {
    let kind = ruleSet.attributes[key.attribute.raw].kind
    let entities = key.entities.map(\.raw)
    switch ruleSet.kinds[kind.raw].form {
    case .single: return Place([], [])
    case .many, .byReference: return Place([Axis(kind)], entities)
    case .pair(let first, let second, _):
      return Place([Axis(first.kind), Axis(second.kind, first.kind == second.kind ? 1 : 0)], entities)
    }
  }

  /// The value of a derived attribute over all worlds; nil for one that is only given.
  public func value(_ key: FactKey) -> Value? {
    let place = place(key)
    guard let wires = circuit.attributes[key.attribute.raw] else { return nil }
    return joined(valueClasses(wires, place).map(\.value))
  }

  /// The different values over the worlds, with the worlds that have each.
  private func valueClasses(_ wires: Wires, _ place: Place) -> [(value: Value, worlds: WorldClass)] {
    var classes = [evaluation.allWorlds]
    evaluation.split(&classes, by: wires, at: place)
    return evaluation.representatives(classes).map { (evaluation.value(wires, place, world: $0.world), $0) }
  }

  private func joined(_ values: [Value]) -> Value {
    values.dropFirst().reduce(values.first ?? Value(.nothing)) { $0.joined($1) }
  }

  public func outcome(_ key: FactKey) -> Outcome { outcome(key, ContributionReader(self, key.attribute)) }

  private func outcome(_ key: FactKey, _ reader: ContributionReader) -> Outcome {
    let place = place(key)
    let values = circuit.attributes[key.attribute.raw].map { valueClasses($0, place) } ?? []
    let account = account(key, reader)
    return Outcome(
      key: key, value: joined(values.map(\.value)), reasons: account.reasons, cases: cases(values),
      tension: account.tension, isStated: isStated(key))
  }

  // MARK: Cases

  /// The doubts that make a difference, each combination of their cases with its value.
  private func cases(_ classes: [(value: Value, worlds: WorldClass)]) -> [Outcome.Case] {
    guard let first = classes.first, classes.contains(where: { $0.value != first.value }) else { return [] }
    var values = Array(repeating: first.value, count: evaluation.worlds)
    for world in values.indices {
      if let own = classes.first(where: { $0.worlds.members.contains(world) }) { values[world] = own.value }
    }
    let doubts = facts.doubts
    let relevant = doubts.indices.filter { index in
      let doubt = doubts[index]
      return values.indices.contains { world in
        let chosen = world / doubt.stride % doubt.cases.count
        return values[world] != values[world - chosen * doubt.stride]
      }
    }
    let others = Set(doubts.indices).subtracting(relevant)
    return values.indices.compactMap { world in
      let chosen = facts.cases(of: world)
      guard others.allSatisfy({ chosen[$0] == 0 }) else { return nil }
      return Outcome.Case(
        assumed: relevant.map { Outcome.DoubtCase(doubt: $0, chosen: chosen[$0]) }, value: values[world])
    }
  }
}
