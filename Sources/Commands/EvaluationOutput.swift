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

  func presenter(_ language: ReportLanguage) -> Presenter {
    Presenter(explanation, files: sources, language: language)
  }

  var provenance: Provenance {
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
    switch request.evaluation.format {
    case .markdown: return MarkdownRenderer().render(document)
    case .html: return HTMLRenderer().render([(request.evaluation.language, document)])
    default:
      return TextRenderer(width: request.evaluation.width, colour: request.evaluation.colour).render(document)
    }
  }

  /// What a reader gets.
  func text(_ outcomes: [Outcome], _ request: EvaluationRequest, _ format: EvaluationRequest.Format) -> String {
    format == .json
      ? json(outcomes, request.language) : DocumentOutput(self, outcomes, request).text(as: format)
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
