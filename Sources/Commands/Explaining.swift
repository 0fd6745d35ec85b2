import Explanation
import Loading
import Presentation
import Report
import RuleModel
import SourceText

/// Why a conclusion of an evaluation is what it is, why it is not otherwise, or what would make it so.
package func explain(_ request: ExplainRequest) -> CommandResult { run { explain(request, in: &$0) } }

func explain(_ request: ExplainRequest, in workspace: inout Workspace) -> CommandResult {
  let evaluation = request.evaluation
  guard let format = outputFormat(evaluation) else { return CommandResult(unknownEndingOf: evaluation.output ?? "") }
  return evaluated(evaluation, in: &workspace) { output, workspace in
    let presenter = output.presenter(evaluation.language)
    let keys = presenter.conclusions(request.conclusion)
    let span = workspace.place(ofArgument: request.conclusion, name: "CONCLUSION")
    if let problem = output.problem(request, keys, presenter, span) {
      return CommandResult(diagnostics: [problem], status: .badUsage)
    }
    let answers = AnswerOutput(request, output, presenter, format)
    if request.question == .firm { return answers.firm(keys[0]) }
    guard let wanted = request.question.value else { return answers.why(keys, span) }
    let goal = workspace.readGoal(presenter.address(keys[0]), wanted, output.loaded.profile, option: "VALUE")
    guard let goal = goal.value else { return CommandResult(diagnostics: goal.diagnostics, status: .badUsage) }
    return request.question.isOfWays ? answers.howTo(goal) : answers.whyNot(goal, span)
  }
}

/// A profile in which conditions of the rule language hold, near one or any, or that there is none.
package func find(_ request: FindRequest) -> CommandResult { run { find(request, in: &$0) } }

func find(_ request: FindRequest, in workspace: inout Workspace) -> CommandResult {
  let evaluation = request.evaluation
  guard let format = outputFormat(evaluation) else { return CommandResult(unknownEndingOf: evaluation.output ?? "") }
  guard request.isNear else { return findAny(request, format, in: &workspace) }
  return evaluated(evaluation, in: &workspace, asking: request.conditions) { output, _ in
    guard let key = Question.key(in: output.loaded.rules.names) else { return CommandResult(status: .badUsage) }
    let asked = ExplainRequest(
      evaluation: evaluation, conclusion: "", ways: request.answers, budget: request.budget,
      certify: request.certify)
    return AnswerOutput(asked, output, output.presenter(evaluation.language), format).find(key, request.conditions)
  }
}

extension ExplainRequest.Question {
  /// What the conclusion shall be.
  fileprivate var value: String? {
    switch self {
    case .why, .firm: nil
    case .whyNot(let value), .howTo(let value): value
    }
  }

  fileprivate var isOfWays: Bool { if case .howTo = self { true } else { false } }
}

/// An answer on its way to a reader.
private struct AnswerOutput {
  let request: ExplainRequest
  let output: EvaluationOutput
  let presenter: Presenter
  let format: EvaluationRequest.Format

  init(
    _ request: ExplainRequest, _ output: EvaluationOutput, _ presenter: Presenter,
    _ format: EvaluationRequest.Format
  ) {
    (self.request, self.output, self.presenter, self.format) = (request, output, presenter, format)
  }

  /// The most conclusions that one answer explains.
  private static let mostConclusions = 5

  func why(_ keys: [FactKey], _ span: SourceSpan) -> CommandResult {
    let tree = QuestionTree(output.readings)
    let shown = request.evaluation.showsAll ? keys : Array(keys.prefix(Self.mostConclusions))
    let answers = shown.compactMap { key in
      tree.why(key, extent).map { Explained(key: key, question: .why, answer: $0) }
    }
    return result(answers, left: keys.count - shown.count, span)
  }

  func whyNot(_ goal: Goal, _ span: SourceSpan) -> CommandResult {
    let answer = QuestionTree(output.readings).whyNot(goal.key, goal.wanted, extent)
    let answers = answer.map { [Explained(key: goal.key, question: .whyNot(goal.wanted), answer: $0)] } ?? []
    return result(answers, left: 0, span)
  }

  func firm(_ key: FactKey) -> CommandResult {
    let firmness = output.loaded.engine.firmness(
      key, in: output.readings, pairs: request.ways, budget: request.budget)
    let answer = firmness.tree(QuestionTree(output.readings))
    return result([Explained(key: key, question: .firm, answer: answer)], left: 0, .none)
  }

  func howTo(_ goal: Goal) -> CommandResult {
    let howTo = output.loaded.engine.howTo(
      goal.key, goal.wanted, in: output.readings, answers: request.ways, budget: request.budget)
    let answer = QuestionTree(output.readings).tree(howTo)
    let said = result([Explained(key: goal.key, question: .howTo(goal.wanted), answer: answer)], left: 0, .none)
    return certified(
      said, howTo,
      goalLines(goal, output.loaded.rules.ruleSet, output.loaded.profile.profile))
  }

  func find(_ key: FactKey, _ conditions: [String]) -> CommandResult {
    let wanted = HowTo.Wanted.value(.ordinal(1))
    let howTo = output.loaded.engine.howTo(
      key, wanted, in: output.readings, answers: request.ways, budget: request.budget, byController: false)
    let answer = QuestionTree(output.readings).tree(howTo)
    let said = result([Explained(key: key, question: .find(conditions), answer: answer)], left: 0, .none)
    return certified(said, howTo, conditions.map { "condition \(oneLine($0))" })
  }

  private func certified(_ result: CommandResult, _ howTo: HowTo, _ question: [String]) -> CommandResult {
    guard let folder = request.certify else { return result }
    let certification = Certification(
      request: request.evaluation, output: output, folder: folder, question: question, budget: request.budget)
    return certification.certify(howTo, result)
  }

  private var extent: AnswerExtent {
    let isWhole = request.evaluation.showsAll
    return AnswerExtent(from: request.address, width: isWhole ? .max : 5, isWhole: isWhole)
  }

  private func result(_ answers: [Explained], left: Int, _ span: SourceSpan) -> CommandResult {
    if answers.isEmpty {
      let place = request.address.map(String.init).joined(separator: ".")
      let problem = WorkspaceCode.goal.diagnostic("the answer has no part '\(place)'", at: span)
      return CommandResult(diagnostics: [problem], status: .badUsage)
    }
    if format == .json {
      let form: JSONForm = request.evaluation.isCompact ? .compact : .pretty
      let bytes = presenter.answerJSON(answers, left: left, output.provenance, form: form)
      return CommandResult(output: String(decoding: bytes, as: UTF8.self))
    }
    return CommandResult(output: text(presenter.answerDocument(answers, left: left)))
  }

  private func text(_ document: Document) -> String { request.evaluation.text(document, as: format) }
}

extension EvaluationRequest {
  /// A document in the format that is asked for.
  func text(_ document: Document, as format: Format) -> String {
    switch format {
    case .markdown: MarkdownRenderer().render(document)
    case .html: HTMLRenderer().render([(language, document)])
    case .text, .json: TextRenderer(width: width, colour: colour).render(document)
    }
  }
}

extension EvaluationOutput {
  /// What keeps a conclusion from being explained: there is none of the name, or there are several and one is wanted.
  fileprivate func problem(
    _ request: ExplainRequest, _ keys: [FactKey], _ presenter: Presenter, _ span: SourceSpan
  ) -> Diagnostic? {
    if keys.isEmpty {
      let near = presenter.conclusions(near: request.conclusion).prefix(5).map { presenter.address($0) }
      let help = near.isEmpty ? "'demarche show' finds names by parts of their titles" : "there is \(quotedList(near))"
      return WorkspaceCode.goal.diagnostic("no conclusion is called '\(request.conclusion)'", at: span, help: [help])
    }
    let isOneWanted = request.question != .why || !request.address.isEmpty
    guard isOneWanted, keys.count > 1 else { return nil }
    let named = keys.prefix(5).map { presenter.address($0) }
    return WorkspaceCode.goal.diagnostic(
      "'\(request.conclusion)' means \(keys.count) conclusions, and one is asked about", at: span,
      help: ["name one of them, such as \(quotedList(named, "or"))"])
  }
}
