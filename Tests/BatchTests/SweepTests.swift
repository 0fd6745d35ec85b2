import Circuit
import Explanation
import Inference
import RuleModel
import SourceText
import TestSupport
import Testing

/// What a sweep counts is what evaluations one by one count.
@Suite struct SweepTests {
  @Test(arguments: Array(UInt64(1)...500)) func countsOfRandomRuleSets(seed: UInt64) throws {
    var generator = RuleSetGenerator(seed: seed)
    let (rules, profile) = generator.generate()
    var random = SplitMix64(seed: seed &* 91)
    let wanted = rules.outcomes.map(\.attribute)
    let circuit = CompiledRules(compiling: rules).restricted(to: wanted)
    guard let readings = Readings(profile, rules, circuit) else { return }
    let keys = wanted.flatMap { profile.keys(of: $0, in: rules) }
    let product = try #require(FactProduct(Self.varied(rules, profile, &random), limit: 300))
    var sweep = WorldSweep(product, of: keys, VariedReadings(working: readings.working))
    while !sweep.isDone { sweep.step() }
    let swept = sweep.outcomes
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
      #expect(outcome.deciding == deciding, "seed \(seed)")
      guard outcome.stays < possible.count else { continue }
      let failing = possible.filter { (worlds[$0]?.value(keys[number]) ?? Value(.nothing)) != outcome.standing }
      let isOrdered = product.varied.map { Self.isOrdered($0, rules) }
      let found = FailureBoxes(swept.failures(of: number), isOrdered: outcome.deciding.map { isOrdered[$0] })
      Self.compare(found, product, isOrdered, possible: Set(possible), failing: Set(failing), seed)
    }
  }

  private static func isOrdered(_ varied: FactProduct.Varied, _ rules: RuleSet) -> Bool {
    guard case .fact(let key) = varied.subject, case .number = rules[key.attribute].type else { return false }
    return true
  }

  // MARK: Boxes

  /// Where something fails in some random boxes, and here and there beside them.
  @Test(arguments: Array(UInt64(1)...500)) func boxesOfRandomFailures(seed: UInt64) throws {
    var random = SplitMix64(seed: seed &* 613)
    var sizes: [Int] = []
    for _ in 0..<random.number(1...5) where sizes.reduce(1, *) < 22 { sizes.append(random.number(2...3)) }
    let varied = sizes.enumerated().map { fact, size in
      FactProduct.Varied(FactKey(AttributeID(fact)), (0..<size).map { .known(.ordinal($0)) })
    }
    let product = try #require(FactProduct(varied, limit: 1000))
    let isOrdered = sizes.map { _ in random.chance(50) }
    var failing: Set<Int> = []
    for _ in 0..<random.number(1...3) {
      let sides = sizes.map { size in random.chance(50) ? nil : random.number(0..<size) }
      for world in 0..<product.count
      where sides.enumerated().allSatisfy({ $1 == nil || $1 == product.choice(of: $0, in: world) }) {
        failing.insert(world)
      }
    }
    if random.chance(50) { failing.insert(random.number(0..<product.count)) }
    let failures = Failures(WorldTally(product, of: []), Array(sizes.indices)) { failing.contains($0) }
    Self.compare(
      FailureBoxes(failures, isOrdered: isOrdered), product, isOrdered, possible: Set(0..<product.count),
      failing: failing,
      seed)
  }

  /// Every box of at most four facts is tried, and every choice of boxes.
  private static func compare(
    _ found: FailureBoxes, _ product: FactProduct, _ isOrdered: [Bool], possible: Set<Int>, failing: Set<Int>,
    _ seed: UInt64
  ) {
    let sides = product.varied.indices.map { Self.sides(product.varied[$0].choices.count, isOrdered: isOrdered[$0]) }
    var boxes: Set<Set<Int>> = []
    for box in combinations(sides) {
      let facts = box.indices.count { box[$0].count < product.varied[$0].choices.count }
      let own = possible.filter { world in
        box.indices.allSatisfy { box[$0].contains(product.choice(of: $0, in: world)) }
      }
      if facts <= 4, !own.isEmpty, own.isSubset(of: failing) { boxes.insert(own) }
    }
    let all = boxes.map { $0.reduce(UInt64(0)) { $0 | 1 << UInt64($1) } }
    // What lies within another box covers nothing that the other does not.
    let masks = all.filter { mask in !all.contains { $0 != mask && $0 & mask == mask } }
    let covered = masks.reduce(0, |)
    var known: [UInt64: Int] = [:]
    let fewest = Self.fewest(covering: covered, masks, &known)
    #expect(found.boxes.count == fewest && found.isFewest, "seed \(seed)")
    #expect(found.covered == covered.nonzeroBitCount && found.failing == failing.count, "seed \(seed)")
    for box in found.boxes {
      let own = possible.filter { world in
        box.sides.allSatisfy { $0.values.contains(product.choice(of: $0.fact, in: world)) }
      }
      #expect(own.count == box.worlds && own.isSubset(of: failing) && box.sides.count <= 4, "seed \(seed)")
    }
  }

  private static func sides(_ count: Int, isOrdered: Bool) -> [[Int]] {
    let all = (1..<(1 << count)).map { bits in (0..<count).filter { bits >> $0 & 1 == 1 } }
    return all.filter { side in
      if side.count == count { return true }
      return isOrdered ? side[side.count - 1] - side[0] == side.count - 1 : side.count == 1 || side.count == count - 1
    }
  }

  /// How many boxes the worlds need, of which the first has to lie in one of them; what is known of fewer worlds is kept.
  private static func fewest(covering worlds: UInt64, _ boxes: [UInt64], _ known: inout [UInt64: Int]) -> Int {
    if worlds == 0 { return 0 }
    if let found = known[worlds] { return found }
    let first = worlds & (0 &- worlds)
    var least = Int.max - 1
    for box in boxes where box & first != 0 {
      least = min(least, 1 + Self.fewest(covering: worlds & ~box, boxes, &known))
    }
    known[worlds] = least
    return least
  }

  private static func combinations(_ sides: [[[Int]]]) -> [[[Int]]] {
    sides.reduce([[]]) { found, side in found.flatMap { start in side.map { start + [$0] } } }
  }

  // MARK: Going on

  /// What was noted of the first worlds stands for them.
  @Test(arguments: Array(UInt64(1)...40)) func aSweepGoesOn(seed: UInt64) throws {
    var generator = RuleSetGenerator(seed: seed)
    let (rules, profile) = generator.generate()
    var random = SplitMix64(seed: seed &* 91)
    let wanted = rules.outcomes.map(\.attribute)
    let circuit = CompiledRules(compiling: rules).restricted(to: wanted)
    guard let readings = Readings(profile, rules, circuit) else { return }
    let keys = wanted.flatMap { profile.keys(of: $0, in: rules) }
    let product = try #require(FactProduct(Self.varied(rules, profile, &random), limit: 300))
    let varied = VariedReadings(working: readings.working)
    var whole = WorldSweep(product, of: keys, varied)
    while !whole.isDone { whole.step() }
    var again = WorldSweep(product, of: keys, varied)
    let half = product.count / 2
    for worlds in [0..<half, half..<product.count] where !worlds.isEmpty {
      let isTaken = again.take(whole.piece(of: worlds), worlds: worlds.count)
      #expect(isTaken)
    }
    again.recall()
    #expect(again.isDone && again.tally.impossible == whole.tally.impossible)
    for (one, other) in zip(again.outcomes.outcomes, whole.outcomes.outcomes) {
      #expect(one.stays == other.stays && one.deciding == other.deciding, "seed \(seed)")
      #expect(one.values.map(\.value) == other.values.map(\.value), "seed \(seed)")
    }
    var broken = WorldSweep(product, of: keys, varied)
    let isTaken = broken.take(Array(whole.piece(of: 0..<product.count).dropLast()), worlds: product.count)
    #expect(!isTaken)
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
