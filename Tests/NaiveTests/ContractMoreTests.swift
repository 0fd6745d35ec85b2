import RuleModel
import TestSupport
import Testing

/// More sentences of the contract: ranks, stated values, worlds.
@Suite struct ContractMoreTests {
  @Test func equalsShareARank() {
    var small = Small(partners: 3)
    let order = small.attribute(Small.partner, Small.scale)
    let open = small.attribute(Small.partner, .boolean)
    let ranking = Ranking(
      scope: partnerScope, by: [path(Small.partner, [0], [order])], highestFirst: true, among: partner(open, 1),
      per: nil)
    let rank = small.attribute(Small.partner, .number(NumberType(lower: 1)), .rank(ranking))
    for (entity, value) in [2, 2, 1].enumerated() {
      small.state(order, [entity], .known(.ordinal(value)))
      small.state(open, [entity], .known(.ordinal(1)))
    }
    #expect(
      (0...2).map { small.value(rank, [$0])!.content } == [
        .numbers(low: 1, high: 1), .numbers(low: 1, high: 1), .numbers(low: 3, high: 3),
      ])
    small.state(open, [1], .known(.ordinal(0)))
    #expect(small.value(rank, [1]) == NaiveValue.none)
    #expect(small.value(rank, [2])?.content == .numbers(low: 2, high: 2))
    small.state(order, [0], .unknown)
    #expect(small.value(rank, [2])?.content == .numbers(low: 1, high: 2))
  }

  @Test func aStatedValueStandsOverItsRules() {
    var small = Small()
    let both = small.attribute(Small.city, .boolean, .asserted, origin: .both)
    small.rule([], both, .assert)
    #expect(small.value(both) == ordinals(1))
    small.state(both, .known(.ordinal(0)))
    #expect(small.outcome(both) == NaiveOutcome(value: ordinals(0), reasons: []))
    small.state(both, .unknown)
    #expect(small.value(both) == ordinals(1))
    small.state(both, .oneOf([.known(.ordinal(0)), .known(.ordinal(1))]))
    #expect(small.value(both) == ordinals(0, 1))
  }

  @Test func tooManyWorldsAreNotEvaluated() {
    var small = Small(partners: 13)
    let fact = small.attribute(Small.partner, .boolean)
    let follows = small.attribute(Small.partner, .boolean, .asserted)
    small.rule([partner(fact, 1)], follows, .assert, scope: partnerScope, on: [.variable(VariableID(0))])
    for entity in 0..<13 { small.state(fact, [entity], .oneOf([.known(.ordinal(0)), .known(.ordinal(1))])) }
    let result = NaiveEvaluator.evaluate(small.rules, small.profile)
    #expect(result == nil)
  }
}
