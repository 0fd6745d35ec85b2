import Report
import SourceText

/// What a command has to give: bytes for the output, diagnostics, and how it ended.
public struct Answer: Sendable {
  /// How a command ended; the numbers are exit statuses.
  public enum Status: Int32, Sendable {
    case done = 0
    /// Done, with findings: lint errors, failed tests, a contradiction in the outcome.
    case findings = 1
    /// The command line names what is not there.
    case badUsage = 64
    /// A file's content is wrong.
    case badContent = 65
    /// A file cannot be read.
    case unreadable = 66
  }

  public var output: String
  /// What is to be said beside the output, in the order in which it is printed.
  public var diagnostics: [Diagnostic]
  public var status: Status
  /// What the output was made from. A program that ends once it has given the output need not wait for it to be freed.
  var origin: (any Sendable)?

  public init(output: String = "", diagnostics: [Diagnostic] = [], status: Status = .done) {
    self.output = output
    self.diagnostics = diagnostics
    self.status = status
  }
}

extension Answer.Status {
  /// The status of reading: what could not be read weighs more than what was read and is wrong.
  public init(reading diagnostics: [Diagnostic]) {
    if diagnostics.contains(where: { WorkspaceCode.isUnreadable($0.code) && $0.severity == .error }) {
      self = .unreadable
    } else {
      self = diagnostics.contains { $0.severity == .error } ? .badContent : .done
    }
  }
}

extension Workspace {
  /// Diagnostics as text, an empty line between them; the same with and without colour.
  public func render(_ diagnostics: [Diagnostic], colour: Bool = false) -> String {
    let renderer = TextRenderer(colour: colour)
    return diagnostics.map { renderer.render(document(of: $0)) }.joined(separator: "\n")
  }

  private func document(of diagnostic: Diagnostic) -> Document {
    var lines = [Inline([])]
    for segment in renderStyled(diagnostic, in: sources) {
      let parts = segment.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, part) in parts.enumerated() {
        if number > 0 { lines.append(Inline([])) }
        if !part.isEmpty { lines[lines.count - 1] += Inline(String(part), segment.style.role) }
      }
    }
    if lines.last?.runs.isEmpty == true { lines.removeLast() }
    return Document([.lines(lines)])
  }
}

extension TextStyle {
  fileprivate var role: TextRole {
    switch self {
    case .plain: .plain
    case .severity(.error), .primary(.error): .bad
    case .severity(.warning), .primary(.warning): .caution
    case .severity(.note), .primary(.note), .secondary: .code
    case .message, .keyword: .strong
    case .gutter: .muted
    }
  }
}
