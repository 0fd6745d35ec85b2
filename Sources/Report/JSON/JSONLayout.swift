extension JSONValue {
  /// The value's bytes, without a final line feed: the same for the same value always. In the pretty form arrays and
  /// objects that hold no other stay on one line where it has at most 100 columns.
  package func bytes(_ form: JSONForm = .pretty) -> [UInt8] {
    var writer = JSONWriter(form)
    writer.value(self)
    return writer.bytes
  }

  /// The value's text, without a final line feed.
  package func text(_ form: JSONForm = .pretty) -> String {
    String(decoding: bytes(form), as: UTF8.self)
  }
}

extension JSONWriter {
  private static let columns = 100

  /// A value, laid out as `JSONValue.bytes` says.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: literal("null")
    case .bool(let value): bool(value)
    case .integer(let value): number(String(value))
    case .decimal(let text): isJSONNumber(Array(text.utf8)[...]) ? number(text) : string(text)
    case .string(let text): string(text)
    case .array(let elements):
      container("[", elements.count, "]", isFlat: !elements.contains(where: \.isContainer)) {
        $0.value(elements[$1])
      }
    case .object(let members):
      container("{", members.count, "}", isFlat: !members.contains { $0.1.isContainer }) { writer, index in
        writer.key(members[index].0)
        writer.value(members[index].1)
      }
    }
  }

  private mutating func container(
    _ open: StaticString, _ count: Int, _ close: StaticString, isFlat: Bool, _ item: (inout JSONWriter, Int) -> Void
  ) {
    if form == .compact { return list(open, count, close, breaking: false, item) }
    guard isFlat, count * 3 <= Self.columns else { return list(open, count, close, breaking: true, item) }
    let start = mark
    list(open, count, close, breaking: false, item)
    // A comma after it counts too.
    if count == 0 || columnsOfLine(upTo: Self.columns) < Self.columns { return }
    takeBack(to: start)
    list(open, count, close, breaking: true, item)
  }

  private mutating func list(
    _ open: StaticString, _ count: Int, _ close: StaticString, breaking: Bool,
    _ item: (inout JSONWriter, Int) -> Void
  ) {
    begin(open)
    for index in 0..<count {
      if breaking { breakLine() }
      item(&self, index)
    }
    if breaking { breakLine() }
    end(close)
  }
}
