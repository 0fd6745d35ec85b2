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
  /// By attribute.
  private let contributionReaders: Memo<ContributionReader>
  private let valueReaders: Memo<ValueReader?>

  package init(_ evaluation: Evaluation, _ ruleSet: RuleSet, _ profile: Profile) {
    self.ruleSet = ruleSet
    self.profile = profile
    self.evaluation = evaluation
    overrides = Override.all(in: ruleSet.rules)
    contributionReaders = Memo(count: ruleSet.attributes.count)
    valueReaders = Memo(count: ruleSet.attributes.count)
  }

  // Read in place: both are large.
  package var circuit: CompiledRules { _read { yield evaluation.circuit } }
  package var facts: Facts { _read { yield evaluation.facts } }

  // MARK: Outcomes

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
    let values = reader?.values(key.numbers)
    let account = account(key)
    return Outcome(
      key: key, value: values?.joined ?? Value(.nothing), reasons: account.reasons,
      cases: values.map(cases) ?? [], tension: account.tension, isStated: isStated(key))
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
    valueReader(key.attribute)?.values(key.numbers).joined
  }

  func contributionReader(_ attribute: AttributeID) -> ContributionReader {
    contributionReaders.value(attribute.raw) { ContributionReader(self, attribute) }
  }

  /// Nil for an attribute that is only given.
  func valueReader(_ attribute: AttributeID) -> ValueReader? {
    guard let planes = circuit.attributes[attribute.raw] else { return nil }
    return valueReaders.value(attribute.raw) {
      ValueReader(evaluation, planes, along: place(FactKey(attribute, [])).axes)
    }
  }
}
