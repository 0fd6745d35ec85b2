package import RuleModel
package import SourceText
package import YAMLReading

/// A profile as rows: what a table holds of it, and what an interview writes.
package struct ProfileRows: Sendable, Equatable {
  package var rows: [ProfileRow]
  /// Comments behind the last row.
  package var tail: [String] = []

  package init(_ rows: [ProfileRow] = []) { self.rows = rows }

  /// The rows of a profile that reads without errors: its own file, not those that it names. O(n log n).
  package init(_ file: SourceFile, _ tree: YAMLTree, names: Names) {
    var reader = RowReader(names: names)
    if let root = tree.root { reader.read(root) }
    rows = reader.found.map(\.row)
    guard let root = tree.root else { return }
    for comment in comments(of: file, in: root) {
      let place =
        comment.isAlone
        ? reader.found.firstIndex { $0.start > comment.start }
        : reader.found.lastIndex { $0.start < comment.start }
      if let place { rows[place].comments.append(comment.text) } else { tail.append(comment.text) }
    }
  }

  /// The row of a path.
  package subscript(path: String) -> ProfileRow? { rows.first { $0.path == path } }

  /// Puts a row in the place of the one of its path, else among those of the same entity, in the order of the vocabulary.
  package mutating func set(_ row: ProfileRow, _ names: Names) {
    if let own = rows.firstIndex(where: { $0.path == row.path }) {
      rows[own].cells = row.cells
      return
    }
    guard let subject = RowSubject(row.path, names) else { return }
    // An entity of which nothing was said until now.
    if let entity = subject.entity, let kind = subject.section(names) {
      rows.removeAll { $0.path == RowSubject.entity(kind, entity).path(names) && $0.cells[1].isEmpty }
    }
    rows.insert(row, at: place(of: subject, names))
  }

  /// Behind the last row of the same entity that the vocabulary declares earlier, else before the first of them.
  private func place(of subject: RowSubject, _ names: Names) -> Int {
    func order(_ subject: RowSubject) -> Int {
      if case .fact(let attribute, _) = subject { attribute.raw } else { -1 }
    }
    let subjects = rows.map { RowSubject($0.path, names) }
    let section = subject.section(names)
    let group = rows.indices.filter {
      subjects[$0]?.section(names) == section && subjects[$0]?.entity == subject.entity
    }
    if let before = group.last(where: { (subjects[$0].map(order) ?? -1) < order(subject) }) { return before + 1 }
    if let first = group.first { return first }
    return (subjects.lastIndex { $0?.section(names) == section }).map { $0 + 1 } ?? rows.count
  }
}

/// Walks a profile's tree.
private struct RowReader {
  let names: Names
  /// Each row with where it begins in the file.
  var found: [(row: ProfileRow, start: Int)] = []

  mutating func read(_ root: YAMLNode) {
    for (key, value) in root.entries {
      if key.has(text: "profile") {
        add(.profile, value, key)
      } else if let kind = names.kind(listedAs: key.text) {
        section(kind, value, key)
      } else if let kind = names.kind("profile"), let attribute = names.attribute(key.text, of: kind) {
        add(.fact(attribute, []), value, key)
      }
    }
  }

  private mutating func section(_ kind: KindID, _ node: YAMLNode, _ key: YAMLNode) {
    guard node.kind == .mapping, node.count > 0 else { return add(.section(kind), node, key) }
    guard names[kind].form != .single else { return facts(of: kind, [], node) }
    for (id, value) in node.entries {
      if id.has(text: "complete") {
        add(.complete(kind), value, id)
      } else if value.kind == .mapping, value.count > 0 {
        facts(of: kind, AddressText("- " + id.text).entities.map(\.text), value)
      } else {
        add(.entity(kind, id.text), value, id)
      }
    }
  }

  private mutating func facts(of kind: KindID, _ ids: [String], _ node: YAMLNode) {
    for (key, value) in node.entries {
      guard let attribute = names.attribute(key.text, of: kind) else { continue }
      add(.fact(attribute, ids), value, key)
    }
  }

  private mutating func add(_ subject: RowSubject, _ node: YAMLNode, _ key: YAMLNode) {
    var row = ProfileRow(path: subject.path(names), value: flowText(node) ?? "")
    if case .fact(let attribute, _) = subject, node.kind == .mapping, let value = node["value"],
      names[attribute].type != .text || !names.languages.contains("value")
    {
      row[.value] = flowText(value) ?? ""
      for column in ProfileRow.Column.allCases.dropFirst(2) {
        row[column] = node[column.rawValue].map(remark) ?? ""
      }
    }
    found.append((row, Int(key.span.start)))
  }

  /// One in several languages as it stands on one line of YAML, and so also a text that looks like one.
  private func remark(_ node: YAMLNode) -> String {
    guard node.kind == .scalar else { return flowText(node) ?? "" }
    guard remarkText(node.text, names.languages) != nil, let first = names.languages.first else { return node.text }
    return "{\(first): \(quoted(node.text))}"
  }
}

/// What stands behind a `#`.
private struct Comment {
  var start: Int
  var text: String
  /// Whether nothing stands before it on its line.
  var isAlone: Bool
}

/// The comments of a file, in their order: outside of its values, a `#` at the beginning of a line or behind a blank.
private func comments(of file: SourceFile, in root: YAMLNode) -> [Comment] {
  var scalars: [Range<Int>] = []
  var seen: Set<Int32> = []
  collectScalars(root, &scalars, &seen)
  scalars.sort { $0.lowerBound < $1.lowerBound }
  var found: [Comment] = []
  var (place, next) = (0, 0)
  while place < file.bytes.count {
    while next < scalars.count, scalars[next].upperBound <= place { next += 1 }
    if next < scalars.count, scalars[next].contains(place) {
      place = scalars[next].upperBound
      continue
    }
    guard file.bytes[place] == UInt8(ascii: "#") else {
      place += 1
      continue
    }
    let line = file.lineRange(file.lineNumber(at: Int32(place)))
    let end = max(line.upperBound, place + 1)
    let text = file.text(SourceSpan(file: .none, start: Int32(place) + 1, end: Int32(end)))
    let isAlone = file.bytes[line.lowerBound..<place].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    found.append(Comment(start: place, text: text, isAlone: isAlone))
    place = end
  }
  return found
}

/// Each once, however many aliases lead to it.
private func collectScalars(_ node: YAMLNode, _ found: inout [Range<Int>], _ seen: inout Set<Int32>) {
  guard seen.insert(node.index).inserted else { return }
  if node.kind == .scalar, !node.span.isEmpty { found.append(Int(node.span.start)..<Int(node.span.end)) }
  for element in node.elements { collectScalars(element, &found, &seen) }
  for (key, value) in node.entries {
    collectScalars(key, &found, &seen)
    collectScalars(value, &found, &seen)
  }
}
