import Circuit
import Inference
package import RuleModel

/// One step of a proof, in one world: how a conclusion came from the contributions of rules.
///
/// Its premises that are derived have a derivation of their own, by reference to their key; leaves are facts,
/// assumptions and complete lists. It accounts for all instances of all rules that conclude the attribute of the
/// entity: those that contribute, and those that fail, each for one cause. Instances that fail on catalogue facts alone
/// are left out.
package struct Derivation: Sendable {
  /// A premise and what it says in this world.
  package struct Reading: Sendable {
    package var premise: Premise
    /// Nil: unknown, or a list.
    package var value: Value?
  }
  package struct Contribution: Sendable {
    package var reason: Reason
    /// What its conditions and its operand read, and those of rules that set it aside or might have.
    package var readings: [Reading]
  }
  package struct Failure: Sendable {
    package enum Cause: Sendable, Equatable {
      /// Index into the rule's `when` and `unless` together.
      case condition(Int)
      /// What it would contribute has no value.
      case noValue
      /// Index into the rule's listed pairs: this one is not listed.
      case pairNotListed(Int)
    }
    package var rule: RuleID
    package var conclusion: Int
    package var entities: [Int]
    package var cause: Cause
    package var readings: [Reading]
  }
  package var key: FactKey
  package var value: Value
  /// Stated by the profile: its only reading is the fact.
  package var isStated: Bool
  /// What the base, the default, the sum of a band, or a rank's own measures read. A rank rests on those of all others
  /// too.
  package var base: [Reading]
  package var contributions: [Contribution]
  package var failures: [Failure]
}

/// Makes derivations on demand. What is asked of every one of them is made ready once.
package struct Derivations {
  private let explainer: Explainer
  private let bits: [ValueReader?]
  private let contributions: [ContributionReader?]

  /// Linear in attributes and rules; derivations are made when they are asked for.
  package init(_ explainer: Explainer) {
    self.explainer = explainer
    let attributes = explainer.ruleSet.attributes.indices.map { AttributeID($0) }
    bits = attributes.map { explainer.valueReader($0) }
    contributions = attributes.map { attribute in
      switch explainer.ruleSet.attributes[attribute.raw].combine {
      case .rank, .band, nil: nil
      default: explainer.contributionReader(attribute)
      }
    }
  }

  /// What is concluded, by world; empty for an attribute that is only given. The number after the last listed entity
  /// of an open kind stands for those that nobody listed.
  package func values(_ key: FactKey) -> [Value] {
    bits[key.attribute.raw]?.values(key.numbers).all ?? []
  }

  /// The last step of the proof of a conclusion, by world; empty for an attribute that is only given.
  package func derivations(_ key: FactKey) -> [Derivation] {
    let values = values(key)
    guard !values.isEmpty else { return [] }
    if explainer.isStated(key) {
      return values.enumerated().map { world, value in
        var collector = reading(world)
        collector.read(key)
        return Derivation(
          key: key, value: value, isStated: true, base: collector.found, contributions: [], failures: [])
      }
    }
    return values.enumerated().map { world, value in
      var step = Derivation(
        key: key, value: value, isStated: false, base: base(key, world), contributions: [], failures: [])
      if let reader = contributions[key.attribute.raw] {
        let found = reader.contributions(to: key.numbers, world: world)
        step.contributions = contributions(found, key, world)
        step.failures = failures(found.instances, key, world)
      }
      return step
    }
  }

  private func reading(_ world: Int, _ scope: [Variable] = []) -> ReadingCollector {
    ReadingCollector(explainer, bits, scope, world: world)
  }

  // MARK: Base

  private func base(_ key: FactKey, _ world: Int) -> [Derivation.Reading] {
    let entities = key.numbers
    var collector = reading(world)
    switch explainer.ruleSet.attributes[key.attribute.raw].combine {
    case .single(_, .path(let operand)?), .sum(.path(let operand)?, _), .level(.path(let operand), _):
      collector.collect(operand.path, entities)
    case .band(let sum, _): collector.read(key.of(sum))
    case .rank(let ranking):
      collector = reading(world, ranking.scope)
      for path in ranking.by + (ranking.per.map { [$0] } ?? []) { collector.collect(path, entities) }
      if let among = ranking.among { collector.collect(among, entities) }
    default: break
    }
    return collector.found
  }

  // MARK: Contributions

  private func contributions(
    _ found: ContributionsByWorld.World, _ key: FactKey, _ world: Int
  ) -> [Derivation.Contribution] {
    zip(found.instances, explainer.statuses(found, key.attribute)).map { instance, status in
      let rule = explainer.ruleSet.rules[instance.id.rule.raw]
      var collector = reading(world, rule.scope)
      collector.collect(instance.id.rule, instance.entities)
      if case .path(let operand)? = rule.conclusions[instance.id.index].contribution.operand {
        collector.collect(operand.path, instance.entities)
      }
      return Derivation.Contribution(reason: Reason(instance, status), readings: collector.found)
    }
  }

  // MARK: Failures

  /// All other instances. Those that contribute come in the same order.
  private func failures(_ instances: [InstanceContribution], _ key: FactKey, _ world: Int) -> [Derivation.Failure] {
    var result: [Derivation.Failure] = []
    var rest = instances[...]
    for id in explainer.circuit.conclusions[key.attribute.raw] {
      guard let planes = explainer.circuit.rules[id.rule.raw] else { continue }
      let rule = explainer.ruleSet.rules[id.rule.raw]
      guard let fixed = rule.conclusions[id.index].subject.fixed(to: key.numbers, count: rule.freeCount) else {
        continue
      }
      let axes = Array(planes.axes.prefix(rule.freeCount))
      forEachCombination(fixed, axes.map { explainer.evaluation.laneCount($0.kind) }) { entities in
        if let next = rest.first, next.id == id, next.entities == entities {
          rest = rest.dropFirst()
        } else if let failure = failure(id, planes, Place(axes, entities), world) {
          result.append(failure)
        }
      }
    }
    return result
  }

  /// Nil where the catalogue alone makes it fail.
  private func failure(
    _ id: ConclusionID, _ planes: RulePlanes, _ place: Place, _ world: Int
  ) -> Derivation.Failure? {
    let rule = explainer.ruleSet.rules[id.rule.raw]
    func failure(_ cause: Derivation.Failure.Cause, _ readings: [Derivation.Reading]) -> Derivation.Failure {
      Derivation.Failure(
        rule: id.rule, conclusion: id.index, entities: place.entities, cause: cause, readings: readings)
    }
    if let pair = rule.listedPairs.firstIndex(where: {
      explainer.isAbsent($0.entities(in: place.entities), $0.kind)
    }) {
      return failure(.pairNotListed(pair), [])
    }
    var least: Derivation.Failure?
    for index in failingConditions(rule, planes, place, world) {
      var collector = reading(world, rule.scope)
      collector.collect((rule.when + rule.unless)[index], place.entities)
      if collector.isOfCatalogue { return nil }
      if least.map({ collector.found.count < $0.readings.count }) ?? true {
        least = failure(.condition(index), collector.found)
      }
    }
    if let least { return least }
    var collector = reading(world, rule.scope)
    collector.collect(id.rule, place.entities)
    if case .path(let operand)? = rule.conclusions[id.index].contribution.operand {
      collector.collect(operand.path, place.entities)
    }
    return failure(.noValue, collector.found)
  }

  private func failingConditions(_ rule: Rule, _ planes: RulePlanes, _ place: Place, _ world: Int) -> [Int] {
    planes.conditions.indices.filter { index in
      let signal = planes.conditions[index]
      return index < rule.when.count
        ? !explainer.evaluation.isOn(signal.possible, at: place, world: world)
        : explainer.evaluation.isOn(signal.certain, at: place, world: world)
    }
  }
}
