/// The text of a diagnostic with the lines it speaks of and carets exactly under the places, as a terminal with a
/// fixed-width font shows them; without colour. Ends in a line break.
///
/// ```
/// error[D0203 unknown-value]: 'country.power' has no value 'midle'
///   --> Rules/theory/20-national-power.yaml:14:22
///    |
/// 14 |       country.power: midle
///    |                      ^^^^^ did you mean 'middle'?
///    |
///    = note: the scale is small < middle < great
/// ```
package func render(_ d: Diagnostic, in map: SourceMap) -> String {
  renderStyled(d, in: map).reduce(into: "") { $0 += $1.text }
}

/// The same text as `render(_:in:)`, in pieces that say what they are.
package func renderStyled(_ d: Diagnostic, in map: SourceMap) -> [StyledSegment] {
  var rendering = Rendering(diagnostic: d, map: map)
  rendering.addHeading()
  rendering.addSnippets()
  rendering.addRemarks()
  return rendering.segments
}

private struct Rendering {
  let diagnostic: Diagnostic
  let map: SourceMap
  let snippets: [Snippet]
  /// The columns of the widest line number shown.
  let gutter: Int
  var segments: [StyledSegment] = []

  init(diagnostic: Diagnostic, map: SourceMap) {
    self.diagnostic = diagnostic
    self.map = map
    snippets = Snippet.all(of: diagnostic, in: map)
    gutter = snippets.flatMap(\.lines).map { String($0.number).count }.max() ?? 1
  }

  mutating func add(_ style: TextStyle, _ text: String) {
    segments.append(StyledSegment(style, text))
  }

  mutating func addHeading() {
    let code = diagnostic.slug.isEmpty ? diagnostic.code : "\(diagnostic.code) \(diagnostic.slug)"
    add(.severity(diagnostic.severity), "\(diagnostic.severity.name)[\(code)]")
    add(.message, ": \(PlainText(diagnostic.message).text)\n")
  }

  mutating func addSnippets() {
    for (index, snippet) in snippets.enumerated() {
      add(.gutter, spaces(gutter) + (index == 0 ? "--> " : "::: "))
      add(.plain, PlainText(snippet.place).text + "\n")
      addBar()
      add(snippet.lines)
    }
    if snippets.isEmpty, diagnostic.primary.span.file != .none {
      add(.gutter, spaces(gutter) + "--> ")
      add(.plain, map.place(of: diagnostic.primary.span) + "\n")
    }
  }

  mutating func addBar() {
    add(.gutter, spaces(gutter + 1) + "|\n")
  }

  /// Lines left out between two shown are told by dots.
  mutating func add(_ lines: [Snippet.Line]) {
    var previous: Int?
    for line in lines {
      if let previous, line.number > previous + 1 { add(.gutter, "...\n") }
      previous = line.number
      let number = String(line.number)
      add(.gutter, spaces(gutter - number.count) + number + " |")
      add(.plain, line.text.isEmpty ? "\n" : " \(line.text)\n")
      for mark in line.marks { add(mark) }
    }
  }

  mutating func add(_ mark: Snippet.Mark) {
    let style = mark.isPrimary ? TextStyle.primary(diagnostic.severity) : .secondary
    let sign = String(repeating: mark.isPrimary ? "^" : "-", count: mark.width)
    add(.gutter, spaces(gutter + 1) + "| ")
    add(style, spaces(mark.column) + sign + (mark.text.isEmpty ? "" : " \(mark.text)") + "\n")
  }

  mutating func addRemarks() {
    let fixes = diagnostic.fixes.map { "\($0.title) (\($0.safe ? "safe" : "likely"))" }
    let remarks =
      diagnostic.notes.map { ("note", $0) } + diagnostic.help.map { ("help", $0) } + fixes.map { ("fix", $0) }
    if !remarks.isEmpty, !snippets.isEmpty { addBar() }
    for (word, text) in remarks { add(remark: text, word: word) }
  }

  /// Further lines of a remark stand under its first.
  mutating func add(remark: String, word: String) {
    add(.gutter, spaces(gutter + 1) + "= ")
    add(.keyword, "\(word): ")
    let margin = "\n" + spaces(gutter + word.count + 5)
    let lines = remark.split(separator: "\n", omittingEmptySubsequences: false)
    add(.plain, lines.map { PlainText(String($0)).text }.joined(separator: margin) + "\n")
  }

  func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
