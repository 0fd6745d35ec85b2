import Explanation
import Loading
import Presentation
import Report
import RuleModel
import SourceText

@_exported import enum Report.ReportLanguage

/// What follows for a case: the outcomes that the manifest names, in its order, each with its ground and its reasons.
///
/// ```swift
/// let role = outcomes["form.role", "climate-diplomacy"]
/// role?.value            // .choice("lead")
/// role?.ground           // .provisional
/// role?.reasons.first?.sentence(in: .ko)
/// ```
public struct Outcomes: Sendable, RandomAccessCollection {
  /// Facts that cannot hold together, and whatever else an evaluation tells of a profile.
  public let problems: [Problem]
  let source: Case
  let readings: Readings
  private let answers: [Answer]
  private let numbers: [String: Int]

  init(_ source: Case, _ readings: Readings, _ problems: [Problem]) {
    self.source = source
    self.readings = readings
    self.problems = problems
    answers = readings.answers()
    let names = source.profile.names
    numbers = Dictionary(answers.enumerated().map { (names.address(of: $1.key), $0) }) { first, _ in first }
  }

  /// 0.
  public var startIndex: Int { answers.startIndex }
  /// How many outcomes there are.
  public var endIndex: Int { answers.endIndex }
  /// The outcome at a position, counted from 0 in the order of the manifest. Constant time.
  public subscript(position: Int) -> Outcome { Outcome(self, answers[position]) }

  /// Every outcome of an attribute, entity by entity; empty where the manifest names no such outcome.
  public subscript(attribute: String) -> [Outcome] { filter { $0.attribute == attribute } }

  /// The outcome of an attribute for one entity or pair, named by ids: `outcomes["engagement.role", "beijing", "trade"]`.
  public subscript(attribute: String, entities: String...) -> Outcome? {
    let address = entities.isEmpty ? attribute : attribute + " " + entities.joined(separator: "/")
    return numbers[address].map { self[$0] }
  }

  /// A document of the rule set in a language and a format: the one of that name, else the first one; all outcomes with
  /// their reasons where the rule set has none. A page of HTML holds the rule set's other languages too. As many evaluations
  /// as the document asks what would change it.
  public func document(
    _ name: String? = nil, in language: ReportLanguage, as format: DocumentFormat = .markdown
  ) -> String {
    switch format {
    case .text(let columns): return TextRenderer(width: columns).render(documents(name, [language], .brief)[0])
    case .markdown: return MarkdownRenderer().render(documents(name, [language], .brief)[0])
    case .html:
      let others = source.rules.base.ruleSet.languages.compactMap(ReportLanguage.init).filter { $0 != language }
      let languages = [language] + others
      return HTMLRenderer().render(Array(zip(languages, documents(name, languages, .full))))
    case .json:
      let presenter = presenter(in: language)
      let content = EvaluationContent(presenter.selection())
      return String(decoding: presenter.evaluationJSON(content, provenance), as: UTF8.self)
    }
  }

  /// The same in several languages.
  private func documents(_ name: String?, _ languages: [ReportLanguage], _ detail: Detail) -> [Document] {
    let declared = source.rules.base.ruleSet.document(name)
    let evaluated = EvaluatedProfile(readings)
    return languages.map { language in
      DocumentPresenter(
        evaluated, files: source.workspace.sources, language: language, provenance, DocumentOptions(explain: detail)
      ).document(declared)
    }
  }

  private var provenance: Provenance {
    Provenance(
      profileFile: source.profile.path, profileDigest: source.digest, rulesDigest: source.rules.digest)
  }

  func presenter(in language: ReportLanguage) -> Presenter {
    Presenter(readings, files: source.workspace.sources, language: language)
  }
}

/// How a document is written.
public enum DocumentFormat: Sendable, Hashable {
  /// Lines of at most so many columns.
  case text(columns: Int)
  case markdown
  /// One page that needs neither script nor network.
  case html
  /// `demarche/evaluation/2`, described by a schema, of the outcomes of which the first document speaks.
  case json
}
