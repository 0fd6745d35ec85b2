/// The lines of one file that a diagnostic speaks of, with the places marked in display columns.
struct Snippet {
  /// A marked place on a line.
  struct Mark {
    let isPrimary: Bool
    /// Display columns from 0.
    let column: Int
    /// Display columns, at least one.
    let width: Int
    let text: String
  }

  struct Line {
    let number: Int
    let text: String
    let marks: [Mark]
  }

  /// "path:line:column" of the first label of the file.
  let place: String
  let lines: [Line]

  /// A snippet for each file that a label names, the primary's first; none for labels outside all files.
  static func all(of diagnostic: Diagnostic, in map: SourceMap) -> [Snippet] {
    let labels = [diagnostic.primary] + diagnostic.secondary
    var order: [FileID] = []
    for label in labels where !order.contains(label.span.file) { order.append(label.span.file) }
    return order.compactMap { id in
      guard let file = map[id] else { return nil }
      let marked = labels.indices.filter { labels[$0].span.file == id }
      let lines = lines(of: file, marked: marked.map { (labels[$0], $0 == 0) })
      return Snippet(place: marked.first.map { map.place(of: labels[$0].span) } ?? "", lines: lines)
    }
  }

  private static func lines(of file: SourceFile, marked: [(label: Diagnostic.Label, isPrimary: Bool)]) -> [Line] {
    let numbers = marked.map { file.lineNumber(at: $0.label.span.start) }
    return Set(numbers).sorted().map { number in
      let here = zip(numbers, marked).filter { $0.0 == number }.map(\.1)
      let starts = here.map { Int($0.label.span.start) }
      let window = LineWindow(file: file, line: number, around: starts.min() ?? 0)
      let marks = here.map { window.mark($0.label, isPrimary: $0.isPrimary) }
      return Line(number: number, text: window.text, marks: marks)
    }
  }
}

/// The part of a line that is shown: all of it, unless it is too long for any screen.
private struct LineWindow {
  let file: SourceFile
  /// The bytes of the file that are shown.
  let range: Range<Int>
  private let isCutBefore: Bool
  let text: String

  init(file: SourceFile, line: Int, around place: Int) {
    self.file = file
    let whole = file.lineRange(line)
    range = Self.window(of: whole, around: place, in: file.bytes)
    isCutBefore = range.lowerBound > whole.lowerBound
    let shown = PlainText(String(decoding: file.bytes[range], as: UTF8.self)).text
    text = (isCutBefore ? "…" : "") + shown + (range.upperBound < whole.upperBound ? "…" : "")
  }

  /// The columns of a label's first line; a place inside a character marks the whole character.
  func mark(_ label: Diagnostic.Label, isPrimary: Bool) -> Snippet.Mark {
    let start = column(ofCharacterAt: Int(label.span.start))
    let end = column(after: Int(label.span.end))
    let shift = isCutBefore ? 1 : 0
    return Snippet.Mark(
      isPrimary: isPrimary, column: start + shift, width: max(1, end - start), text: PlainText(label.text).text)
  }

  private func column(after byte: Int) -> Int {
    PlainText(decoded(upTo: byte)).width
  }

  private func column(ofCharacterAt byte: Int) -> Int {
    guard byte < range.upperBound else { return column(after: byte) }
    let end = file.endOfScalar(at: max(byte, range.lowerBound), limit: range.upperBound)
    return PlainText(String(decoded(upTo: end).dropLast())).width
  }

  private func decoded(upTo byte: Int) -> String {
    let end = min(max(byte, range.lowerBound), range.upperBound)
    return String(decoding: file.bytes[range.lowerBound..<end], as: UTF8.self)
  }

  /// Cuts at bytes, which costs nothing on a line of a megabyte, and moves the cuts to where a scalar starts.
  private static func window(of line: Range<Int>, around place: Int, in bytes: [UInt8]) -> Range<Int> {
    guard line.count > 300 else { return line }
    let start = max(line.lowerBound, min(place, line.upperBound) - 60)
    let end = min(line.upperBound, start + 200)
    return scalarStart(at: start, in: line, bytes)..<scalarStart(at: end, in: line, bytes)
  }

  private static func scalarStart(at place: Int, in line: Range<Int>, _ bytes: [UInt8]) -> Int {
    var start = place
    while start > line.lowerBound, start < line.upperBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
