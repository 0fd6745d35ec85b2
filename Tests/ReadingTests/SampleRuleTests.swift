import RuleModel
import SourceText
import Testing
import YAMLReading

@testable import Reading

extension Fixture {
  /// The whole sample, in no good order.
  func sampleFiles() -> [RuleFile] {
    let names = [
      "vocabulary/derived", "vocabulary/given", "vocabulary/kinds", "vocabulary/scales", "catalogue/actors",
      "catalogue/advice", "catalogue/areas", "catalogue/forms", "theory/50-partners-and-actors",
      "theory/10-international-system", "theory/20-national-power", "theory/30-decentralisation",
      "theory/40-capacity-and-agenda", "ruleset",
    ]
    return names.map { RuleFile(path: "\($0).yaml", tree: tree("\($0).yaml")) }
  }
}

@Suite struct SampleRuleTests {
  let fixture = Fixture()
  let ruleSet: RuleSet
  let names: Names
  let diagnostics: [Diagnostic]

  init() {
    let read = readRuleSet(fixture.sampleFiles())
    (ruleSet, names, diagnostics) = (read.ruleSet, read.names, read.diagnostics)
  }

  private func rule(_ id: String) throws -> Rule {
    try #require(ruleSet.rules.first { $0.id == id })
  }

  private func attribute(_ name: String) throws -> AttributeID { try #require(names.attribute(name)) }

  private func scope(_ rule: Rule) -> [String] {
    rule.scope.prefix(rule.freeCount).map { "\($0.name): \(names[$0.kind].name)" }
  }

  @Test func theSampleIsReadWithoutDiagnostics() {
    #expect(fixture.lines(fixture.yamlDiagnostics + diagnostics) == [])
  }

  @Test func everythingIsCounted() {
    #expect(ruleSet.rules.count == 55)
    #expect(ruleSet.sections.count == 15)
    #expect(ruleSet.never.count == 2)
    #expect(ruleSet.rules.filter(\.isDraft).map(\.id) == ["rivals-for-events"])
    #expect(ruleSet.rules.flatMap(\.examples).count == 74)
    #expect(ruleSet.rules.first?.id == "opposed-blocs")
    #expect(ruleSet.rules.last?.id == "rivals-for-events")
  }

  @Test func casesAreRulesOfTheirOwn() throws {
    let cases = ruleSet.rules.filter { $0.id.hasPrefix("power-matrix/") }
    #expect(cases.map(\.id.utf8.count).count == 5)
    let middle = try rule("power-matrix/middle-great")
    #expect(middle.sources == ["cooper-1997"])
    #expect(middle.basis == ["DY01", "DY03", "DY04", "DY05", "DY06"])
    #expect(middle.title.texts.first == "Own power against the partner's")
    #expect(middle.rank == names.rank("power"))
    #expect(try rule("power-matrix/great-great-allies").sources == ["design"])
  }

  @Test func variablesAreInACanonicalOrder() throws {
    #expect(try scope(rule("confrontation-between-blocs")) == ["partner: partner", "form: form"])
    #expect(try scope(rule("introduction-to-a-partner")) == ["from: place", "to: place", "partner: partner"])
    #expect(try scope(rule("introductions-chain")) == ["a: place", "b: place", "c: place"])
    #expect(try scope(rule("nearest-lawful-form")) == ["blocked: form", "instead: form"])
    #expect(try scope(rule("missing-axis/field")) == [])
    #expect(try scope(rule("seat-for-cities")) == ["form: form"])
    #expect(try rule("seat-for-cities").scope.last?.name == "actor")
  }

  @Test func listedPairsNarrowOnlyByTheirBareName() throws {
    let tie = try #require(names.kind("tie"))
    let pair = Subject(kind: tie, terms: [.variable(VariableID(0)), .variable(VariableID(1))])
    #expect(try rule("a-formal-tie-introduces").listedPairs == [pair])
    #expect(try rule("introductions-chain").listedPairs == [])
  }

  @Test func overridesAndMultiplicityAreResolved() throws {
    let ladder = try #require(ruleSet.rules.firstIndex { $0.id == "one-step-at-a-time" })
    #expect(try rule("crisis-frees-the-ladder").overrides == [RuleID(ladder)])
    #expect(try rule("pressed-area").multiplicity == .once)
    #expect(try rule("expertise-counts-by-area").multiplicity == .forEach([VariableID(0)]))
  }

  @Test func contributionsFollowTheCombine() throws {
    #expect(
      try rule("parallel-in-disharmony").conclusions.map(\.contribution) == [
        .atLeast(.constant(.ordinal(1))), .atMost(.constant(.ordinal(1))),
      ])
    #expect(try rule("notification-law").conclusions.count == 3)
    #expect(try rule("relative-gains-under-confrontation").conclusions.map(\.contribution) == [.weight(-1)])
    #expect(try rule("open-conflict-lowers").conclusions.map(\.contribution) == [.step(-1)])
    guard case .atMost(.path(let operand))? = try rule("one-step-at-a-time").conclusions.first?.contribution else {
      throw Unexpected()
    }
    #expect(operand.plus == 1)
  }

  @Test func constantsInOneMapAreOneTest() throws {
    let rule = try rule("dependence-on-the-stronger")
    guard case .test(let first)? = rule.when.first, case .compare(.atLeast, let operand) = first.constraint else {
      throw Unexpected()
    }
    #expect(operand.plus == 2)
    guard case .test(let gains)? = try self.rule("rival-great-powers").when.last else { throw Unexpected() }
    #expect(gains.constraint == .values(ValueSet(members: [1, 2])))
    #expect(try self.rule("very-different-size").when.count == 2)
    #expect(try self.rule("expertise-counts-by-area").when.count == 3)
  }

  @Test func pendingExpressionsAreResolved() throws {
    guard case .sum(.path(let base)?, _)? = names[try attribute("engagement.suitability")].combine,
      case .rank(let place)? = names[try attribute("substitute.place")].combine,
      case .rank(let lead)? = names[try attribute("form.lead-rank")].combine
    else { throw Unexpected() }
    #expect(base.path.subject.terms == [.variable(VariableID(1))])
    #expect(place.per?.subject.terms == [.variable(VariableID(0))])
    #expect(place.scope.map(\.name) == ["blocked", "instead"])
    #expect(lead.per == nil)
    #expect(lead.by.count == 2)
  }

  @Test func examplesMakeEntitiesWithoutNames() throws {
    let example = try #require(try rule("aggression-suspends-official-ties").examples.first)
    let country = try #require(names.kind("country"))
    let partner = try #require(names.kind("partner"))
    #expect(example.fragment.entities[country.raw].map(\.id) == ["partner.country", "city.country"])
    #expect(example.fragment.entities[partner.raw].map(\.id) == ["partner"])
    #expect(example.fragment.isOpen[country.raw])
    let condemns = FactKey(try attribute("country.condemns"), [EntityID(1)])
    #expect(example.fragment.facts[condemns]?.statement == .known(.set([0])))
  }

  @Test func strataAreInTheOrderOfEvaluation() throws {
    let recursive = ruleSet.strata.filter(\.isRecursive).flatMap(\.attributes).map { names[$0].fullName }
    #expect(recursive == ["introduction.possible"])
    let levels = Dictionary(
      uniqueKeysWithValues: ruleSet.strata.flatMap { stratum in
        stratum.attributes.map { (names[$0].fullName, stratum.level) }
      })
    #expect(levels.count == ruleSet.attributes.filter(\.isDerived).count)
    #expect(levels["form.suitability"] == 1)
    #expect(levels["form.lead-rank"] == 2)
    #expect(levels["form.role"] == 3)
    #expect(levels["engagement.role"] == 4)
    #expect(levels["form.proposed-to-complete"] == 5)
  }

  @Test func theOrderOfFilesDoesNotMatter() {
    let reversed = Fixture()
    let other = readRuleSet(reversed.sampleFiles().reversed())
    #expect(other.ruleSet.strata == ruleSet.strata)
    #expect(other.ruleSet.rules.map(\.id) == ruleSet.rules.map(\.id))
  }

  @Test func theOrderOfRulesDoesNotMatter() {
    var rules = ruleSet.rules
    var seed: UInt64 = 7
    for _ in 0..<20 {
      rules = shuffled(rules, &seed)
      var shuffledSet = ruleSet
      shuffledSet.rules = rules
      #expect(shuffledSet.stratify().isEmpty)
      #expect(shuffledSet.strata == ruleSet.strata)
    }
  }

  /// Overrides are numbers of rules, so they move along.
  private func shuffled(_ rules: [Rule], _ seed: inout UInt64) -> [Rule] {
    var order = Array(rules.indices)
    for index in order.indices.dropFirst() {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      order.swapAt(index, Int(seed >> 33) % (index + 1))
    }
    var place = order
    for (new, old) in order.enumerated() { place[old] = new }
    return order.map { old in
      var rule = rules[old]
      rule.overrides = rule.overrides.map { RuleID(place[$0.raw]) }
      rule.when.reverse()
      return rule
    }
  }
}
