import Differential
import RuleLanguage
import TestSupport
import Testing

/// The evaluator against an independent reading of the contract, on random rule sets that use every construct.
@Suite struct DifferentialTests {
  @Test(arguments: 0..<24)
  func agreesWithTheNaiveEvaluator(part: UInt64) {
    for seed in part * 40..<(part + 1) * 40 {
      var generator = RuleSetGenerator(seed: seed)
      let (rules, profile) = generator.generate()
      let found = disagreements(rules, profile)
      #expect(found.isEmpty, "seed \(seed)\n\(found.joined(separator: "\n"))")
    }
  }

  /// Certain holds in every completion, ruled out in none; filling in withdraws nothing.
  @Test(arguments: 0..<16)
  func isSound(part: UInt64) throws {
    for seed in part * 10..<(part + 1) * 10 {
      var generator = RuleSetGenerator(seed: 7_000_000 + seed)
      let (rules, profile) = generator.generate()
      let result = try #require(evaluate(rules, profile))
      let folding = Folding(rules: rules, before: profile)
      for completion in 0..<8 as Range<UInt64> {
        let settled = Completion.settle(
          rules, profile, percent: completion < 5 ? 100 : 40, seed: seed &* 1000 &+ completion)
        let after = try #require(evaluate(rules, settled))
        let faults = folding.withdrawn(result, after)
        #expect(faults.isEmpty, "seed \(7_000_000 + seed), \(completion)\n\(faults.joined(separator: "\n"))")
      }
    }
  }

  /// Nothing depends on the order of rules, conditions and entities.
  @Test(arguments: 0..<8)
  func orderChangesNothing(part: UInt64) throws {
    for seed in part * 20..<(part + 1) * 20 {
      var generator = RuleSetGenerator(seed: 9_000_000 + seed)
      let (rules, profile) = generator.generate()
      try Self.expectSameAfterShuffling(rules, profile, seed: seed)
    }
  }

  @Test(arguments: ["seoul", "melbourne"], [1, 2] as [UInt64])
  func orderChangesNothingInTheSample(profile: String, seed: UInt64) throws {
    let sample = SampleOutcomeTests.sample
    try Self.expectSameAfterShuffling(sample.ruleSet, sample.profile(profile), seed: seed)
  }

  private static func expectSameAfterShuffling(_ rules: RuleSet, _ profile: Profile, seed: UInt64) throws {
    let before = try #require(evaluate(rules, profile))
    let shuffle = Shuffle(rules, profile, seed: seed)
    let after = try #require(evaluate(shuffle.rules, shuffle.profile))
    let found = differences(rules, shuffle.moved(before.outcomes), "before", after.outcomes, "after")
    #expect(found.isEmpty, "seed \(seed)\n\(found.prefix(3).joined(separator: "\n"))")
  }
}
