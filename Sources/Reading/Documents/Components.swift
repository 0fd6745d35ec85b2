import RuleModel
import SourceText
import YAMLReading

extension DocumentReader {
  /// `{component: …}`.
  mutating func component(_ node: YAMLNode) -> Component? {
    guard let entry = readSingleEntry(node, of: "a part", &body.sink) else { return nil }
    let name = entry.key.text
    guard Keys.component.contains(name) else {
      body.sink.unknown(
        .unknownComponent, "there is no component '\(name)'", word: name, at: entry.key.span, among: Keys.component,
        help: ["the components are \(quotedList(Keys.component))"])
      return nil
    }
    return component(name, entry.value) ?? aside(name, entry.value)
  }

  /// What shows entities of lists.
  private mutating func component(_ name: String, _ node: YAMLNode) -> Component? {
    switch name {
    case "sentence": text(node, of: "'sentence'").map { .sentence($0) }
    case "moves": moves(node, isNumbered: true).map { .moves($0) }
    case "items": moves(node, isNumbered: false).map { .moves($0) }
    case "table": table(node)
    case "matrix": matrix(node).map { .matrix($0) }
    case "ladder": ladder(node).map { .ladder($0) }
    case "levels": groups(node, areLanes: false).map { .groups($0) }
    case "lanes": groups(node, areLanes: true).map { .groups($0) }
    case "bars": bars(node)
    case "checklist": checklist(node).map { .checklist($0) }
    case "section": section(node).map { .section($0) }
    default: nil
    }
  }

  /// What speaks of the whole evaluation, or of the moves.
  private mutating func aside(_ name: String, _ node: YAMLNode) -> Component? {
    switch name {
    case "reasons": reasons(node, keys: ["for each"]).map { .reasons($0) }
    case "if": alternatives(node).map { .alternatives($0) }
    case "questions": questions(node)
    case "basis": basis(node)
    case "tensions": tensions(node)
    case "contradictions": limited(node, of: "'contradictions'").map { .contradictions(limit: $0.limit) }
    case "summary": empty(node, of: "'summary'", .summary, &body.sink)
    case "everything": everything(node)
    case "assumptions": empty(node, of: "'assumptions'", .assumptions, &body.sink)
    case "sources": empty(node, of: "'sources'", .sources, &body.sink)
    default: nil
    }
  }

  private mutating func moves(_ node: YAMLNode, isNumbered: Bool) -> Moves? {
    let what = isNumbered ? "'moves'" : "'items'"
    return withList(node, of: what, keys: ["heading", "mark", "fields", "reasons"]) { reader, fields, list in
      Moves(
        list: list, isNumbered: isNumbered,
        heading: fields["heading"].flatMap { reader.text($0, of: "'heading'") },
        mark: fields["mark"].flatMap { reader.path($0) }, fields: reader.fields(fields, "fields"),
        reasons: fields["reasons"].flatMap { reader.reasons($0) })
    }
  }

  private mutating func table(_ node: YAMLNode) -> Component? {
    withList(node, of: "'table'", keys: ["columns"]) { reader, fields, list in
      _ = fields.required("columns", &reader.body.sink)
      return .table(list, columns: reader.fields(fields, "columns"))
    }
  }

  private mutating func matrix(_ node: YAMLNode) -> Matrix? {
    guard let fields = Fields(node, of: "'matrix'", known: Keys.matrix, &body.sink),
      let rows = fields.required("rows", &body.sink), let columns = fields.required("columns", &body.sink),
      let cell = fields.required("cell", &body.sink)
    else { return nil }
    return withList(rows, of: "'rows'") { reader, _, rows in
      reader.withList(columns, of: "'columns'") { reader, _, columns in
        guard let cell = reader.path(cell, expected: "a scale or a choice", { $0.isNamed }) else { return nil }
        let marks = fields.oneOrMore("marks", &reader.body.sink).compactMap { mark in
          reader.path(mark, expected: "a set, or yes or no") { $0 == .boolean || $0.element != $0 }
        }
        return Matrix(
          rows: rows, columns: columns, cell: cell, marks: marks, condition: reader.body.condition(fields["where"]))
      }
    }
  }

  private mutating func ladder(_ node: YAMLNode) -> Ladder? {
    withList(node, of: "'ladder'", keys: ["at", "next", "ceiling", "note"]) { reader, fields, list in
      let names = reader.names
      guard let at = fields.required("at", &reader.body.sink),
        let position = reader.path(at, expected: "a scale", { names.isScale($0) })
      else { return nil }
      let type = names.type(of: position)
      func step(_ key: String) -> Path? {
        fields[key].flatMap { reader.path($0, expected: "the scale of 'at'") { $0 == type } }
      }
      return Ladder(
        list: list, position: position, next: step("next"), ceiling: step("ceiling"),
        note: fields["note"].flatMap { reader.text($0, of: "'note'") })
    }
  }

  private mutating func groups(_ node: YAMLNode, areLanes: Bool) -> Groups? {
    let what = areLanes ? "'lanes'" : "'levels'"
    let keys = ["by", "note"] + (areLanes ? ["at once"] : [])
    return withList(node, of: what, keys: keys) { reader, fields, list in
      guard let by = fields.required("by", &reader.body.sink),
        let path = reader.path(by, expected: "a scale or a choice", { $0.isNamed })
      else { return nil }
      let note = fields["note"].flatMap { reader.text($0, of: "'note'") }
      // What is due at once lists entities of its own.
      let hidden = reader.body.scope
      reader.body.scope.hide(list.bound)
      defer { reader.body.scope = reader.body.scope.showing(hidden) }
      let atOnce = fields["at once"].flatMap { reader.atOnce($0) }
      return Groups(list: list, by: path, note: note, areLanes: areLanes, atOnce: atOnce)
    }
  }

  private mutating func atOnce(_ node: YAMLNode) -> Groups.AtOnce? {
    guard let fields = Fields(node, of: "'at once'", known: Keys.atOnce, &body.sink),
      let title = fields.required("title", &body.sink).flatMap({ text($0, of: "'title'") }),
      let list = fields.required("list", &body.sink).flatMap({ list($0, of: "'list'") })
    else { return nil }
    return Groups.AtOnce(title: title, list: list)
  }

  private mutating func bars(_ node: YAMLNode) -> Component? {
    withList(node, of: "'bars'", keys: ["value"]) { reader, fields, list in
      guard let value = fields.required("value", &reader.body.sink) else { return nil }
      let names = reader.names
      return reader.path(value, expected: "a scale or a number", { names.isOrdered($0) })
        .map { .bars(list, value: $0) }
    }
  }

  private mutating func checklist(_ node: YAMLNode) -> Checklist? {
    withList(node, of: "'checklist'", keys: ["value", "left out", "reasons"]) { reader, fields, list in
      guard let value = fields.required("value", &reader.body.sink),
        let path = reader.path(
          value, expected: "a set, a scale or a choice", { $0.element.isNamed || $0.element != $0 })
      else { return nil }
      let type = reader.names.type(of: path)
      let leftOut = fields["left out"].flatMap { reader.path($0, expected: "what 'value' shows") { $0 == type } }
      let limit = fields["reasons"].flatMap { reader.limited($0, of: "'reasons'") }
      return Checklist(list: list, value: path, leftOut: leftOut, reasonLimit: limit.map { $0.limit ?? 1 })
    }
  }
}

extension ValueType {
  /// A scale or a choice: its values have titles.
  fileprivate var isNamed: Bool { if case .domain = self { true } else { false } }
}

extension Names {
  fileprivate func isScale(_ type: ValueType) -> Bool {
    if case .domain(let domain) = type { self[domain].isOrdered } else { false }
  }

  fileprivate func type(of path: Path) -> ValueType? { path.steps.last.map { self[$0].type } }
}
