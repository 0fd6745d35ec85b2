extension SourceMap {
  /// Diagnostics in the order in which they are printed: by file, place and code, each once.
  package func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let distinct = diagnostics.filter { seen.insert($0).inserted }
    let order = distinct.indices.sorted { isBefore((distinct[$0], $0), (distinct[$1], $1)) }
    return told(order.map { distinct[$0] }, in: self)
  }

  private func isBefore(_ left: (Diagnostic, Int), _ right: (Diagnostic, Int)) -> Bool {
    let (one, other) = (left.0, right.0)
    let (path, otherPath) = (path(of: one), path(of: other))
    if path != otherPath { return path.utf8.lexicographicallyPrecedes(otherPath.utf8) }
    let (span, otherSpan) = (one.primary.span, other.primary.span)
    if span != otherSpan { return span < otherSpan }
    return (one.code, left.1) < (other.code, right.1)
  }

  /// The file of a diagnostic as it was named; empty for what no file holds.
  package func path(of diagnostic: Diagnostic) -> String {
    self[diagnostic.primary.span.file]?.path ?? ""
  }
}
