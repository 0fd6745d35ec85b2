import Explanation
import Loading
import Presentation
import Report
import RuleModel

/// The document that is asked for, on its way to a reader.
struct DocumentOutput {
  private let output: EvaluationOutput
  private let request: EvaluationRequest
  private let document: DocumentDeclaration
  private let profile: EvaluatedProfile

  init(_ output: EvaluationOutput, _ request: EvaluationRequest) {
    self.output = output
    self.request = request
    let ruleSet = output.loaded.rules.ruleSet
    let all = request.showsAll && request.document == nil
    document = all ? ruleSet.annex : ruleSet.document(request.document)
    profile = EvaluatedProfile(output.readings)
  }

  func text(as format: EvaluationRequest.Format) -> String {
    switch format {
    case .markdown: MarkdownRenderer().render(document(request.language, detail))
    case .html: page(request.isLive ? liveScript() : nil)
    case .text, .json:
      TextRenderer(width: request.width, colour: request.colour).render(document(request.language, detail))
    }
  }

  /// The document in every language, and what runs in it.
  func page(_ script: PageScript?) -> String {
    HTMLRenderer().render(languages.map { ($0, document($0, foldedDetail)) }, script: script)
  }

  /// What lets facts be changed in the page; its second scenario states these otherwise. Nil where they cannot be held.
  func liveScript(scenario: [FactKey: Fact] = [:]) -> PageScript? {
    let options = DocumentOptions(explain: foldedDetail, showsNotes: request.showsNotes)
    return LiveData(profile, document, languages, output.provenance, options, scenario: scenario)?.script
  }

  private var detail: Detail { Detail(rawValue: request.explanation.rawValue) ?? .brief }

  /// Where reasons are folded, all that is known of them stands under the fold.
  private var foldedDetail: Detail { detail == .brief ? .full : detail }

  /// Those of the rule set, the one that is asked for first.
  private var languages: [ReportLanguage] { output.loaded.rules.ruleSet.languages(first: request.language) }

  /// The document's title in each of them.
  var titles: [String] { languages.map { document($0, .none).title } }

  private func document(_ language: ReportLanguage, _ detail: Detail) -> Document {
    let options = DocumentOptions(explain: detail, showsNotes: request.showsNotes)
    return DocumentPresenter(profile, files: output.sources, language: language, output.provenance, options)
      .document(document)
  }
}

extension RuleSet {
  /// The languages of the rule set in which reports are written, the one that is asked for first.
  func languages(first language: ReportLanguage) -> [ReportLanguage] {
    [language] + languages.compactMap(ReportLanguage.init).filter { $0 != language }
  }
}
