import Circuit
import Inference
import RuleLanguage

/// What one conclusion of one instance of a rule contributes to an attribute of an entity, in one world.
struct Instance {
  /// Its number among all that contribute in some world.
  var number: Int
  var contributor: Contributor
  var entities: [Int]
  /// The body where the contribution has a value, and where no overriding rule sets it aside.
  var body: (possible: Bool, certain: Bool)
  var effective: (possible: Bool, certain: Bool)
  /// The value, floor, cap or element; nil of steps and weights.
  var value: Value?
  /// Which overriding rules do so for certain.
  var setAsideBy: [RuleID]

  var id: ConclusionID { contributor.id }

  /// Set aside for certain.
  var isOverridden: Bool { !effective.possible }
}

/// What bears on one conclusion.
struct Bearing {
  /// Of all worlds that agree in what bears on it, one.
  struct World {
    /// Those that are ruled out are left out.
    var instances: [Instance]
    /// Of a level.
    var base: Value?
  }
  var worlds: [World]
  /// How many instances contribute in some world.
  var count: Int
}

/// The rules' conclusions on one attribute, ready to be read for each of its entities.
struct ContributionReader {
  let attribute: AttributeID
  private let evaluation: Evaluation
  private let contributors: [Contributor]
  private let base: ValueReader?

  /// Of a band: what contributes to its sum.
  init(_ explanation: Rationale, _ attribute: AttributeID) {
    let evaluation = explanation.evaluation
    let attribute = explanation.contributing(attribute)
    self.evaluation = evaluation
    self.attribute = attribute
    contributors = evaluation.circuit.conclusions[attribute.raw].compactMap { id in
      // What no instance contributes in any world is no reason for anything.
      guard let wires = evaluation.circuit.rules[id.rule.raw],
        evaluation.isOnAnywhere(wires.contributions[id.index].body.possible)
      else { return nil }
      return Contributor(id, wires, explanation)
    }
    base = Self.base(explanation, attribute)
  }

  /// Only a level's statuses hang on its base.
  private static func base(_ explanation: Rationale, _ attribute: AttributeID) -> ValueReader? {
    guard case .level = explanation.ruleSet.attributes[attribute.raw].combine,
      let wires = explanation.circuit.bases[attribute.raw]
    else { return nil }
    return ValueReader(explanation.evaluation, wires, along: explanation.place(FactKey(attribute, [])).axes)
  }

  /// Instances ascend by rule, conclusion and entities.
  func bearing(on entities: [Int]) -> Bearing {
    var partition = WorldPartition(evaluation.worlds)
    var found: [(contributor: Contributor, entities: [Int])] = []
    for contributor in contributors {
      guard let fixed = contributor.fixed(entities) else { continue }
      forEachCombination(fixed, contributor.sizes) { combination in
        if contributor.refine(&partition, combination, evaluation) { found.append((contributor, combination)) }
      }
    }
    for chunk in 0..<(base?.chunkCount ?? 0) where base?.variesByWorld == true {
      partition.refine((0..<evaluation.worlds).map { base?.bits(chunk, entities, world: $0) ?? 0 })
    }
    let worlds = partition.representatives.map { world in
      Bearing.World(
        instances: found.enumerated().compactMap { number, instance in
          instance.contributor.instance(number, instance.entities, world: world, evaluation)
        },
        base: base?.value(entities, world: world))
    }
    return Bearing(worlds: worlds, count: found.count)
  }
}

extension ContributionReader {
  /// What bears on it in one world. Instances ascend by rule, conclusion and entities.
  func bearing(on entities: [Int], world: Int) -> Bearing.World {
    var instances: [Instance] = []
    for contributor in contributors {
      guard let fixed = contributor.fixed(entities) else { continue }
      forEachCombination(fixed, contributor.sizes) { combination in
        if let instance = contributor.instance(instances.count, combination, world: world, evaluation) {
          instances.append(instance)
        }
      }
    }
    return Bearing.World(instances: instances, base: base?.value(entities, world: world))
  }
}

/// Calls for every combination of the entities that are not fixed, ascending.
func forEachCombination(_ fixed: [Int?], _ sizes: [Int], _ body: ([Int]) -> Void) {
  let free = fixed.indices.filter { fixed[$0] == nil }
  guard !free.contains(where: { sizes[$0] == 0 }) else { return }
  var entities = fixed.map { $0 ?? 0 }
  while true {
    body(entities)
    var position = free.count - 1
    while position >= 0 {
      entities[free[position]] += 1
      if entities[free[position]] < sizes[free[position]] { break }
      entities[free[position]] = 0
      position -= 1
    }
    if position < 0 { return }
  }
}
