import Circuit
import Inference
import RuleLanguage

/// An instance of a rule that is not ruled out, over all worlds.
struct LiveInstance: Sendable {
  var entities: [Int]
  var bodyPossible: WorldSet
  var bodyCertain: WorldSet
  var possible: WorldSet
  var certain: WorldSet

  func instance(_ id: ConclusionID, world: Int) -> Instance {
    Instance(
      id: id, entities: entities, body: (bodyPossible.contains(world), bodyCertain.contains(world)),
      effective: (possible.contains(world), certain.contains(world)))
  }
}

/// All instances that are not ruled out, read once from the bits that are on.
struct InstanceTable: Sendable {
  private var byRule: [[LiveInstance]]
  /// By conclusion of each rule: instances by the conclusion's entity.
  private var byEntity: [[[FactKey: [Int]]]]

  init(_ evaluation: Evaluation, _ ruleSet: RuleSet) {
    byRule = []
    byEntity = []
    for (index, rule) in ruleSet.rules.enumerated() {
      let found = InstanceTable.instances(RuleID(index), rule, evaluation)
      byRule.append(found)
      byEntity.append(rule.conclusions.map { InstanceTable.grouped(found, by: $0) })
    }
  }

  func instances(_ id: ConclusionID, _ key: FactKey) -> [LiveInstance] {
    (byEntity[id.rule.raw][id.index][key] ?? []).map { byRule[id.rule.raw][$0] }
  }

  private static func grouped(_ instances: [LiveInstance], by conclusion: Conclusion) -> [FactKey: [Int]] {
    var result: [FactKey: [Int]] = [:]
    for (number, instance) in instances.enumerated() {
      let entities = conclusion.subject.terms.map { term -> EntityID in
        switch term {
        case .entity(let entity): entity
        case .variable(let variable): EntityID(instance.entities[variable.raw])
        }
      }
      result[FactKey(conclusion.attribute, entities), default: []].append(number)
    }
    return result
  }

  private static func instances(_ id: RuleID, _ rule: Rule, _ evaluation: Evaluation) -> [LiveInstance] {
    guard let wires = evaluation.circuit.rules[id.raw] else { return [] }
    let axes = Array(wires.axes.prefix(rule.freeCount))
    let own = evaluation.circuit.axes(of: wires.body.possible)
    if own == axes {
      // In the order of their entities already.
      return evaluation.lanesOn(wires.body.possible).map { live(Place(axes, $0), wires, evaluation) }
    }
    let others = axes.filter { !own.contains($0) }
    var result: [LiveInstance] = []
    for lane in evaluation.lanesOn(wires.body.possible) {
      forEach(others.map { evaluation.laneCount($0.kind) }) { rest in
        let place = Place(own + others, lane + rest)
        let entities = axes.map { axis in place.entities[place.axes.firstIndex(of: axis) ?? 0] }
        result.append(live(Place(axes, entities), wires, evaluation))
      }
    }
    return result.sorted { $0.entities.lexicographicallyPrecedes($1.entities) }
  }

  private static func live(_ place: Place, _ wires: RuleWires, _ evaluation: Evaluation) -> LiveInstance {
    let possible = evaluation.worldSet(wires.body.possible, at: place)
    let isListed = zip(place.entities, place.axes).allSatisfy { $0 < evaluation.facts.listed[$1.kind.raw] }
    // An entity that nobody listed is at most possible.
    let nowhere = WorldSet(count: evaluation.worlds)
    let certain = isListed ? evaluation.worldSet(wires.body.certain, at: place) : nowhere
    guard wires.body != wires.effective else {
      return LiveInstance(
        entities: place.entities, bodyPossible: possible, bodyCertain: certain, possible: possible, certain: certain)
    }
    return LiveInstance(
      entities: place.entities, bodyPossible: possible, bodyCertain: certain,
      possible: evaluation.worldSet(wires.effective.possible, at: place),
      certain: isListed ? evaluation.worldSet(wires.effective.certain, at: place) : nowhere)
  }

  private static func forEach(_ sizes: [Int], _ body: ([Int]) -> Void) {
    guard !sizes.contains(0) else { return }
    var index = Array(repeating: 0, count: sizes.count)
    while true {
      body(index)
      var axis = sizes.count - 1
      while axis >= 0 {
        index[axis] += 1
        if index[axis] < sizes[axis] { break }
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}
