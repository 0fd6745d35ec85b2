/// Lines of ASCII that say what they look like: `- key: value`, where a value is a word or text in double quotes on the
/// same line, or stands in brackets.
///
/// Each line is either read as libyaml would read it or refused: with comments, anchors, tags, single quotes and texts of
/// several lines everything is refused by which a line could reach beyond its indentation.
struct SimpleBlock {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Of the collections that are open, outermost first.
  private var columns: [Int] = []
  /// Whether a collection may begin in the next line.
  private var awaitsValue = true
  /// Brackets that are open.
  private var depth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isClosed: Bool { depth == 0 }

  /// Reads a line without its indentation, and returns the end of its text; nil if it is not simple.
  mutating func read(_ line: Range<Int>, column: Int) -> Int? {
    if depth > 0 { return readBrackets(line) }
    guard enter(column) else { return nil }
    awaitsValue = false
    let start = readDashes(line, column)
    return readEntry(start..<line.upperBound, column: column + start - line.lowerBound)
  }

  /// Whether the next entry of an open collection stands in a column, or a collection's first.
  private mutating func enter(_ column: Int) -> Bool {
    if column > columns.last ?? -1 { return awaitsValue }
    while let last = columns.last, last > column { columns.removeLast() }
    return columns.last == column
  }

  private mutating func open(_ column: Int) {
    if columns.last != column { columns.append(column) }
  }

  private mutating func readDashes(_ line: Range<Int>, _ column: Int) -> Int {
    var index = line.lowerBound
    while index + 1 < line.upperBound, isDash(index..<line.upperBound) {
      open(column + index - line.lowerBound)
      index = endOfSpaces(index + 1..<line.upperBound)
    }
    return index
  }

  private mutating func readEntry(_ text: Range<Int>, column: Int) -> Int? {
    let word = endOfWord(text)
    guard word > text.lowerBound, word < text.upperBound, bytes[word] == UInt8(ascii: ":") else {
      return readValue(text)
    }
    open(column)
    let value = endOfSpaces(word + 1..<text.upperBound)
    awaitsValue = value == text.upperBound
    if awaitsValue { return word + 1 }
    return value > word + 1 ? readValue(value..<text.upperBound) : nil
  }

  private mutating func readValue(_ text: Range<Int>) -> Int? {
    guard !text.isEmpty else { return nil }
    switch bytes[text.lowerBound] {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return readBrackets(text)
    case UInt8(ascii: "\""):
      guard let quote = closingQuote(text) else { return nil }
      return endOfSpaces(quote + 1..<text.upperBound) == text.upperBound ? quote + 1 : nil
    default: return endOfWord(text) == text.upperBound && !isDash(text) ? end(of: text) : nil
    }
  }

  private mutating func readBrackets(_ text: Range<Int>) -> Int? {
    var index = text.lowerBound
    while index < text.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "\""):
        guard opensText(index), let quote = closingQuote(index..<text.upperBound) else { return nil }
        index = quote
      case let byte where !isWord(byte) && byte != UInt8(ascii: ",") && byte != UInt8(ascii: ":"): return nil
      default: break
      }
      index += 1
      if depth == 0 { return endOfSpaces(index..<text.upperBound) == text.upperBound ? index : nil }
    }
    return end(of: text)
  }

  // MARK: Parts of a line

  /// Whether a text begins with the dash of an element.
  private func isDash(_ text: Range<Int>) -> Bool {
    let next = text.lowerBound + 1
    return bytes[text.lowerBound] == UInt8(ascii: "-") && (next == text.upperBound || bytes[next] == UInt8(ascii: " "))
  }

  private func endOfWord(_ text: Range<Int>) -> Int { text.first { !isWord(bytes[$0]) } ?? text.upperBound }

  /// Whether a byte means nothing to YAML wherever it stands in a word.
  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: "+"),
      UInt8(ascii: "-")...UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private func endOfSpaces(_ text: Range<Int>) -> Int {
    text.first { bytes[$0] != UInt8(ascii: " ") } ?? text.upperBound
  }

  /// Of what is no space.
  private func end(of text: Range<Int>) -> Int {
    (text.last { bytes[$0] != UInt8(ascii: " ") } ?? text.lowerBound) + 1
  }

  /// Whether a quotation mark within brackets stands where a value begins.
  private func opensText(_ index: Int) -> Bool {
    var before = index - 1
    while " \n".utf8.contains(bytes[before]) { before -= 1 }
    return ",[{".utf8.contains(bytes[before]) || bytes[before] == UInt8(ascii: ":") && before < index - 1
  }

  /// Of a text that opens with a quotation mark, on the same line.
  private func closingQuote(_ text: Range<Int>) -> Int? {
    var index = text.lowerBound + 1
    while index < text.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "\""): return index
      case UInt8(ascii: "\\"): index += 2
      case ..<0x20, 0x7F...: return nil
      default: index += 1
      }
    }
    return nil
  }
}
