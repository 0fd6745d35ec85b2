import RuleModel
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
    "size compared", "recursion", "never", "open partner", "open country", "open tie", "known", "unknown",
    "does not apply", "one of",
    "a name of its own", "assert", "both: does not apply", "both: known", "both: one of", "both: range of numbers",
    "both: range of steps", "both: unknown", "catalogue: does not apply", "catalogue: known", "catalogue: one of",
    "catalogue: range of numbers", "catalogue: range of steps", "catalogue: unknown", "compare above numbers",
    "compare above positions", "compare atLeast numbers", "compare atLeast positions", "compare atMost numbers",
    "compare atMost positions", "compare below numbers", "compare below positions", "compare equal booleans",
    "compare equal choices", "compare equal entities", "compare equal numbers", "compare equal positions",
    "compare otherThan booleans", "compare otherThan choices", "compare otherThan entities",
    "compare otherThan numbers", "compare otherThan positions", "count compared above", "count compared atLeast",
    "count compared atMost", "count compared below", "count compared equal", "count compared otherThan",
    "count number", "count number at least", "count number at most", "count number between",
    "count number other than", "draft that overrides", "for each of several", "includes any of by path",
    "includes none of by path", "number", "number at least", "number at most", "number between",
    "number other than", "one of several entities", "one of several values", "one of, or none", "other than",
    "overrides all instances of a name", "range of numbers", "range of steps", "several names of one kind",
    "size compared above", "size compared atLeast", "size compared atMost", "size compared below",
    "size compared equal", "size compared otherThan", "size number", "size number at least", "size number at most",
    "size number between", "size number other than", "times a fraction", "times less than nothing", "times nothing",
    "weight downwards", "weight upwards", "expected", "likely", "placeholder", "both: placeholder",
  ]

  @Test func everyConstructOccurs() {
    var found: Set<String> = []
    for seed in 0..<2000 as Range<UInt64> {
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
    for seed in 0..<2000 as Range<UInt64> {
      var generator = RuleSetGenerator(seed: seed)
      let (rules, profile) = generator.generate()
      let result = try #require(NaiveEvaluator.evaluate(rules, profile))
      found.formUnion(reached(rules, profile, result))
    }
    let lacking = Self.outcomes.subtracting(found).sorted()
    #expect(lacking.isEmpty, "\(lacking)")
  }

  /// By combine mode, what must occur.
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
