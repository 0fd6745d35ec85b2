import Report
import SourceText

/// Something to be said of a text that was read: an error, a warning or a note, with its place.
///
/// ```swift
/// for problem in checked.problems { print(problem.code, problem.message, problem.file ?? "", problem.line ?? 0) }
/// ```
public struct Problem: Sendable, Hashable, CustomStringConvertible {
  /// How grave it is: with an error there is no value.
  public enum Severity: String, Sendable, Hashable { case error, warning, note }

  /// Such as `D0203`; stable for ever.
  public let code: String
  /// The code in words, such as `unknown-value`.
  public let slug: String
  /// Errors leave nothing to evaluate; warnings and notes do.
  public let severity: Severity
  /// One sentence, about the author's own words.
  public let message: String
  /// The text in which it stands, as it was named; nil for what no text holds.
  public let file: String?
  /// Counted from 1; nil for what no text holds.
  public let line: Int?
  /// Counted from 1, in characters; nil for what no text holds.
  public let column: Int?
  /// The whole of it as `demarche lint` prints it: message, place, the line itself, and a way out.
  public let description: String

  init(_ diagnostic: Diagnostic, in sources: SourceMap) {
    let source = sources[diagnostic.primary.span.file]
    let position = source?.position(at: diagnostic.primary.span.start)
    code = diagnostic.code
    slug = diagnostic.slug
    severity =
      switch diagnostic.severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    message = diagnostic.message
    file = source?.path
    line = position?.line
    column = position?.column
    description = renderDiagnostics([diagnostic], in: sources)
  }
}

/// Why there is no value: what was found, errors among it.
public struct Problems: Error, Sendable, Hashable, CustomStringConvertible {
  /// In the order of file, place and code.
  public let problems: [Problem]

  /// All of them as `demarche lint` prints them.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// A value that was read, with what there is to say of the texts it was read from.
///
/// ```swift
/// let rules = try Rules.read(folder: "Rules").get()
/// ```
public struct Checked<Value: Sendable>: Sendable {
  /// Warnings and notes as well as errors, in the order of file, place and code.
  public let problems: [Problem]
  private let value: Value?

  init(_ value: Value?, _ problems: [Problem]) {
    self.problems = problems
    self.value = value
  }

  /// The value. Throws `Problems` where the texts have errors; warnings and notes stay in `problems`.
  public func get() throws(Problems) -> Value {
    guard let value else { throw Problems(problems: problems) }
    return value
  }
}
