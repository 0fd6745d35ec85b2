import Circuit
import Inference
import RuleModel

/// One conclusion of a rule: what all its instances share, and where their bits are read.
final class Contributor: Sendable {
  /// A rule that may set instances aside.
  struct Overrider: Sendable {
    let rule: RuleID
    /// For each of its entities the variable of the overridden rule that it shares.
    let shared: [Int?]
    let effective: Probe

    func entities(_ entities: [Int]) -> [Int] { shared.map { $0.map { entities[$0] } ?? 0 } }
  }
  let id: ConclusionID
  let contribution: Contribution
  /// Highest first; of a rule without rank after all others.
  let rank: Int
  /// The variables of `for each`; nil where all instances count once.
  let each: [VariableID]?
  let scope: [Variable]
  let terms: [Term]
  let sizes: [Int]
  let overriders: [Overrider]
  let body: SignalProbe
  let effective: SignalProbe
  let value: ValueReader?
  private let variesByWorld: Bool

  init(_ id: ConclusionID, _ wires: RuleWires, _ explanation: Rationale) {
    let evaluation = explanation.evaluation
    let rule = explanation.ruleSet.rules[id.rule.raw]
    let said = wires.contributions[id.index]
    let axes = Array(wires.axes.prefix(rule.freeCount))
    self.id = id
    contribution = rule.conclusions[id.index].contribution
    rank = rule.rank?.raw ?? .max
    each = if case .forEach(let variables) = rule.multiplicity { variables } else { nil }
    scope = rule.scope
    terms = rule.conclusions[id.index].subject.terms
    sizes = axes.map { evaluation.laneCount($0.kind) }
    body = evaluation.probe(said.body, along: axes)
    effective = evaluation.probe(said.effective, along: axes)
    value = said.value.map { ValueReader(evaluation, $0, along: axes) }
    overriders = explanation.overriders[id.rule.raw].compactMap { Self.overrider($0, of: rule, explanation) }
    variesByWorld =
      body.variesByWorld || effective.variesByWorld || value?.variesByWorld == true
      || overriders.contains { $0.effective.variesByWorld }
  }

  private static func overrider(_ id: RuleID, of rule: Rule, _ explanation: Rationale) -> Overrider? {
    guard let wires = explanation.circuit.rules[id.raw] else { return nil }
    let own = explanation.ruleSet.rules[id.raw]
    let shared = own.scope.prefix(own.freeCount).map { variable in
      rule.scope.prefix(rule.freeCount).firstIndex { $0.name == variable.name }
    }
    let axes = Array(wires.axes.prefix(own.freeCount))
    return Overrider(
      rule: id, shared: shared, effective: explanation.evaluation.probe(wires.effective.certain, along: axes))
  }

  /// The number of the conclusion's subject, of an instance.
  func subject(_ entities: [Int], width: Int) -> Int {
    terms.reduce(0) { number, term in
      switch term {
      case .entity(let own): number * width + own.raw
      case .variable(let variable): number * width + entities[variable.raw]
      }
    }
  }

  /// The rules that set the instance aside for certain.
  func settingAside(_ entities: [Int], world: Int, _ evaluation: Evaluation) -> [RuleID] {
    overriders.filter { evaluation.isOn($0.effective, $0.entities(entities), world: world) }.map(\.rule)
  }

  /// Parts the worlds in which the instance contributes differently.
  func refine(_ partition: inout WorldPartition, _ entities: [Int], _ evaluation: Evaluation) {
    guard variesByWorld else { return }
    partition.refine((0..<evaluation.worlds).map { state(entities, world: $0, evaluation) })
    for chunk in 0..<(value?.chunkCount ?? 0) where value?.variesByWorld == true {
      partition.refine((0..<evaluation.worlds).map { value?.bits(chunk, entities, world: $0) ?? 0 })
    }
    for rule in overriders {
      let entities = rule.entities(entities)
      partition.refine((0..<evaluation.worlds).map { evaluation.isOn(rule.effective, entities, world: $0) ? 1 : 0 })
    }
  }

  /// Of the instance in a world; 0 where it is ruled out.
  private func state(_ entities: [Int], world: Int, _ evaluation: Evaluation) -> UInt64 {
    guard evaluation.isOn(body.possible, entities, world: world) else { return 0 }
    let effective = evaluation.truth(effective, entities, world: world)
    return 1 | (evaluation.isOn(body.certain, entities, world: world) ? 2 : 0) | (effective.possible ? 4 : 0)
      | (effective.certain ? 8 : 0)
  }

  /// Nil where it is ruled out.
  func instance(_ number: Int, _ entities: [Int], world: Int, _ evaluation: Evaluation) -> Instance? {
    let state = state(entities, world: world, evaluation)
    guard state != 0 else { return nil }
    return Instance(
      number: number, contributor: self, entities: entities, body: Truth(possible: true, certain: state & 2 != 0),
      effective: Truth(possible: state & 4 != 0, certain: state & 8 != 0), value: value?.value(entities, world: world),
      setAsideBy: state & 4 != 0 ? [] : settingAside(entities, world: world, evaluation))
  }
}
