import SourceText

/// A text in the languages of the rule set; a language that was left out is nil.
public struct LocalizedText: Sendable, Equatable {
  /// One entry for each language of the manifest, in its order.
  public var texts: [String?]
  public var span: SourceSpan

  public init(texts: [String?], span: SourceSpan) {
    self.texts = texts
    self.span = span
  }

  /// The text in a language, or in the first language that has one.
  public func text(in language: LanguageID) -> String? {
    let own = texts.indices.contains(language.raw) ? texts[language.raw] : nil
    return own ?? texts.lazy.compactMap { $0 }.first
  }
}

extension RuleSet {
  /// The language of a code such as `ko`, else the first one.
  public func language(_ code: String) -> LanguageID { LanguageID(languages.firstIndex(of: code) ?? 0) }
}

/// A word in the languages of the rule set, wherever it was written.
public struct LocalizedWord: Sendable, Equatable {
  /// One entry for each language of the manifest, in its order.
  public var words: [String?]

  public init(_ words: [String?]) { self.words = words }

  /// The word that is given in the language itself.
  public func own(_ language: LanguageID) -> String? {
    words.indices.contains(language.raw) ? words[language.raw] : nil
  }

  /// The word in a language, or in the first language that has one.
  public func text(in language: LanguageID) -> String? { own(language) ?? words.lazy.compactMap { $0 }.first }
}

/// A text with insertions: `{city.name} may not …`, in every language.
public struct LocalizedTemplate: Sendable, Equatable {
  public enum Piece: Sendable, Equatable {
    case literal(String)
    /// The value of the path, or the title of the entity it leads to.
    case insertion(Path)
  }

  public var templates: [[Piece]?]
  public var span: SourceSpan

  public init(templates: [[Piece]?], span: SourceSpan) {
    self.templates = templates
    self.span = span
  }

  public func pieces(in language: LanguageID) -> [Piece] {
    let own = templates.indices.contains(language.raw) ? templates[language.raw] : nil
    return own ?? templates.lazy.compactMap { $0 }.first ?? []
  }
}
