import Loading
import Report
import SourceText

/// The findings of lint in the format that was asked for, and how lint ends.
struct LintOutput {
  private let request: LintRequest
  private let findings: [Diagnostic]
  private let sources: SourceMap
  private let checked: [String]

  init(_ request: LintRequest, _ findings: [Diagnostic], _ sources: SourceMap, _ checked: [String]) {
    (self.request, self.findings, self.sources, self.checked) = (request, findings, sources, checked)
  }

  var status: CommandResult.Status {
    if findings.contains(where: { WorkspaceCode.isUnreadable($0.code) && $0.severity == .error }) { return .unreadable }
    guard let least = request.failOn.severity else { return .done }
    return findings.contains { $0.severity >= least } ? .findings : .done
  }

  var text: String {
    switch request.format {
    case .json: return FindingsJSON(sources).document(findings, checked: checked).text()
    case .sarif: return FindingsSARIF(sources).document(findings, pages: pages).text()
    case .github: return WorkflowCommands(sources).text(findings)
    case .text:
      let text = renderDiagnostics(findings, in: sources, colour: request.colour)
      return text + (text.isEmpty ? "" : "\n") + summary
    }
  }

  /// Of each code that was found, its page.
  private var pages: [FindingsSARIF.Page] {
    let found = Set(findings.map(\.code))
    return allCodes.filter { found.contains($0.code) }
      .map { FindingsSARIF.Page(code: $0.code, slug: $0.slug, text: $0.explanation) }
  }

  private var summary: String {
    func count(_ severity: Severity, _ word: String) -> String? {
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : EnglishText.count(count, word)
    }
    let counts = [count(.error, "error"), count(.warning, "warning"), count(.note, "note")].compactMap { $0 }
    return counts.isEmpty ? "" : counts.joined(separator: ", ") + "\n"
  }
}
