import Loading
import SourceText

/// The format of an output: as it is asked for, else as the file's name says, else text; nil for an unknown ending.
func outputFormat(_ request: EvaluationRequest) -> EvaluationRequest.Format? {
  outputFormat(request.format, request.output)
}

func outputFormat(_ format: EvaluationRequest.Format?, _ output: String?) -> EvaluationRequest.Format? {
  if let format { return format }
  guard let output else { return .text }
  let name = output.split(separator: "/").last ?? ""
  guard let point = name.lastIndex(of: "."), point > name.startIndex else { return .text }
  return formatsByEnding[name[name.index(after: point)...].lowercased()]
}

private let formatsByEnding: [String: EvaluationRequest.Format] = [
  "txt": .text, "text": .text, "md": .markdown, "markdown": .markdown, "html": .html, "htm": .html, "json": .json,
]

extension CommandResult {
  /// The name of the output says no format.
  init(unknownEndingOf output: String) {
    let code = WorkspaceCode.unknownEnding
    let found = Diagnostic(
      code: code.code, slug: code.slug, severity: .error, message: "the ending of '\(output)' names no format",
      span: .none, help: ["write '.txt', '.md', '.html' or '.json', or name the format by '--format'"])
    self.init(diagnostics: [found], status: .badUsage)
  }
}
