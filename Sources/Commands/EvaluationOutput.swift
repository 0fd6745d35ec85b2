import Explanation
import Loading
import Presentation
import Report
import RuleModel
import SourceText

/// An evaluation on its way to a reader.
struct EvaluationOutput {
  let loaded: LoadedCase
  let readings: Readings
  let sources: SourceMap

  init(_ loaded: LoadedCase, _ readings: Readings, _ sources: SourceMap) {
    self.loaded = loaded
    self.readings = readings
    self.sources = sources
  }

  func presenter(_ language: ReportLanguage) -> Presenter {
    Presenter(readings, files: sources, language: language)
  }

  var provenance: Provenance {
    Provenance(
      profileFile: loaded.profile.path, profileDigest: loaded.profile.digest, rulesDigest: loaded.rules.digest)
  }

  /// Whether rules contradict each other in the working reading.
  var isContradictory: Bool {
    readings.working.contradictions(among: readings.working.outcomes()).contains { $0.value.contradiction == .certain }
  }

  private func json(_ request: EvaluationRequest) -> String {
    let presenter = presenter(request.language)
    let patterns = request.selection.isEmpty && request.showsAll ? ["*"] : request.selection
    let content = EvaluationContent(
      presenter.selection(patterns.map { AddressPattern($0) }),
      explain: Detail(rawValue: request.explanation.rawValue) ?? .brief,
      form: request.isCompact ? .compact : .pretty)
    return String(decoding: presenter.evaluationJSON(content, provenance), as: UTF8.self)
  }

  func trace(_ request: TraceRequest) -> String {
    let presenter = presenter(request.evaluation.language)
    let trace = presenter.trace(
      TraceFilter(rules: request.rules, attributes: request.attributes, entities: request.entities))
    if request.evaluation.format == .json {
      let form: JSONForm = request.evaluation.isCompact ? .compact : .pretty
      return String(decoding: presenter.traceJSON(trace, provenance, form: form), as: UTF8.self)
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
  func text(_ request: EvaluationRequest, _ format: EvaluationRequest.Format) -> String {
    format == .json ? json(request) : DocumentOutput(self, request).text(as: format)
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
