package import SourceText

/// Words of a document: the first variant stands whose condition holds and whose insertions all have a value.
package struct DocumentText: Sendable, Equatable {
  package struct Variant: Sendable, Equatable {
    /// Nil: holds always.
    package var when: Condition?
    /// One entry for each language of the manifest; nil where it was left out.
    package var templates: [[Piece]?]
    package var span: SourceSpan

    package init(when: Condition? = nil, templates: [[Piece]?], span: SourceSpan) {
      self.when = when
      self.templates = templates
      self.span = span
    }

    /// In a language, or in the first one that has a text.
    package func pieces(in language: LanguageID) -> [Piece] {
      let own = templates.indices.contains(language.raw) ? templates[language.raw] : nil
      return own ?? templates.lazy.compactMap { $0 }.first ?? []
    }
  }

  package enum Piece: Sendable, Equatable {
    case literal(String)
    /// The value of the path, or the name of the entity it leads to.
    case value(Path)
    /// Of one of the text's lists, by its number.
    case list(Int, Part)
  }

  /// What is inserted of a list.
  package enum Part: Sendable, Equatable {
    /// All entries in words.
    case all
    /// One entry, counted from 0.
    case entry(Int)
    case count
  }

  /// Lists that the variants name.
  package var lists: [EntityList]
  package var variants: [Variant]

  package init(lists: [EntityList] = [], variants: [Variant]) {
    self.lists = lists
    self.variants = variants
  }
}

/// Entities for which a condition holds, in an order.
package struct EntityList: Sendable, Equatable {
  package struct Order: Sendable, Equatable {
    package var path: Path
    package var isLowestFirst: Bool
    package init(path: Path, isLowestFirst: Bool = false) {
      self.path = path
      self.isLowestFirst = isLowestFirst
    }
  }
  package enum Limit: Sendable, Equatable {
    case constant(Int)
    case path(Path)
  }

  package var kind: KindID
  /// One name, or those of a pair's two members.
  package var bound: [VariableID]
  package var condition: Condition
  package var order: [Order]
  package var limit: Limit?
  /// The words for an entry; nil: its name.
  package var say: DocumentText?
  package var span: SourceSpan

  package init(
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
package struct Field: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case value(Path)
    case list(EntityList)
    /// The values of a path over the entities of a list, equal ones together.
    case spread(Path, over: EntityList)
    case text(DocumentText)
  }
  /// Nil: that of the attribute at the end of the path, of a list that of its kind.
  package var title: DocumentText?
  package var content: Content
  /// What stands where there is nothing.
  package var none: DocumentText?
  package var span: SourceSpan

  package init(title: DocumentText? = nil, content: Content, none: DocumentText? = nil, span: SourceSpan) {
    self.title = title
    self.content = content
    self.none = none
    self.span = span
  }
}
