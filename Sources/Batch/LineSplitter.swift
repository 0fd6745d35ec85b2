/// A line of a stream, without its end.
package struct InputLine: Sendable {
  /// Empty of a line that is too long.
  package var bytes: [UInt8]
  package var isTooLong: Bool

  package init(_ bytes: [UInt8], isTooLong: Bool = false) {
    self.bytes = bytes
    self.isTooLong = isTooLong
  }
}

/// Cuts a stream into lines as its bytes arrive; never holds more of a line than may be read.
package struct LineSplitter: Sendable {
  /// The bytes of the longest line that is read.
  package static let limit = 1 << 20

  /// Of a line whose end has not arrived.
  private var begun: [UInt8] = []
  private var isTooLong = false
  private var isFirst = true

  package init() {}

  /// The lines that end within these bytes. Linear in them.
  package mutating func add(_ bytes: ArraySlice<UInt8>) -> [InputLine] {
    var lines: [InputLine] = []
    var rest = bytes
    while let feed = rest.firstIndex(of: UInt8(ascii: "\n")) {
      take(rest[..<feed])
      lines.append(end())
      rest = rest[(feed + 1)...]
    }
    take(rest)
    return lines
  }

  /// The last line, if nothing ends it.
  package mutating func finish() -> InputLine? { begun.isEmpty && !isTooLong ? nil : end() }

  private mutating func take(_ bytes: ArraySlice<UInt8>) {
    if isTooLong { return }
    if begun.count + bytes.count > Self.limit {
      isTooLong = true
      begun = []
    } else {
      begun += bytes
    }
  }

  private mutating func end() -> InputLine {
    // Some programs mark the beginning of a file.
    if isFirst, begun.starts(with: [0xEF, 0xBB, 0xBF]) { begun.removeFirst(3) }
    defer { (begun, isTooLong, isFirst) = ([], false, false) }
    return InputLine(begun, isTooLong: isTooLong)
  }
}
