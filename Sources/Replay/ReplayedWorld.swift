package import RuleModel

/// What follows under one combination of the cases of contested facts, worked out by the checker itself.
///
/// Nothing is taken from an evaluation: facts are those of the profile, and conclusions follow one stratum after the other.
/// What would be read before it is concluded is a fault, so that the order of the strata need not be believed.
package struct ReplayedWorld {
  private let scene: Scene
  private let rules: RuleSet

  /// Linear in the instances of all rules.
  package init(_ rules: RuleSet, _ profile: Profile, cases: [FactKey: Statement] = [:]) {
    self.rules = rules
    scene = Scene(rules, profile, Proof.World(cases: cases, values: [:]))
    scene.conclusions.concludeAll()
  }

  /// Why what follows is not to be believed; mostly empty.
  package var faults: [String] { scene.faults }

  /// Of a fact or a conclusion: nil where nobody knows it, or there is no such one.
  package func value(_ key: FactKey) -> Finding? { scene.cell(of: key)?.value }

  /// From where a value is known; nil where there is no such fact.
  package func ground(_ key: FactKey) -> Premise.Ground? { scene.cell(of: key)?.ground }

  /// Of every attribute that rules conclude, of everything that is listed.
  package var conclusions: [FactKey: Finding] {
    var found: [FactKey: Finding] = [:]
    for (number, attribute) in rules.attributes.enumerated() where attribute.isDerived {
      for entities in scene.combinations(attribute.kind) where scene.existence(attribute.kind, entities) == .listed {
        let key = FactKey(AttributeID(number), entities.map { EntityID($0) })
        found[key] = value(key)
      }
    }
    return found
  }

  /// What contributes to a conclusion, and what became of it: nothing where the profile states it.
  package func contributions(_ key: FactKey) -> [(account: Account, value: Finding?)] {
    // Of a band, what contributes to its sum.
    var source = key
    if case .band(let sum, _)? = rules.attributes[key.attribute.raw].combine { source = FactKey(sum, key.entities) }
    guard ground(key) == .derived, ground(source) == .derived else { return [] }
    let all = scene.conclusions.contributing(source)
    guard let combined = scene.combination.combine(source, all) else { return [] }
    return all.indices.map { index in
      let one = all[index]
      let outranking = combined.outranking.isEmpty ? [] : combined.outranking[index]
      let status = combined.statuses[index]
      let account = Account(
        instance: one.instance, isCertain: status == .defeated ? one.body.must : one.truth.must, status: status,
        defeatedBy: one.isOverridden ? one.overriddenBy : outranking)
      return (account, one.offered?.value)
    }
  }

  /// All that an instance's conditions read, and that from which its conclusions take their values.
  package func readings(_ instance: InstanceID) -> Set<FactKey> {
    guard scene.contributions.exists(instance) else { return [] }
    let rule = rules.rules[instance.rule.raw]
    scene.readings = []
    defer { scene.readings = nil }
    _ = scene.contributions.body(rule, instance.entities)
    for case .path(let operand)? in rule.conclusions.map(\.contribution.operand) {
      _ = scene.conditions.read(operand.path, scene.contributions.names(rule, instance.entities))
    }
    return scene.readings ?? []
  }

  /// Whether all of a kind are listed.
  package func isComplete(_ kind: KindID) -> Bool { !scene.profile.isOpen[kind.raw] }
}

extension Finding {
  /// What can be where any of some can be.
  package static func joined(_ all: [Finding]) -> Finding? {
    all.first.map { first in all.dropFirst().reduce(first) { $0.or($1) } }
  }

  /// One value, or none, for certain.
  package var isOne: Bool { isSettled }
}

/// Why some worlds are not all combinations of the cases of contested facts, each once; empty if they are.
package func worldFaults(_ rules: RuleSet, _ profile: Profile, cases: [[FactKey: Statement]]) -> [String] {
  WorldCheck(rules: rules, profile: profile, worlds: cases.map { Proof.World(cases: $0, values: [:]) }).faults()
}
