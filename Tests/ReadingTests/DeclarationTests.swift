import RuleModel
import SourceText
import Testing
import YAMLReading

@testable import Reading

@Suite struct DeclarationTests {
  @Test func theSampleIsReadWithoutDiagnostics() throws {
    let fixture = Fixture()
    let declarations = fixture.declarations()
    #expect(fixture.lines(fixture.yamlDiagnostics + declarations.diagnostics) == [])
    let (set, names) = (declarations.ruleSet, declarations.names)
    #expect(set.name == "city-diplomacy-sample")
    #expect(set.version == "0.1.0")
    #expect(set.languages == ["en", "ko"])
    #expect(set.ranks.count == 9)
    #expect(set.outcomes.count == 24)
    #expect(set.sources.count == 21)
    #expect(set.kinds.count == 15)
    #expect(names.kind("engagement").map { names[$0].arity } == 2)
    #expect(try names.entityIDs(of: #require(names.kind("form"))).count == 10)
  }

  @Test func aLineOfTheSummaryMayHoldWhatIsCertainAlone() {
    let fixture = Fixture("")
    let summary = """

      summary:
        - {title: Moods, attribute: town.mood, show: 3}
        - {title: Sure moods, attribute: town.mood, values: [low], certain only: yes}
      """
    let declarations = readDeclarations(
      manifest: fixture.tree("m.yaml", text: SmallRuleSet.manifest + summary),
      vocabulary: [fixture.tree("v.yaml", text: SmallRuleSet.vocabulary)], catalogue: [])
    #expect(declarations.ruleSet.summaries.map(\.isCertainOnly) == [false, true])
    #expect(declarations.ruleSet.summaries.map(\.show) == [3, nil])
  }

  @Test func bandsAreAScaleOfTheirOwn() throws {
    let declarations = Fixture().declarations()
    let names = declarations.names
    let sum = try #require(names.attribute("form.suitability"))
    let band = names[try #require(names.attribute("form.suitability.band"))]
    #expect(band.combine == .band(of: sum, lowest: [0, 2, 4]))
    guard case .domain(let domain) = band.type else { throw Unexpected() }
    #expect(names[domain].values.map(\.name) == ["poor", "fair", "good", "excellent"])
    #expect(names[sum].combine == .sum(base: nil, weights: [-3, -2, -1, 1, 2, 3]))
  }

  @Test func whatNeedsPathsWaits() throws {
    let declarations = Fixture().declarations()
    let pending = declarations.pending
    func names(_ table: [AttributeID: YAMLNode]) -> [String] {
      table.keys.sorted().map { declarations.names[$0].fullName }
    }
    #expect(pending.never.count == 2)
    #expect(names(pending.ranking) == ["form.lead-rank", "form.axis-rank", "substitute.place"])
    #expect(names(pending.fallback).contains("form.stand-out"))
    #expect(names(pending.base).contains("engagement.suitability"))
  }

  @Test func catalogueFactsAreRead() throws {
    let declarations = Fixture().declarations()
    let (set, names) = (declarations.ruleSet, declarations.names)
    var sink = DiagnosticSink()
    func fact(_ address: String) -> Statement? {
      names.address(address, span: { _ in .none }, &sink).flatMap { set.facts[$0]?.statement }
    }
    #expect(fact("form.areas education-youth-diplomacy") == .known(.set([4, 5])))
    #expect(fact("form.official citizen-diplomacy") == .known(.ordinal(0)))
    #expect(fact("form.usual-role norm-advocacy") == .known(.ordinal(4)))
    #expect(sink.diagnostics.isEmpty)
    let left = try #require(names.attribute("country.condemns"))
    #expect(names[left].ifLeftOut == .set([]))
  }
}

struct Unexpected: Error {}
