import SourceText

/// The diagnostics of one file, up to a limit.
struct DiagnosticLog {
  let file: FileID
  let limit: Int
  private(set) var diagnostics: [Diagnostic] = []
  private var surplus = 0

  init(file: FileID, limit: Int) {
    self.file = file
    self.limit = max(1, limit)
  }

  var isFull: Bool { diagnostics.count >= limit }

  /// Whether one more is shown; if not, it is counted. Ask before making a message that a hostile file needs a million
  /// times.
  mutating func hasRoom() -> Bool {
    if isFull { surplus += 1 }
    return !isFull
  }

  mutating func add(_ diagnostic: Diagnostic) {
    if hasRoom() { diagnostics.append(diagnostic) }
  }

  /// Adds one that stops the reading, and so is always shown.
  mutating func addLast(_ diagnostic: Diagnostic) {
    if diagnostics.count >= limit {
      diagnostics.removeLast()
      surplus += 1
    }
    diagnostics.append(diagnostic)
  }

  func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file: file, start: Int32(clamping: start), end: Int32(clamping: end))
  }

  /// All in the order of their places, and a note of how many are not shown.
  func finished() -> [Diagnostic] {
    let places = diagnostics.indices.sorted {
      (diagnostics[$0].primary.span, $0) < (diagnostics[$1].primary.span, $1)
    }
    var sorted = places.map { diagnostics[$0] }
    if surplus > 0, let last = sorted.last {
      let message =
        "\(EnglishText.count(surplus, "more diagnostic")) of this file \(surplus == 1 ? "is" : "are") not shown"
      sorted.append(YAMLCode.tooManyDiagnostics.diagnostic(message, at: last.primary.span, severity: .note))
    }
    return sorted
  }
}
