import Circuit
import Explanation
import Replay
import RuleModel
import TestSupport

/// Where the readings of a profile break the contract: the evaluator's own against the naive evaluator's on facts that
/// were read independently, their proofs, and what must hold between them. Empty if all is well.
package func readingFaults(_ rules: RuleSet, _ profile: Profile, seed: UInt64) -> [String] {
  let working = (profile.working(in: rules), NaiveReadings.working(rules, profile))
  let trusted = (profile.trusted(in: rules), NaiveReadings.trusted(rules, profile))
  return agreement("working", rules, working) + agreement("trusted", rules, trusted)
    + laws(rules, profile, seed: seed) + flipFaults(rules, profile) + groundFaults(rules, profile, seed: seed)
}

/// The same values and reasons from the profile as the program reads it and as the tests do, and proofs that hold.
private func agreement(_ name: String, _ rules: RuleSet, _ profiles: (own: Profile, naive: Profile)) -> [String] {
  var faults: [String] = []
  let naive = NaiveEvaluator.evaluate(rules, profiles.naive)
  switch (evaluate(rules, profiles.own), naive) {
  case (nil, nil): return []
  case (let own?, let naive?): faults = differences(rules, naive.outcomes, "naive", own.outcomes, "lanes")
  default: faults = ["one refuses the number of worlds"]
  }
  if let proof = makeProof(rules, profiles.own) {
    faults += ProofChecker(rules, profiles.naive, proof).faults()
  }
  return faults.map { "\(name) reading: \($0)" }
}

/// Each reading lies within the next wider one, and what is settled as the working reading has it changes nothing there.
private func laws(_ rules: RuleSet, _ profile: Profile, seed: UInt64) -> [String] {
  guard let working = evaluate(rules, profile.working(in: rules)), let bounds = evaluate(rules, profile),
    let trusted = evaluate(rules, profile.trusted(in: rules))
  else { return [] }
  var faults: [String] = []
  if working.worlds.count != 1 { faults.append("the working reading has \(working.worlds.count) worlds") }
  // What reads a contradiction may be left open.
  let isSound = working.outcomes.values.allSatisfy { $0.value.contradiction == .none }
  for (key, outcome) in working.outcomes where isSound && !isOneValue(outcome.value) {
    faults.append("the working reading leaves open \(key): \(outcome.value)")
  }
  let folding = Folding(rules: rules, before: profile)
  faults += folding.withdrawn(bounds, working).map { "outside the bounds: \($0)" }
  faults += folding.withdrawn(trusted, bounds).map { "outside the trusted reading: \($0)" }
  faults += settling(rules, profile, working, seed: seed)
  return faults
}

private func isOneValue(_ value: NaiveValue) -> Bool {
  if value.contradiction != .none { return true }
  switch value.content {
  case .nothing: return true
  case .ordinals(let all): return all.count == 1 && !value.mayBeEmpty
  case .numbers(let low, let high): return low != nil && low == high && !value.mayBeEmpty
  case .set(let certain, let possible): return certain == possible && !value.mayBeEmpty
  case .text: return true
  }
}

/// Settles one fact as the working reading has it.
private func settling(_ rules: RuleSet, _ profile: Profile, _ before: NaiveResult, seed: UInt64) -> [String] {
  let read = profile.working(in: rules)
  let open = read.facts.keys.filter { read.facts[$0]?.statement != (profile.facts[$0] ?? rules.facts[$0])?.statement }
  guard !open.isEmpty else { return [] }
  var random = SplitMix64(seed: seed)
  let key = random.pick(open.sorted())
  var settled = profile
  settled.facts[key] = Fact(statement: read.facts[key]?.statement ?? .unknown, origin: .given, span: .none)
  guard let after = evaluate(rules, settled.working(in: rules)) else { return [] }
  return differences(rules, before.outcomes, "before", after.outcomes, "after settling \(key)")
}

/// Grounds: what they are by definition, the placeholders on which a provisional value rests, and that more confidence
/// never takes firmness away.
private func groundFaults(_ rules: RuleSet, _ profile: Profile, seed: UInt64) -> [String] {
  let circuit = CompiledRules(compiling: rules)
  guard let readings = Readings(profile, rules, circuit) else { return [] }
  var random = SplitMix64(seed: ~seed)
  let answers = rules.attributes.indices.filter { rules.attributes[$0].isDerived }
    .flatMap { readings.working.keys(of: AttributeID($0)) }.map(readings.answer)
  var faults: [String] = []
  for answer in answers where answer.ground == .provisional && random.chance(50) {
    faults += restFaults(answer, readings.placeholders(of: answer), rules, profile)
  }
  guard let raised = NaiveReadings.placeholders(profile).sorted().first else { return faults }
  var surer = profile
  surer.facts[raised]?.confidence = .high
  guard let after = Readings(surer, rules, circuit) else { return faults }
  for answer in answers where answer.ground == .firm && after.answer(answer.key).ground != .firm {
    faults.append("no longer firm with more confidence: \(answer.key)")
  }
  return faults
}

/// The value stands without all other placeholders, and not without any of these as well.
private func restFaults(_ answer: Answer, _ needed: [FactKey], _ rules: RuleSet, _ profile: Profile) -> [String] {
  let others = NaiveReadings.placeholders(profile).subtracting(needed)
  func value(_ forgotten: Set<FactKey>) -> NaiveValue? {
    NaiveEvaluator.evaluate(rules, NaiveReadings.without(forgotten, rules, profile))?.outcomes[answer.key]?.value
  }
  var faults: [String] = []
  if needed.isEmpty { faults.append("provisional, and it rests on nothing: \(answer.key)") }
  if value(others) != plain(answer.working.value) { faults.append("it rests on more: \(answer.key)") }
  for key in needed where value(others.union([key])) == plain(answer.working.value) {
    faults.append("\(answer.key) does not rest on \(key)")
  }
  return faults
}
