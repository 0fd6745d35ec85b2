/// How much a diagnostic matters; an error is greater than a warning, a warning greater than a note.
public enum Severity: Int, Comparable, Hashable, Sendable, CaseIterable {
  case note, warning, error

  /// The word that is printed.
  public var name: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  public static func < (left: Severity, right: Severity) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Something to tell an author about a place in a file: a plain value, rendered elsewhere.
public struct Diagnostic: Hashable, Sendable {
  /// A place and what to say beside it.
  public struct Label: Hashable, Sendable {
    public var span: SourceSpan
    /// At most eight words; may be empty.
    public var text: String

    public init(span: SourceSpan, text: String = "") {
      self.span = span
      self.text = text
    }
  }

  /// The replacement of a span's bytes; an insertion where the span is empty.
  public struct Edit: Hashable, Sendable {
    public var span: SourceSpan
    public var replacement: String

    public init(span: SourceSpan, replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// A change of the text that the program can make.
  public struct Fix: Hashable, Sendable {
    public var title: String
    /// Same conclusions and same explanations afterwards; otherwise the fix is only likely.
    public var safe: Bool
    /// Edits that do not overlap.
    public var edits: [Edit]

    public init(title: String, safe: Bool = false, edits: [Edit]) {
      self.title = title
      self.safe = safe
      self.edits = edits
    }
  }

  /// Stable for ever, such as "D0203".
  public var code: String
  /// The code in words, such as "unknown-value"; may be empty.
  public var slug: String
  public var severity: Severity
  /// One lower-case sentence about the author's own words.
  public var message: String
  public var primary: Label
  /// Related places, such as the other side of a conflict.
  public var secondary: [Label]
  /// Facts: a witness, a cited source.
  public var notes: [String]
  /// Advice.
  public var help: [String]
  public var fixes: [Fix]

  public init(
    code: String, slug: String = "", severity: Severity, message: String, span: SourceSpan, label: String = "",
    secondary: [Label] = [], notes: [String] = [], help: [String] = [], fixes: [Fix] = []
  ) {
    self.code = code
    self.slug = slug
    self.severity = severity
    self.message = message
    self.primary = Label(span: span, text: label)
    self.secondary = secondary
    self.notes = notes
    self.help = help
    self.fixes = fixes
  }
}
