/// The words of a DIMACS file, without its comments.
struct DIMACSWords {
  /// What stands between white space.
  struct Word {
    var bytes: Range<Int>
    /// From 1.
    var line: Int
    var lineStart: Int
    /// Whether only white space stands before it in its line.
    var beginsLine: Bool
  }

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var lineStart = 0
  private var beginsLine = true

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next word; nil at the end of the file.
  mutating func next() -> Word? {
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\n") {
        breakLine()
      } else if Self.isSpace(byte) {
        place += 1
      } else if beginsLine, byte == UInt8(ascii: "c") {
        skipLine()
      } else {
        return takeWord()
      }
    }
    return nil
  }

  /// The words up to the end of the line.
  mutating func restOfLine() -> [Word] {
    var words: [Word] = []
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") {
      if Self.isSpace(bytes[place]) { place += 1 } else { words.append(takeWord()) }
    }
    return words
  }

  /// The place after the last byte.
  var end: Word { Word(bytes: bytes.count..<bytes.count, line: line, lineStart: lineStart, beginsLine: beginsLine) }

  func text(_ word: Word) -> String { String(decoding: bytes[word.bytes], as: UTF8.self) }

  /// The text as a message quotes it: at most twenty characters, none of which moves the cursor.
  func shown(_ word: Word) -> String {
    let text = String(decoding: bytes[word.bytes.prefix(80)], as: UTF8.self)
    let scalars = text.unicodeScalars.prefix(20).map { $0.value < 32 || $0.value == 127 ? "\u{FFFD}" : String($0) }
    return scalars.joined() + (text.unicodeScalars.count > 20 ? "…" : "")
  }

  /// From 1: continuation bytes of UTF-8 do not count. O(length of the line).
  func column(_ word: Word) -> Int {
    1 + bytes[word.lineStart..<word.bytes.lowerBound].count { $0 & 0xC0 != 0x80 }
  }

  private mutating func breakLine() {
    place += 1
    (line, lineStart, beginsLine) = (line + 1, place, true)
  }

  private mutating func skipLine() {
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
  }

  private mutating func takeWord() -> Word {
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n"), !Self.isSpace(bytes[place]) { place += 1 }
    defer { beginsLine = false }
    return Word(bytes: start..<place, line: line, lineStart: lineStart, beginsLine: beginsLine)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) && byte != 10 }
}
