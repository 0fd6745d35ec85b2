import Differential
import Replay
import RuleModel
import SourceText
import TestSupport
import Testing

/// Every derivation, premise by premise, by a checker that shares only the rule set with the evaluator.
@Suite struct ReplayTests {
  @Test(arguments: ["seoul", "melbourne"], [nil, "cooperation"])
  func theSamplesProofsHold(profile: String, rivalry: String?) throws {
    let sample = SampleOutcomeTests.sample
    let settings = rivalry.map { [("system.rivalry", $0)] } ?? []
    let profile = sample.profile(profile, set: settings)
    let proof = try #require(makeProof(sample.ruleSet, profile))
    #expect(proof.outcomes.count > 100)
    #expect(ProofChecker(sample.ruleSet, profile, proof).faults() == [])
  }

  @Test(arguments: 0..<8)
  func randomProofsHold(part: UInt64) {
    for seed in 3_000_000 + part * 40..<3_000_000 + (part + 1) * 40 {
      let (rules, profile) = TamperingTests.generate(seed)
      let faults = replayFaults(rules, profile)
      #expect(faults.isEmpty, "seed \(seed)\n\(faults.prefix(4).joined(separator: "\n"))")
    }
  }

  /// What the checker works out by itself is what an evaluation claims, with what contributes to it.
  @Test(arguments: 0..<8)
  func whatFollowsIsWorkedOutAgain(part: UInt64) throws {
    for seed in 5_000_000 + part * 25..<5_000_000 + (part + 1) * 25 {
      let (rules, profile) = TamperingTests.generate(seed)
      let proof = try #require(makeProof(rules, profile))
      for (number, world) in proof.worlds.enumerated() {
        let replayed = ReplayedWorld(rules, profile, cases: world.cases)
        #expect(replayed.faults == [], "seed \(seed)")
        for (key, value) in replayed.conclusions {
          #expect(world.values[key] == value, "seed \(seed): \(key)")
          guard let step = proof.steps(key).dropFirst(number).first, !step.contributions.isEmpty else { continue }
          let found = replayed.contributions(key)
          #expect(found.map(\.account) == step.contributions.map(\.account), "seed \(seed): \(key)")
          #expect(found.map(\.value) == step.contributions.map(\.value), "seed \(seed): \(key)")
        }
      }
    }
  }

  /// Two conditions, on an entity and on a fact of it, were once taken for one: the length of a list told them apart, and
  /// was not looked at.
  @Test(arguments: [9_099_342] as [UInt64])
  func proofsThatOnceFailedHold(seed: UInt64) {
    let (rules, profile) = TamperingTests.generate(seed)
    #expect(disagreements(rules, profile) == [] && replayFaults(rules, profile) == [])
  }

  /// Two conclusions that each rest on the other follow from nothing.
  @Test func aCircleIsRefused() throws {
    var (rules, profile, first, second) = Self.circle()
    let honest = try #require(makeProof(rules, profile))
    #expect(ProofChecker(rules, profile, honest).faults() == [])
    #expect(honest.worlds[0].values[first] == Finding(.ordinals([0])))
    let yes = Finding(.ordinals([1]))
    let steps = [(first, second, 0), (second, first, 1)].map { own, other, rule in
      Step(
        key: own, value: yes, isStated: false, base: [],
        contributions: [
          Step.Contribution(
            account: Account(
              instance: InstanceID(rule: RuleID(rule), conclusion: 0, entities: []), isCertain: true, status: .applied,
              defeatedBy: []), value: nil, premises: [.value(other, .derived, yes)])
        ], failures: [])
    }
    let worlds = [Proof.World(cases: [:], values: [first: yes, second: yes])]
    let outcomes = Dictionary(
      uniqueKeysWithValues: steps.map { step in
        let outcome = JoinedOutcome(
          value: yes, certainty: .certain, accounts: step.contributions.map(\.account), cases: [], tension: nil)
        return (step.key, outcome)
      })
    let circular = Proof(worlds: worlds, outcomes: outcomes) { key in steps.filter { $0.key == key } }
    let checker = ProofChecker(rules, profile, circular)
    for step in steps { #expect(checker.faults(of: step, world: 0) == []) }
    #expect(checker.faults().count == 2)
    // With one reason from outside the circle both follow.
    rules.rules[0].when = []
    profile.id = "open"
    #expect(replayFaults(rules, profile) == [])
  }

  /// `a if b`, `b if a`.
  private static func circle() -> (RuleSet, Profile, FactKey, FactKey) {
    var generator = RuleSetGenerator(seed: 1)
    var (rules, profile) = generator.generate()
    let city = KindID(0)
    let title = rules.kinds[0].title
    rules.attributes = ["a", "b"].map { name in
      Attribute(
        kind: city, name: name, fullName: "city.\(name)", origin: .derived, type: .boolean, combine: .asserted,
        title: title, span: .none)
    }
    rules.facts = [:]
    rules.never = []
    rules.strata = [RuleSet.Stratum(attributes: [AttributeID(0), AttributeID(1)], isRecursive: true, level: 1)]
    rules.rules = [(0, 1), (1, 0)].map { own, other in
      let path = Path(subject: Subject(kind: city, terms: []), steps: [AttributeID(other)], span: .none)
      return Rule(
        id: "r\(own)", title: title, section: 0, rank: nil, isDraft: false, scope: [], freeCount: 0,
        when: [.test(Test(path: path, constraint: .values(ValueSet(members: [1])), span: .none))], unless: [],
        conclusions: [
          Conclusion(
            attribute: AttributeID(own), subject: Subject(kind: city, terms: []), contribution: .assert, span: .none)
        ], multiplicity: .unsaid, overrides: [], because: LocalizedTemplate(templates: [], span: .none), basis: [],
        confidence: nil, evidence: nil, sources: [], examples: [], span: .none)
    }
    profile.facts = [:]
    return (rules, profile, FactKey(AttributeID(0), []), FactKey(AttributeID(1), []))
  }
}
