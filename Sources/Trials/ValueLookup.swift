import Circuit
import Explanation
import Inference
import RuleModel

/// What attributes are in one world of a run: derived ones as computed, others as stated.
struct ValueLookup {
  let run: TrialRun
  let world: Int

  private var explainer: Explainer { run.explainer }
  // Read in place: both are large.
  private var ruleSet: RuleSet { _read { yield run.explainer.ruleSet } }
  private var facts: Facts { _read { yield run.explainer.facts } }

  /// The value at the end of a path; of a path without steps the entity itself.
  func value(_ path: Path, _ entities: [Int]) -> Value {
    guard let last = path.steps.last else { return Value(.ordinals(entities.prefix(1).map { $0 })) }
    var current = entities
    for step in path.steps.dropLast() {
      let next = value(FactKey(step, numbers: current))
      guard case .ordinals(let ordinals) = next.possibilities else { return .none }
      guard ordinals.count == 1, next.isCertain, explainer.profile.entities[kind(step)].indices.contains(ordinals[0])
      else { return anything(last) }
      current = [ordinals[0]]
    }
    return value(FactKey(last, numbers: current))
  }

  private func kind(_ reference: AttributeID) -> Int {
    if case .reference(let kind) = ruleSet.attributes[reference.raw].type { return kind.raw }
    return 0
  }

  func value(_ key: FactKey) -> Value {
    if let values = run.derived(key) {
      if values.distinct.count > 1 { run.hasReadVarying = true }
      return values.distinct[values.number(world)]
    }
    switch fact(key) {
    case .value(let constant): return Value(constant)
    case .interval(let from, let to): return Value(.number(from: from, to: to))
    case .none: return .none
    case .unknown: return anything(key.attribute)
    }
  }

  /// Facts that no rule reads are not in the tables.
  private func fact(_ key: FactKey) -> KnownFact {
    var doubted = false
    guard !explainer.circuit.isRead[key.attribute.raw] else {
      let fact = facts.fact(key.attribute, key.numbers, world: world, &doubted)
      if doubted { run.hasReadVarying = true }
      return fact
    }
    let attribute = ruleSet.attributes[key.attribute.raw]
    switch (explainer.profile.facts[key] ?? ruleSet.facts[key])?.statement {
    case .known(let constant): return .value(constant)
    case .doesNotApply: return .none
    case .interval, .oneOf, .unknown, .any: return .unknown
    case nil: return attribute.origin == .fixed ? .none : attribute.ifLeftOut.map { .value($0) } ?? .unknown
    }
  }

  /// All that an unknown fact can be.
  private func anything(_ attribute: AttributeID) -> Value {
    run.universe.anything(run.universe.types[attribute.raw])
  }
}
