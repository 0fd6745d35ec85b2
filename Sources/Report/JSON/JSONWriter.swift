import SourceText

/// How JSON is laid out.
package enum JSONForm: Sendable {
  /// Everything on one line, no spaces: a line of JSON Lines.
  case compact
  /// Two spaces a level; lines break where the writer asks for it.
  case pretty
}

/// Writes JSON as a stream of bytes: commas, spaces and indentation come by themselves, and nothing is held but the
/// bytes and how deep the writer stands.
///
///     var json = JSONWriter(.pretty)
///     json.begin("{")
///     json.breakLine()
///     json.key("city")
///     json.string("seoul")
///     json.breakLine()
///     json.end("}")
package struct JSONWriter: Sendable {
  /// What has been written, without a final line feed.
  package private(set) var bytes: [UInt8] = []
  let form: JSONForm
  /// Where the line begins on which the writer stands.
  private var lineStart = 0
  /// Within how many brackets the writer stands.
  package private(set) var depth: Int
  private var needsComma = false
  private var startsLine = false

  /// Starts a text, or a fragment that will stand within so many brackets.
  package init(_ form: JSONForm = .pretty, depth: Int = 0) {
    self.form = form
    self.depth = depth
  }

  /// What comes next begins a line of its own; nothing in the compact form.
  package mutating func breakLine() { startsLine = form == .pretty }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    if startsLine {
      beginLine()
    } else if needsComma && form == .pretty {
      bytes.append(0x20)
    }
    needsComma = true
  }

  private mutating func beginLine() {
    bytes.append(0x0A)
    lineStart = bytes.count
    bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
    startsLine = false
  }

  /// An opening bracket: `{` or `[`.
  package mutating func begin(_ bracket: StaticString) {
    literal(bracket)
    needsComma = false
    depth += 1
  }

  /// A closing bracket.
  package mutating func end(_ bracket: StaticString) {
    depth -= 1
    needsComma = false
    if startsLine { beginLine() }
    bytes.append(contentsOf: UnsafeBufferPointer(start: bracket.utf8Start, count: bracket.utf8CodeUnitCount))
    needsComma = true
  }

  /// A member's name; its value comes next.
  package mutating func key(_ name: String) {
    string(name)
    bytes.append(0x3A)
    if form == .pretty { bytes.append(0x20) }
    needsComma = false
  }

  /// A string, escaped where JSON asks for it.
  package mutating func string(_ text: String) {
    separate()
    bytes.append(0x22)
    var text = text
    text.withUTF8 { appendEscaped($0, to: &bytes) }
    bytes.append(0x22)
  }

  /// `true` or `false`.
  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  /// `null`, or another word of JSON's own.
  package mutating func literal(_ word: StaticString) {
    separate()
    word.withUTF8Buffer { bytes += $0 }
  }

  /// A number as JSON spells it.
  package mutating func number(_ spelling: String) {
    separate()
    bytes += spelling.utf8
  }

  /// Values or members that another writer has written for this depth; nothing for nothing.
  package mutating func fragment(_ fragment: [UInt8]) {
    if fragment.isEmpty { return }
    separate()
    bytes += fragment
  }

  // MARK: Trying

  /// What is needed to take back what is written next.
  struct Mark {
    fileprivate let count: Int
    fileprivate let needsComma: Bool
    fileprivate let startsLine: Bool
  }

  var mark: Mark { Mark(count: bytes.count, needsComma: needsComma, startsLine: startsLine) }

  /// Takes back what was written on one line since the mark.
  mutating func takeBack(to mark: Mark) {
    bytes.removeSubrange(mark.count...)
    (needsComma, startsLine) = (mark.needsComma, mark.startsLine)
  }

  /// The columns of the line so far; a line much too long is counted by bytes.
  func columnsOfLine(upTo limit: Int) -> Int {
    let line = bytes[min(lineStart, bytes.count)...]
    if line.count < limit || line.count > limit * 8 || line.allSatisfy({ $0 < 0x80 }) { return line.count }
    return displayWidth(String(decoding: line, as: UTF8.self))
  }
}
