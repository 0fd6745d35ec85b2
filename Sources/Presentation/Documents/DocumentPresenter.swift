import Explanation
package import Report
package import RuleModel
package import SourceText

/// Writes what a reader is handed: a document of the rule set, filled in from a profile's readings.
package struct DocumentPresenter: Sendable {
  private let evaluated: EvaluatedProfile
  private let files: SourceMap
  private let language: ReportLanguage
  private let provenance: Provenance
  private let options: DocumentOptions
  private let titles: Titles

  /// Looks up all names and titles. Linear in entities, values and attributes.
  package init(
    _ evaluated: EvaluatedProfile, files: SourceMap, language: ReportLanguage, _ provenance: Provenance,
    _ options: DocumentOptions = DocumentOptions()
  ) {
    self.evaluated = evaluated
    self.files = files
    self.language = language
    self.provenance = provenance
    self.options = options
    titles = Titles(evaluated.readings.working, language)
  }

  /// A document of the rule set.
  package func document(_ declaration: DocumentDeclaration) -> Document {
    let presenter = Presenter(evaluated.readings, files: files, language: language)
    let input = PageInput(evaluated, titles, presenter, declaration, options)
    let none = input.noEntities
    let title = input.text(declaration.title, none) ?? declaration.name
    var blocks: [Block] = [.heading(level: 1, Inline(title))] + setBlocks(evaluated.readings.profile, titles)
    for section in declaration.sections { blocks += sectionBlocks(section, level: 2, none, input) }
    return Document(blocks, title: title, footer: footer(input))
  }

  /// By what the page was made.
  private func footer(_ input: PageInput) -> Inline {
    let ruleSet = input.wording(.ruleSetLine, input.ruleSet.name, input.ruleSet.version)
    let digest = String(provenance.rulesDigest.prefix(15))
    return .muted([ruleSet, digest, evaluated.readings.profile.id].filter { !$0.isEmpty }.joined(separator: " · "))
  }
}

/// What a document shows beside what it declares.
package struct DocumentOptions: Sendable, Equatable {
  package var explain: Detail
  /// Whether the profile's notes are shown.
  package var showsNotes: Bool

  package init(explain: Detail = .brief, showsNotes: Bool = true) {
    self.explain = explain
    self.showsNotes = showsNotes
  }
}

/// A section with its heading, or once for each entity; nothing where no part has content.
func sectionBlocks(_ section: DocumentSection, level: Int, _ around: [Int], _ input: PageInput) -> [Block] {
  let places = section.each.map { input.entries($0, around) } ?? [around]
  return places.flatMap { place -> [Block] in
    let heading = section.heading.flatMap { input.text($0, place) }
    let inner = heading == nil ? level : level + 1
    let parts = section.parts.flatMap { componentBlocks($0, level: inner, place, input) }
    if parts.isEmpty { return [] }
    let head = heading.map { [Block.heading(level: level, Inline($0))] } ?? []
    return (section.startsPage ? [.newPage] : []) + head + parts
  }
}

/// What a component shows, with headings of this level; nothing where it has no content.
func componentBlocks(_ component: Component, level: Int, _ place: [Int], _ input: PageInput) -> [Block] {
  switch component {
  case .sentence(let text): input.text(text, place).map { [.paragraph(Inline($0))] } ?? []
  case .moves(let moves): moveBlocks(moves, place, input)
  case .table(let list, let columns): tableBlocks(list, columns, place, input)
  case .matrix(let matrix): matrixBlocks(matrix, place, input)
  case .ladder(let ladder): ladderBlocks(ladder, place, input)
  case .groups(let groups): laneBlocks(groups, place, input)
  case .bars(let list, let value): barBlocks(list, value, place, input)
  case .checklist(let checklist): checklistBlocks(checklist, place, input)
  case .reasons(let reasons): reasonBlocks(reasons, place, input)
  case .alternatives(let alternatives): alternativeBlocks(alternatives, place, input)
  case .questions(let limit): questionBlocks(limit, place, input)
  case .basis(let listsPlaceholders): basisBlocks(listsPlaceholders, place, input)
  case .tensions(let lists, let limit): tensionBlocks(lists, limit, input)
  case .contradictions(let limit): contradictionBlocks(limit, input)
  case .summary: summaryBlocks(input)
  case .everything(let everything): everythingBlocks(everything, level: level, input)
  case .assumptions: assumptionBlocks(input)
  case .sources: sourceBlocks(input)
  case .section(let section): sectionBlocks(section, level: level, place, input)
  }
}
