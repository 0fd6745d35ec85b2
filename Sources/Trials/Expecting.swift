import Explanation
import Inference
package import RuleModel

/// Judges what must, may or must not be, per world of the contested facts.
package func judge(_ expectation: Expectation, _ run: TrialRun) -> Verdict {
  var verdict = Verdict()
  for instance in instances(of: expectation.claim, run) {
    let worlds = run.worlds { expectation.claim.speaks(of: instance, run, world: $0) }
    guard !worlds.isEmpty else { continue }
    verdict.count += 1
    let lack = lack(expectation, instance, run, worlds) ?? lackOfTension(expectation, instance, run)
    if let lack { verdict.fail(TrialFinding(expectation, instance, lack, run)) }
  }
  return verdict
}

/// An entity that a claim speaks of.
struct ClaimInstance {
  /// By variable of the claim's scope.
  var environment: [Int]
  var key: FactKey
}

/// What an expectation lacks.
struct Lack {
  enum Reason {
    /// The value is not as it should be.
    case value(Truth)
    /// The value is, and the rule is not.
    case rule
    /// All else is, and contributions of opposite direction meet, or do not.
    case tension(Bool)
  }
  var reason: Reason
  /// Where it fails; nil: in every world.
  var world: Int?
}

/// Every entity, ascending, that the address and `for each` leave open; of a listed pair only those listed.
func instances(of claim: Claim, _ run: TrialRun) -> [ClaimInstance] {
  let profile = run.explainer.profile
  let used = claim.subject.terms
  let choices = claim.scope.indices.map { number -> [Int] in
    if let fixed = claim.fixed[number] { return [fixed.raw] }
    // What the subject does not name is named by nothing: `where` of an addressed pair reads its members by address.
    guard used.contains(.variable(VariableID(number))) else { return [0] }
    return profile.entities[claim.scope[number].kind.raw].indices.filter { $0 != claim.excluded[number]?.raw }
  }
  let environments = choices.reduce([[]]) { all, next in all.flatMap { start in next.map { start + [$0] } } }
  let listed = Set((profile.listedPairs[claim.subject.kind] ?? []).map { $0.map(\.raw) })
  let isListed = profile.listedPairs[claim.subject.kind] != nil
  return environments.compactMap { environment in
    let entities = used.map { term in
      switch term {
      case .entity(let entity): entity.raw
      case .variable(let variable): environment[variable.raw]
      }
    }
    // A pair that is addressed is spoken of, listed or not: it has no value then.
    let isAddressed = used.allSatisfy { if case .entity = $0 { true } else { false } }
    guard !isListed || isAddressed || listed.contains(entities) else { return nil }
    return ClaimInstance(environment: environment, key: FactKey(claim.attribute, numbers: entities))
  }
}

extension Claim {
  /// Whether what narrows the claim is certain of the entity.
  func speaks(of instance: ClaimInstance, _ run: TrialRun, world: Int) -> Bool {
    let lookup = ValueLookup(run: run, world: world)
    return filter.allSatisfy { lookup.truth($0, instance.environment).certain }
  }
}

private func lack(
  _ expectation: Expectation, _ instance: ClaimInstance, _ run: TrialRun, _ worlds: [Int]
) -> Lack? {
  let (first, isSame) = run.watching { lack(expectation, instance, run, world: worlds[0]) }
  // Which rules apply is told world by world.
  let deciding = isSame && expectation.by.isEmpty ? worlds.prefix(1) : worlds[...]
  let lacks = deciding.lazy.map { $0 == worlds[0] ? first : lack(expectation, instance, run, world: $0) }
  guard expectation.force == .may else { return lacks.compactMap { $0 }.first }
  var nearest: Lack?
  for lack in lacks {
    guard var lack else { return nil }
    lack.world = nil
    // What lacks its rule only is nearer than what is ruled out.
    if case .rule = lack.reason { nearest = lack }
    nearest = nearest ?? lack
  }
  return nearest
}

/// Tension is of an outcome as a whole: sides that met in some world are shown.
private func lackOfTension(_ expectation: Expectation, _ instance: ClaimInstance, _ run: TrialRun) -> Lack? {
  guard let wanted = expectation.tension else { return nil }
  let isMet = run.reasoning(instance.key.attribute).outcome(instance.key).tension != nil
  return isMet == wanted ? nil : Lack(reason: .tension(isMet))
}

/// In one world.
private func lack(
  _ expectation: Expectation, _ instance: ClaimInstance, _ run: TrialRun, world: Int
) -> Lack? {
  let truth = ValueLookup(run: run, world: world).truth(expectation.condition, instance.environment)
  let holds =
    switch expectation.force {
    case .must: truth.certain
    case .may: truth.possible
    case .mustNot: !truth.possible
    }
  guard holds else { return Lack(reason: .value(truth), world: world) }
  guard !expectation.by.isEmpty else { return nil }
  let applied = run.reasoning(instance.key.attribute).reasons(instance.key, world: world).filter { reason in
    expectation.by.contains(reason.rule) && reason.status == .applied
      && (expectation.force != .must || reason.isCertain)
  }
  return applied.isEmpty == (expectation.force == .mustNot) ? nil : Lack(reason: .rule, world: world)
}
