import Explanation
import Presentation
import Report
import RuleModel

/// The document that is asked for, on its way to a reader; where the rule set has none, or all is asked for, the report
/// of all outcomes.
struct DocumentOutput {
  private let output: EvaluationOutput
  private let request: EvaluationRequest
  /// Nil: the report.
  private let wanted: (document: DocumentDeclaration, profile: EvaluatedProfile)?

  init(_ output: EvaluationOutput, _ request: EvaluationRequest) {
    self.output = output
    self.request = request
    let declared = output.loaded.rules.ruleSet.documents
    let named = request.document.flatMap { name in declared.first { $0.name == name } }
    let document = named ?? (request.showsAll ? nil : declared.first)
    wanted = document.map { ($0, EvaluatedProfile(output.readings)) }
  }

  func text(as format: EvaluationRequest.Format) -> String {
    switch format {
    case .markdown: MarkdownRenderer().render(document(request.language, detail))
    case .html: HTMLRenderer().render(languages.map { ($0, document($0, foldedDetail)) })
    case .text, .json:
      TextRenderer(width: request.width, colour: request.colour).render(document(request.language, detail))
    }
  }

  private var detail: ReportOptions.Detail { ReportOptions.Detail(rawValue: request.explanation.rawValue) ?? .brief }

  /// Where reasons are folded, all that is known of them stands under the fold.
  private var foldedDetail: ReportOptions.Detail { wanted != nil && detail == .brief ? .full : detail }

  /// Those of the rule set, the one that is asked for first.
  private var languages: [ReportLanguage] {
    let declared = output.loaded.rules.ruleSet.languages.compactMap(ReportLanguage.init)
    return [request.language] + declared.filter { $0 != request.language }
  }

  private func document(_ language: ReportLanguage, _ detail: ReportOptions.Detail) -> Document {
    guard let wanted else { return report(language) }
    let options = DocumentOptions(explain: detail, showsNotes: request.showsNotes)
    return DocumentPresenter(
      wanted.profile, files: output.sources, language: language, output.provenance, options
    ).document(wanted.document)
  }

  private func report(_ language: ReportLanguage) -> Document {
    let options = ReportOptions(
      explain: detail, all: request.showsAll, summaries: output.loaded.rules.ruleSet.summaries,
      hints: .init(all: "--all", full: "--explain full"))
    return output.presenter(language).report(output.readings.bounds.outcomes(), options)
  }
}
