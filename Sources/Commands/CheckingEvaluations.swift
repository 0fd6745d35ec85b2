package import Explanation
import Loading
package import Presentation
package import Report
import RuleModel
package import SourceText
import SystemPackage

/// Whether what a file says follows from rules and profile.
func checkEvaluation(_ request: ProofCheckRequest, _ path: FilePath, _ workspace: inout Workspace) -> CommandResult {
  guard let bytes = try? readFile(path, limit: 1 << 31) else {
    return CommandResult(
      problem: "'\(path)' cannot be read", WorkspaceCode.unreadableInput, status: .unreadable)
  }
  do throws(EvaluationFault) {
    let recorded = try RecordedEvaluation(bytes)
    let check = try EvaluationCheck(recorded, rules: request.rules, &workspace)
    let steps = try check.check(recorded)
    return CommandResult(output: "\(path): \(held(recorded, steps, request.language))\n")
  } catch {
    let problem = "\(path) is refused: \(error.reason)"
    return CommandResult(
      diagnostics: [WorkspaceCode.refusedProof.diagnostic(problem, at: .none)], status: .findings)
  }
}

private func held(_ recorded: RecordedEvaluation, _ steps: Int, _ language: ReportLanguage) -> String {
  switch language {
  case .en: "holds: \(recorded.outcomes.count) conclusions in \(steps) steps follow from the rules and the profile"
  case .ko: "확인됨. 결론 \(recorded.outcomes.count)개가 규칙과 프로필에서 \(steps)단계로 도출된다"
  }
}

/// Why an evaluation is not accepted.
package struct EvaluationFault: Error {
  package var reason: String
  init(_ reason: String) { self.reason = reason }
}

/// An evaluation as it was saved.
package struct RecordedEvaluation {
  let json: JSONValue
  let outcomes: [JSONValue]

  init(_ bytes: [UInt8]) throws(EvaluationFault) {
    guard let json = try? JSONValue.parse(bytes) else { throw EvaluationFault("it is no JSON") }
    try self.init(json)
  }

  package init(_ json: JSONValue) throws(EvaluationFault) {
    guard json["schema"] == "demarche/evaluation/2", let outcomes = json["outcomes"]?.arrayValue else {
      throw EvaluationFault("it is no evaluation of this program")
    }
    (self.json, self.outcomes) = (json, outcomes)
  }

  var settings: [String] { json["profile"]?["set"]?.arrayValue?.compactMap(\.stringValue) ?? [] }
  var profilePath: String { json["profile"]?["file"]?.stringValue ?? "" }
  var language: ReportLanguage { json["language"]?.stringValue.flatMap { ReportLanguage(rawValue: $0) } ?? .en }

  /// How much it tells.
  var detail: Detail {
    if json["flips"] != nil { return .full }
    return outcomes.contains { $0["because"] != nil } ? .brief : .none
  }
}

/// What evaluations of a profile are held against.
///
/// Values, grounds, bounds and reasons are replayed by the proof checker. What is told beside them (titles, sentences, sources, what
/// would change an outcome) must be what the program says of the same rules and the same profile.
package struct EvaluationCheck {
  private let readings: Readings
  private let files: SourceMap
  private let provenance: Provenance
  private let steps: RecordedSteps
  private let said = Said()

  /// What the program said last, and of what.
  private final class Said {
    var answer: (content: String, json: JSONValue)?
  }

  fileprivate init(
    _ recorded: RecordedEvaluation, rules: String, _ workspace: inout Workspace
  ) throws(EvaluationFault) {
    let loaded = workspace.load(rules: rules, profile: recorded.profilePath, settings: recorded.settings)
    guard let value = loaded.value, let readings = value.readings(workspace.sources).value else {
      throw EvaluationFault("its rules or its profile cannot be read here")
    }
    let output = EvaluationOutput(value, readings, workspace.sources, settings: recorded.settings)
    try self.init(readings, workspace.sources, output.provenance)
  }

  /// Evaluations of one profile, read from `files`.
  package init(_ readings: Readings, _ files: SourceMap, _ provenance: Provenance) throws(EvaluationFault) {
    (self.readings, self.files, self.provenance) = (readings, files, provenance)
    steps = RecordedSteps(
      readings.ruleSet, readings.profile, worlds: (readings.bounds.contestedCases, readings.trusted.contestedCases))
    if let fault = steps.fault { throw EvaluationFault("what follows cannot be replayed: \(fault)") }
  }

  /// How many steps hold; throws the first that does not.
  package func check(_ recorded: RecordedEvaluation) throws(EvaluationFault) -> Int {
    try checkDigests(recorded)
    let count: Int
    do { count = try steps.check(recorded.outcomes) } catch {
      throw EvaluationFault("\(error.address): \(error.reason)")
    }
    let contradictory = (recorded.json["contradictions"]?.arrayValue ?? []).compactMap { $0["address"]?.stringValue }
    if contradictory != steps.contradictions { throw EvaluationFault("contradictions are not those that follow") }
    if let place = difference(recorded.json, own(recorded), "") {
      throw EvaluationFault("\(place) is not what the program says of these rules and this profile")
    }
    return count
  }

  private func checkDigests(_ recorded: RecordedEvaluation) throws(EvaluationFault) {
    if recorded.json["rules"]?["digest"] != .string(provenance.rulesDigest) {
      throw EvaluationFault("it speaks of other rules")
    }
    if recorded.json["profile"]?["digest"] != .string(provenance.profileDigest) {
      throw EvaluationFault("it speaks of another profile")
    }
  }

  /// What the program says of the same outcomes.
  private func own(_ recorded: RecordedEvaluation) -> JSONValue {
    let addresses = recorded.outcomes.compactMap { $0["address"]?.stringValue }
    let told = ([recorded.language.rawValue, recorded.detail.rawValue] + addresses).joined(separator: "\n")
    if let answer = said.answer, answer.content == told { return answer.json }
    let content = EvaluationContent(
      addresses.compactMap { steps.keys[$0] }, explain: recorded.detail, form: .compact)
    let presenter = Presenter(readings, files: files, language: recorded.language)
    let json = (try? JSONValue.parse(presenter.evaluationJSON(content, provenance))) ?? .null
    said.answer = (told, json)
    return json
  }
}

/// Where two values first differ: `outcomes[3].because`; nil where they do not.
private func difference(_ left: JSONValue, _ right: JSONValue, _ place: String) -> String? {
  switch (left, right) {
  case (.object(let one), .object(let other)):
    for (mine, theirs) in zip(one, other) where mine.0 == theirs.0 {
      let name = place.isEmpty ? mine.0 : "\(place).\(mine.0)"
      if let found = difference(mine.1, theirs.1, name) { return found }
    }
    return one.map(\.0) == other.map(\.0) ? nil : place.isEmpty ? "the whole" : place
  case (.array(let one), .array(let other)):
    for (number, pair) in zip(one, other).enumerated() {
      if let found = difference(pair.0, pair.1, "\(place)[\(number)]") { return found }
    }
    return one.count == other.count ? nil : place
  default: return left == right ? nil : place
  }
}
