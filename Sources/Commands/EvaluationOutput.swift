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
    return TextRenderer(width: request.evaluation.width, colour: request.evaluation.colour)
      .render(presenter.traceDocument(trace))
  }

  func report(_ outcomes: [Outcome], _ request: EvaluationRequest) -> String {
    let options = ReportOptions(
      explain: ReportOptions.Detail(rawValue: request.explanation.rawValue) ?? .brief, all: request.showsAll,
      summaries: loaded.rules.ruleSet.summaries, hints: .init(all: "--all", full: "--explain full"))
    let document = presenter(request.language).report(outcomes, options)
    return TextRenderer(width: request.width, colour: request.colour).render(document)
  }
}
