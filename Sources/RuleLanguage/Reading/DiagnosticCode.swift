import SourceText

/// A diagnostic of this module: what `lint --explain` says of a code. Codes are stable for ever.
///
/// D002x files of profiles, D012x to D019x the shape of an entry, D02xx names and types.
public struct DiagnosticCode: Sendable, Hashable {
  /// Such as "D0203".
  public let code: String
  /// The code in words, such as "unknown-value".
  public let slug: String
  /// One paragraph.
  public let explanation: String

  public init(_ code: String, _ slug: String, _ explanation: String) {
    self.code = code
    self.slug = slug
    self.explanation = explanation
  }

  /// A diagnostic of this code.
  public func diagnostic(
    _ message: String, at span: SourceSpan, label: String = "", severity: Severity = .error,
    secondary: [Diagnostic.Label] = [], notes: [String] = [], help: [String] = [], fixes: [Diagnostic.Fix] = []
  ) -> Diagnostic {
    Diagnostic(
      code: code, slug: slug, severity: severity, message: message, span: span, label: label, secondary: secondary,
      notes: notes, help: help, fixes: fixes)
  }

  /// Codes of the declarations and profiles, in ascending order.
  public static let declarations: [DiagnosticCode] = files + shape + names + values + texts

  /// Every code of this module.
  public static let all: [DiagnosticCode] = (declarations + rules).sorted { $0.code < $1.code }
}
