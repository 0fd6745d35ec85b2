import Foundation
import Testing

@testable import Commands

/// Rule bases of other domains, read, linted, evaluated and traced by the same program. What must follow was written by
/// hand from the text of the language, before the program was asked.
@Suite struct DomainTests {
  struct Case: Sendable, CustomStringConvertible {
    var base: String
    var profile: String
    var status: CommandResult.Status = .done
    var rules: String { "\(packageFolder)/Tests/Fixtures/\(base)" }
    var path: String { "\(rules)/profiles/\(profile).yaml" }
    var description: String { "\(base)/\(profile)" }
  }

  static let cases = [
    Case(base: "zoo", profile: "savanna"), Case(base: "zoo", profile: "night"),
    Case(base: "zoo", profile: "odd", status: .findings), Case(base: "wells", profile: "valley"),
    Case(base: "wells", profile: "delta"), Case(base: "wells", profile: "plain", status: .findings),
  ]

  @Test(arguments: ["zoo", "wells"]) func lintFindsNothing(base: String) throws {
    let rules = "\(packageFolder)/Tests/Fixtures/\(base)"
    var workspace = Workspace()
    let answer = workspace.lint(LintRequest(paths: [rules, rules + "/profiles"], rules: rules))
    #expect(answer.output == "")
    #expect(answer.status == .done)
  }

  @Test(arguments: cases) func whatFollowsIsWhatWasExpected(item: Case) throws {
    var workspace = Workspace()
    let answer = workspace.evaluate(EvaluationRequest(profile: item.path, rules: item.rules, format: .json))
    #expect(workspace.lines(answer.diagnostics) == [])
    #expect(answer.status == item.status)
    let json = try JSONValue.parse(answer.output)
    let found = (json["outcomes"]?.arrayValue ?? []).flatMap(OutcomeText.lines)
    let expected = try String(contentsOfFile: "\(item.rules)/expected/\(item.profile).txt", encoding: .utf8)
    #expect(found == expected.split(separator: "\n").map(String.init))
  }

  /// Every conclusion of an animal stands on a later level than what it was drawn from.
  @Test func theTraceClimbsStratumByStratum() throws {
    let levels = try levels(of: Self.cases[0])
    let chain = ["animal.class", "animal.hoofed", "animal.species", "animal.fence", "animal.unsafe"]
    #expect(chain.map { levels["\($0) tower"] } == [1, 2, 3, 4, 5])
    #expect(levels["animal.hunter streak"] == 1)
    #expect(levels["side.quarrel streak/bars"] == 4)
    #expect(levels["zoo.mood"] == 6)
  }

  /// Villages are reached through each other: one level, however long the way.
  @Test func whatIsRecursiveStandsOnOneLevel() throws {
    let levels = try levels(of: Self.cases[3])
    #expect(["mill", "ford", "upton"].map { levels["village.reached \($0)"] } == [1, 1, 1])
    #expect(levels["work.decision upton/drill"] ?? 0 > levels["work.merit upton/drill"] ?? 0)
  }

  @Test func theReportSpeaksKorean() throws {
    var workspace = Workspace()
    let item = Self.cases[0]
    let answer = workspace.evaluate(
      EvaluationRequest(profile: item.path, rules: item.rules, language: .ko, showsAll: true))
    #expect(answer.output.contains("종:                   치타(확실)") || answer.output.contains("치타(확실)"))
    #expect(answer.output.contains("번개는 고기를 먹는다."))
  }

  /// What the manifest names first is what is written; others by name; the rest as a diagnostic.
  @Test func documentsAreAskedForByName() throws {
    let item = Self.cases[0]
    func answer(_ document: String?, output: String? = nil) -> CommandResult {
      evaluate(EvaluationRequest(profile: item.path, rules: item.rules, document: document, output: output))
    }
    #expect(answer(nil).output.hasPrefix("The round of The savanna\n"))
    #expect(answer("round").output == answer(nil).output)
    #expect(answer(nil, output: "a/round.md").output.hasPrefix("# The round of The savanna\n"))
    #expect(answer(nil, output: "round").output == answer(nil).output)
    #expect(answer("rounds").status == .badUsage)
    #expect(answer("rounds").messages().contains("help: did you mean 'round'?"))
    #expect(answer(nil, output: "round.doc").status == .badUsage)
    #expect(answer(nil, output: "round.doc").messages().contains("the ending of 'round.doc' names no format"))
  }

  /// By address, the level of the trace on which it is concluded.
  private func levels(of item: Case) throws -> [String: Int64] {
    var workspace = Workspace()
    let request = EvaluationRequest(profile: item.path, rules: item.rules, format: .json)
    let json = try JSONValue.parse(workspace.trace(TraceRequest(evaluation: request)).output)
    var levels: [String: Int64] = [:]
    for level in json["levels"]?.arrayValue ?? [] {
      for conclusion in level["conclusions"]?.arrayValue ?? [] {
        levels[OutcomeText.address(conclusion)] = level["level"]?.integerValue
      }
    }
    return levels
  }
}

/// An outcome of the JSON as a person writes it down: `animal.class bars: mammal (certain)`, and below it the rules.
enum OutcomeText {
  static func lines(_ outcome: JSONValue) -> [String] {
    let certainty = outcome["certainty"]?.stringValue ?? ""
    return ["\(address(outcome)): \(value(outcome)) (\(certainty))"] + reasons(outcome) + tension(outcome)
  }

  static func address(_ outcome: JSONValue) -> String {
    ([outcome["attribute"]?.stringValue ?? ""] + entities(outcome)).joined(separator: " ")
  }

  private static func entities(_ value: JSONValue) -> [String] {
    let ids = (value["entities"]?.objectValue ?? []).compactMap { $0.1.stringValue }
    return ids.isEmpty ? [] : [ids.joined(separator: "/")]
  }

  private static func value(_ outcome: JSONValue) -> String {
    var parts: [String] = []
    if let value = outcome["value"] { parts.append(text(value)) }
    parts += (outcome["values"]?.arrayValue ?? []).map(text)
    if let from = outcome["from"], let to = outcome["to"] {
      let isSet = from.arrayValue != nil
      parts.append(isSet ? "at least \(text(from)), at most \(text(to))" : "\(text(from)) to \(text(to))")
    }
    if outcome["empty"] != nil { parts.append("no value") }
    if outcome["contradiction"] != nil { parts.append("contradiction") }
    return parts.joined(separator: " or ")
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .bool(let isTrue): isTrue ? "yes" : "no"
    case .array(let items): "[" + items.map(text).joined(separator: ", ") + "]"
    default: value.stringValue ?? value.text(.compact)
    }
  }

  /// An instance once, though it may contribute in several ways: the first status stands.
  private static func reasons(_ outcome: JSONValue) -> [String] {
    let order = ["applied", "absorbed", "capped", "defeated"]
    var names: [String] = []
    var standings: [String: (certainty: String, status: Int)] = [:]
    for reason in outcome["because"]?.arrayValue ?? [] {
      let name = ([reason["rule"]?.stringValue ?? ""] + entities(reason)).joined(separator: " ")
      let status = order.firstIndex(of: reason["status"]?.stringValue ?? "") ?? 0
      if standings[name] == nil { names.append(name) }
      standings[name] = (reason["certainty"]?.stringValue ?? "", min(standings[name]?.status ?? status, status))
    }
    return names.map { "  \($0): \(standings[$0]?.certainty ?? ""), \(order[standings[$0]?.status ?? 0])" }
  }

  private static func tension(_ outcome: JSONValue) -> [String] {
    guard let tension = outcome["tension"] else { return [] }
    let sides = ["upward", "downward"].map { side in
      Set((tension[side]?.arrayValue ?? []).compactMap(\.stringValue)).sorted().joined(separator: ", ")
    }
    return ["  tension: " + sides.joined(separator: " against ")]
  }
}
