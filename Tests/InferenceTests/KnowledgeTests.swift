import Circuit
import Inference
import RuleModel
import SourceText
import TestSupport
import Testing

/// What is run again, or side by side, leads to what one run of its own leads to.
@Suite struct KnowledgeTests {
  /// A program fitted to one profile serves another of which as much is known.
  @Test func aFittedProgramServesFactsThatAreAsWellKnown() throws {
    var reused = 0
    for seed in 0..<300 as Range<UInt64> {
      let sample = Case(seed)
      guard let facts = sample.facts(sample.profile) else { continue }
      let first = PreparedEvaluation(sample.circuit, facts, sample.rules)
      for (key, constant) in sample.others() {
        let profile = sample.stating(key, constant)
        guard let facts = sample.facts(profile) else { continue }
        var again = PreparedEvaluation(sample.circuit, facts, sample.rules, reusing: first.fitted)
        if again.fitted.knowledge == first.fitted.knowledge { reused += 1 }
        again.run()
        let fresh = Evaluation(sample.circuit, facts, sample.rules)
        #expect(sample.values(Evaluation(again)) == sample.values(fresh), "seed \(seed), \(key)")
      }
    }
    #expect(reused > 100)
  }

  /// Every change in a world of its own, all in one run: also where it alters what is known, and in more worlds than a word
  /// has bits.
  @Test(arguments: [0, 64, 150]) func changedFactsAreWorlds(atLeast least: Int) throws {
    var compared = 0
    for seed in 0..<100 as Range<UInt64> {
      let sample = Case(seed)
      let changes = sample.changes(atLeast: least)
      guard let own = sample.facts(sample.profile), own.doubts.isEmpty, !changes.isEmpty,
        let varied = own.varied(by: changes.map { [Facts.Change($0.key, $0.fact)] })
      else { continue }
      let evaluation = Evaluation(sample.circuit, varied, sample.rules)
      #expect(evaluation.worlds == 1 + changes.count)
      for (number, change) in changes.enumerated().suffix(20) {
        guard let facts = sample.facts(sample.stating(change.key, change.statement)) else { continue }
        let alone = Evaluation(sample.circuit, facts, sample.rules)
        #expect(
          sample.values(evaluation, world: number + 1) == sample.values(alone), "seed \(seed), \(change.key)")
        compared += 1
      }
    }
    #expect(compared > 300)
  }

  /// A program for wide planes has its steps in another order and fewer planes at a time, and leads to the same.
  @Test func whatSparesMemoryLeadsToTheSame() throws {
    var (compared, spared) = (0, 0)
    for seed in 0..<200 as Range<UInt64> {
      let sample = Case(seed)
      guard let facts = sample.facts(sample.profile) else { continue }
      var sparing = PreparedEvaluation(sample.circuit, facts, sample.rules, wideFrom: 0)
      let plain = PreparedEvaluation(sample.circuit, facts, sample.rules)
      sparing.run()
      for world in 0..<facts.worlds {
        #expect(
          sample.values(Evaluation(sparing), world: world)
            == sample.values(Evaluation(sample.circuit, facts, sample.rules), world: world), "seed \(seed)")
        compared += 1
      }
      #expect(sparing.fitted.program.keptCount == plain.fitted.program.keptCount)
      if sparing.fitted.program.wordCount < plain.fitted.program.wordCount { spared += 1 }
    }
    #expect(compared > 150)
    #expect(spared > 50)
  }

  /// Profiles about the same entities as worlds of one run: also where they contest facts, or leave some out.
  @Test func profilesSideBySideAreAsEachAlone() throws {
    var compared = 0
    for seed in 0..<80 as Range<UInt64> {
      let sample = Case(seed)
      var group = FactGroup(like: sample.profile, sample.rules, sample.circuit)
      var alone: [Evaluation] = []
      for profile in [sample.profile] + sample.neighbours().prefix(20) {
        let keys = Set(sample.profile.facts.keys).union(profile.facts.keys).sorted()
        guard let facts = sample.facts(profile) else {
          #expect(group.facts(of: profile, otherwise: keys) == nil)
          continue
        }
        let found = try #require(group.facts(of: profile, otherwise: keys))
        #expect(found.doubts == facts.doubts, "seed \(seed)")
        group.add(found, keys)
        alone.append(Evaluation(sample.circuit, facts, sample.rules))
      }
      for (number, (own, other)) in zip(group.evaluations(), alone).enumerated() {
        #expect(own.worlds == other.worlds)
        for world in 0..<own.worlds {
          #expect(
            sample.values(own, world: world) == sample.values(other, world: world), "seed \(seed), \(number), \(world)")
          compared += 1
        }
        #expect(sample.read(own) == sample.read(other), "seed \(seed), \(number)")
      }
    }
    #expect(compared > 300)
  }

  /// A program of which only some values are asked gives these values.
  @Test func whatIsAskedIsTheSameWhereNothingElseIsKept() throws {
    for seed in 0..<100 as Range<UInt64> {
      let sample = Case(seed)
      guard let facts = sample.facts(sample.profile) else { continue }
      let whole = Evaluation(sample.circuit, facts, sample.rules)
      for attribute in sample.derived {
        let part = Evaluation(sample.circuit.restricted(to: [attribute]), facts, sample.rules)
        #expect(sample.values(part, of: [attribute]) == sample.values(whole, of: [attribute]), "seed \(seed)")
      }
    }
  }
}

/// A random rule set and profile.
private struct Case {
  let rules: RuleSet
  let profile: Profile
  let circuit: CompiledRules

  init(_ seed: UInt64) {
    var generator = RuleSetGenerator(seed: seed)
    (rules, profile) = generator.generate()
    circuit = CompiledRules(compiling: rules)
  }

  func facts(_ profile: Profile) -> Facts? { Facts(profile, rules, circuit) }

  func stating(_ key: FactKey, _ constant: Constant) -> Profile { stating(key, .known(constant)) }

  func stating(_ key: FactKey, _ statement: Statement) -> Profile {
    var other = profile
    other.facts[key] = Fact(statement: statement, origin: .given, span: .none)
    return other
  }

  /// Each fact that is stated and known is another value, no value, or anything; again until there are enough.
  func changes(atLeast least: Int) -> [(key: FactKey, fact: KnownFact, statement: Statement)] {
    let own = others().flatMap { key, constant in
      [
        (key, KnownFact.value(constant), Statement.known(constant)), (key, .none, .doesNotApply),
        (key, .unknown, .any),
      ]
    }
    guard !own.isEmpty else { return [] }
    return (0..<max(own.count, least)).map { own[$0 % own.count] }
  }

  /// Another value for each fact that is stated and known.
  func others() -> [(key: FactKey, constant: Constant)] {
    profile.facts.sorted { $0.key < $1.key }.compactMap { key, fact in
      guard case .known(let constant) = fact.statement else { return nil }
      return another(constant, rules.attributes[key.attribute.raw].type).map { (key, $0) }
    }
  }

  private func another(_ constant: Constant, _ type: ValueType) -> Constant? {
    switch (constant, type) {
    case (.ordinal(let ordinal), .boolean): return .ordinal(1 - ordinal)
    case (.ordinal(let ordinal), .domain(let domain)):
      return .ordinal((ordinal + 1) % rules.domains[domain.raw].values.count)
    case (.ordinal(let ordinal), .reference(let kind)):
      return .ordinal((ordinal + 1) % profile.entities[kind.raw].count)
    case (.number(let number), .number(let type)):
      return .number(number == type.upper ? number - 1 : number + 1)
    case (.set(let elements), _): return elements.isEmpty ? nil : .set(Array(elements.dropFirst()))
    default: return nil
    }
  }

  /// Profiles with one fact otherwise, contested, or left out.
  func neighbours() -> [Profile] {
    others().flatMap { key, constant -> [Profile] in
      guard let own = profile.facts[key]?.statement else { return [] }
      var without = profile
      without.facts[key] = nil
      return [
        stating(key, constant), stating(key, .oneOf([own, .known(constant)])), stating(key, .unknown),
        stating(key, .doesNotApply), without,
      ]
    }
  }

  /// What readers make of every derived attribute over all worlds.
  func read(_ evaluation: Evaluation) -> [[Value]] {
    derived.map { attribute in
      let places = places(rules[attribute].kind)
      guard let planes = evaluation.circuit.attributes[attribute.raw], let first = places.first else { return [] }
      let reader = ValueReader(evaluation, planes, along: first.axes)
      return places.map { reader.values($0.entities).joined }
    }
  }

  var derived: [AttributeID] {
    rules.attributes.indices.filter { rules.attributes[$0].isDerived }.map { AttributeID($0) }
  }

  /// Of every derived attribute, or some, and every listed entity.
  func values(_ evaluation: Evaluation, of attributes: [AttributeID]? = nil, world: Int? = nil) -> [[Value]] {
    (attributes ?? derived).map { attribute in
      places(rules[attribute].kind).map { place in
        let worlds = world.map { $0..<$0 + 1 } ?? 0..<evaluation.worlds
        let values = worlds.compactMap { evaluation.value(attribute, place, world: $0) }
        return values.dropFirst().reduce(values[0]) { $0.joined($1) }
      }
    }
  }

  private func places(_ kind: KindID) -> [Place] {
    func all(_ kind: KindID) -> Range<Int> { profile.entities[kind.raw].indices }
    switch rules.kinds[kind.raw].form {
    case .single: return [Place([], [])]
    case .many, .byReference: return all(kind).map { Place([Axis(kind)], [$0]) }
    case .pair(let first, let second, _):
      let axes = [Axis(first.kind), Axis(second.kind, first.kind == second.kind ? 1 : 0)]
      return all(first.kind).flatMap { one in all(second.kind).map { Place(axes, [one, $0]) } }
    }
  }
}
