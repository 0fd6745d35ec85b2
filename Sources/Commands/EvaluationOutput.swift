import Explanation
import Loading
import Presentation
import Report
import RuleModel
import SourceText

/// An evaluation on its way to a reader.
struct EvaluationOutput {
  let loaded: LoadedCase
  let explanation: Explainer
  let sources: SourceMap

  init(_ loaded: LoadedCase, _ explanation: Explainer, _ sources: SourceMap) {
    self.loaded = loaded
    self.explanation = explanation
    self.sources = sources
  }

  private func presenter(_ language: ReportLanguage) -> Presenter {
    Presenter(explanation, files: sources, language: language)
  }

  private var provenance: Provenance {
    Provenance(
      profileFile: loaded.profile.path, profileDigest: loaded.profile.digest, rulesDigest: loaded.rules.digest)
  }

  func json(_ outcomes: [Outcome], _ language: ReportLanguage) -> String {
    String(decoding: presenter(language).evaluationJSON(outcomes, provenance), as: UTF8.self)
  }

  func trace(_ request: TraceRequest) -> String {
    let presenter = presenter(request.evaluation.language)
    let trace = presenter.trace(
      TraceFilter(rules: request.rules, attributes: request.attributes, entities: request.entities))
    if request.evaluation.format == .json {
      return String(decoding: presenter.traceJSON(trace, provenance), as: UTF8.self)
    }
    let document = presenter.traceDocument(trace)
    if request.evaluation.format == .markdown { return MarkdownRenderer().render(document) }
    return TextRenderer(width: request.evaluation.width, colour: request.evaluation.colour).render(document)
  }

  /// What a reader gets.
  func text(_ outcomes: [Outcome], _ request: EvaluationRequest, _ format: EvaluationRequest.Format) -> String {
    switch format {
    case .json: json(outcomes, request.language)
    case .text:
      TextRenderer(width: request.width, colour: request.colour)
        .render(document(outcomes, request, request.language))
    case .markdown: MarkdownRenderer().render(document(outcomes, request, request.language))
    }
  }

  /// The document that is asked for; where the rule set has none, or all is asked for, the report of all outcomes.
  private func document(
    _ outcomes: [Outcome], _ request: EvaluationRequest, _ language: ReportLanguage
  ) -> Document {
    let detail = ReportOptions.Detail(rawValue: request.explanation.rawValue) ?? .brief
    let declared = loaded.rules.ruleSet.documents
    let wanted = request.document.flatMap { name in declared.first { $0.name == name } } ?? declared.first
    if let wanted, !request.showsAll || request.document != nil,
      let readings = loaded.engine.readings(loaded.profile.profile)
    {
      let options = DocumentOptions(explain: detail, showsNotes: request.showsNotes)
      return DocumentPresenter(readings, files: sources, language: language, provenance, options).document(wanted)
    }
    let options = ReportOptions(
      explain: detail, all: request.showsAll, summaries: loaded.rules.ruleSet.summaries,
      hints: .init(all: "--all", full: "--explain full"))
    return presenter(language).report(outcomes, options)
  }

  /// A document that is asked for and that the rule set does not declare.
  func unknownDocument(_ request: EvaluationRequest) -> [Diagnostic] {
    let declared = loaded.rules.ruleSet.documents.map(\.name)
    guard let name = request.document, !declared.contains(name) else { return [] }
    let near = suggestion(for: name, among: declared)
    let known = declared.isEmpty ? "it declares none" : "it declares \(quotedList(declared))"
    return [
      Diagnostic(
        code: WorkspaceCode.noSuchDocument.code, slug: WorkspaceCode.noSuchDocument.slug, severity: .error,
        message: "the rule set has no document '\(name)'", span: .none,
        help: [near.map { "did you mean '\($0)'?" } ?? known])
    ]
  }
}
