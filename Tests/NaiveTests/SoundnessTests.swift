import RuleModel
import TestSupport
import Testing

@Suite struct SoundnessTests {
  /// Certain holds in every completion, ruled out in none; filling in withdraws nothing.
  @Test(arguments: 0..<16)
  func completionsAgree(part: UInt64) throws {
    for seed in part * 22..<(part + 1) * 22 {
      var generator = RuleSetGenerator(seed: seed)
      let (rules, profile) = generator.generate()
      let result = try #require(NaiveEvaluator.evaluate(rules, profile))
      let folding = Folding(rules: rules, before: profile)
      for completion in 0..<12 as Range<UInt64> {
        let settled = Completion.settle(
          rules, profile, percent: completion < 8 ? 100 : 40, seed: seed &* 1000 &+ completion)
        let after = try #require(NaiveEvaluator.evaluate(rules, settled))
        let faults = folding.withdrawn(result, after)
        #expect(faults.isEmpty, "seed \(seed), completion \(completion)\n\(faults.joined(separator: "\n"))")
        if !faults.isEmpty { return }
      }
    }
  }
}
