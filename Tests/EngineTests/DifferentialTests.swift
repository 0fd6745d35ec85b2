import Differential
import RuleModel
import TestSupport
import Testing

/// The evaluator against an independent reading of the contract, on random rule sets that use every construct.
@Suite struct DifferentialTests {
  @Test(arguments: 0..<24)
  func agreesWithTheNaiveEvaluator(part: UInt64) {
    for seed in part * 30..<(part + 1) * 30 {
      let (rules, profile) = Self.generate(seed)
      expectNone(disagreements(rules, profile), seed)
    }
  }

  /// Certain holds in every completion, ruled out in none; filling in withdraws nothing.
  @Test(arguments: 0..<16)
  func isSound(part: UInt64) {
    for seed in 7_000_000 + part * 8..<7_000_000 + (part + 1) * 8 {
      let (rules, profile) = Self.generate(seed)
      expectNone(withdrawals(rules, profile, seed: seed, completions: 9), seed)
    }
  }

  /// Nothing depends on the order of rules, conditions and entities.
  @Test(arguments: 0..<8)
  func orderChangesNothing(part: UInt64) {
    for seed in 9_000_000 + part * 20..<9_000_000 + (part + 1) * 20 {
      let (rules, profile) = Self.generate(seed)
      expectNone(dependenceOnOrder(rules, profile, seed: seed), seed)
    }
  }

  /// The three readings of a profile, each against the naive evaluator, their proofs, and the laws between them.
  @Test(arguments: 0..<16)
  func readingsKeepTheirLaws(part: UInt64) {
    for seed in 11_000_000 + part * 5..<11_000_000 + (part + 1) * 5 {
      let (rules, profile) = Self.generate(seed)
      expectNone(readingFaults(rules, profile, seed: seed), seed)
    }
  }

  @Test(arguments: ["seoul", "melbourne"], [1, 2] as [UInt64])
  func readingsKeepTheirLawsInTheSample(profile: String, seed: UInt64) {
    let sample = SampleOutcomeTests.sample
    expectNone(readingFaults(sample.ruleSet, sample.profile(profile), seed: seed), seed)
  }

  @Test(arguments: ["seoul", "melbourne"], [1, 2] as [UInt64])
  func orderChangesNothingInTheSample(profile: String, seed: UInt64) {
    let sample = SampleOutcomeTests.sample
    expectNone(dependenceOnOrder(sample.ruleSet, sample.profile(profile), seed: seed), seed)
  }

  /// The rule bases of other domains.
  @Test(arguments: [
    ("zoo", "savanna"), ("zoo", "night"), ("zoo", "odd"), ("wells", "valley"), ("wells", "delta"), ("wells", "plain"),
  ])
  func agreesOnOtherDomains(base: String, profile: String) {
    let base = Sample(base)
    #expect(base.problems == [])
    expectNone(disagreements(base.ruleSet, base.profile(profile)), 0)
    expectNone(dependenceOnOrder(base.ruleSet, base.profile(profile), seed: 3), 3)
  }

  private static func generate(_ seed: UInt64) -> (RuleSet, Profile) {
    var generator = RuleSetGenerator(seed: seed)
    return generator.generate()
  }

  private func expectNone(_ found: [String], _ seed: UInt64) {
    #expect(found.isEmpty, "seed \(seed)\n\(found.prefix(4).joined(separator: "\n"))")
  }
}
