import SourceText

/// Comments, which libyaml passes over without a word: they stand between what its events cover.
///
/// It takes every `#` between two values for a comment, YAML 1.2 only one behind a space. Where the two differ something
/// would be read as nothing, so it is said.
struct CommentCheck {
  private let text: CheckedText
  /// The end of what the events so far cover: behind it stand blanks, signs and comments only.
  private var covered = 0

  init(_ text: CheckedText) { self.text = text }

  /// Reads what stands between the last event and the next one.
  mutating func check(before next: SourceSpan, _ log: inout DiagnosticLog) {
    findGluedComment(from: covered, to: Int(next.start), &log)
    covered = max(covered, Int(next.end))
  }

  /// `|# text`: the rest of the line that opens a block of text.
  func checkBlockHeader(from start: Int, _ log: inout DiagnosticLog) {
    let indicators = "|>+-0123456789".utf8
    var end = start
    while let byte = text.bytes[safe: end], indicators.contains(byte) { end += 1 }
    findGluedComment(from: end, to: end + 1, &log)
  }

  private func findGluedComment(from start: Int, to end: Int, _ log: inout DiagnosticLog) {
    let signs = text.bytes
    var index = start
    while index < min(end, signs.count) {
      guard signs[index] == UInt8(ascii: "#") else {
        index += 1
        continue
      }
      if index > text.start, !" \t\r\n".utf8.contains(signs[index - 1]) { reportGlued(at: index, &log) }
      while index < signs.count, signs[index] != 0x0A, signs[index] != 0x0D { index += 1 }
    }
  }

  private func reportGlued(at place: Int, _ log: inout DiagnosticLog) {
    guard log.hasRoom() else { return }
    let fix = Diagnostic.Fix(
      title: "put a space before the comment", edits: [Diagnostic.Edit(span: log.span(place, place), replacement: " ")])
    log.add(
      YAMLCode.gluedComment.diagnostic(
        "the '#' stands right behind what comes before it", at: log.span(place, place + 1),
        label: "text or a comment"
      )
      .helping("put a space before a comment, or quote the whole text").fixing(fix))
  }
}
