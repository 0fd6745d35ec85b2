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

  /// Values of every combination occur under every certainty.
  @Test func outcomesAreVaried() throws {
    var found: Set<String> = []
    for seed in 0..<800 as Range<UInt64> {
      var generator = RuleSetGenerator(seed: seed)
      let (rules, profile) = generator.generate()
      let result = try #require(NaiveEvaluator.evaluate(rules, profile))
      for (key, outcome) in result.outcomes {
        let combine = String("\(rules.attributes[key.attribute.raw].combine!)".prefix { $0.isLetter })
        if outcome.value.mayBeEmpty { found.insert("\(combine) empty") }
        found.insert("\(combine) contradiction \(outcome.value.contradiction)")
        if outcome.tension != nil { found.insert("\(combine) tension") }
        for reason in outcome.reasons { found.insert("\(combine) \(reason.status) \(reason.isCertain)") }
      }
    }
    for combine in ["asserted", "single", "sum", "level", "collected"] {
      for status in ["applied", "defeated"] {
        for isCertain in [true, false] { #expect(found.contains("\(combine) \(status) \(isCertain)")) }
      }
    }
    for status in ["absorbed true", "absorbed false", "capped true", "capped false"] {
      #expect(found.contains("level \(status)"))
    }
    for combine in ["single", "level"] {
      for contradiction in ["none", "possible", "certain"] {
        #expect(found.contains("\(combine) contradiction \(contradiction)"))
      }
    }
    for combine in ["single", "sum", "level", "rank", "band"] { #expect(found.contains("\(combine) empty")) }
    for combine in ["single", "sum", "level"] { #expect(found.contains("\(combine) tension")) }
  }

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
