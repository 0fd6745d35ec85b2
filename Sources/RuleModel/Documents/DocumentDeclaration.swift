package import SourceText

/// What a reader is handed, as a rule set declares it: which outcomes stand where, and in which words.
package struct DocumentDeclaration: Sendable, Equatable {
  package var name: String
  package var title: DocumentText
  package var sections: [DocumentSection]
  /// Every name that a list of the document binds; of those that are visible together no two are alike.
  package var scope: [Variable]
  package var span: SourceSpan

  package init(
    name: String, title: DocumentText, sections: [DocumentSection], scope: [Variable] = [], span: SourceSpan
  ) {
    self.name = name
    self.title = title
    self.sections = sections
    self.scope = scope
    self.span = span
  }

  /// The first moves, of which `if` and `questions` speak.
  package var moves: Moves? { sections.lazy.compactMap(\.moves).first }
}

/// Components under a heading; written once, or for each entity of a list.
package struct DocumentSection: Sendable, Equatable {
  package var heading: DocumentText?
  package var startsPage: Bool
  package var each: EntityList?
  package var parts: [Component]
  package var span: SourceSpan

  package init(
    heading: DocumentText? = nil, startsPage: Bool = false, each: EntityList? = nil, parts: [Component],
    span: SourceSpan
  ) {
    self.heading = heading
    self.startsPage = startsPage
    self.each = each
    self.parts = parts
    self.span = span
  }

  /// The first moves that stand in it for the whole document, and not for each entity.
  fileprivate var moves: Moves? {
    if each != nil { return nil }
    return parts.lazy.compactMap { part in
      switch part {
      case .moves(let moves) where moves.isNumbered: moves
      case .section(let section): section.moves
      default: nil
      }
    }.first
  }
}
