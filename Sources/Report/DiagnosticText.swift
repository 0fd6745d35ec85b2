package import SourceText

/// Diagnostics as text, an empty line between them; the same with and without colour.
package func renderDiagnostics(_ diagnostics: [Diagnostic], in sources: SourceMap, colour: Bool = false) -> String {
  let renderer = TextRenderer(colour: colour)
  return diagnostics.map { renderer.render(Document(of: $0, in: sources)) }.joined(separator: "\n")
}

extension Document {
  fileprivate init(of diagnostic: Diagnostic, in sources: SourceMap) {
    var lines = [Inline([])]
    for segment in renderStyled(diagnostic, in: sources) {
      let parts = segment.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, part) in parts.enumerated() {
        if number > 0 { lines.append(Inline([])) }
        if !part.isEmpty { lines[lines.count - 1] += Inline(String(part), segment.style.role) }
      }
    }
    if lines.last?.runs.isEmpty == true { lines.removeLast() }
    self.init([.lines(lines)])
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
