package import SourceText

/// A text in the languages of the rule set; a language that was left out is nil.
package struct LocalizedText: Sendable, Equatable {
  /// One entry for each language of the manifest, in its order.
  package var texts: [String?]
  package var span: SourceSpan

  package init(texts: [String?], span: SourceSpan) {
    self.texts = texts
    self.span = span
  }

  /// The text in a language, or in the first language that has one.
  package func text(in language: LanguageID) -> String? {
    let own = texts.indices.contains(language.raw) ? texts[language.raw] : nil
    return own ?? texts.lazy.compactMap { $0 }.first
  }
}

extension RuleSet {
  /// The language of a code such as `ko`, else the first one.
  package func language(_ code: String) -> LanguageID { LanguageID(languages.firstIndex(of: code) ?? 0) }
}

/// A word in the languages of the rule set, wherever it was written.
package struct LocalizedWord: Sendable, Equatable {
  /// One entry for each language of the manifest, in its order.
  package var words: [String?]

  package init(_ words: [String?]) { self.words = words }

  /// The word that is given in the language itself.
  package func own(_ language: LanguageID) -> String? {
    words.indices.contains(language.raw) ? words[language.raw] : nil
  }

  /// The word in a language, or in the first language that has one.
  package func text(in language: LanguageID) -> String? { own(language) ?? words.lazy.compactMap { $0 }.first }
}

/// A text with insertions: `{city.name} may not …`, in every language.
package struct LocalizedTemplate: Sendable, Equatable {
  package enum Piece: Sendable, Equatable {
    case literal(String)
    /// The value of the path, or the title of the entity it leads to.
    case insertion(Path)
  }

  package var templates: [[Piece]?]
  package var span: SourceSpan

  package init(templates: [[Piece]?], span: SourceSpan) {
    self.templates = templates
    self.span = span
  }

  package func pieces(in language: LanguageID) -> [Piece] {
    let own = templates.indices.contains(language.raw) ? templates[language.raw] : nil
    return own ?? templates.lazy.compactMap { $0 }.first ?? []
  }

  /// The variables of which something is inserted, in any language; ascending.
  package var variables: [VariableID] {
    let terms = templates.compactMap { $0 }.joined().flatMap { piece -> [Term] in
      if case .insertion(let path) = piece { path.subject.terms } else { [] }
    }
    let found = terms.compactMap { term -> VariableID? in if case .variable(let own) = term { own } else { nil } }
    return Set(found).sorted { $0.raw < $1.raw }
  }

  /// The paths whose ends are inserted, in any language; what names an entity has no end.
  package var paths: [Path] {
    templates.compactMap { $0 }.joined().compactMap { piece in
      guard case .insertion(let path) = piece, !path.steps.isEmpty else { return nil }
      return path
    }
  }
}
