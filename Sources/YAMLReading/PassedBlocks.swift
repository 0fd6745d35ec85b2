import CLibYAML

/// Values that nobody asks for and libyaml is not given: the blocks below lines that hold nothing but a certain key.
///
/// What belongs to a block is told by indentation, so only blocks of simple lines are taken, which cannot reach beyond.
/// That the line is indeed a key, and no line of a longer text, is for the reader of the tree to see: see
/// `YAMLTree.passedOver`.
struct PassedBlocks {
  struct Block {
    /// From behind the colon to the end of the block's last text.
    let range: Range<Int>
    /// Where it is missing in the text that libyaml is given.
    let place: Int
    /// Bytes missing up to here.
    let missing: Int
  }

  private(set) var blocks: [Block] = []

  init() {}

  /// O(n) in the bytes.
  init(below key: String, in text: CheckedText) {
    var key = key
    text.bytes.withUnsafeBufferPointer { bytes in
      key.withUTF8 { find($0, in: BlockLines(bytes), from: text.start) }
    }
  }

  private mutating func find(_ key: UnsafeBufferPointer<UInt8>, in lines: BlockLines, from start: Int) {
    var (index, missing) = (start, 0)
    while let line = lines.nextLine(of: key, from: index) {
      index = line.end + 1
      guard let end = lines.endOfBlock(from: line.end, within: line.indent) else { continue }
      missing += end - line.end
      blocks.append(Block(range: line.end..<end, place: end - missing, missing: missing))
      index = end
    }
  }

  /// The bytes without the blocks.
  func given(_ bytes: [UInt8]) -> [UInt8] {
    guard let last = blocks.last else { return bytes }
    var given: [UInt8] = []
    given.reserveCapacity(bytes.count - last.missing)
    var index = 0
    for block in blocks {
      given += bytes[index..<block.range.lowerBound]
      index = block.range.upperBound
    }
    return given + bytes[index...]
  }
}

/// A text in lines, as indentation shows it.
private struct BlockLines {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next line that holds only a key: the place behind its colon, and how far the line is indented.
  func nextLine(of key: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, indent: Int)? {
    var line = start
    while line < bytes.count {
      let end = endOfLine(line)
      if let indent = indent(of: key, line, end) { return (end, indent) }
      line = end + 1
    }
    return nil
  }

  private func indent(of key: UnsafeBufferPointer<UInt8>, _ line: Int, _ end: Int) -> Int? {
    let first = end - key.count - 1
    guard first >= line, bytes[end - 1] == UInt8(ascii: ":"), bytes[first..<end - 1].elementsEqual(key),
      endOfSpaces(line) == first
    else { return nil }
    return first - line
  }

  /// The end of the last text that is indented deeper than a key, or of a list at its level; nil if there is none, or
  /// if it could mean more than it shows.
  func endOfBlock(from start: Int, within indent: Int) -> Int? {
    var block = SimpleBlock(bytes)
    var (index, end) = (start + 1, start)
    while index < bytes.count {
      let first = endOfSpaces(index)
      let line = endOfLine(first)
      if first < line {
        guard first - index > indent || first - index == indent && bytes[first] == UInt8(ascii: "-") else { break }
        guard let text = block.read(first..<line, column: first - index) else { return nil }
        end = text
      }
      index = line + 1
    }
    return end == start || !block.isClosed ? nil : end
  }

  private func endOfSpaces(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    return index
  }

  private func endOfLine(_ start: Int) -> Int {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(base).distance(to: found)
  }
}
