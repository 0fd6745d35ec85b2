import Circuit
import Explanation
import Inference
import RuleModel
import SourceText
import TestSupport
import Testing

/// Worlds beside each other tell what evaluations one by one tell.
@Suite struct SideBySideTests {
  @Test(arguments: Array(UInt64(1)...120)) func changedFactsOfRandomRuleSets(seed: UInt64) throws {
    var generator = RuleSetGenerator(seed: seed)
    let (rules, profile) = generator.generate()
    var random = SplitMix64(seed: seed &* 77)
    let wanted = rules.outcomes.map(\.attribute)
    let circuit = CompiledRules(compiling: rules).restricted(to: wanted)
    guard let readings = Readings(profile, rules, circuit) else { return }
    let keys = wanted.flatMap { profile.keys(of: $0, in: rules) }
    let varied = VariedReadings(readings, keeping: FittedPrograms())
    for _ in 0..<3 {
      let lists = (0..<7).map { _ in Self.changes(rules, profile, &random) }.filter { varied.canVary($0) }
      let table = Self.table(lists)
      let found = try #require(varied.answers(of: keys, under: table))
      let working = try #require(varied.workingOutcomes(of: keys, under: table))
      for (line, list) in lists.enumerated() {
        let answers = found.isImpossible[line] ? nil : found.outcomes.map { $0[line] }
        let outcomes = working.isImpossible[line] ? nil : working.outcomes.map { $0[line] }
        try Self.compare(answers, outcomes, list, keys, rules, profile, circuit, seed)
      }
    }
  }

  /// Lines of one world each are told what evaluations of their own tell, reasons and what those show included.
  @Test(arguments: Array(UInt64(1)...50)) func reasonsOfRandomRuleSets(seed: UInt64) throws {
    var generator = RuleSetGenerator(seed: seed)
    let (rules, profile) = generator.generate()
    var random = SplitMix64(seed: seed &* 77)
    let circuit = CompiledRules(compiling: rules)
    guard let readings = Readings(profile, rules, circuit) else { return }
    let keys = rules.outcomes.map(\.attribute).flatMap { profile.keys(of: $0, in: rules) }
    let varied = VariedReadings(readings, keeping: FittedPrograms())
    let lists = (0..<7).map { _ in Self.changes(rules, profile, &random) }.filter { varied.canVary($0) }
    let isContested = [readings.bounds, readings.trusted].contains { $0.evaluation.worlds > 1 }
    let found = varied.explanations(of: keys, under: Self.table(lists))
    #expect((found == nil) == isContested, "seed \(seed)")
    guard let found else { return }
    for (line, list) in lists.enumerated() where !found.isImpossible[line] {
      let facts = list.map { ($0.key, Fact(statement: $0.statement, origin: .set, span: .none)) }
      let stated = profile.stating(facts, names: Names(rules), catalogue: rules.facts)
      let alone = try #require(Readings(stated, rules, circuit))
      for (number, key) in keys.enumerated() {
        let (told, wanted) = (found.outcomes[number][line], alone.answer(key))
        #expect(Self.text(told.answer) == Self.text(wanted), "seed \(seed), \(key)")
        for reason in wanted.working.reasons {
          #expect(told.reading.knownValue(of: reason) == alone.working.knownValue(of: reason), "seed \(seed), \(key)")
          for path in rules.rules[reason.rule.raw].because.paths {
            let ends = alone.working.ends(of: path, reason.entities).keys
            #expect(told.reading.ends(of: path, reason.entities).keys == ends)
            #expect(ends.map(told.reading.shown) == ends.map(alone.working.shown), "seed \(seed), \(key)")
          }
        }
      }
    }
  }

  private static func table(_ lists: [StatedFacts]) -> FactTable {
    var columns: [FactTable.Column] = []
    for (line, list) in lists.enumerated() {
      for (key, statement) in list {
        guard let fact = statement.knownFact else { continue }
        if !columns.contains(where: { $0.key == key }) { columns.append(FactTable.Column(key, lines: lists.count)) }
        for number in columns.indices where columns[number].key == key { columns[number].state(fact, in: line) }
      }
    }
    return FactTable(columns, lines: lists.count)
  }

  private static func compare(
    _ found: [Answer]?, _ working: [Outcome]?, _ list: StatedFacts, _ keys: [FactKey], _ rules: RuleSet,
    _ profile: Profile, _ circuit: CompiledRules, _ seed: UInt64
  ) throws {
    let facts = list.map { ($0.key, Fact(statement: $0.statement, origin: .set, span: .none)) }
    let stated = profile.stating(facts, names: Names(rules), catalogue: rules.facts)
    let alone = try #require(Readings(stated, rules, circuit))
    let never = circuit.never.contains { alone.bounds.evaluation.isOnAnywhere($0.anywhere.certain) }
    #expect((found == nil) == never, "seed \(seed)")
    for (number, key) in keys.enumerated() {
      let wanted = alone.valueAnswer(key)
      if let found { #expect(text(found[number]) == text(wanted), "seed \(seed), \(key)") }
      if let working { #expect(working[number] == wanted.working, "seed \(seed), \(key)") }
      #expect(wanted.ground == alone.answer(key).ground)
      #expect(wanted.working.value == alone.answer(key).working.value)
    }
  }

  private static func text(_ answer: Answer) -> String {
    "\(answer.working) \(answer.bounds) \(answer.trusted) \(answer.ground)"
  }

  /// Up to three given facts, of any value of their type.
  private static func changes(_ rules: RuleSet, _ profile: Profile, _ random: inout SplitMix64) -> StatedFacts {
    let given = rules.attributes.indices.map { AttributeID($0) }.filter { rules[$0].origin == .given }
    let keys = given.flatMap { profile.keys(of: $0, in: rules) }
    guard !keys.isEmpty else { return [] }
    var list: StatedFacts = []
    for _ in 0..<random.number(0...3) {
      let key = random.pick(keys)
      guard !list.contains(where: { $0.key == key }) else { continue }
      list.append((key, statement(rules, rules[key.attribute].type, &random)))
    }
    return list
  }

  private static func statement(_ rules: RuleSet, _ type: ValueType, _ random: inout SplitMix64) -> Statement {
    switch type {
    case .boolean: .known(.ordinal(random.number(0...1)))
    case .domain(let domain):
      random.chance(10) ? .doesNotApply : .known(.ordinal(random.number(0..<rules.domains[domain.raw].values.count)))
    case .number: .known(.number(Int64(random.number(-3...12))))
    case .set(.domain(let domain)):
      .known(.set(rules.domains[domain.raw].values.indices.filter { _ in random.chance(40) }))
    case .set, .reference, .text: .doesNotApply
    }
  }
}
