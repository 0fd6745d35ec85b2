import SourceText

/// A line of a text report, ready but for colour.
struct StyledLine: Sendable {
  private(set) var runs: [TextRun] = []
  private(set) var width = 0

  init() {}

  init(_ text: String, _ role: TextRole = .plain) { append(text, role) }

  /// Runs that together take that many columns.
  init(_ runs: [TextRun], width: Int) {
    self.runs = runs
    self.width = width
  }

  mutating func append(_ text: String, _ role: TextRole = .plain) {
    if text.isEmpty { return }
    runs.append(TextRun(text, role))
    width &+= displayWidth(text)
  }

  mutating func append(_ line: StyledLine) {
    runs += line.runs
    width &+= line.width
  }

  /// Fills up with spaces to the given width.
  mutating func pad(to target: Int) {
    if target > width { append(String(repeating: " ", count: target - width)) }
  }
}
