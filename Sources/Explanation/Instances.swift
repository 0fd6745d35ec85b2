import Circuit
import Inference
import RuleLanguage

/// What one conclusion of one instance of a rule contributes to an attribute of an entity, in one world.
struct Instance {
  /// Its number among all that contribute in some world.
  var number: Int
  var id: ConclusionID
  var entities: [Int]
  /// The body where the contribution has a value, and where no overriding rule sets it aside.
  var body: (possible: Bool, certain: Bool)
  var effective: (possible: Bool, certain: Bool)
  /// The value, floor, cap or element; nil of steps and weights.
  var value: Value?

  /// Set aside for certain.
  var isOverridden: Bool { !effective.possible }
}

/// What bears on one conclusion: instances by world, those that are ruled out left out.
struct Bearing {
  var worlds: [[Instance]]
  /// How many contribute in some world.
  var count = 0
}

/// The rules' conclusions on one attribute, ready to be read for each of its entities.
struct ContributionReader {
  private final class Entry {
    let id: ConclusionID
    let terms: [Term]
    let axes: [Axis]
    let sizes: [Int]
    let body: SignalProbe
    let effective: SignalProbe
    let value: ValueReader?

    init(_ id: ConclusionID, _ wires: RuleWires, _ rule: Rule, _ evaluation: Evaluation) {
      let said = wires.contributions[id.index]
      self.id = id
      terms = rule.conclusions[id.index].subject.terms
      axes = Array(wires.axes.prefix(rule.freeCount))
      sizes = axes.map { evaluation.laneCount($0.kind) }
      body = evaluation.probe(said.body, along: axes)
      effective = evaluation.probe(said.effective, along: axes)
      let along = axes
      value = said.value.map { ValueReader(evaluation, $0, along: along) }
    }
  }
  let attribute: AttributeID
  private let evaluation: Evaluation
  private let entries: [Entry]

  /// Of a band: what contributes to its sum.
  init(_ explanation: Rationale, _ attribute: AttributeID) {
    let evaluation = explanation.evaluation
    self.evaluation = evaluation
    self.attribute = explanation.contributing(attribute)
    entries = evaluation.circuit.conclusions[self.attribute.raw].compactMap { id in
      // What no instance contributes in any world is no reason for anything.
      guard let wires = evaluation.circuit.rules[id.rule.raw],
        evaluation.isOnAnywhere(wires.contributions[id.index].body.possible)
      else { return nil }
      return Entry(id, wires, explanation.ruleSet.rules[id.rule.raw], evaluation)
    }
  }

  /// Ascending by rule, conclusion and entities.
  func bearing(on entities: [Int]) -> Bearing {
    var bearing = Bearing(worlds: Array(repeating: [], count: evaluation.worlds))
    for entry in entries {
      guard let fixed = fixed(entry, entities) else { continue }
      forEachCombination(fixed, entry.sizes) { add(entry, $0, to: &bearing) }
    }
    return bearing
  }

  /// By variable, the entity that the conclusion's subject names; nil where the subject is another one.
  private func fixed(_ entry: Entry, _ entities: [Int]) -> [Int?]? {
    var fixed = [Int?](repeating: nil, count: entry.axes.count)
    for (term, entity) in zip(entry.terms, entities) {
      switch term {
      case .entity(let own): if own.raw != entity { return nil }
      case .variable(let variable):
        if let known = fixed[variable.raw], known != entity { return nil }
        fixed[variable.raw] = entity
      }
    }
    return fixed
  }

  private func add(_ entry: Entry, _ entities: [Int], to bearing: inout Bearing) {
    var occurs = false
    for world in bearing.worlds.indices {
      guard evaluation.isOn(entry.body.possible, entities, world: world) else { continue }
      occurs = true
      let value = entry.value?.value(entities, world: world)
      bearing.worlds[world].append(
        Instance(
          number: bearing.count, id: entry.id, entities: entities,
          body: (true, evaluation.isOn(entry.body.certain, entities, world: world)),
          effective: evaluation.truth(entry.effective, entities, world: world), value: value))
    }
    if occurs { bearing.count += 1 }
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
