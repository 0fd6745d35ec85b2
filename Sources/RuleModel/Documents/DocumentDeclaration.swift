import SourceText

/// What a reader is handed, as a rule set declares it: which outcomes stand where, and in which words.
public struct DocumentDeclaration: Sendable, Equatable {
  public var name: String
  public var title: DocumentText
  public var sections: [DocumentSection]
  /// Every name that a list of the document binds; of those that are visible together no two are alike.
  public var scope: [Variable]
  public var span: SourceSpan

  public init(
    name: String, title: DocumentText, sections: [DocumentSection], scope: [Variable] = [], span: SourceSpan
  ) {
    self.name = name
    self.title = title
    self.sections = sections
    self.scope = scope
    self.span = span
  }

  /// The first moves, of which `if` and `questions` speak.
  public var moves: Moves? { sections.lazy.compactMap(\.moves).first }
}

/// Components under a heading; written once, or for each entity of a list.
public struct DocumentSection: Sendable, Equatable {
  public var heading: DocumentText?
  public var startsPage: Bool
  public var each: EntityList?
  public var parts: [Component]
  public var span: SourceSpan

  public init(
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
