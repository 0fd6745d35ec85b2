import RuleModel
import SourceText
import TestSupport
import Testing

/// Sentences of the contract, one by one.
@Suite struct ContractTests {
  @Test func anUnknownFactMayHaveNoValue() {
    var small = Small()
    let fact = small.attribute(Small.city, Small.scale)
    let any = small.attribute(Small.city, .boolean, .asserted)
    let opposite = small.attribute(Small.city, .boolean, .asserted)
    small.rule([city(fact, 0, 1, 2, 3)], any, .assert)
    small.rule([.not(city(fact, 0, 1, 2, 3))], opposite, .assert)
    #expect(small.value(any) == ordinals(0, 1))
    small.state(fact, .doesNotApply)
    #expect(small.value(any) == ordinals(0))
    #expect(small.value(opposite) == ordinals(1))
    small.state(fact, .known(.ordinal(2)))
    #expect(small.value(any) == ordinals(1))
  }

  @Test func anAssumptionStandsUnlessUnknownIsStated() {
    var small = Small()
    let fact = small.attribute(Small.city, .boolean, assumed: .ordinal(0))
    let follows = small.attribute(Small.city, .boolean, .asserted)
    small.rule([city(fact, 1)], follows, .assert)
    #expect(small.value(follows) == ordinals(0))
    small.state(fact, .unknown)
    #expect(small.value(follows) == ordinals(0, 1))
  }

  @Test func contestedFactsMakeWorlds() throws {
    var small = Small()
    let fact = small.attribute(Small.city, Small.scale)
    let low = small.attribute(Small.city, .boolean, .asserted)
    small.rule([city(fact, 1)], low, .assert)
    small.rule([city(fact, 2)], low, .assert)
    small.state(fact, .interval(1, 2))
    let result = try #require(NaiveEvaluator.evaluate(small.rules, small.profile))
    #expect(result.worlds.count == 2)
    #expect(result.outcomes[FactKey(low, [])]?.value == ordinals(1))
    #expect(result.outcomes[FactKey(low, [])]?.reasons.map(\.isCertain) == [false, false])
  }

  @Test func aRangeIsCutWhereItIsCompared() throws {
    var small = Small()
    let number = small.attribute(Small.city, .number(NumberType()))
    let large = small.attribute(Small.city, .boolean, .asserted)
    let least = NumberSet(intervals: [5...Int64.max])
    small.rule([test(path(Small.city, [], [number]), .numbers(least))], large, .assert)
    small.state(number, .interval(3, 9))
    let result = try #require(NaiveEvaluator.evaluate(small.rules, small.profile))
    #expect(result.worlds.map { $0.cases[FactKey(number, [])] } == [.interval(3, 4), .interval(5, 9)])
    #expect(result.worlds.map { $0.outcomes[FactKey(large, [])]!.value } == [ordinals(0), ordinals(1)])
  }

  @Test func openListsLeaveEveryUncertainAndCountsUnbounded() {
    var small = Small(partners: 1)
    let fact = small.attribute(Small.partner, .boolean)
    let all = small.attribute(Small.city, .boolean, .asserted)
    let sum = small.attribute(Small.city, .number(NumberType()), .sum(base: nil, weights: [1]))
    let every = Quantifier(form: .every, bound: [VariableID(0)], condition: partner(fact, 1), span: .none)
    small.rule([.quantified(every)], all, .assert, scope: partnerScope, free: 0)
    small.rule([partner(fact, 1)], sum, .weight(1), scope: partnerScope, multiplicity: .forEach([VariableID(0)]))
    small.state(fact, [0], .known(.ordinal(1)))
    #expect(small.value(all) == ordinals(1))
    #expect(small.value(sum)?.content == .numbers(low: 1, high: 1))
    small.profile.isOpen[Small.partner.raw] = true
    #expect(small.value(all) == ordinals(0, 1))
    #expect(small.value(sum)?.content == .numbers(low: 1, high: nil))
    #expect(small.outcome(sum)?.reasons.map(\.entities) == [[0], [1]])
    #expect(small.outcome(sum)?.reasons.map(\.isCertain) == [true, false])
    small.rules.rules[1].multiplicity = .once
    #expect(small.value(sum)?.content == .numbers(low: 1, high: 1))
  }

  @Test func twoValuesContradictAndWhatReadsThemIsAtMostPossible() {
    var small = Small()
    let single = small.attribute(Small.city, Small.scale, .single(preferRank: false, default: constant(0)))
    let reads = small.attribute(Small.city, .boolean, .asserted)
    let denies = small.attribute(Small.city, .boolean, .asserted)
    small.rule([], single, .value(constant(1)))
    small.rule([city(single, 1)], reads, .assert)
    small.rule([.not(city(single, 3))], denies, .assert)
    #expect(small.value(single) == ordinals(1))
    #expect(small.value(reads) == ordinals(1))
    small.rule([], single, .value(constant(2)))
    #expect(small.value(single) == NaiveValue(.nothing, contradiction: .certain))
    #expect(small.value(reads) == ordinals(0, 1))
    #expect(small.value(denies) == ordinals(0, 1))
  }

  @Test func theHighestRankDecides() {
    var small = Small()
    let fact = small.attribute(Small.city, .boolean)
    let single = small.attribute(Small.city, Small.scale, .single(preferRank: true, default: constant(0)))
    small.rule([city(fact, 1)], single, .value(constant(1)), rank: 0)
    small.rule([], single, .value(constant(2)), rank: 1)
    small.rule([], single, .value(constant(3)), rank: 2)
    #expect(small.value(single) == ordinals(1, 2))
    #expect(small.outcome(single)?.reasons.map(\.status) == [.applied, .applied, .defeated])
    #expect(small.outcome(single)?.tension == NaiveTension(upward: ["r0", "r1"], downward: ["r2"]))
    small.state(fact, .known(.ordinal(1)))
    #expect(small.value(single) == ordinals(1))
    #expect(small.outcome(single)?.reasons.map(\.status) == [.applied, .defeated, .defeated])
  }

  @Test func aLevelIsSteppedLiftedAndHeld() {
    var small = Small()
    let level = small.attribute(Small.city, Small.scale, .level(base: constant(1), capWins: true))
    small.rule([], level, .step(1))
    #expect(small.value(level) == ordinals(2))
    small.rule([], level, .atLeast(constant(3)))
    #expect(small.value(level) == ordinals(3))
    #expect(small.outcome(level)?.reasons.map(\.status) == [.absorbed, .applied])
    small.rule([], level, .atMost(constant(1)))
    #expect(small.value(level) == ordinals(1))
    #expect(small.outcome(level)?.reasons.map(\.status) == [.capped, .capped, .applied])
    small.rules.attributes[level.raw].combine = .level(base: constant(1), capWins: false)
    #expect(small.value(level)?.contradiction == .certain)
    #expect(small.value(level)?.content == .nothing)
  }

  @Test func onlyAnOverrideThatStandsSetsAside() {
    var small = Small()
    let fact = small.attribute(Small.city, .boolean)
    let follows = small.attribute(Small.city, .boolean, .asserted)
    let other = small.attribute(Small.city, .boolean, .asserted)
    let lowest = small.rule([], follows, .assert)
    let middle = small.rule([], other, .assert, overrides: [lowest])
    #expect(small.value(follows) == ordinals(0))
    #expect(small.outcome(follows)?.reasons.map(\.status) == [.defeated])
    #expect(small.outcome(follows)?.reasons.map(\.isCertain) == [true])
    small.rule([city(fact, 1)], other, .assert, overrides: [middle])
    #expect(small.value(follows) == ordinals(0, 1))
    small.state(fact, .known(.ordinal(1)))
    #expect(small.value(follows) == ordinals(1))
    small.rules.rules[1].isDraft = true
    #expect(small.value(other) == ordinals(1))
  }

  @Test func aPathThroughNoValueHasNone() {
    var small = Small(partners: 1, countries: 2)
    let country = small.attribute(Small.partner, .reference(Small.country))
    let power = small.attribute(Small.country, Small.scale)
    let follows = small.attribute(Small.partner, .boolean, .asserted)
    let condition = test(path(Small.partner, [0], [country, power]), .values(ValueSet(members: [3])))
    small.rule([condition], follows, .assert, scope: partnerScope, on: [.variable(VariableID(0))])
    for entity in 0...1 { small.state(power, [entity], .known(.ordinal(3))) }
    #expect(small.value(follows, [0]) == ordinals(0, 1), "a path through an unknown reference is unknown")
    small.state(country, [0], .doesNotApply)
    #expect(small.value(follows, [0]) == ordinals(0))
    small.state(country, [0], .oneOf([.known(.ordinal(0)), .known(.ordinal(1))]))
    #expect(small.value(follows, [0]) == ordinals(1))
  }

  @Test func aDerivedReferenceGivesTheUnion() {
    var small = Small(countries: 2)
    let fact = small.attribute(Small.city, .boolean)
    let power = small.attribute(Small.country, Small.scale)
    let named = small.attribute(Small.city, .reference(Small.country))
    let chosen = small.attribute(
      Small.city, .reference(Small.country),
      .single(
        preferRank: false, default: .path(PathOperand(path: path(Small.city, [], [named])))))
    let level = small.attribute(
      Small.city, Small.scale,
      .level(base: .path(PathOperand(path: path(Small.city, [], [chosen, power]), plus: 2)), capWins: true))
    small.rule([city(fact, 1)], chosen, .value(constant(1)))
    small.state(named, .known(.ordinal(0)))
    small.state(power, [0], .known(.ordinal(0)))
    small.state(power, [1], .known(.ordinal(2)))
    #expect(small.value(chosen) == ordinals(0, 1))
    #expect(small.value(level) == ordinals(2, 3), "held at the ends of the scale")
  }
}
