import RuleModel
import SourceText
import Testing

@testable import Reading

@Suite struct RuleReadingTests {
  private func conditions(_ when: String) throws -> [Condition] {
    let set = SmallRuleSet("- id: r\n  when: \(when)\n  then: {town.happy: yes}")
    #expect(set.lines == [])
    return try #require(set.ruleSet.rules.first).when
  }

  private func constraints(_ conditions: [Condition]) -> [Constraint] {
    conditions.compactMap { condition in
      if case .test(let test) = condition { return test.constraint }
      return nil
    }
  }

  private func constraints(_ when: String) throws -> [Constraint] { try constraints(conditions(when)) }

  @Test func constantsOfOneMapAreOneTest() throws {
    #expect(
      try constraints("{guest.mood: {at least: middle, other than: high}}") == [.values(ValueSet(members: [1]))])
    #expect(
      try constraints("{town.size: {between: [3, 9], other than: [5, 7], present: yes}}") == [
        .numbers(NumberSet(intervals: [3...4, 6...6, 8...9]))
      ])
    #expect(try constraints("{town.size: [4, 2, 3]}") == [.numbers(NumberSet(intervals: [2...4]))])
    #expect(try constraints("{town.weight: {below: 1.5}}") == [.numbers(NumberSet(intervals: [.min...149]))])
  }

  @Test func aComplementIsKeptForReferencesOnly() throws {
    #expect(try constraints("{dish: {other than: cake}}") == [.values(ValueSet(members: [1], isComplement: true))])
    #expect(try constraints("{dish.taste: {other than: sour}}") == [.values(ValueSet(members: [0, 2]))])
    #expect(try constraints("{dish: {other than: [soup, cake]}}").count == 1)
  }

  @Test func aPathIsATestOfItsOwn() throws {
    let parts = try constraints("{guest.mood: {at least: middle, below: {path: town.mood, plus: 1}}}")
    #expect(parts.count == 2)
    guard case .compare(.below, let operand)? = parts.last else { throw Unexpected() }
    #expect(operand.plus == 1)
    let list = try conditions("{guest.mood: [low, {path: town.mood}]}")
    guard case .any(let either)? = list.first else { throw Unexpected() }
    #expect(either.count == 2)
  }

  @Test func factorsCountInUnitsOfTheOtherSide() throws {
    let half = try constraints("{town.weight: {above: {path: town.size, times: 0.5}}}")
    guard case .compare(_, let operand)? = half.first else { throw Unexpected() }
    #expect(operand.times == PathOperand.Fraction(50))
    guard case .compare(_, let other)? = try constraints("{town.size: {above: {path: town.weight, plus: 2}}}").first
    else { throw Unexpected() }
    #expect(other.times == PathOperand.Fraction(1, over: 100))
    #expect(other.plus == 2)
  }

  @Test func setsAreTestedPartByPart() throws {
    let parts = try constraints(
      "{town.menu: {includes: soup, includes none of: [cake, {path: dish}], size: {at least: 1}}}")
    #expect(parts.count == 4)
    #expect(parts.first == .includes(.constants([0])))
    #expect(parts.last == .size(NumberSet(intervals: [1...(.max)])))
    guard case .any(let any)? = try conditions("{town.menu: {includes any of: [cake, {path: dish}]}}").first else {
      throw Unexpected()
    }
    #expect(any.count == 2)
  }

  @Test func countsCompareWithPathsAndConstants() throws {
    let parts = try conditions(
      "{count: {of: dish, where: {dish.taste: sour}, at least: 2, at most: {path: town.size}}}")
    let forms = parts.compactMap { part in
      if case .quantified(let quantifier) = part { return quantifier.form }
      return nil
    }
    #expect(forms.first == .count(NumberSet(intervals: [2...(.max)])))
    #expect(forms.count == 2)
  }

  @Test func quantifiersBindMembersOfPairs() throws {
    let set = SmallRuleSet(
      """
      - id: r
        when: {some: {of: road, where: {road.open: yes, to: {path: x}}}, no: {of: road, as: [p, q], where: {road.open q/p: yes}}}
        for: {x: place}
        then: {town.happy: yes}
      """)
    #expect(set.lines == [])
    let rule = try #require(set.ruleSet.rules.first)
    #expect(rule.scope.map(\.name) == ["x", "from", "to", "p", "q"])
    #expect(rule.freeCount == 1)
    #expect(rule.listedPairs.isEmpty)
    guard case .quantified(let quantifier)? = rule.when.first else { throw Unexpected() }
    #expect(quantifier.listed == set.names.kind("road"))
    #expect(quantifier.bound == [VariableID(1), VariableID(2)])
  }

  @Test func aPairMayJoinAnOuterNameWithABoundOne() throws {
    let set = SmallRuleSet(
      "- {id: r, when: {every: {of: dish, where: {meal.level: high}}}, then: {meal.good guest/soup: yes}}")
    #expect(set.lines == [])
    let rule = try #require(set.ruleSet.rules.first)
    #expect(rule.scope.map(\.name) == ["guest", "dish"])
    #expect(rule.freeCount == 1)
    #expect(rule.conclusions.first?.subject.terms == [.variable(VariableID(0)), .entity(EntityID(0))])
  }

  @Test func namesDoNotDependOnTheOrderOfConditions() throws {
    let one = SmallRuleSet(
      "- {id: r, when: {dish.taste: sour, guest.mood: low, swap.fit: yes}, then: {meal.good: yes}}")
    let other = SmallRuleSet(
      "- {id: r, when: [{swap.fit: yes}, {guest.mood: low, dish.taste: sour}], then: {meal.good: yes}}")
    #expect(one.lines + other.lines == [])
    #expect(one.ruleSet.rules.first?.scope.map(\.name) == ["guest", "dish", "out", "in"])
    #expect(one.ruleSet.rules.first?.scope == other.ruleSet.rules.first?.scope)
  }

  @Test func aListOfExceptionsIsAnyOfThem() throws {
    func unless(_ text: String) throws -> [Condition] {
      try #require(SmallRuleSet("- {id: r, unless: \(text), then: {town.happy: yes}}").ruleSet.rules.first).unless
    }
    #expect(try unless("[{town.size: 1}, {town.mood: low}]").count == 2)
    #expect(try unless("{town.size: 1, town.mood: low}").count == 1)
  }

  @Test func insertionsAreTakenApart() throws {
    let set = SmallRuleSet("- id: r\n  then: {meal.good: yes}\n  because: \"{{{guest.mood}}} for {dish}\"")
    #expect(set.lines == [])
    let pieces = try #require(set.ruleSet.rules.first).because.pieces(in: LanguageID(0))
    #expect(pieces.count == 4)
    #expect(pieces.first == .literal("{"))
  }

  @Test func overridesReachEachCase() throws {
    let set = SmallRuleSet(
      """
      - id: m
        when: {guest.mood: high}
        then: {meal.good: yes}
        cases: [{id: a, when: {dish.taste: sour}}, {id: b, when: {dish.taste: sweet}}]
      - {id: o, when: {guest.count: 2}, then: {town.happy: yes}, overrides: [m]}
      - {id: p, when: {guest.count: 3}, then: {town.happy: yes}, overrides: [m/b, o]}
      """)
    #expect(set.lines == [])
    #expect(set.ruleSet.rules.map(\.id) == ["m/a", "m/b", "o", "p"])
    #expect(set.ruleSet.rules.map(\.when.count) == [2, 2, 1, 1])
    #expect(set.ruleSet.rules.map(\.overrides) == [[], [], [RuleID(0), RuleID(1)], [RuleID(1), RuleID(2)]])
  }

  @Test func overridesAreRefused() {
    let set = SmallRuleSet(
      """
      - {id: a, when: {guest.mood: high}, then: {town.happy: yes}, overrides: [b]}
      - {id: b, when: {town.size: 3}, then: {town.happy: yes}, overrides: [c]}
      - {id: c, when: {town.size: 3}, then: {town.happy: yes}, overrides: [d]}
      - {id: d, when: {town.size: 3}, then: {town.happy: yes}, overrides: [b]}
      """)
    #expect(
      set.lines == [
        "D0404 1:74 'a' names 'guest', and 'b', which it sets aside, does not",
        "D0402 2:69 'b' sets aside 'c', which sets aside 'd', which sets aside 'b'",
      ])
  }

  @Test func strayFilesAreRefused() {
    let set = SmallRuleSet(files: [("theroy/a.yaml", "title: T")])
    #expect(
      set.diagnostics.map(\.message) == [
        "'theroy/a.yaml' lies in no folder of a rule set, so nothing of it is read"
      ])
    #expect(set.diagnostics.map(\.primary.text) == ["did you mean 'theory/'?"])
  }

  @Test func nothingIsMissedInAFileThatEndsEarly() {
    let set = SmallRuleSet("- {id: r, then: {town.happy: yes}, overrides: [q]}\n- {id: q, then: {town.happy: [")
    #expect(set.diagnostics.filter { $0.code >= "D0200" } == [])
  }

  @Test func aCaseSaysHowOftenItCounts() throws {
    let set = SmallRuleSet(
      """
      - id: m
        when: {guest.mood: high}
        once: yes
        cases: [{id: a, then: {dish.score: +1}}, {id: b, then: {dish.score: -2}, for each: [guest]}]
      """)
    #expect(set.lines == [])
    #expect(set.ruleSet.rules.map(\.multiplicity) == [.once, .forEach([VariableID(0)])])
  }

  @Test func codesAreUniqueAndAscending() {
    let codes = DiagnosticCode.rules.map(\.code)
    #expect(codes == codes.sorted())
    let all = codes + DiagnosticCode.declarations.map(\.code)
    #expect(Set(all).count == all.count)
  }
}
