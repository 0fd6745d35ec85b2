/// A kind of diagnostic: what `lint --explain` says of a code. Codes are stable for ever.
///
/// D00xx files, D01xx the shape of an entry, D02xx names and types, D03xx one rule, D04xx rules against rules.
package struct DiagnosticCode: Sendable, Hashable {
  /// Such as "D0203".
  package let code: String
  /// The code in words, such as "unknown-value".
  package let slug: String
  /// One paragraph.
  package let explanation: String

  package init(_ code: String, _ slug: String, _ explanation: String) {
    self.code = code
    self.slug = slug
    self.explanation = explanation
  }

  /// A diagnostic of this code.
  package func diagnostic(
    _ message: String, at span: SourceSpan, label: String = "", severity: Severity = .error,
    secondary: [Diagnostic.Label] = [], notes: [String] = [], help: [String] = [], fixes: [Diagnostic.Fix] = []
  ) -> Diagnostic {
    Diagnostic(
      code: code, slug: slug, severity: severity, message: message, span: span, label: label, secondary: secondary,
      notes: notes, help: help, fixes: fixes)
  }
}
