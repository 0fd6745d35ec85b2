/// What a piece of a rendered diagnostic is, so that a terminal can colour it; wording and layout do not depend on it.
package enum TextStyle: Hashable, Sendable {
  case plain
  /// The severity and the code.
  case severity(Severity)
  case message
  /// Line numbers, bars, arrows and the "=" before notes.
  case gutter
  /// The carets under the primary place, and their label.
  case primary(Severity)
  /// The dashes under related places, and their label.
  case secondary
  /// The words "note", "help" and "fix".
  case keyword
}

/// A piece of text in one style.
package struct StyledSegment: Hashable, Sendable {
  package var style: TextStyle
  package var text: String

  package init(_ style: TextStyle, _ text: String) {
    self.style = style
    self.text = text
  }
}
