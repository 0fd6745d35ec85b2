import Explanation
import Loading
import Presentation
import Report
import RuleModel
import SourceText
import Verification

/// Any profile in which conditions hold, or that there is none.
func findAny(
  _ request: FindRequest, _ format: EvaluationRequest.Format, in workspace: inout Workspace
) -> CommandResult {
  let rules = workspace.loadRules(directory: request.evaluation.rules, asking: request.conditions)
  let diagnostics = rules.diagnostics.missed(in: request.evaluation.language)
  guard rules.value.isSound, let key = Question.key(in: rules.value.names) else {
    return CommandResult(reading: rules.diagnostics)
  }
  let engine = Engine(rules.value.ruleSet)
  let output = FoundOutput(
    request: request, rules: rules.value, engine: engine, key: key, sources: workspace.sources, format: format)
  var result = output.result(engine.find(key, is: .ordinal(1), budget: request.budget))
  result.diagnostics = workspace.sources.sorted(diagnostics + result.diagnostics)
  return result
}

/// What was found, on its way to a reader.
private struct FoundOutput {
  let request: FindRequest
  let rules: RuleBase
  let engine: Engine
  let key: FactKey
  let sources: SourceMap
  let format: EvaluationRequest.Format

  private var page: FoundPage {
    FoundPage(request.conditions, greatest: engine.greatestListing, rules.ruleSet, request.evaluation.language)
  }

  func result(_ found: FoundProfile) -> CommandResult {
    switch found {
    case .found(let profile, let because): return result(profile, because)
    case .never: return certified(CommandResult(output: text(page.never, "impossible", [])))
    case .undecided: return CommandResult(output: text(page.undecided, "undecided", []))
    }
  }

  private func result(_ profile: Profile, _ because: [FactKey]) -> CommandResult {
    let file = profile.fileText(rules.ruleSet)
    if let name = request.witness, let problem = writing(file, to: name) { return problem }
    guard let readings = engine.readings(profile) else { return CommandResult(status: .badContent) }
    let presenter = Presenter(readings, files: sources, language: request.evaluation.language)
    let addresses = because.map { Spelling(rules.ruleSet, entities: profile.entities).address(of: $0) }
    return CommandResult(
      output: text(
        page.document(presenter, because: because), "some",
        [("because", .array(addresses.map { .string($0) })), ("profile", .string(file))]))
  }

  private func text(_ document: Document, _ found: String, _ more: [(String, JSONValue)]) -> String {
    guard format == .json else { return request.evaluation.text(document, as: format) }
    let greatest = engine.greatestListing.map { kind, count in
      (rules.ruleSet[kind].name, JSONValue.integer(Int64(count)))
    }
    let answer: [(String, JSONValue)] = [
      ("question", "find"), ("conditions", .array(request.conditions.map { .string($0) })), ("found", .string(found)),
      ("up to", .object(greatest)),
    ]
    let head: [(String, JSONValue)] = [
      ("name", .string(rules.ruleSet.name)), ("version", .string(rules.ruleSet.version)),
      ("digest", .string(rules.digest)),
      ("count", .integer(Int64(rules.ruleSet.rules.count { !$0.isDraft }))),
    ]
    let whole: JSONValue = .object([
      ("schema", "demarche/explain/1"), ("language", .string(request.evaluation.language.rawValue)),
      ("rules", .object(head)), ("answers", .array([.object(answer + more)])),
    ])
    return whole.text(request.evaluation.isCompact ? .compact : .pretty) + "\n"
  }

  // MARK: Proofs

  /// That there is none, as clauses and proofs: a claim for each number of entities that profiles may list.
  private func certified(_ result: CommandResult) -> CommandResult {
    guard let folder = request.certify else { return result }
    var result = result
    for number in 0..<engine.listingCount {
      guard
        let found = engine.certificate(ofNever: key, is: .ordinal(1), claim: number, budget: request.budget)
      else {
        result.diagnostics.append(
          WorkspaceCode.uncertified.diagnostic(
            "no proof of '\(ClauseHeader.never)' was found", at: .none, help: ["allow more by '--budget'"]))
        continue
      }
      let lines =
        [ClauseHeader.first, "rules \(rules.digest)"] + request.conditions.map { "condition \(oneLine($0))" }
        + [
          "entities \(number)", "listed \(listedCounts(engine, number, rules.ruleSet))",
          "claim \(ClauseHeader.never)",
        ]
      result.files.append((name: "\(number + 1).cnf", text: lines.map { "c \($0)\n" }.joined() + found.clauses))
      result.files.append((name: "\(number + 1).drat", text: found.proof))
    }
    result.folder = folder
    return result
  }
}
