import RuleModel
import Testing

@testable import Reading

/// One rule and what is said of it.
struct Refusal: Sendable, CustomTestStringConvertible {
  var body: String
  var expected: [String]
  init(_ body: String, _ expected: String...) {
    self.body = body
    self.expected = expected
  }
  var testDescription: String { body }
}

@Suite struct RefusalTests {
  /// The rule begins at 1:3 with `id: r`; the body follows on line 2, column 3.
  private func lines(_ body: String) -> [String] {
    SmallRuleSet("- id: r\n" + body.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")).lines
  }

  @Test func aGoodRuleIsNotRefused() {
    #expect(
      lines(
        """
        when: {guest.land.rank: {at least: {path: town.land.rank, plus: 1}}, dish: {other than: cake}}
        then: {meal.good: yes}
        """) == [])
  }

  @Test(arguments: RefusalTests.paths) func refusePaths(_ refusal: Refusal) {
    #expect(lines(refusal.body) == refusal.expected)
  }
  @Test(arguments: RefusalTests.constraints) func refuseConstraints(_ refusal: Refusal) {
    #expect(lines(refusal.body) == refusal.expected)
  }
  @Test(arguments: RefusalTests.emptyOrImpossible) func refuseEmptyOrImpossible(_ refusal: Refusal) {
    #expect(lines(refusal.body) == refusal.expected)
  }
  @Test(arguments: RefusalTests.quantifiers) func refuseQuantifiers(_ refusal: Refusal) {
    #expect(lines(refusal.body) == refusal.expected)
  }
  @Test(arguments: RefusalTests.conclusions) func refuseConclusions(_ refusal: Refusal) {
    #expect(lines(refusal.body) == refusal.expected)
  }
  @Test(arguments: RefusalTests.fields) func refuseFields(_ refusal: Refusal) {
    #expect(lines(refusal.body) == refusal.expected)
  }
  @Test(arguments: RefusalTests.examples) func refuseExamples(_ refusal: Refusal) {
    #expect(lines(refusal.body) == refusal.expected)
  }
}
