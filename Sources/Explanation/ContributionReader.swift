import Circuit
import Inference
import RuleModel

/// What one conclusion of one instance of a rule contributes to an attribute of an entity, in one world.
struct InstanceContribution {
  /// Its number among all that contribute in some world.
  var number: Int
  var conclusion: ConclusionReader
  var entities: [Int]
  /// The body where the contribution has a value, and where no overriding rule sets it aside.
  var body: Truth
  var effective: Truth
  /// The value, floor, cap or element; nil of steps and weights.
  var value: Value?
  /// Which overriding rules do so for certain.
  var setAsideBy: [RuleID]

  var id: ConclusionID { conclusion.id }

  /// Set aside for certain.
  var isOverridden: Bool { !effective.possible }
}

/// What the instances of all rules contribute to an attribute of an entity, by world.
struct ContributionsByWorld {
  /// Of all worlds that agree in what bears on it, one.
  struct World {
    /// Those that are ruled out are left out.
    var instances: [InstanceContribution]
    /// Of a level.
    var base: Value?
  }
  var worlds: [World]
  /// How many instances contribute in some world.
  var count: Int
}

/// The rules' conclusions on one attribute, ready to be read for each of its entities.
struct ContributionReader {
  /// An instance that some world does not rule out.
  private struct Candidate {
    var conclusion: ConclusionReader
    var entities: [Int]
  }
  let attribute: AttributeID
  private let evaluation: Evaluation
  /// By the subject's number, ascending by rule, conclusion and entities.
  private let candidates: [[Candidate]]
  /// How many entities the subject's second name can be.
  private let width: Int
  private let base: ValueReader?

  /// Of a band: what contributes to its sum. Linear in the instances of all rules that conclude it.
  init(_ explainer: Explainer, _ attribute: AttributeID) {
    let evaluation = explainer.evaluation
    let attribute = explainer.ruleSet.contributing(attribute)
    let sizes = explainer.place(FactKey(attribute, [])).axes.map { evaluation.laneCount($0.kind) }
    self.evaluation = evaluation
    self.attribute = attribute
    width = sizes.count > 1 ? sizes[1] : 1
    candidates = Self.candidates(explainer, attribute, count: sizes.reduce(1, *), width: width)
    base = Self.base(explainer, attribute)
  }

  private static func candidates(
    _ explainer: Explainer, _ attribute: AttributeID, count: Int, width: Int
  ) -> [[Candidate]] {
    let evaluation = explainer.evaluation
    var candidates = [[Candidate]](repeating: [], count: count)
    for id in evaluation.circuit.conclusions[attribute.raw] {
      // What no instance contributes in any world is no reason for anything.
      guard let planes = evaluation.circuit.rules[id.rule.raw],
        evaluation.isOnAnywhere(planes.contributions[id.index].body.possible)
      else { continue }
      let conclusion = ConclusionReader(id, planes, explainer)
      forEachCombination(conclusion.sizes.map { _ in nil }, conclusion.sizes) { entities in
        guard evaluation.isOnInSomeWorld(conclusion.body.possible, entities) else { return }
        let subject = conclusion.subject(entities, width: width)
        candidates[subject].append(Candidate(conclusion: conclusion, entities: entities))
      }
    }
    return candidates
  }

  /// Only a level's statuses hang on its base.
  private static func base(_ explainer: Explainer, _ attribute: AttributeID) -> ValueReader? {
    guard case .level = explainer.ruleSet.attributes[attribute.raw].combine,
      let planes = explainer.circuit.bases[attribute.raw]
    else { return nil }
    return ValueReader(explainer.evaluation, planes, along: explainer.place(FactKey(attribute, [])).axes)
  }

  private func candidates(_ entities: [Int]) -> [Candidate] {
    candidates[entities.reduce(0) { $0 * width + $1 }]
  }

  /// In every world.
  func contributions(to entities: [Int]) -> ContributionsByWorld {
    let count = candidates(entities).count
    guard count > 0 else { return ContributionsByWorld(worlds: [], count: 0) }
    let worlds = partition(entities).representatives.map { contributions(to: entities, world: $0) }
    return ContributionsByWorld(worlds: worlds, count: count)
  }

  /// In one world, as if there were no other.
  func contributions(to entities: [Int], only world: Int) -> ContributionsByWorld {
    ContributionsByWorld(worlds: [contributions(to: entities, world: world)], count: candidates(entities).count)
  }

  /// The worlds, by what bears on the attribute of the entities.
  func partition(_ entities: [Int]) -> WorldPartition {
    var partition = WorldPartition(evaluation.worlds)
    for candidate in candidates(entities) { candidate.conclusion.refine(&partition, candidate.entities, evaluation) }
    for chunk in 0..<(base?.chunkCount ?? 0) where base?.variesByWorld == true {
      partition.refine((0..<evaluation.worlds).map { base?.bits(chunk, entities, world: $0) ?? 0 })
    }
    return partition
  }

  /// The conclusions that contribute in some world.
  func instances(_ entities: [Int]) -> [(id: ConclusionID, entities: [Int])] {
    candidates(entities).map { ($0.conclusion.id, $0.entities) }
  }

  /// In one world.
  func contributions(to entities: [Int], world: Int) -> ContributionsByWorld.World {
    ContributionsByWorld.World(
      instances: candidates(entities).enumerated().compactMap { number, candidate in
        candidate.conclusion.contribution(number, candidate.entities, world: world, evaluation)
      },
      base: base?.value(entities, world: world))
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
