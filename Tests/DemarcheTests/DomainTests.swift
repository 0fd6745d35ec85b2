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
    let answer = Commands.lint(LintRequest(paths: [rules, rules + "/profiles"], rules: rules))
    #expect(answer.output == "")
    #expect(answer.status == .done)
  }

  /// In bounds, whatever is unknown; the status counts contradictions of the working reading.
  @Test(arguments: cases) func whatFollowsIsWhatWasExpected(item: Case) throws {
    var workspace = Workspace()
    let loaded = workspace.load(rules: item.rules, profile: item.path)
    #expect(workspace.lines(loaded.diagnostics) == [])
    let explainer = try #require(loaded.value.flatMap { $0.evaluate(workspace.sources).value })
    let found = explainer.outcomes().flatMap(OutcomeText(explainer).lines)
    let expected = try String(contentsOfFile: "\(item.rules)/expected/\(item.profile).txt", encoding: .utf8)
    #expect(found == expected.split(separator: "\n").map(String.init))
    #expect(evaluate(EvaluationRequest(profile: item.path, rules: item.rules)).status == item.status)
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

  @Test func allOutcomesInKorean() throws {
    let item = Self.cases[0]
    let answer = Commands.evaluate(
      EvaluationRequest(profile: item.path, rules: item.rules, language: .ko, showsAll: true))
    #expect(answer.output.contains("치타 ●"))
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
    let request = EvaluationRequest(profile: item.path, rules: item.rules, format: .json)
    let json = try JSONValue.parse(Commands.trace(TraceRequest(evaluation: request)).output)
    var levels: [String: Int64] = [:]
    for level in json["levels"]?.arrayValue ?? [] {
      for conclusion in level["conclusions"]?.arrayValue ?? [] {
        levels[OutcomeText.address(conclusion)] = level["level"]?.integerValue
      }
    }
    return levels
  }
}

/// An outcome as a person writes it down: `animal.class bars: mammal (certain)`, and below it the rules.
struct OutcomeText {
  private let ruleSet: RuleSet
  private let spelling: Spelling

  init(_ explainer: Explainer) {
    ruleSet = explainer.ruleSet
    spelling = Spelling(explainer.ruleSet, entities: explainer.profile.entities)
  }

  func lines(_ outcome: Outcome) -> [String] {
    let value = value(outcome.value, ruleSet.attributes[outcome.key.attribute.raw].type)
    return ["\(spelling.address(of: outcome.key)): \(value) (\(outcome.certainty))"] + reasons(outcome)
      + tension(outcome)
  }

  /// Of a conclusion in the JSON: `village.reached mill`.
  static func address(_ conclusion: JSONValue) -> String {
    let ids = (conclusion["entities"]?.objectValue ?? []).compactMap { $0.1.stringValue }
    return ([conclusion["attribute"]?.stringValue ?? ""] + (ids.isEmpty ? [] : [ids.joined(separator: "/")]))
      .joined(separator: " ")
  }

  private func value(_ value: Value, _ type: ValueType) -> String {
    var parts: [String] = []
    switch value.possibilities {
    case .nothing: break
    case .ordinals(let ordinals): parts += ordinals.map { spelling.value($0, of: type) }
    case .number(let from, let to): parts.append(range(from, to, type))
    case .set(let certain, let possible) where certain == possible: parts.append(list(certain, type))
    case .set(let certain, let possible):
      parts.append("at least \(list(certain, type)), at most \(list(possible, type))")
    }
    if value.mayBeEmpty { parts.append("no value") }
    if value.contradiction != .none { parts.append("contradiction") }
    return parts.joined(separator: " or ")
  }

  private func range(_ from: Int64?, _ to: Int64?, _ type: ValueType) -> String {
    let ends = [from, to].map { $0.map { spelling.number($0, of: type) } ?? "null" }
    return from == to ? ends[0] : "\(ends[0]) to \(ends[1])"
  }

  private func list(_ elements: [Int], _ type: ValueType) -> String {
    "[" + elements.map { spelling.value($0, of: type) }.joined(separator: ", ") + "]"
  }

  /// An instance once, though it may contribute in several ways: the first status stands.
  private func reasons(_ outcome: Outcome) -> [String] {
    var names: [String] = []
    var standings: [String: (isCertain: Bool, status: Reason.Status)] = [:]
    for reason in outcome.reasons {
      let name = name(reason)
      if standings[name] == nil { names.append(name) }
      standings[name] = (reason.isCertain, min(standings[name]?.status ?? reason.status, reason.status))
    }
    return names.map { name in
      let standing = standings[name] ?? (false, .applied)
      return "  \(name): \(standing.isCertain ? "certain" : "possible"), \(standing.status)"
    }
  }

  private func name(_ reason: Reason) -> String {
    let rule = ruleSet.rules[reason.rule.raw]
    let ids = zip(rule.scope, reason.entities).map { spelling.entity($1, of: $0.kind) }
    return ([rule.id] + (ids.isEmpty ? [] : [ids.joined(separator: "/")])).joined(separator: " ")
  }

  private func tension(_ outcome: Outcome) -> [String] {
    guard let tension = outcome.tension else { return [] }
    let sides = [tension.upward, tension.downward].map { side in
      Set(side.map { ruleSet.rules[$0.raw].id }).sorted().joined(separator: ", ")
    }
    return ["  tension: " + sides.joined(separator: " against ")]
  }
}
