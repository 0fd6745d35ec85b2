import Explanation
import Presentation
import Report
import RuleModel
import SourceText

/// What a document says of a profile once facts are changed: its moves with all that belongs to them, and sentences of
/// applied reasons, in every language.
struct LiveWords {
  let document: DocumentDeclaration
  let languages: [ReportLanguage]

  init(_ ruleSet: RuleSet) {
    document = ruleSet.document()
    languages = ruleSet.languages.compactMap(ReportLanguage.init)
  }

  /// What the page holds of this document.
  func data(_ readings: Readings) -> LiveData? {
    LiveData(
      EvaluatedProfile(readings), document, languages, Provenance(profileFile: "", profileDigest: "", rulesDigest: ""))
  }

  /// Attributes of which the document speaks and that rules conclude, in its order.
  func shown(_ ruleSet: RuleSet) -> [AttributeID] {
    var seen: Set<AttributeID> = []
    return DocumentReads(document).paths.compactMap(\.steps.last).filter {
      ruleSet[$0].isDerived && seen.insert($0).inserted
    }
  }

  /// Headings and fields of the moves, move after move.
  func moves(_ working: Explainer) -> [String] {
    guard let moves = document.moves else { return [] }
    let part = DocumentDeclaration(
      name: "", title: DocumentText(variants: []), sections: [DocumentSection(parts: [.moves(moves)], span: .none)],
      scope: document.scope, span: .none)
    return languages.flatMap { language in
      DocumentPresenter(
        EvaluatedProfile(Self.alone(working)), files: SourceMap(), language: language,
        Provenance(profileFile: "", profileDigest: "", rulesDigest: ""), DocumentOptions(explain: .none)
      ).document(part).blocks.filter(Self.areMoves).flatMap(Self.texts)
    }
  }

  private static func areMoves(_ block: Block) -> Bool {
    if case .numberedList = block { true } else { false }
  }

  private static func texts(_ block: Block) -> [String] {
    switch block {
    case .numberedList(let items), .list(let items): items.flatMap { $0.blocks.flatMap(texts) }
    case .paragraph(let text): [plain(text)]
    case .definitions(let rows): rows.map { plain($0.value) }
    default: []
    }
  }

  /// Without the sign of its ground.
  private static func plain(_ text: Inline) -> String {
    let words = text.runs.filter { $0.role != .mark }.map(\.text).joined()
    return words.hasSuffix(" ") ? String(words.dropLast()) : words
  }

  /// Every eighth attribute of the document: other ones for the next change.
  func sentences(_ working: Explainer, _ number: Int) -> [String] {
    let attributes = shown(working.ruleSet).filter { ($0.raw + number) % 8 == 0 }
    let reasons = attributes.flatMap { working.keys(of: $0) }.flatMap { working.reasons($0) }
      .filter { $0.status == .applied }
    return languages.flatMap { language in
      let presenter = Presenter(Self.alone(working), files: SourceMap(), language: language)
      return reasons.map { presenter.sentence($0) }
    }
  }

  private static func alone(_ working: Explainer) -> Readings {
    Readings(bounds: working, working: working, trusted: working)
  }
}
