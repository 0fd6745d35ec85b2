import RuleLanguage
import TestSupport
import Testing

@Suite struct GeneratorTests {
  static let constructs: Set<String> = [
    "given", "fixed", "derived", "both", "if left out", "asserted", "collected", "single", "single prefer rank",
    "default", "default by path", "may stay empty", "sum", "sum base", "sum base by path", "level cap wins",
    "level contradiction", "level base", "level base by path", "band", "rank", "rank among", "rank per", "rank by two",
    "draft", "overrides", "overrides in a chain", "unless", "listed pair named", "several conclusions", "once",
    "for each", "on city", "on form", "on partner", "on country", "on engagement", "on link", "on tie",
    "entity addressed", "raise", "lower", "at least", "at least by path", "at most", "at most by path", "value",
    "value by path", "add", "add by path", "all of", "any of", "not of", "some", "every", "no", "count",
    "count compared", "nested quantifiers", "listed pairs quantified", "pairs quantified", "entity itself",
    "path through a reference", "path through a derived reference", "values", "numbers", "compare", "plus", "times",
    "present: yes", "present: no", "includes", "includes by path", "includes any of", "includes none of", "size",
    "size compared", "recursion", "never", "open partner", "open country", "open tie", "known", "interval", "unknown",
    "does not apply", "one of",
  ]

  @Test func everyConstructOccurs() {
    var found: Set<String> = []
    for seed in 0..<400 as Range<UInt64> {
      var generator = RuleSetGenerator(seed: seed)
      let (rules, profile) = generator.generate()
      found.formUnion(coverage(of: rules, profile))
    }
    #expect(found == Self.constructs, "\(found.symmetricDifference(Self.constructs))")
  }

  @Test func theSeedDecides() {
    for seed in 0..<20 as Range<UInt64> {
      var first = RuleSetGenerator(seed: seed)
      var second = RuleSetGenerator(seed: seed)
      let (rules, profile) = first.generate()
      let (again, itsProfile) = second.generate()
      #expect(describe(rules, profile) == describe(again, itsProfile))
    }
  }

  /// Every combine mode under every certainty, and its reasons with every status.
  @Test func everyOutcomeOccurs() throws {
    var found: Set<String> = []
    for seed in 0..<1200 as Range<UInt64> {
      var generator = RuleSetGenerator(seed: seed)
      let (rules, profile) = generator.generate()
      let result = try #require(NaiveEvaluator.evaluate(rules, profile))
      found.formUnion(reached(rules, profile, result))
    }
    #expect(found == Self.outcomes, "\(found.symmetricDifference(Self.outcomes).sorted())")
  }

  /// By combine mode, all that the contract lets occur.
  static let outcomes: Set<String> = {
    let always = ["certain", "possible", "with cases"]
    // A value that is stated may be none, of any mode that may be stated.
    let stated = ["certainly empty"]
    let empty = stated + ["possibly empty"]
    let clash = ["possible contradiction", "certain contradiction"]
    let reasons =
      ["applied, certain", "applied, possible", "defeated, certain", "defeated, possible"]
      + ["of what nobody listed"]
    let level =
      always + empty + ["possible contradiction", "tension"] + reasons + ["absorbed, certain", "absorbed, possible"]
    let table: [String: [String]] = [
      "asserted": always + stated + reasons, "collected": always + stated + reasons,
      "single": always + empty + clash + reasons, "single by rank": always + empty + clash + reasons + ["tension"],
      "sum": always + empty + ["possible contradiction", "tension"] + reasons,
      "band": always + empty + ["possible contradiction", "tension"] + reasons,
      "level": level + ["certain contradiction", "capped, certain", "capped, possible"],
      "level, cap wins": level + ["capped, certain", "capped, possible"],
      "rank": always + empty,
    ]
    return Set(table.flatMap { mode, all in all.map { "\(mode): \($0)" } })
  }()

  @Test func minimiseKeepsTheFailure() {
    var generator = RuleSetGenerator(seed: 7)
    let (rules, profile) = generator.generate()
    let fails = { (rules: RuleSet, _: Profile) in !rules.rules.isEmpty }
    let (smaller, itsProfile) = minimise(rules, profile, stillFails: fails)
    #expect(smaller.rules.count == 1)
    #expect(smaller.rules[0].when.isEmpty)
    #expect(itsProfile.facts.isEmpty)
  }
}
