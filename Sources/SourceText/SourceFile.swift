/// A line and a column as editors show them, both from 1.
package struct SourcePosition: Hashable, Comparable, Sendable {
  package var line: Int
  /// Counts characters (grapheme clusters), not bytes and not display columns.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A file's path and bytes, with a table of its lines.
///
/// Lines end as editors end them: LF, CR LF or a lone CR. A byte order mark at the start belongs to no column.
package struct SourceFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
  /// The offset of the first byte of each line; never empty.
  private let lineStarts: [Int32]
  private var columns = ColumnMarks()

  /// O(n) in the bytes: the table of lines is made at once.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    lineStarts = Self.lineStarts(of: bytes)
    for line in 1...lineStarts.count { columns.add(lineRange(line), of: bytes) }
  }

  /// The line and column of a byte; a byte inside a character has the character's column, one past the end of the
  /// file the place after its last character. O(log length of the file), and some two thousand bytes of a line.
  package func position(at byte: Int32) -> SourcePosition {
    let line = lineNumber(at: byte)
    return SourcePosition(line: line, column: column(at: Int(byte), in: lineRange(line)))
  }

  /// The text of line `n` (from 1) without its line break; bytes that are not UTF-8 become U+FFFD, a line that does
  /// not exist is empty.
  package func line(_ n: Int) -> String {
    String(decoding: bytes[lineRange(n)], as: UTF8.self)
  }

  /// The byte range of line `n` (from 1) without its line break; empty for a line that does not exist.
  package func lineRange(_ n: Int) -> Range<Int> {
    guard n >= 1, n <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = Int(lineStarts[n - 1])
    var end = n < lineStarts.count ? Int(lineStarts[n]) : bytes.count
    if end > start, n < lineStarts.count, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > start, n < lineStarts.count, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The text of a span; empty where the span lies outside the file.
  package func text(_ span: SourceSpan) -> String {
    let start = min(max(0, Int(span.start)), bytes.count)
    let end = min(max(start, Int(span.end)), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The number (from 1) of the line that holds a byte, its line break included. O(log lines).
  package func lineNumber(at byte: Int32) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= byte { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Characters up to and including the scalar at the byte: appending the scalar tells whether it begins a character
  /// or continues one.
  private func column(at byte: Int, in line: Range<Int>) -> Int {
    let place = min(max(byte, line.lowerBound), line.upperBound)
    let end = endOfScalar(at: place, limit: line.upperBound)
    let atEnd = place == line.upperBound ? 1 : 0
    return columns.characters(from: line.lowerBound, to: end, in: bytes) + atEnd
  }

  /// The end of the scalar that starts at a byte; of a byte that is not UTF-8, which counts as one, the next.
  func endOfScalar(at place: Int, limit: Int) -> Int {
    guard place < limit else { return limit }
    var end = place + 1
    while end < limit, end < place + 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let isOne = String(decoding: bytes[place..<end], as: UTF8.self).unicodeScalars.count == 1
    return isOne ? end : place + 1
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int32] {
    // Spans are 32-bit: what lies beyond 2 GiB belongs to the last line.
    let limit = min(bytes.count, Int(Int32.max) - 1)
    var starts: [Int32] = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    bytes.withUnsafeBytes { bytes in
      var index = 0
      while index < limit {
        if index + 8 <= limit, !ByteWord(bytes, at: index).holdsLess(than: 0x0E) {
          index += 8
          continue
        }
        let byte = bytes[index]
        index += 1
        if byte == 0x0D, index < limit, bytes[index] == 0x0A { index += 1 }
        if byte == 0x0D || byte == 0x0A { starts.append(Int32(index)) }
      }
    }
    return starts
  }
}
