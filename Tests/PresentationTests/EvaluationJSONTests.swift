import Foundation
import Presentation
import Report
import TestSupport
import Testing

@Suite struct EvaluationJSONTests {
  private func bytes(
    _ profile: String, _ language: ReportLanguage = .en, set settings: [(String, String)] = [],
    form: JSONForm = .pretty
  ) throws -> [UInt8] {
    let presenter = try #require(PresentedSample.sample.presenter(profile, language, set: settings))
    return presenter.evaluationJSON(presenter.explainer.outcomes(), PresentedSample.provenance, form: form)
  }

  private func json(
    _ profile: String, _ language: ReportLanguage = .en, set settings: [(String, String)] = []
  ) throws -> JSONValue {
    try JSONValue.parse(String(decoding: try bytes(profile, language, set: settings), as: UTF8.self))
  }

  private func outcome(_ address: String, in json: JSONValue) throws -> JSONValue {
    try #require(json["outcomes"]?.arrayValue?.first { Self.address($0) == address })
  }

  private static func address(_ outcome: JSONValue) -> String {
    let ids = (outcome["entities"]?.objectValue ?? []).map { $0.1.stringValue ?? "" }
    return ([outcome["attribute"]?.stringValue ?? ""] + (ids.isEmpty ? [] : [ids.joined(separator: "/")]))
      .joined(separator: " ")
  }

  @Test(arguments: ["seoul", "melbourne"], ReportLanguage.allCases)
  func theSchemaHolds(profile: String, language: ReportLanguage) throws {
    let path = "\(PresentedSample.tests)/../Sources/Demarche/Demarche.docc/Resources/evaluation-1.schema.json"
    let schema = try JSONValue.parse(try String(contentsOfFile: path, encoding: .utf8))
    let errors = SchemaValidator(schema).errors(in: try json(profile, language))
    #expect(errors.prefix(5) == [])
  }

  @Test func theSameInputsGiveTheSameBytes() throws {
    #expect(try bytes("seoul") == bytes("seoul"))
    #expect(try bytes("melbourne", .ko) == bytes("melbourne", .ko))
  }

  @Test func bothFormsSayTheSame() throws {
    let compact = try bytes("seoul", form: .compact)
    #expect(try JSONValue.parse(String(decoding: compact, as: UTF8.self)) == json("seoul"))
    #expect(compact.count { $0 == 0x0A } == 1)
    #expect(try JSONValue.parse(String(decoding: compact, as: UTF8.self)).bytes(.compact) + [0x0A] == compact)
  }

  @Test(arguments: [
    ("seoul", "seoul", []), ("seoul", "seoul-cooperation", [("system.rivalry", "cooperation")]),
    ("melbourne", "melbourne", []),
  ])
  func valuesAreThoseExpected(profile: String, file: String, settings: [(String, String)]) throws {
    var mine: [String: JSONValue] = [:]
    for outcome in try json(profile, set: settings)["outcomes"]?.arrayValue ?? [] {
      mine[Self.address(outcome)] = outcome
    }
    let path = "\(PresentedSample.tests)/Fixtures/sample/expected/\(file).json"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == mine.count)
    for line in lines {
      let expected = try JSONValue.parse(String(line))
      let found = try #require(mine[Self.address(expected)])
      for key in ["value", "values", "from", "to", "empty", "contradiction", "certainty"] {
        #expect(found[key] == expected[key], "\(Self.address(expected)): \(key)")
      }
      let rules = Set((found["because"]?.arrayValue ?? []).compactMap { $0["rule"]?.stringValue })
      #expect(rules == Set((expected["rules"]?.arrayValue ?? []).compactMap { $0["rule"]?.stringValue }))
    }
  }

  @Test func aReasonSaysWhatItReadsAndWhere() throws {
    let outcome = try outcome("partner.posture beijing", in: json("seoul"))
    #expect(outcome["value"] == "bridge-and-agenda")
    let reason = try #require(outcome["because"]?[0])
    #expect(reason["rule"] == "power-matrix/middle-great")
    #expect(reason["text"] == "A middle power serves a great one as bridge and source of agenda.")
    #expect(reason["contribution"] == ["value": "bridge-and-agenda"])
    #expect(reason["entities"] == ["partner": "beijing"])
    let own: JSONValue = [
      "path": "country.power kr", "value": "middle", "from": "given", "at": "Profiles/countries/kr.yaml:3:8",
    ]
    #expect(reason["premises"]?.arrayValue?.contains(own) == true)
  }

  @Test func contestedFactsGiveCases() throws {
    let outcome = try outcome("partner.posture tokyo", in: json("seoul"))
    #expect(outcome["values"] == ["bridge-and-agenda", "co-sponsor"])
    let cases = try #require(outcome["cases"]?.arrayValue)
    #expect(cases.count == 2)
    #expect(cases[0]["if"] == [["path": "country.power jp", "value": "middle"]])
    #expect(cases[0]["value"] == "co-sponsor")
  }

  @Test func anUnlistedEntityIsAQuestionMark() throws {
    let all = try json("melbourne")["outcomes"]?.arrayValue ?? []
    let reasons = all.flatMap { $0["because"]?.arrayValue ?? [] }
    #expect(reasons.contains { $0["entities"]?["partner"] == "?" })
    #expect(!all.contains { $0["entities"]?["partner"] == "?" })
  }

  @Test func whatIsSetIsAnAssumption() throws {
    let json = try json("seoul", set: [("system.rivalry", "cooperation")])
    #expect(json["assumptions"]?[0] == ["path": "system.rivalry", "value": "cooperation", "from": "set"])
    let left: JSONValue = ["path": "country.recognition kr", "value": "recognised", "from": "assumed"]
    #expect(json["assumptions"]?.arrayValue?.contains(left) == true)
  }

  @Test func unknownFactsAreCounted() throws {
    let json = try json("seoul")
    let first = try #require(json["unknown"]?[0])
    #expect(first["path"] == "area.expertise human-rights")
    #expect(first["question"] == "How expert is the city in it?")
    let counts = json["unknown"]?.arrayValue?.compactMap { $0["matters-to"]?.integerValue } ?? []
    #expect(counts == counts.sorted(by: >))
    let uncertain = json["outcomes"]?.arrayValue?.count { $0["certainty"] == "possible" } ?? 0
    #expect(counts.allSatisfy { $0 > 0 && $0 <= uncertain })
  }

  @Test func koreanParticlesFit() throws {
    let text = String(decoding: try bytes("seoul", .ko), as: UTF8.self)
    for pair in ["은(는)", "이(가)", "을(를)", "과(와)", "와(과)", "(으)로", "(이)"] { #expect(!text.contains(pair)) }
    #expect(text.contains("대한민국은 중견국으로서"))
  }
}
