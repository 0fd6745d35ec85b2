import Circuit
import Inference
import RuleModel

/// One conclusion of a rule: what all its instances share, and where their bits are read.
final class ConclusionReader: Sendable {
  /// What may set instances aside, and where it is read whether it does.
  private struct Overrider: Sendable {
    let override: Override
    let effective: PlaneReader
  }
  let id: ConclusionID
  let contribution: Contribution
  /// Highest first; of a rule without rank after all others.
  let rank: Int
  /// The variables of `for each`; nil where all instances count once.
  let each: [VariableID]?
  let scope: [Variable]
  let subject: Subject
  let sizes: [Int]
  private let overriders: [Overrider]
  let body: TruthReader
  let effective: TruthReader
  let value: ValueReader?
  private let variesByWorld: Bool

  init(_ id: ConclusionID, _ planes: RulePlanes, _ explainer: Explainer) {
    let evaluation = explainer.evaluation
    let rule = explainer.ruleSet.rules[id.rule.raw]
    let said = planes.contributions[id.index]
    let axes = Array(planes.axes.prefix(rule.freeCount))
    self.id = id
    contribution = rule.conclusions[id.index].contribution
    rank = rule.rank?.raw ?? .max
    each = if case .forEach(let variables) = rule.multiplicity { variables } else { nil }
    scope = rule.scope
    subject = rule.conclusions[id.index].subject
    sizes = axes.map { evaluation.laneCount($0.kind) }
    body = evaluation.probe(said.body, along: axes)
    effective = evaluation.probe(said.unlessOverridden, along: axes)
    value = said.value.map { ValueReader(evaluation, $0, along: axes) }
    overriders = explainer.overrides[id.rule.raw].compactMap { Self.overrider($0, explainer) }
    variesByWorld =
      body.variesByWorld || effective.variesByWorld || value?.variesByWorld == true
      || overriders.contains { $0.effective.variesByWorld }
  }

  private static func overrider(_ override: Override, _ explainer: Explainer) -> Overrider? {
    guard let planes = explainer.circuit.rules[override.rule.raw] else { return nil }
    let axes = Array(planes.axes.prefix(explainer.ruleSet.rules[override.rule.raw].freeCount))
    return Overrider(
      override: override, effective: explainer.evaluation.probe(planes.unlessOverridden.certain, along: axes))
  }

  /// The number of the conclusion's subject, of an instance.
  func subject(_ entities: [Int], width: Int) -> Int {
    subject.entities(in: entities).reduce(0) { $0 * width + $1 }
  }

  /// The rules that set the instance aside for certain.
  func settingAside(_ entities: [Int], world: Int, _ evaluation: Evaluation) -> [RuleID] {
    overriders.filter { evaluation.isOn($0.effective, $0.override.entities(for: entities), world: world) }
      .map(\.override.rule)
  }

  /// Parts the worlds in which the instance contributes differently.
  func refine(_ partition: inout WorldPartition, _ entities: [Int], _ evaluation: Evaluation) {
    guard variesByWorld else { return }
    partition.refine((0..<evaluation.worlds).map { state(entities, world: $0, evaluation) })
    for chunk in 0..<(value?.chunkCount ?? 0) where value?.variesByWorld == true {
      partition.refine((0..<evaluation.worlds).map { value?.bits(chunk, entities, world: $0) ?? 0 })
    }
    for overrider in overriders {
      let entities = overrider.override.entities(for: entities)
      partition.refine(
        (0..<evaluation.worlds).map { evaluation.isOn(overrider.effective, entities, world: $0) ? 1 : 0 })
    }
  }

  /// Of the instance in a world; 0 where it is ruled out.
  private func state(_ entities: [Int], world: Int, _ evaluation: Evaluation) -> UInt64 {
    guard evaluation.isOn(body.possible, entities, world: world) else { return 0 }
    let effective = evaluation.truth(effective, entities, world: world)
    return 1 | (evaluation.isOn(body.certain, entities, world: world) ? 2 : 0) | (effective.possible ? 4 : 0)
      | (effective.certain ? 8 : 0)
  }

  /// What the instance contributes in a world; nil where it is ruled out.
  func contribution(_ number: Int, _ entities: [Int], world: Int, _ evaluation: Evaluation) -> InstanceContribution? {
    let state = state(entities, world: world, evaluation)
    guard state != 0 else { return nil }
    return InstanceContribution(
      number: number, conclusion: self, entities: entities, body: Truth(possible: true, certain: state & 2 != 0),
      effective: Truth(possible: state & 4 != 0, certain: state & 8 != 0), value: value?.value(entities, world: world),
      setAsideBy: state & 4 != 0 ? [] : settingAside(entities, world: world, evaluation))
  }
}
