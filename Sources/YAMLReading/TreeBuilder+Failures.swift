import SourceText

extension TreeBuilder {
  /// Says why libyaml stopped, in the author's terms.
  mutating func understand(_ failure: YAMLFailure) {
    if failure.isOutOfMemory {
      return log.addLast(YAMLCode.outOfMemory.diagnostic("the memory does not suffice", at: log.span(0, 0)))
    }
    let place = offsets.byte(ofScalar: failure.problemScalar)
    let context = failure.contextScalar.map { offsets.byte(ofScalar: $0) }
    let brackets = frames.filter { tree.records[Int($0.index)].flags.contains(.flow) }
    let bracket = brackets.last.map { Int(tree.records[Int($0.index)].start) }
    let scene = FailureScene(
      failure: failure, text: FailureText(bytes: text.bytes, file: tree.file), place: place, context: context,
      last: last, openBracket: bracket)
    let diagnostic = scene.diagnostic
    self.failure = (diagnostic, scene.repair(of: diagnostic))
  }
}

/// The text around an error.
struct FailureText {
  let bytes: [UInt8]
  let file: FileID

  func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file: file, start: Int32(clamping: start), end: Int32(clamping: end))
  }

  /// The place of one character; at the end of the file, the place after the last that can be seen.
  func character(at place: Int) -> SourceSpan {
    guard place < bytes.count else {
      let end = endOfText(before: bytes.count)
      return span(end, end)
    }
    var end = place + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return span(place, isBreak(bytes[place]) ? place : end)
  }

  func string(_ start: Int, _ end: Int) -> String {
    let low = min(max(0, start), bytes.count)
    return String(decoding: bytes[low..<min(max(low, end), bytes.count)], as: UTF8.self)
  }

  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  func lineStart(of place: Int) -> Int {
    var start = min(place, bytes.count)
    while start > 0, !isBreak(bytes[start - 1]) { start -= 1 }
    return start
  }

  func lineEnd(of place: Int) -> Int {
    var end = min(place, bytes.count)
    while end < bytes.count, !isBreak(bytes[end]) { end += 1 }
    return end
  }

  /// The end of the text on a line, without a comment and blanks.
  func textEnd(of place: Int) -> Int {
    let end = lineEnd(of: place)
    var index = place + 1
    while index < end {
      if bytes[index] == UInt8(ascii: "#"), isBlank(bytes[index - 1]) {
        return endOfText(before: index)
      }
      index += 1
    }
    return endOfText(before: end)
  }

  func isOneLine(_ start: Int, _ end: Int) -> Bool {
    !bytes[max(0, min(start, end))..<min(max(start, end), bytes.count)].contains(where: isBreak)
  }

  /// Whether a tab stands among the blanks before a place on its line.
  func hasTabIndentation(before place: Int) -> Bool {
    let blank = bytes[lineStart(of: place)..<min(place + 1, bytes.count)]
    return blank.contains(0x09) && blank.dropLast().allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The text on a line, put in quotation marks.
  func quoting(from start: Int) -> Diagnostic.Fix? {
    let end = textEnd(of: start)
    guard start < end else { return nil }
    let text = string(start, end)
    let isSimple = !text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    let doubled = text.reduce(into: "") { $0 += $1 == "'" ? "''" : String($1) }
    let quoted = isSimple ? "\"\(text)\"" : "'\(doubled)'"
    let edit = Diagnostic.Edit(span: span(start, end), replacement: quoted)
    return Diagnostic.Fix(title: "quote the text", edits: [edit])
  }

  private func endOfText(before place: Int) -> Int {
    var end = place
    while end > 0, " \t\r\n".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }
}
