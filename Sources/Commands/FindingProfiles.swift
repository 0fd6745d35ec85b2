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

  func result(_ found: FoundProfile) -> CommandResult {
    switch found {
    case .found(let profile, let because): return result(profile, because)
    case .never: return certified(answered(.impossible))
    case .undecided: return answered(.undecided)
    }
  }

  private func result(_ profile: Profile, _ because: [FactKey]) -> CommandResult {
    let file = profile.fileText(rules.ruleSet)
    if let name = request.witness, let problem = writing(file, to: name) { return problem }
    return answered(profile, witness: file) { tree in
      .witness(key, because: because, upTo: engine.greatestListing, tree)
    }
  }

  /// Without a profile: what is said is said of one that lists nothing.
  private func answered(_ search: AnswerNode.Search) -> CommandResult {
    let entities = rules.ruleSet.entities
    let nothing = Profile(id: "", entities: entities, isOpen: entities.map { _ in false }, span: .none)
    return answered(nothing, witness: nil) { _ in .noWitness(search, upTo: engine.greatestListing) }
  }

  private func answered(
    _ profile: Profile, witness: String?, _ answer: (QuestionTree) -> AnswerNode
  ) -> CommandResult {
    guard let readings = engine.readings(profile) else { return CommandResult(status: .badContent) }
    let presenter = Presenter(readings, files: sources, language: request.evaluation.language)
    let explained = Explained(
      key: key, question: .find(request.conditions), answer: answer(QuestionTree(readings)), witness: witness)
    guard format == .json else {
      return CommandResult(output: request.evaluation.text(presenter.answerDocument([explained]), as: format))
    }
    let form: JSONForm = request.evaluation.isCompact ? .compact : .pretty
    let provenance = Provenance(profileFile: nil, rulesDigest: rules.digest)
    return CommandResult(
      output: String(decoding: presenter.answerJSON([explained], provenance, form: form), as: UTF8.self))
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
