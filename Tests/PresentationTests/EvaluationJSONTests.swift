import Foundation
import Presentation
import Report
import TestSupport
import Testing

@Suite struct EvaluationJSONTests {
  private func bytes(
    _ profile: String, _ language: ReportLanguage = .en, set settings: [(String, String)] = [],
    select patterns: [String] = ["*"], explain: Detail = .brief, form: JSONForm = .pretty
  ) throws -> [UInt8] {
    let presenter = try #require(PresentedSample.sample.presenter(profile, language, set: settings))
    let outcomes = presenter.selection(patterns.map { AddressPattern($0) })
    return presenter.evaluationJSON(
      EvaluationContent(outcomes, explain: explain, form: form), PresentedSample.provenance)
  }

  private func json(
    _ profile: String, _ language: ReportLanguage = .en, set settings: [(String, String)] = [],
    select patterns: [String] = ["*"], explain: Detail = .brief
  ) throws -> JSONValue {
    try JSONValue.parse(
      String(
        decoding: try bytes(profile, language, set: settings, select: patterns, explain: explain), as: UTF8.self))
  }

  private func outcome(_ address: String, in json: JSONValue) throws -> JSONValue {
    try #require(json["outcomes"]?.arrayValue?.first { $0["address"]?.stringValue == address })
  }

  private func addresses(_ json: JSONValue) -> [String] {
    (json["outcomes"]?.arrayValue ?? []).compactMap { $0["address"]?.stringValue }
  }

  @Test(arguments: ["seoul", "melbourne"], ReportLanguage.allCases)
  func theSchemaHolds(profile: String, language: ReportLanguage) throws {
    let path = "\(PresentedSample.tests)/../Sources/Demarche/Demarche.docc/Resources/evaluation-2.schema.json"
    let schema = try JSONValue.parse(try String(contentsOfFile: path, encoding: .utf8))
    for explain in [Detail.none, .brief, .full] {
      let json = try json(profile, language, select: explain == .full ? ["partner.*"] : ["*"], explain: explain)
      #expect(SchemaValidator(schema).errors(in: json).prefix(5) == [])
    }
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

  /// A reader of the default holds it in the hand: Seoul, without reasons.
  @Test func theDefaultIsSmall() throws {
    let presenter = try #require(PresentedSample.shipped.presenter("seoul", .en))
    let content = EvaluationContent(presenter.selection(), explain: .none)
    let bytes = presenter.evaluationJSON(content, PresentedSample.provenance)
    #expect(content.outcomes.count > 150)
    #expect(bytes.count < 200_000)
  }

  // MARK: Values

  /// What was worked out by hand are the bounds: beside them stands one value, which lies within.
  @Test(arguments: [
    ("seoul", "seoul", []), ("seoul", "seoul-cooperation", [("system.rivalry", "cooperation")]),
    ("melbourne", "melbourne", []),
  ])
  func boundsAreThoseExpected(profile: String, file: String, settings: [(String, String)]) throws {
    let json = try json(profile, set: settings)
    let path = "\(PresentedSample.tests)/Fixtures/sample/expected/\(file).json"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == addresses(json).count)
    for line in lines {
      let expected = try JSONValue.parse(String(line))
      let address = Self.address(expected)
      let found = try outcome(address, in: json)
      if expected["certainty"] == "certain" {
        #expect(found["value"] == expected["value"] ?? .null, "\(address)")
        #expect(found["bounds"] == nil && found["ground"] != "unsettled", "\(address)")
      } else {
        #expect(found["bounds"] == Self.bounds(expected) && found["ground"] == "unsettled", "\(address)")
      }
      let rules = Set((found["because"]?.arrayValue ?? []).compactMap { $0["rule"]?.stringValue })
      #expect(rules.isSubset(of: (expected["rules"]?.arrayValue ?? []).compactMap { $0["rule"]?.stringValue }))
    }
  }

  private static func address(_ expected: JSONValue) -> String {
    let ids = (expected["entities"]?.objectValue ?? []).map { $0.1.stringValue ?? "" }
    return ([expected["attribute"]?.stringValue ?? ""] + (ids.isEmpty ? [] : [ids.joined(separator: "/")]))
      .joined(separator: " ")
  }

  private static func bounds(_ expected: JSONValue) -> JSONValue {
    var members: [(String, JSONValue)] = []
    if let values = expected["values"] { members.append(("one of", values)) }
    for end in ["from", "to"] { if let bound = expected[end] { members.append((end, bound)) } }
    if let value = expected["value"] { members.append(("one of", [value])) }
    if expected["empty"] == true { members.append(("or none", true)) }
    if expected["contradiction"] == true { members.append(("contradiction", "possible")) }
    return .object(members)
  }

  @Test func aContestedFactHasItsLeadingCase() throws {
    let outcome = try outcome("partner.posture tokyo", in: json("seoul"))
    #expect(outcome["value"] == "co-sponsor" && outcome["ground"] == "unsettled")
    #expect(outcome["bounds"] == ["one of": ["bridge-and-agenda", "co-sponsor"]])
  }

  // MARK: Reasons

  @Test func aReasonSaysWhatItReadsAndWhere() throws {
    let outcome = try outcome("partner.posture beijing", in: json("seoul", select: ["partner.*"], explain: .full))
    #expect(outcome["value"] == "bridge-and-agenda")
    let reason = try #require(outcome["because"]?[0])
    #expect(reason["rule"] == "power-matrix/middle-great")
    #expect(reason["text"] == "A middle power serves a great one as bridge and source of agenda.")
    #expect(reason["contribution"] == ["value": "bridge-and-agenda"])
    #expect(reason["entities"] == ["partner": "beijing"])
    let own: JSONValue = [
      "fact": "country.power kr", "value": "middle", "from": "given", "at": "Profiles/countries/kr.yaml:3:8",
    ]
    #expect(reason["premises"]?.arrayValue?.contains(own) == true)
    #expect(try self.outcome("partner.posture beijing", in: json("seoul"))["because"]?[0]?["premises"] == nil)
    let bare = try self.outcome("partner.posture beijing", in: json("seoul", explain: .none))
    #expect(bare["because"] == nil && bare["also"] == nil)
  }

  /// What was applied, by rank and rule, stands apart from what came to nothing.
  @Test func whatWasDefeatedStandsApart() throws {
    let all = try json("seoul")["outcomes"]?.arrayValue ?? []
    let applied = all.flatMap { $0["because"]?.arrayValue ?? [] }
    let others = all.flatMap { $0["also"]?.arrayValue ?? [] }
    #expect(applied.count > 50 && applied.allSatisfy { $0["status"] == nil })
    #expect(!others.isEmpty && others.allSatisfy { $0["status"] != nil })
  }

  @Test func theWorkingReadingHasNoUnlistedEntity() throws {
    let all = try json("melbourne")["outcomes"]?.arrayValue ?? []
    #expect(!all.flatMap { $0["because"]?.arrayValue ?? [] }.contains { $0["entities"]?["partner"] == "?" })
  }

  // MARK: Selecting

  @Test(arguments: [
    (["partner.posture"], ["partner.posture beijing", "partner.posture tokyo"]),
    (["partner.posture tokyo", "*.posture *"], ["partner.posture beijing", "partner.posture tokyo"]),
    (["*.posture b*ng"], ["partner.posture beijing"]), (["partner.postur"], []), (["posture"], []),
    (["partner.posture tok"], []),
  ])
  func outcomesAreSelected(patterns: [String], expected: [String]) throws {
    let found = addresses(try json("seoul", select: patterns, explain: .none))
    #expect(found.filter { $0.hasSuffix("beijing") || $0.hasSuffix("tokyo") } == expected)
  }

  @Test func namesAreInTheLanguageThatIsAskedFor() throws {
    let (english, korean) = (try json("seoul", select: ["partner.posture"]), try json("seoul", .ko))
    #expect(english["names"]?["entities"]?["partner"]?["beijing"] == "Beijing")
    #expect(english["names"]?["attributes"]?.objectValue?.map(\.0) == ["partner.posture"])
    #expect(korean["names"]?["entities"]?["partner"]?["tokyo"] == "도쿄")
  }

  // MARK: What is open

  @Test func whatIsSetIsAnAssumption() throws {
    let json = try json("seoul", set: [("system.rivalry", "cooperation")])
    let assumptions = json["assumptions"]?.arrayValue ?? []
    #expect(assumptions.contains(["fact": "system.rivalry", "value": "cooperation", "from": "set"]))
    #expect(assumptions.contains(["fact": "country.recognition kr", "value": "recognised", "from": "assumed"]))
  }

  @Test func unknownFactsAreQuestions() throws {
    let unknown = try json("seoul")["unknown"]?.arrayValue ?? []
    let expertise = try #require(unknown.first { $0["fact"] == "area.expertise human-rights" })
    #expect(expertise["question"] == "How expert is the city in it?")
    let addresses = unknown.compactMap { ($0["fact"] ?? $0["list"])?.stringValue }
    #expect(addresses == addresses.sorted() && addresses.count == unknown.count)
  }

  /// Each flip is told once, under the fact that makes it, and lies within the bounds.
  @Test func flipsStandByFact() throws {
    let json = try json("seoul", select: ["partner.posture"], explain: .full)
    let power = try #require(json["flips"]?["facts"]?.arrayValue?.first { $0["fact"] == "country.power jp" })
    #expect(power["is"] == "contested" && power["value"] == "middle")
    let flip: JSONValue = ["address": "partner.posture tokyo", "value": "bridge-and-agenda"]
    #expect(power["answers"]?[0]?["value"] == "great")
    #expect(power["answers"]?[0]?["flips"]?.arrayValue?.contains(flip) == true)
    #expect(try self.json("seoul")["flips"] == nil)
  }

  @Test func koreanParticlesFit() throws {
    let text = String(decoding: try bytes("seoul", .ko), as: UTF8.self)
    for pair in ["은(는)", "이(가)", "을(를)", "과(와)", "와(과)", "(으)로", "(이)"] { #expect(!text.contains(pair)) }
    #expect(text.contains("대한민국은 중견국으로서"))
  }
}
