import SourceText
import YAMLReading

/// A comment of a file, with where it stands.
struct Comment {
  /// From its `#`, without blanks at its end.
  var text: String
  var start: Int
  /// Bytes before it on its line.
  var column: Int
  /// Nothing but blanks, or the dash of what it speaks of, stands before it on its line.
  var isAlone: Bool
  /// Behind the dash of an element.
  var isBehindDash: Bool
  /// The line before is empty.
  var isApart: Bool
}

/// All comments of a file, in order; nil where it holds what is neither a value nor a sign between values nor a comment: an anchor, a
/// tag, a directive.
struct Comments {
  private(set) var all: [Comment] = []
  private let bytes: [UInt8]

  /// `root`: the file's tree. Linear in the file.
  init?(_ bytes: [UInt8], _ root: YAMLNode) {
    self.bytes = bytes
    var scalars: [SourceSpan] = []
    root.collectScalars(&scalars)
    var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for span in scalars.sorted(by: { $0.start < $1.start }) {
      // What two aliases lead to stands there once.
      guard Int(span.start) >= place, read(place, Int(span.start)) else { return nil }
      place = Int(span.end)
    }
    guard read(place, bytes.count) else { return nil }
  }

  /// Whether a comment stands within a value.
  func isWithin(_ span: SourceSpan) -> Bool {
    all.contains { $0.start > Int(span.start) && $0.start < Int(span.end) }
  }

  /// Whether the line before that of a byte is empty.
  func isApart(_ place: Int) -> Bool {
    let start = lineStart(place)
    guard start > 0 else { return false }
    let before = lineStart(start - 1)
    return bytes[before..<start].allSatisfy { " \t\r\n".utf8.contains($0) }
  }

  /// Bytes before a place on its line; of an element those before its dash.
  func column(_ place: Int, ofElement: Bool) -> Int {
    let start = lineStart(place)
    guard ofElement else { return place - start }
    var dash = place - 1
    while dash >= start, bytes[dash] == UInt8(ascii: " ") { dash -= 1 }
    return dash >= start && bytes[dash] == UInt8(ascii: "-") ? dash - start : place - start
  }

  private func lineStart(_ place: Int) -> Int {
    var start = min(place, bytes.count)
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  /// Reads what stands between two values. False where something does that is kept nowhere.
  private mutating func read(_ start: Int, _ end: Int) -> Bool {
    var place = start
    while place < end {
      let byte = bytes[place]
      if byte == UInt8(ascii: "#") {
        place = add(at: place)
      } else if " \t\r\n{}[],:-".utf8.contains(byte) {
        if byte == UInt8(ascii: "-"), bytes[place..<min(place + 3, end)].elementsEqual("---".utf8) { return false }
        place += 1
      } else {
        return false
      }
    }
    return true
  }

  /// The end of its line.
  private mutating func add(at start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    var last = end
    while last > start, " \t\r".utf8.contains(bytes[last - 1]) { last -= 1 }
    let line = lineStart(start)
    let before = bytes[line..<start]
    all.append(
      Comment(
        text: String(decoding: bytes[start..<last], as: UTF8.self), start: start, column: start - line,
        isAlone: before.allSatisfy { " \t-".utf8.contains($0) }, isBehindDash: before.contains(UInt8(ascii: "-")),
        isApart: isApart(start)))
    return end
  }
}

extension YAMLNode {
  /// The places of all scalars, keys too.
  func collectScalars(_ spans: inout [SourceSpan]) {
    switch kind {
    case .scalar: spans.append(span)
    case .sequence: for element in elements { element.collectScalars(&spans) }
    case .mapping:
      for entry in entries {
        spans.append(entry.key.span)
        entry.value.collectScalars(&spans)
      }
    }
  }
}
