import Circuit
import Explanation
import Inference
import RuleModel
import TestSupport

/// Propositional rule sets: one profile, many worlds, reading a profile, explaining.
struct EvaluationSuite {
  static func run(_ session: inout Session) {
    for (count, aim) in [(10, nil), (100, 0.4), (1000, 3), (10000, 30)] as [(Int, Double?)] {
      let label = "\(grouped(count)) rules"
      guard session.wantsAny(names.map { "\($0), \(label)" }) else { continue }
      let rules = Propositional(ruleCount: count)
      guard let loaded = Loaded(rules.text, &session) else { continue }
      one(loaded, rules, label, aim, &session)
      if count == 1000 { worlds(loaded, rules, label, &session) }
      around(loaded, label, &session)
    }
  }

  private static let names = [
    "hand-written loop", "evaluation", "worlds in lanes", "facts from a profile", "evaluation with encoding",
    "explanation of all outcomes",
  ]

  private static func one(
    _ loaded: Loaded, _ rules: Propositional, _ label: String, _ aim: Double?, _ session: inout Session
  ) {
    let loop = BitsetLoop(rules)
    for seed in 1...20 as ClosedRange<UInt64> { check(loaded, loop, seed, isSmall: rules.rules.count <= 100, &session) }
    let profile = loaded.profile(Propositional.profile(seed: 1), &session)
    guard var prepared = loaded.prepared(profile) else { return }
    let word = loop.word(profile.facts, of: [], loaded.ruleSet.attributes)
    session.time("hand-written loop, \(label)") { keep(loop.run(hidden(word))) }
    session.time("evaluation, \(label)", aim: aim) { prepared.run() }
  }

  /// Against the loop, and of few rules against the naive evaluator.
  private static func check(
    _ loaded: Loaded, _ loop: BitsetLoop, _ seed: UInt64, isSmall: Bool, _ session: inout Session
  ) {
    let profile = loaded.profile(Propositional.profile(seed: seed), &session)
    guard let prepared = loaded.prepared(profile) else { return }
    let found = loaded.evaluated(prepared).derived(loaded, Propositional.derived, Place([], []), world: 0)
    let word = loop.run(loop.word(profile.facts, of: [], loaded.ruleSet.attributes))
    let wanted = Propositional.derived.map { word & loop.bit($0) != 0 }
    session.check(found == wanted, "evaluation, seed \(seed): not what the loop concludes")
    if isSmall {
      let naive = loaded.naive(profile, Propositional.derived.map { ($0, []) })
      session.check(found == naive, "evaluation, seed \(seed): not what the naive evaluator concludes")
    }
  }

  /// 4,096 worlds: each combination of twelve contested facts.
  private static func worlds(_ loaded: Loaded, _ rules: Propositional, _ label: String, _ session: inout Session) {
    let profile = loaded.profile(Propositional.profile(seed: 1, contested: 12), &session)
    guard session.options.wants("worlds in lanes, \(label)"), var prepared = loaded.prepared(profile) else { return }
    let loop = BitsetLoop(rules)
    let stated = loop.word(profile.facts, of: [], loaded.ruleSet.attributes)
    let evaluation = loaded.evaluated(prepared)
    session.check(evaluation.worlds == 4096, "worlds: \(evaluation.worlds) instead of 4096")
    for world in 0..<evaluation.worlds {
      var word = stated
      for (doubt, chosen) in zip(prepared.facts.doubts, prepared.facts.cases(of: world))
      where doubt.cases[chosen] == .value(.ordinal(1)) {
        word |= loop.bit(loaded.ruleSet.attributes[doubt.key.attribute.raw].fullName)
      }
      let result = loop.run(word)
      let found = evaluation.derived(loaded, Propositional.derived, Place([], []), world: world)
      session.check(
        found == Propositional.derived.map { result & loop.bit($0) != 0 }, "world \(world): not what the loop concludes"
      )
    }
    session.rate("worlds in lanes, \(label)", of: evaluation.worlds, aim: 4_000_000) { prepared.run() }
  }

  /// What stands around the program: facts, leaves, reasons.
  private static func around(_ loaded: Loaded, _ label: String, _ session: inout Session) {
    let profile = loaded.profile(Propositional.profile(seed: 1), &session)
    guard let facts = Facts(profile, loaded.ruleSet, loaded.circuit) else { return }
    session.time("facts from a profile, \(label)") { _ = Facts(profile, loaded.ruleSet, loaded.circuit) }
    session.time("evaluation with encoding, \(label)") { _ = Evaluation(loaded.circuit, facts, loaded.ruleSet) }
    let evaluation = Evaluation(loaded.circuit, facts, loaded.ruleSet)
    session.time("explanation of all outcomes, \(label)") {
      _ = Explainer(evaluation, loaded.ruleSet, profile).outcomes()
    }
  }
}

extension Loaded {
  func prepared(_ profile: Profile) -> PreparedEvaluation? {
    Facts(profile, ruleSet, circuit).map { PreparedEvaluation(circuit, $0, ruleSet) }
  }

  func evaluated(_ prepared: PreparedEvaluation) -> Evaluation {
    var prepared = prepared
    prepared.run()
    return Evaluation(prepared)
  }

  /// What the naive evaluator says of some booleans, each of some entities.
  func naive(_ profile: Profile, _ names: [(String, [EntityID])]) -> [Bool] {
    let outcomes = NaiveEvaluator.evaluate(ruleSet, profile)?.outcomes ?? [:]
    return names.map { name, entities in
      guard let attribute = self.names.attribute(name) else { return false }
      return outcomes[FactKey(attribute, entities)]?.value == NaiveValue(.ordinals([1]))
    }
  }
}

extension Evaluation {
  func derived(_ loaded: Loaded, _ names: [String], _ place: Place, world: Int) -> [Bool] {
    names.map { name in
      loaded.names.attribute(name).flatMap { value($0, place, world: world) } == Value(.ordinals([1]))
    }
  }
}

/// Thousands apart.
func grouped(_ number: Int) -> String {
  number < 1000 ? "\(number)" : "\(number / 1000),\(String("\(1000 + number % 1000)".dropFirst()))"
}
