import Circuit
import Explanation
import Inference
import Replay
import RuleModel

/// What the replay of all derivations of an evaluation refuses: empty if every proof holds.
package func replayFaults(_ rules: RuleSet, _ profile: Profile) -> [String] {
  makeProof(rules, profile).map { ProofChecker(rules, profile, $0).faults() } ?? []
}

/// Everything that the evaluator claims of a profile, for the checker; nil if there are too many worlds.
package func makeProof(_ rules: RuleSet, _ profile: Profile) -> Proof? {
  let circuit = CompiledRules(compiling: rules)
  guard let facts = Facts(profile, rules, circuit) else { return nil }
  return makeProof(Explainer(Evaluation(circuit, facts, rules), rules, profile))
}

package func makeProof(_ rationale: Explainer) -> Proof {
  let derivations = Derivations(rationale)
  let values = claims(rationale, derivations)
  let worlds = rationale.contestedCases.enumerated().map { world, cases in
    Proof.World(cases: cases, values: values.mapValues { $0[world] })
  }
  var outcomes: [FactKey: JoinedOutcome] = [:]
  for (number, attribute) in rationale.ruleSet.attributes.enumerated() where attribute.isDerived {
    for key in rationale.keys(of: AttributeID(number)) {
      outcomes[key] = JoinedOutcome(rationale.outcome(key), rationale)
    }
  }
  return Proof(worlds: worlds, outcomes: outcomes) { derivations.derivations($0).map { Step($0, rationale) } }
}

/// By world, of every derived attribute, also of what nobody listed.
private func claims(_ rationale: Explainer, _ derivations: Derivations) -> [FactKey: [Finding]] {
  var values: [FactKey: [Finding]] = [:]
  for (number, attribute) in rationale.ruleSet.attributes.enumerated() where attribute.isDerived {
    for entities in combinations(rationale, attribute.kind) {
      let key = FactKey(AttributeID(number), entities.map { EntityID($0) })
      values[key] = derivations.values(key).map { Finding($0, key, rationale) }
    }
  }
  return values
}

private func combinations(_ rationale: Explainer, _ kind: KindID) -> [[Int]] {
  func all(_ kind: KindID) -> [Int] { Array(0..<rationale.evaluation.laneCount(kind)) }
  switch rationale.ruleSet.kinds[kind.raw].form {
  case .single: return [[]]
  case .many, .byReference: return all(kind).map { [$0] }
  case .pair(let first, let second, let isListed):
    let pairs = all(first.kind).flatMap { one in all(second.kind).map { [one, $0] } }
    return pairs.filter { !isListed || rationale.facts.isOpen[kind.raw] || rationale.facts.isListed(kind, $0) }
  }
}

extension Explainer {
  /// The number that stands for entities that nobody listed, of an attribute that leads to some: the checker's way.
  func unlisted(_ attribute: AttributeID) -> [Int] {
    guard case .reference(let kind) = ruleSet.attributes[attribute.raw].type.element else { return [] }
    return [facts.listed[kind.raw]]
  }
}

extension Finding {
  fileprivate init(_ value: Value, _ key: FactKey, _ explainer: Explainer) {
    let others = value.mayBeUnlisted ? explainer.unlisted(key.attribute) : []
    let content: Content =
      switch value.possibilities {
      case .nothing: .nothing
      case .ordinals(let all): .ordinals(all + others)
      case .number(let from, let to): .number(from: from, to: to)
      case .set(let certain, let possible): .set(certain: certain, possible: possible + others)
      }
    self.init(
      content, mayBeEmpty: value.mayBeEmpty,
      contradiction: Contradiction(rawValue: value.contradiction.rawValue) ?? .none)
  }
}

extension Account {
  fileprivate init(_ reason: Reason) {
    self.init(
      instance: InstanceID(rule: reason.rule, conclusion: reason.conclusion, entities: reason.entities),
      isCertain: reason.isCertain, status: Status(rawValue: reason.status.rawValue) ?? .applied,
      defeatedBy: reason.defeatedBy)
  }
}

extension Replay.Premise {
  fileprivate init(_ reading: Derivation.Reading, _ explainer: Explainer) {
    switch reading.premise.subject {
    case .list(let kind): self = .complete(kind, reading.premise.ground == .complete(true))
    case .fact(let key):
      self = .value(key, Ground(reading.premise.ground), reading.value.map { Finding($0, key, explainer) })
    }
  }
}

extension Replay.Premise.Ground {
  /// Of a fact.
  fileprivate init(_ ground: Explanation.Premise.Ground) {
    switch ground {
    case .given: self = .given
    case .set: self = .set
    case .catalogue: self = .catalogue
    case .assumed: self = .assumed
    case .expected: self = .expected
    case .derived: self = .derived
    case .unknown, .complete: self = .unknown
    }
  }
}

extension Step {
  fileprivate init(_ derivation: Derivation, _ explainer: Explainer) {
    let key = derivation.key
    self.init(
      key: key, value: Finding(derivation.value, key, explainer), isStated: derivation.isStated,
      base: derivation.base.map { Replay.Premise($0, explainer) },
      contributions: derivation.contributions.map { contribution in
        Contribution(
          account: Account(contribution.reason), value: contribution.reason.value.map { Finding($0, key, explainer) },
          premises: contribution.readings.map { Replay.Premise($0, explainer) })
      }, failures: derivation.failures.map { Failure($0, explainer) })
  }
}

extension Step.Failure {
  fileprivate init(_ failure: Derivation.Failure, _ explainer: Explainer) {
    let own: Cause =
      switch failure.cause {
      case .condition(let index): .condition(index)
      case .noValue: .noValue
      case .pairNotListed(let index): .pairNotListed(index)
      }
    self.init(
      instance: InstanceID(rule: failure.rule, conclusion: failure.conclusion, entities: failure.entities),
      cause: own, premises: failure.readings.map { Replay.Premise($0, explainer) })
  }
}

extension JoinedOutcome {
  fileprivate init(_ outcome: Outcome, _ explainer: Explainer) {
    let (key, facts) = (outcome.key, explainer.facts)
    let certainty: Certainty =
      switch outcome.certainty {
      case .certain: .certain
      case .possible: .possible
      case .contradiction: .contradiction
      }
    let cases = outcome.cases.map { one in
      let assumed = one.assumed.map { choice in
        (facts.doubts[choice.doubt].key, facts.doubts[choice.doubt].cases[choice.chosen].statement)
      }
      return Case(assumed: Dictionary(uniqueKeysWithValues: assumed), value: Finding(one.value, key, explainer))
    }
    self.init(
      value: Finding(outcome.value, key, explainer), certainty: certainty,
      accounts: outcome.reasons.map { Account($0) },
      cases: cases, tension: outcome.tension.map { Tension(upward: $0.upward, downward: $0.downward) })
  }
}
