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
  /// What was stated for this run.
  let settings: [String]

  init(_ loaded: LoadedCase, _ readings: Readings, _ sources: SourceMap, settings: [String] = []) {
    self.loaded = loaded
    self.readings = readings
    self.sources = sources
    self.settings = settings
  }

  func presenter(_ language: ReportLanguage) -> Presenter {
    Presenter(readings, files: sources, language: language)
  }

  var provenance: Provenance {
    Provenance(
      profileFile: loaded.profile.path, profileDigest: loaded.profile.digest, rulesDigest: loaded.rules.digest,
      settings: settings)
  }

  /// Whether rules contradict each other in the working reading.
  var isContradictory: Bool { !readings.working.contradictions.isEmpty }

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

  /// The document that is asked for, by its name; nil with a diagnostic where the rule set declares no such one.
  func document(_ request: EvaluationRequest) -> (name: String?, unknown: [Diagnostic]) {
    guard let name = request.document else { return (nil, []) }
    let declared = loaded.rules.ruleSet.documents.map { NameCandidate($0.name) }
    let match = nameMatch(for: name, among: declared)
    if let meant = match?.meant { return (declared[meant].name, []) }
    let known = declared.isEmpty ? "it declares none" : "it declares \(quotedList(declared.map(\.name)))"
    let near = didYouMean(match?.places.map { declared[$0].name } ?? [])
    return (
      nil,
      [
        WorkspaceCode.noSuchDocument.diagnostic(
          "the rule set has no document '\(name)'", at: .none, help: [near ?? known])
      ]
    )
  }
}
