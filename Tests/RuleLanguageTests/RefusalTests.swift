import Testing

@testable import RuleLanguage

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

  @Test(arguments: RefusalTests.paths) func refusePaths(_ refusal: Refusal) { #expect(lines(refusal.body) == refusal.expected) }
  @Test(arguments: RefusalTests.constraints) func refuseConstraints(_ refusal: Refusal) {
    #expect(lines(refusal.body) == refusal.expected)
  }
  @Test(arguments: RefusalTests.quantifiers) func refuseQuantifiers(_ refusal: Refusal) {
    #expect(lines(refusal.body) == refusal.expected)
  }
  @Test(arguments: RefusalTests.conclusions) func refuseConclusions(_ refusal: Refusal) {
    #expect(lines(refusal.body) == refusal.expected)
  }
  @Test(arguments: RefusalTests.fields) func refuseFields(_ refusal: Refusal) { #expect(lines(refusal.body) == refusal.expected) }
  @Test(arguments: RefusalTests.examples) func refuseExamples(_ refusal: Refusal) { #expect(lines(refusal.body) == refusal.expected) }

  static let paths: [Refusal] = [
    Refusal("when: {land.rank: high}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {gest.mood: high}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {guest.mod: high}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {guest.mood.x: high}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {dish.score pie: {at least: 1}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {town.size soup: 3}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {meal.good soup/guest: yes}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {town..size: 3}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {town: 3}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {town.name: x}\nthen: {town.happy: yes}", "X"),
    Refusal("for: {soup: dish}\nwhen: {soup.taste: sweet}\nthen: {town.happy: yes}", "X"),
    Refusal("for: {guest: dish}\nwhen: {guest.taste: sweet}\nthen: {town.happy: yes}", "X"),
    Refusal("for: {a: town}\nwhen: {town.size: 3}\nthen: {town.happy: yes}", "X"),
    Refusal("for: {out: guest}\nwhen: {swap.fit: yes}\nthen: {town.happy: yes}", "X"),
  ]

  static let constraints: [Refusal] = [
    Refusal("when: {guest.mood: hgih}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {dish.taste: {at least: sour}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {guest.mood: {at lest: high}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {guest.mood: {above: high}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {guest.mood: {path: town.size}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {guest.count: {path: town.size, time: 2}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {guest.mood: {path: town.mood, times: 2}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {guest.land: {path: town.land, plus: 1}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {town.size: {between: [5]}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {town.size: {between: [5, 3]}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {town.menu: soup}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {town.menu: {includes: [soup, cake]}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {town.menu: {includes: {path: town.land}}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {guest.mood: []}\nthen: {town.happy: yes}", "X"),
  ]

  static let quantifiers: [Refusal] = [
    Refusal("when: {some: {of: dish, where: {dish.taste: sour}}, dish.taste: sweet}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {some: {of: land, where: {land.rank: high}}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {some: {of: town}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {some: {of: dihs}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {count: {of: dish}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {some: {of: dish, at least: 2}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {some: {of: dish, as: soup}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {any of: {town.size: 3}}\nthen: {town.happy: yes}", "X"),
    Refusal("when: {not of: [{town.size: 3}]}\nthen: {town.happy: yes}", "X"),
  ]

  static let conclusions: [Refusal] = [
    Refusal("when: {town.size: 3}", "X"),
    Refusal("then: {town.size: 3}", "X"),
    Refusal("then: {town.land.rank: high}", "X"),
    Refusal("then: {town.happy: no}", "X"),
    Refusal("then: {dish.score: 1}", "X"),
    Refusal("then: {dish.score: +2}", "X"),
    Refusal("then: {town.mood: high}", "X"),
    Refusal("then: {town.mood: {raise: 0}}", "X"),
    Refusal("then: {town.menu: [soup]}", "X"),
    Refusal("then: {town.menu: {add: [pie]}}", "X"),
    Refusal("then: {dish.place: 1}", "X"),
    Refusal("then: {town.plan: b}", "X"),
    Refusal("when: {guest.mood: high}\nthen: {dish.score: +1}", "X"),
    Refusal("when: {guest.mood: high}\nthen: {dish.score: +1}\nonce: yes\nfor each: [gest]", "X"),
  ]

  static let fields: [Refusal] = [
    Refusal("wehn: {town.size: 3}\nthen: {town.happy: yes}", "X"),
    Refusal("rank: lwa\nthen: {town.happy: yes}", "X"),
    Refusal("source: [bok]\nthen: {town.happy: yes}", "X"),
    Refusal("confidence: sure\nthen: {town.happy: yes}", "X"),
    Refusal("then: {town.happy: yes}\noverrides: [q]", "X"),
    Refusal("then: {town.happy: yes}\noverrides: [r]", "X"),
    Refusal("then: {town.happy: yes}\nbecause: \"the {dish.taste} is }\"", "X"),
    Refusal("then: {town.happy: yes}\nbecause: \"{{literal}} {town.land} {town.nme}\"", "X"),
    Refusal("cases: [{id: a, then: {town.happy: yes}}, {id: a, then: {town.happy: yes}}]", "X"),
    Refusal("then: {town.happy: yes}\ncases: [{id: a, then: {town.happy: yes}}]", "X"),
  ]

  static let examples: [Refusal] = [
    Refusal("when: {guest.mood: high}\nthen: {meal.good: yes}\nexamples: [{given: {guest.mood: high}, follows: {meal.good: yes}}]", "X"),
    Refusal("then: {town.happy: yes}\nexamples: [{given: {dish.taste soup: sour}, follows: {town.happy: yes}}]", "X"),
    Refusal("then: {town.happy: yes}\nexamples: [{given: {town.size: 3}, follows: {town.menu: {add: [soup]}}}]", "X"),
    Refusal("then: {town.happy: yes}\nexamples: [{given: {town.sise: 3}, follow: {town.happy: yes}}]", "X"),
    Refusal("then: {town.menu: {add: [soup]}}\nexamples: [{given: {}, follows: {town.menu: {add: [pie]}}}]", "X"),
  ]
}
