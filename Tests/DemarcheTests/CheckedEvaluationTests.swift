import Commands
import Foundation
import Report
import TestSupport
import Testing

/// `check-proof FILE`: evaluations that were saved, replayed.
@Suite struct CheckedEvaluationTests {
  private static let wells = "\(packageFolder)/Tests/Fixtures/wells"
  private let file = FileManager.default.temporaryDirectory.path + "/evaluation-\(UUID().uuidString).json"

  private func evaluation(
    _ profile: String, settings: [String] = [], explain: EvaluationRequest.Explanation = .full,
    selection: [String] = ["*"], language: ReportLanguage = .en
  ) -> String {
    evaluate(
      EvaluationRequest(
        profile: "\(Self.wells)/profiles/\(profile).yaml", rules: Self.wells, settings: settings, language: language,
        format: .json, explanation: explain, selection: selection)
    ).output
  }

  private func check(_ text: String, rules: String = Self.wells) throws -> CommandResult {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    return checkProofs(ProofCheckRequest(path: file, rules: rules))
  }

  @Test(arguments: ["delta", "valley", "plain"], [EvaluationRequest.Explanation.full, .brief, .none])
  func whatIsSavedHolds(profile: String, explain: EvaluationRequest.Explanation) throws {
    for language in ReportLanguage.allCases {
      let result = try check(evaluation(profile, explain: explain, language: language))
      #expect(result.status == .done, "\(result.messages())")
      #expect(result.output.contains("steps follow"))
    }
    #expect(try check(evaluation(profile, explain: explain, selection: ["board.*"])).status == .done)
  }

  @Test func whatWasSetIsSetAgain() throws {
    let text = evaluation("delta", settings: ["board.crews=3"])
    #expect(text.contains(#""set": ["board.crews=3"]"#))
    let result = try check(text)
    #expect(result.status == .done, "\(result.messages())")
    let other = try check(text.replacing("board.crews=3", with: "board.crews=1"))
    #expect(other.status == .findings)
  }

  /// The first step that does not hold is named: a conclusion that others rest on before those.
  @Test func theFirstFaultIsNamed() throws {
    let document = try JSONValue.parse(evaluation("delta"))
    let outcomes = try #require(document["outcomes"]?.arrayValue)
    for outcome in outcomes.prefix(12) {
      guard let address = outcome["address"]?.stringValue else { continue }
      let changed = document.replacing(address) { members in
        members.map { $0.0 == "ground" ? ("ground", $0.1 == "firm" ? "unsettled" : "firm") : $0 }
      }
      let result = try check(changed.text(.pretty))
      #expect(result.status == .findings)
      #expect(result.messages().contains("\(address): ground is"), "\(result.messages())")
    }
  }

  @Test func otherThingsAreRefused() throws {
    #expect(try check("{").status == .findings)
    #expect(try check("{}").status == .findings)
    let zoo = "\(packageFolder)/Tests/Fixtures/zoo"
    #expect(try check(evaluation("delta"), rules: zoo).status == .findings)
    let altered = evaluation("delta").replacing("sha256:", with: "sha256:0")
    #expect(try check(altered).messages().contains("it speaks of other rules"))
    #expect(checkProofs(ProofCheckRequest(path: "/nowhere.json")).status == .unreadable)
  }

  /// One place changed at a time; at length by the program `tampering`.
  @Test func nothingElseIsClaimed() throws {
    let document = try JSONValue.parse(evaluation("delta", selection: ["board.*"]))
    var tampering = JSONTampering(document, seed: 16)
    for _ in 0..<40 {
      let changed = tampering.next()
      let result = try check(changed.text(.compact))
      let own = changed["outcomes"]?.arrayValue ?? []
      let isOfTheSame = own.allSatisfy { document["outcomes"]?.arrayValue?.contains($0) == true }
      #expect(result.status == .findings || isOfTheSame, "\(changed.text(.compact).prefix(400))")
    }
  }
}

extension JSONValue {
  /// With other members of one outcome.
  fileprivate func replacing(_ address: String, _ change: ([(String, JSONValue)]) -> [(String, JSONValue)]) -> JSONValue
  {
    guard case .object(let members) = self else { return self }
    return .object(
      members.map { name, value in
        guard name == "outcomes", case .array(let outcomes) = value else { return (name, value) }
        return (
          name,
          .array(
            outcomes.map { outcome in
              guard outcome["address"]?.stringValue == address, case .object(let own) = outcome else { return outcome }
              return .object(change(own))
            })
        )
      })
  }
}
