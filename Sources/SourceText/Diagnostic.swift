/// How much a diagnostic matters; an error is greater than a warning, a warning greater than a note.
package enum Severity: Int, Comparable, Hashable, Sendable, CaseIterable {
  case note, warning, error

  /// The word that is printed.
  package var name: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  package static func < (left: Severity, right: Severity) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Something to tell an author about a place in a file: a plain value, rendered elsewhere.
package struct Diagnostic: Hashable, Sendable {
  /// A place and what to say beside it.
  package struct Label: Hashable, Sendable {
    package var span: SourceSpan
    /// At most eight words; may be empty.
    package var text: String

    package init(span: SourceSpan, text: String = "") {
      self.span = span
      self.text = text
    }
  }

  /// The replacement of a span's bytes; an insertion where the span is empty.
  package struct Edit: Hashable, Sendable {
    package var span: SourceSpan
    package var replacement: String

    package init(span: SourceSpan, replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// A change of the text that the program can make.
  package struct Fix: Hashable, Sendable {
    package var title: String
    /// Same conclusions and same explanations afterwards; otherwise the fix is only likely.
    package var safe: Bool
    /// Edits that do not overlap.
    package var edits: [Edit]

    package init(title: String, safe: Bool = false, edits: [Edit]) {
      self.title = title
      self.safe = safe
      self.edits = edits
    }
  }

  /// Stable for ever, such as "D0203".
  package var code: String
  /// The code in words, such as "unknown-value"; may be empty.
  package var slug: String
  package var severity: Severity
  /// One lower-case sentence about the author's own words.
  package var message: String
  package var primary: Label
  /// Related places, such as the other side of a conflict.
  package var secondary: [Label]
  /// Facts: a witness, a cited source.
  package var notes: [String]
  /// Advice.
  package var help: [String]
  package var fixes: [Fix]

  package init(
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
