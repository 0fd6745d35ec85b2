package import Circuit
package import Inference
import Parallel
package import RuleModel

/// Why each conclusion of an evaluation stands: read from the same bits that made it.
///
/// An explainer is asked for outcomes with their reasons, and for what a reason rests on:
///
///     let outcomes = explainer.outcomes()
///     let premises = explainer.premises(of: outcomes[0].reasons[0].instance)
package final class Explainer: Sendable {
  package let ruleSet: RuleSet
  package let profile: Profile
  package let evaluation: Evaluation
  /// By rule: what may set it aside.
  let overrides: [[Override]]
  /// Made where something is told at all: many evaluations are only looked at.
  private let readers: Memo<Readers>
  /// The only one that is told of; nil: all of them together.
  private let world: Int?

  package init(_ evaluation: Evaluation, _ ruleSet: RuleSet, _ profile: Profile) {
    self.ruleSet = ruleSet
    self.profile = profile
    self.evaluation = evaluation
    overrides = Override.all(in: ruleSet.rules)
    readers = Memo(count: 1)
    world = nil
  }

  /// One world of an evaluation as if there were no other. What was made ready to be read is shared with `all`; `profile` states
  /// the facts of that world.
  init(_ all: Explainer, only world: Int, _ profile: Profile) {
    ruleSet = all.ruleSet
    evaluation = all.evaluation
    overrides = all.overrides
    readers = all.readers
    self.profile = profile
    self.world = world
  }

  // Read in place: both are large.
  package var circuit: CompiledRules { _read { yield evaluation.circuit } }
  package var facts: Facts { _read { yield evaluation.facts } }

  // MARK: Outcomes

  /// What the manifest names as outcomes, in its order; of each attribute by entity.
  package var outcomeKeys: [FactKey] { ruleSet.outcomes.flatMap { keys(of: $0.attribute) } }

  /// All outcomes that the manifest names, in its order; of each attribute by entity.
  package func outcomes() -> [Outcome] {
    ruleSet.outcomes.concurrentMap { outcomes(of: $0.attribute) }.flatMap { $0 }
  }

  private func outcomes(of attribute: AttributeID) -> [Outcome] {
    let reader = valueReader(attribute)
    return keys(of: attribute).map { outcome($0, reader) }
  }

  /// What follows for an attribute of an entity, and why.
  package func outcome(_ key: FactKey) -> Outcome { outcome(key, valueReader(key.attribute)) }

  /// The same without reasons and cases.
  package func valueOutcome(_ key: FactKey) -> Outcome { Outcome(of: key, value(key), isStated: isStated(key)) }

  private func outcome(_ key: FactKey, _ reader: ValueReader?) -> Outcome {
    let account = account(key)
    var cases: [Outcome.Case] = []
    var value: Value?
    if let world {
      value = reader?.value(key.numbers, world: world)
    } else if let values = reader?.values(key.numbers) {
      cases = self.cases(values)
      value = values.joined
    }
    return Outcome(
      key: key, value: value ?? Value(.nothing), reasons: account.reasons, cases: cases, tension: account.tension,
      isStated: isStated(key))
  }

  /// The doubts that make a difference, each combination of their cases with its value.
  private func cases(_ values: ValuesByWorld) -> [Outcome.Case] {
    guard values.distinct.count > 1 else { return [] }
    let worlds = facts.worldList
    let relevant = facts.doubts.indices.filter { number in
      worlds.differing(in: number).contains { world in
        worlds.world(Int(world), without: number).map { values.number(Int(world)) != values.number($0) } ?? true
      }
    }
    return (0..<evaluation.worlds).compactMap { world in
      guard worlds[world].allSatisfy({ relevant.contains($0.fact) }) else { return nil }
      let chosen = facts.cases(of: world)
      return Outcome.Case(
        assumed: relevant.map { Outcome.DoubtCase(doubt: $0, chosen: chosen[$0]) },
        value: values.distinct[values.number(world)])
    }
  }

  // MARK: Values

  /// Every entity (or listed pair) that has the attribute.
  package func keys(of attribute: AttributeID) -> [FactKey] {
    let kind = ruleSet.attributes[attribute.raw].kind
    let counts = facts.listed
    switch ruleSet.kinds[kind.raw].form {
    case .single: return [FactKey(attribute)]
    case .many, .byReference: return (0..<counts[kind.raw]).map { FactKey(attribute, $0) }
    case .pair(let first, let second, let listed):
      let all = (0..<counts[first.kind.raw]).flatMap { a in
        (0..<counts[second.kind.raw]).map { b in FactKey(attribute, a, b) }
      }
      return listed ? all.filter { facts.isListed(kind, $0.numbers) } : all
    }
  }

  /// Where the attribute's own planes are read.
  package func place(_ key: FactKey) -> Place {
    let kind = ruleSet.attributes[key.attribute.raw].kind
    let entities = key.numbers
    switch ruleSet.kinds[kind.raw].form {
    case .single: return Place([], [])
    case .many, .byReference: return Place([Axis(kind)], entities)
    case .pair(let first, let second, _):
      return Place([Axis(first.kind), Axis(second.kind, first.kind == second.kind ? 1 : 0)], entities)
    }
  }

  /// The value of a derived attribute over all worlds; nil for one that is only given.
  package func value(_ key: FactKey) -> Value? {
    guard let reader = valueReader(key.attribute) else { return nil }
    return world.map { reader.value(key.numbers, world: $0) } ?? reader.values(key.numbers).joined
  }

  /// Of an attribute of an entity, in the worlds that are told of.
  func contributions(_ key: FactKey) -> ContributionsByWorld {
    let reader = contributionReader(key.attribute)
    return world.map { reader.contributions(to: key.numbers, only: $0) } ?? reader.contributions(to: key.numbers)
  }

  private var allReaders: Readers { readers.value(0) { Readers(count: ruleSet.attributes.count) } }

  func contributionReader(_ attribute: AttributeID) -> ContributionReader {
    allReaders.contributions.value(attribute.raw) { ContributionReader(self, attribute) }
  }

  /// Nil for an attribute that is only given.
  func valueReader(_ attribute: AttributeID) -> ValueReader? {
    guard let planes = circuit.attributes[attribute.raw] else { return nil }
    return allReaders.values.value(attribute.raw) {
      ValueReader(evaluation, planes, along: place(FactKey(attribute, [])).axes)
    }
  }
}

/// By attribute.
private struct Readers {
  let contributions: Memo<ContributionReader>
  let values: Memo<ValueReader?>

  init(count: Int) { (contributions, values) = (Memo(count: count), Memo(count: count)) }
}
