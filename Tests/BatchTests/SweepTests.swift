import Circuit
import Explanation
import Inference
import RuleModel
import SourceText
import TestSupport
import Testing

/// What a sweep counts is what evaluations one by one count.
@Suite struct SweepTests {
  @Test(arguments: Array(UInt64(1)...80)) func countsOfRandomRuleSets(seed: UInt64) throws {
    var generator = RuleSetGenerator(seed: seed)
    let (rules, profile) = generator.generate()
    var random = SplitMix64(seed: seed &* 91)
    let wanted = rules.outcomes.map(\.attribute)
    let circuit = CompiledRules(compiling: rules).restricted(to: wanted)
    guard let readings = Readings(profile, rules, circuit) else { return }
    let keys = wanted.flatMap { profile.keys(of: $0, in: rules) }
    let product = try #require(FactProduct(Self.varied(rules, profile, &random), limit: 300))
    let swept = VariedReadings(readings).sweep(product, of: keys)
    let worlds = (0..<product.count).map { Self.evaluate(product.facts(of: $0), rules, profile, circuit) }
    let possible = worlds.indices.filter { worlds[$0] != nil }
    #expect(swept.impossible == worlds.count - possible.count, "seed \(seed)")
    for (number, outcome) in swept.outcomes.enumerated() {
      let values = possible.map { worlds[$0]?.value(keys[number]) ?? Value(.nothing) }
      #expect(outcome.stays == values.count { $0 == outcome.standing }, "seed \(seed)")
      for (value, count) in outcome.values { #expect(values.count { $0 == value } == count, "seed \(seed)") }
      #expect(outcome.values.map(\.worlds).reduce(0, +) == possible.count)
      let deciding = product.varied.indices.filter { fact in
        possible.contains { one in
          possible.contains { other in
            Self.differ(product, one, other) == [fact]
              && worlds[one]?.value(keys[number]) != worlds[other]?.value(keys[number])
          }
        }
      }
      #expect(outcome.deciding == deciding.map { product.varied[$0].key }, "seed \(seed)")
    }
  }

  /// Parts are all worlds, each once; more worlds than the limit are refused.
  @Test func partsAreTheWhole() throws {
    let varied = (0..<3).map { FactProduct.Varied(FactKey(AttributeID($0)), (0..<5).map { .known(.ordinal($0)) }) }
    let product = try #require(FactProduct(varied, limit: 125))
    #expect((1...7).flatMap { product.worlds(ofPart: $0, of: 7) } == Array(0..<125))
    #expect(Set((0..<125).map { "\(product.facts(of: $0))" }).count == 125)
    #expect(FactProduct(varied, limit: 124) == nil)
  }

  private static func differ(_ product: FactProduct, _ one: Int, _ other: Int) -> [Int] {
    zip(product.facts(of: one), product.facts(of: other)).enumerated()
      .filter { $0.element.0.statement != $0.element.1.statement }.map(\.offset)
  }

  /// Nil where something is certain that cannot be.
  private static func evaluate(
    _ facts: StatedFacts, _ rules: RuleSet, _ profile: Profile, _ circuit: CompiledRules
  ) -> Explainer? {
    let stated = profile.stating(
      facts.map { ($0.key, Fact(statement: $0.statement, origin: .set, span: .none)) }, names: Names(rules),
      catalogue: rules.facts)
    guard let readings = Readings(stated, rules, circuit) else { return nil }
    let evaluation = readings.working.evaluation
    return circuit.never.contains { evaluation.isOnAnywhere($0.anywhere.certain) } ? nil : readings.working
  }

  private static func varied(
    _ rules: RuleSet, _ profile: Profile, _ random: inout SplitMix64
  ) -> [FactProduct.Varied] {
    let given = rules.attributes.indices.map { AttributeID($0) }.filter { rules[$0].origin == .given }
    var varied: [FactProduct.Varied] = []
    for key in given.flatMap({ profile.keys(of: $0, in: rules) }) where varied.count < 3 && random.chance(50) {
      switch rules[key.attribute].type {
      case .boolean: varied.append(FactProduct.Varied(key, [.known(.ordinal(1)), .known(.ordinal(0))]))
      case .domain: varied.append(FactProduct.Varied(key, [.known(.ordinal(0)), .doesNotApply, .known(.ordinal(2))]))
      case .number: varied.append(FactProduct.Varied(key, [.known(.number(2)), .known(.number(5))]))
      case .set, .reference, .text: break
      }
    }
    return varied
  }
}
