/// How a JSON value is laid out.
public enum JSONForm: Sendable {
  /// Everything on one line, no spaces: a line of JSON Lines.
  case compact
  /// Two spaces a level; arrays and objects that hold no other stay on one line where it has at most 100 columns.
  case pretty
}

extension JSONValue {
  /// The value's bytes, without a final line feed: the same for the same value always.
  public func bytes(_ form: JSONForm = .pretty) -> [UInt8] {
    var output: [UInt8] = []
    write(to: &output, form)
    return output
  }

  /// The value's text, without a final line feed.
  public func text(_ form: JSONForm = .pretty) -> String {
    String(decoding: bytes(form), as: UTF8.self)
  }

  /// Appends the value's bytes; in the pretty form the buffer's last line feed is taken for the start of the line.
  public func write(to output: inout [UInt8], _ form: JSONForm = .pretty) {
    var writer = JSONWriter(output: output)
    output = []
    switch form {
    case .compact: writer.compact(self)
    case .pretty:
      writer.lineStart = writer.output.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      writer.pretty(self, level: 0)
    }
    output = writer.output
  }
}

private struct JSONWriter {
  static let columns = 100

  var output: [UInt8]
  var lineStart = 0

  init(output: [UInt8]) { self.output = output }

  mutating func compact(_ value: JSONValue) {
    switch value {
    case .array(let elements):
      list(0x5B, elements.count, 0x5D, ",") { $0.compact(elements[$1]) }
    case .object(let members):
      list(0x7B, members.count, 0x7D, ",") { writer, index in
        writer.key(members[index].0, ":")
        writer.compact(members[index].1)
      }
    default: scalar(value)
    }
  }

  mutating func pretty(_ value: JSONValue, level: Int) {
    switch value {
    case .array(let elements):
      if onOneLine(value, count: elements.count, flat: { !elements.contains(where: \.isContainer) }) { return }
      block(0x5B, elements.count, 0x5D, level) { $0.pretty(elements[$1], level: level + 1) }
    case .object(let members):
      if onOneLine(value, count: members.count, flat: { !members.contains { $0.1.isContainer } }) { return }
      block(0x7B, members.count, 0x7D, level) { writer, index in
        writer.key(members[index].0, ": ")
        writer.pretty(members[index].1, level: level + 1)
      }
    default: scalar(value)
    }
  }

  /// Writes a container of scalars on this line if it fits, a comma after it included.
  private mutating func onOneLine(_ value: JSONValue, count: Int, flat: () -> Bool) -> Bool {
    guard count * 3 <= Self.columns, flat() else { return false }
    let start = output.count
    spaced(value)
    if count == 0 || columnsOfLine() < Self.columns { return true }
    output.removeSubrange(start...)
    return false
  }

  private mutating func spaced(_ value: JSONValue) {
    switch value {
    case .array(let elements):
      list(0x5B, elements.count, 0x5D, ", ") { $0.scalar(elements[$1]) }
    case .object(let members):
      list(0x7B, members.count, 0x7D, ", ") { writer, index in
        writer.key(members[index].0, ": ")
        writer.scalar(members[index].1)
      }
    default: scalar(value)
    }
  }

  private func columnsOfLine() -> Int {
    let bytes = output[lineStart...]
    if bytes.count < Self.columns || bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
    return bytes.count > Self.columns * 8 ? bytes.count : displayWidth(String(decoding: bytes, as: UTF8.self))
  }

  private mutating func block(
    _ open: UInt8, _ count: Int, _ close: UInt8, _ level: Int, _ item: (inout JSONWriter, Int) -> Void
  ) {
    output.append(open)
    for index in 0..<count {
      if index > 0 { output.append(0x2C) }
      newLine(level + 1)
      item(&self, index)
    }
    newLine(level)
    output.append(close)
  }

  private mutating func list(
    _ open: UInt8, _ count: Int, _ close: UInt8, _ separator: StaticString, _ item: (inout JSONWriter, Int) -> Void
  ) {
    output.append(open)
    for index in 0..<count {
      if index > 0 { literal(separator) }
      item(&self, index)
    }
    output.append(close)
  }

  private mutating func newLine(_ level: Int) {
    output.append(0x0A)
    lineStart = output.count
    for _ in 0..<level * 2 { output.append(0x20) }
  }

  private mutating func key(_ key: String, _ colon: StaticString) {
    string(key)
    literal(colon)
  }

  private mutating func scalar(_ value: JSONValue) {
    switch value {
    case .null, .array, .object: literal("null")
    case .bool(let value): literal(value ? "true" : "false")
    case .integer(let number): output += String(number).utf8
    case .decimal(let text):
      if isJSONNumber(Array(text.utf8)[...]) { output += text.utf8 } else { string(text) }
    case .string(let text): string(text)
    }
  }

  private mutating func literal(_ text: StaticString) {
    text.withUTF8Buffer { output += $0 }
  }

  private mutating func string(_ text: String) {
    output.append(0x22)
    var text = text
    text.withUTF8 { appendEscaped($0, to: &output) }
    output.append(0x22)
  }
}
