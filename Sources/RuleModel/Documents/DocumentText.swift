import SourceText

/// Words of a document: the first variant stands whose condition holds and whose insertions all have a value.
public struct DocumentText: Sendable, Equatable {
  public struct Variant: Sendable, Equatable {
    /// Nil: holds always.
    public var when: Condition?
    /// One entry for each language of the manifest; nil where it was left out.
    public var templates: [[Piece]?]
    public var span: SourceSpan

    public init(when: Condition? = nil, templates: [[Piece]?], span: SourceSpan) {
      self.when = when
      self.templates = templates
      self.span = span
    }

    /// In a language, or in the first one that has a text.
    public func pieces(in language: LanguageID) -> [Piece] {
      let own = templates.indices.contains(language.raw) ? templates[language.raw] : nil
      return own ?? templates.lazy.compactMap { $0 }.first ?? []
    }
  }

  public enum Piece: Sendable, Equatable {
    case literal(String)
    /// The value of the path, or the name of the entity it leads to.
    case value(Path)
    /// Of one of the text's lists, by its number.
    case list(Int, Part)
  }

  /// What is inserted of a list.
  public enum Part: Sendable, Equatable {
    /// All entries in words.
    case all
    /// One entry, counted from 0.
    case entry(Int)
    case count
  }

  /// Lists that the variants name.
  public var lists: [EntityList]
  public var variants: [Variant]

  public init(lists: [EntityList] = [], variants: [Variant]) {
    self.lists = lists
    self.variants = variants
  }
}

/// Entities for which a condition holds, in an order.
public struct EntityList: Sendable, Equatable {
  public struct Order: Sendable, Equatable {
    public var path: Path
    public var isLowestFirst: Bool
    public init(path: Path, isLowestFirst: Bool = false) {
      self.path = path
      self.isLowestFirst = isLowestFirst
    }
  }
  public enum Limit: Sendable, Equatable {
    case constant(Int)
    case path(Path)
  }

  public var kind: KindID
  /// One name, or those of a pair's two members.
  public var bound: [VariableID]
  public var condition: Condition
  public var order: [Order]
  public var limit: Limit?
  /// The words for an entry; nil: its name.
  public var say: DocumentText?
  public var span: SourceSpan

  public init(
    kind: KindID, bound: [VariableID], condition: Condition = .always, order: [Order] = [], limit: Limit? = nil,
    span: SourceSpan
  ) {
    self.kind = kind
    self.bound = bound
    self.condition = condition
    self.order = order
    self.limit = limit
    self.span = span
  }
}

/// A titled content of a move, a row or a card.
public struct Field: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    case value(Path)
    case list(EntityList)
    /// The values of a path over the entities of a list, equal ones together.
    case spread(Path, over: EntityList)
    case text(DocumentText)
  }
  /// Nil: that of the attribute at the end of the path, of a list that of its kind.
  public var title: DocumentText?
  public var content: Content
  /// What stands where there is nothing.
  public var none: DocumentText?
  public var span: SourceSpan

  public init(title: DocumentText? = nil, content: Content, none: DocumentText? = nil, span: SourceSpan) {
    self.title = title
    self.content = content
    self.none = none
    self.span = span
  }
}
