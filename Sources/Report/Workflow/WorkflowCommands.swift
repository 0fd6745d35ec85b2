package import SourceText

/// Findings as commands of a GitHub workflow, which shows them beside the lines of a change.
///
/// GitHub Docs, "Workflow commands for GitHub Actions": a line each, `::warning file=…,line=…::message`.
package struct WorkflowCommands {
  private let sources: SourceMap

  package init(_ sources: SourceMap) { self.sources = sources }

  /// A line for each finding.
  package func text(_ findings: [Diagnostic]) -> String { findings.map { line($0) + "\n" }.joined() }

  private func line(_ finding: Diagnostic) -> String {
    let said = [finding.message] + finding.notes.map { "note: \($0)" } + finding.help.map { "help: \($0)" }
    let properties =
      place(finding.primary.span) + ["title=" + escaped("\(finding.code) \(finding.slug)", isProperty: true)]
    return "::\(command(finding.severity)) \(properties.joined(separator: ","))::"
      + escaped(said.joined(separator: "\n"), isProperty: false)
  }

  private func command(_ severity: Severity) -> String {
    switch severity {
    case .note: "notice"
    case .warning: "warning"
    case .error: "error"
    }
  }

  private func place(_ span: SourceSpan) -> [String] {
    guard let file = sources[span.file] else { return [] }
    let (start, end) = (file.position(at: span.start), file.position(at: max(span.start, span.end)))
    let lines = ["file=" + escaped(file.path, isProperty: true), "line=\(start.line)", "endLine=\(end.line)"]
    // Columns of several lines are refused.
    return start.line == end.line ? lines + ["col=\(start.column)", "endColumn=\(end.column)"] : lines
  }

  private func escaped(_ text: String, isProperty: Bool) -> String {
    text.utf8.reduce(into: [UInt8]()) { bytes, byte in
      switch byte {
      case UInt8(ascii: "%"): bytes += Array("%25".utf8)
      case UInt8(ascii: "\r"): bytes += Array("%0D".utf8)
      case UInt8(ascii: "\n"): bytes += Array("%0A".utf8)
      case UInt8(ascii: ":") where isProperty: bytes += Array("%3A".utf8)
      case UInt8(ascii: ",") where isProperty: bytes += Array("%2C".utf8)
      default: bytes.append(byte)
      }
    }.text
  }
}

extension [UInt8] {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}
