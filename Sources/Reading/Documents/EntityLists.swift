import RuleModel
import SourceText
import YAMLReading

extension DocumentReader {
  /// `{of: KIND, as: NAME, where: …, order: […], at most: N, say: TEXT}`.
  mutating func list(_ node: YAMLNode, of what: String) -> EntityList? {
    withList(node, of: what) { _, _, list in list }
  }

  /// A list, and what else stands beside it and may use its names.
  mutating func withList<Read>(
    _ node: YAMLNode, of what: String, keys: [String] = [],
    _ read: (inout DocumentReader, Fields, EntityList) -> Read?
  ) -> Read? {
    guard let fields = Fields(node, of: what, known: Keys.list + keys, &body.sink),
      let of = fields.required("of", &body.sink), let kind = body.quantifiedKind(of)
    else { return nil }
    let limit = limit(fields)
    guard let bound = body.bind(node, kind, of) else { return nil }
    defer { body.scope.hide(bound) }
    var list = EntityList(
      kind: kind, bound: bound, condition: body.condition(fields["where"]), order: order(fields), limit: limit,
      span: fields.span)
    list.say = fields["say"].flatMap { text($0, of: "'say'") }
    return read(&self, fields, list)
  }

  private mutating func order(_ fields: Fields) -> [EntityList.Order] {
    fields.oneOrMore("order", &body.sink).compactMap { node in
      guard node.kind == .mapping else { return orderedPath(node).map { EntityList.Order(path: $0) } }
      guard let entry = readSingleEntry(node, of: "an element of 'order'", &body.sink),
        let path = orderedPath(entry.key),
        let isLowest = readWord(
          entry.value, of: "the order", [("lowest first", true), ("highest first", false)], &body.sink)
      else { return nil }
      return EntityList.Order(path: path, isLowestFirst: isLowest)
    }
  }

  private mutating func orderedPath(_ node: YAMLNode) -> Path? {
    let names = names
    return path(node, expected: "a number, a scale or yes or no") { $0 == .boolean || names.isOrdered($0) }
  }

  private mutating func limit(_ fields: Fields) -> EntityList.Limit? {
    guard let node = fields["at most"] else { return nil }
    guard node.kind == .mapping else { return fields.int("at most", in: 1...1000, &body.sink).map { .constant($0) } }
    guard let own = Fields(node, of: "'at most'", known: ["path"], &body.sink),
      let key = own.required("path", &body.sink)
    else { return nil }
    return path(key, expected: "a whole number") { type in
      if case .number(let number) = type { number.places == 0 } else { false }
    }.map { .path($0) }
  }

  /// A path to a value of a fitting type.
  mutating func path(_ node: YAMLNode, expected: String, _ fits: (ValueType) -> Bool) -> Path? {
    guard let found = body.paths.path(node, &body.sink) else { return nil }
    if let type = found.type, fits(type) { return found.path }
    let own = found.type.map { names.describe($0) } ?? "no single value"
    body.sink.error(.componentType, "'\(found.text)' is \(own), and \(expected) is shown here", at: node.span)
    return nil
  }

  /// A path to any value.
  mutating func path(_ node: YAMLNode) -> Path? { path(node, expected: "a value") { _ in true } }

  // MARK: Fields

  /// A path, or `{value | list | spread, over | text, title, none}`.
  mutating func field(_ node: YAMLNode) -> Field? {
    guard node.kind == .mapping else { return path(node).map { Field(content: .value($0), span: node.span) } }
    guard let fields = Fields(node, of: "a field", known: Keys.field, &body.sink) else { return nil }
    let written = Keys.fieldContent.filter { fields[$0] != nil }
    guard written.count == 1, let content = content(fields, written[0]) else {
      if written.count != 1 {
        body.sink.error(.excludingKeys, "a field has one of \(quotedList(Keys.fieldContent, "or"))", at: node.span)
      }
      return nil
    }
    return Field(
      title: fields["title"].flatMap { text($0, of: "'title'") }, content: content,
      none: fields["none"].flatMap { text($0, of: "'none'") }, span: node.span)
  }

  private mutating func content(_ fields: Fields, _ key: String) -> Field.Content? {
    guard let node = fields[key] else { return nil }
    switch key {
    case "value": return path(node).map { .value($0) }
    case "list": return list(node, of: "'list'").map { .list($0) }
    case "text":
      if fields["title"] == nil { body.sink.missingKey("title", in: "a field with a text", at: node.span) }
      return .text(text(node, lists: fields, of: "'text'"))
    default:
      guard let over = fields.required("over", &body.sink) else { return nil }
      return withList(over, of: "'over'") { reader, _, list in
        reader.path(node).map { .spread($0, over: list) }
      }
    }
  }

  mutating func fields(_ fields: Fields, _ key: String) -> [Field] {
    (fields.list(key, &body.sink) ?? []).compactMap { field($0) }
  }
}
