import Foundation
import Presentation
import Report
import TestSupport
import Testing

@Suite struct TraceTests {
  private func presenter(_ language: ReportLanguage = .en) throws -> Presenter {
    try #require(PresentedSample.sample.presenter("seoul", language))
  }

  private func json(_ filter: TraceFilter) throws -> JSONValue {
    let presenter = try presenter()
    let bytes = presenter.traceJSON(presenter.trace(filter), PresentedSample.provenance)
    return try JSONValue.parse(String(decoding: bytes, as: UTF8.self))
  }

  private func conclusions(_ json: JSONValue) -> [JSONValue] {
    (json["levels"]?.arrayValue ?? []).flatMap { $0["conclusions"]?.arrayValue ?? [] }
  }

  private func schema(_ name: String) throws -> JSONValue {
    let path = "\(PresentedSample.tests)/../Sources/Demarche/Demarche.docc/Resources/\(name).schema.json"
    return try JSONValue.parse(try String(contentsOfFile: path, encoding: .utf8))
  }

  @Test(arguments: [
    TraceFilter(), TraceFilter(rules: ["power-matrix"]), TraceFilter(attributes: ["engagement.stage"]),
    TraceFilter(entities: ["nobody"]),
  ])
  func theSchemaHolds(filter: TraceFilter) throws {
    let errors = SchemaValidator(try schema("trace-2")).errors(in: try json(filter))
    #expect(errors.prefix(5) == [])
  }

  /// What the schema refuses: an unknown key, a level without a number, and a conclusion without reasons.
  @Test(arguments: [#""level": 1"#, #""because""#, #""demarche/trace/2""#]) func theSchemaCanFail(word: String) throws {
    let text = try json(TraceFilter()).text().replacing(word, with: word.replacing("e", with: "E"))
    #expect(SchemaValidator(try schema("trace-2")).errors(in: try JSONValue.parse(text)) != [])
  }

  /// A conclusion is written as an outcome is: one definition, which stands in both.
  @Test func bothSchemasDefineTheSame() throws {
    #expect(try schema("trace-2")["$defs"] == schema("evaluation-2")["$defs"])
  }

  @Test func levelsAscendAndEveryConclusionHasReasons() throws {
    let json = try json(TraceFilter())
    #expect(json["schema"] == "demarche/trace/2")
    let numbers = json["levels"]?.arrayValue?.compactMap { $0["level"]?.integerValue } ?? []
    #expect(numbers.count > 3)
    #expect(numbers == Array(Set(numbers)).sorted())
    for conclusion in conclusions(json) {
      let reasons = (conclusion["because"]?.arrayValue ?? []) + (conclusion["also"]?.arrayValue ?? [])
      #expect(!reasons.isEmpty)
    }
  }

  /// What a conclusion reads was concluded on a lower level, or on its own where rules are recursive.
  @Test func whatIsReadComesBefore() throws {
    var levels: [String: Int64] = [:]
    let json = try json(TraceFilter())
    for level in json["levels"]?.arrayValue ?? [] {
      for item in level["conclusions"]?.arrayValue ?? [] {
        let name = item["attribute"]?.stringValue ?? ""
        levels[name] = level["level"]?.integerValue
        for reason in item["because"]?.arrayValue ?? [] {
          for premise in reason["premises"]?.arrayValue ?? [] where premise["from"] == "derived" {
            let read = String((premise["fact"]?.stringValue ?? "").prefix { $0 != " " })
            if let known = levels[read] { #expect(known <= level["level"]?.integerValue ?? 0) }
          }
        }
      }
    }
  }

  @Test func aRuleNarrows() throws {
    let found = conclusions(try json(TraceFilter(rules: ["power-matrix"])))
    #expect(!found.isEmpty)
    let rules = Set(found.flatMap { $0["because"]?.arrayValue ?? [] }.compactMap { $0["rule"]?.stringValue })
    #expect(rules == ["power-matrix/middle-great", "power-matrix/middle-middle"])
  }

  @Test func attributeAndEntityNarrowTogether() throws {
    let found = conclusions(try json(TraceFilter(attributes: ["engagement.stage"], entities: ["beijing"])))
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0["entities"]?["partner"] == "beijing" && $0["attribute"] == "engagement.stage" })
  }

  @Test func nothingIsSaidInWords() throws {
    let presenter = try presenter(.ko)
    let document = presenter.traceDocument(presenter.trace(TraceFilter(rules: ["no-such-rule"])))
    #expect(TextRenderer().render(document).contains("적용된 규칙이 없다."))
  }

  @Test func theTreeShowsStatusAndPlaces() throws {
    let presenter = try presenter()
    let trace = presenter.trace(TraceFilter(attributes: ["partner.posture"]))
    let text = TextRenderer(width: 200).render(presenter.traceDocument(trace))
    #expect(text.contains("partner.posture beijing: ● bridge-and-agenda\n"))
    #expect(text.contains("─ power-matrix/middle-great [partner beijing] Posture: bridge-and-agenda; applied"))
    #expect(text.contains("country.power kr: middle (given, Profiles/countries/kr.yaml:3:8)"))
  }

  /// Japan's power is contested: its leading case makes the working chain, the other what may hold besides.
  @Test func theWorkingChainComesFirst() throws {
    let presenter = try presenter()
    let trace = presenter.trace(TraceFilter(attributes: ["partner.posture"], entities: ["tokyo"]))
    let text = TextRenderer(width: 200).render(presenter.traceDocument(trace))
    let parts = text.components(separatedBy: "What may hold besides")
    try #require(parts.count == 2)
    #expect(parts[0].contains("partner.posture tokyo: ◇ co-sponsor (can be bridge-and-agenda or co-sponsor)"))
    #expect(parts[0].contains("country.power jp: middle (given, contested: the leading case, "))
    #expect(parts[1].contains("power-matrix/middle-great [partner tokyo] Posture: bridge-and-agenda; applied"))
    #expect(!parts[1].contains("power-matrix/middle-middle"))
    let json = try json(TraceFilter(attributes: ["partner.posture"], entities: ["tokyo"]))
    #expect(json["besides"]?[0]?["conclusions"]?[0]?["may"]?[0]?["rule"] == "power-matrix/middle-great")
  }
}
