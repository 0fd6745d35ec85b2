package import RuleModel
package import SourceText
import YAMLReading

/// A profile as a table of comma-separated values, which table programs read and write.
///
/// The columns are path, value, source, as-of, confidence and note. A field that a table program would compute, one that begins
/// with `=`, `+`, `-` or `@`, has an apostrophe before it, which is taken away when it is read.
package struct ProfileTable: Sendable {
  package private(set) var profile = ProfileRows()
  /// Of each row by column where the cell stands; nil where there is none.
  private var fields: [[CSV.Field?]] = []
  private let file: FileID

  /// Reads a table. Rows without a value are left out; what cannot be a row is diagnosed at its cell.
  package init(_ file: SourceFile, id: FileID, names: Names, _ diagnostics: inout [Diagnostic]) {
    self.file = id
    var sink = DiagnosticSink()
    read(file, names.typed, &sink)
    diagnostics += sink.sorted
  }

  /// The text of a table; with a byte order mark, by which table programs know that it is UTF-8.
  package static func text(_ profile: ProfileRows) -> String {
    "\u{FEFF}" + CSV.line(ProfileRow.Column.allCases.map(\.rawValue))
      + profile.rows.map { CSV.line($0.cells) }.joined()
  }

  /// Where a cell stands; of a row as a whole its path.
  package func place(row: Int, _ column: ProfileRow.Column = .path) -> SourceSpan {
    let all = ProfileRow.Column.allCases
    guard fields.indices.contains(row),
      let field = all.firstIndex(of: column).flatMap({ fields[row][$0] }) ?? fields[row][0]
    else { return SourceSpan(file: file, start: 0, end: 0) }
    return SourceSpan(file: file, start: Int32(clamping: field.start), end: Int32(clamping: field.end))
  }

  // MARK: Reading

  private mutating func read(_ file: SourceFile, _ names: Names, _ sink: inout DiagnosticSink) {
    guard isText(file, &sink) else { return }
    do {
      let records = try CSV.records(file.bytes)
      guard let head = records.first, let columns = columns(head, &sink) else {
        if records.isEmpty { sink.error(.tableColumns, "the table is empty", at: span(0, 0), help: [Self.headHelp]) }
        return
      }
      var first: [String: SourceSpan] = [:]
      for record in records.dropFirst() { read(record, columns, names, &first, &sink) }
    } catch {
      report(error, &sink)
    }
  }

  private func report(_ problem: CSV.Problem, _ sink: inout DiagnosticSink) {
    switch problem {
    case .unclosed(let place):
      sink.error(.tableText, "a quote is not closed", at: span(place, place + 1), label: "opened here")
    case .behindQuote(let place):
      sink.error(
        .tableText, "text stands behind a closing quote", at: span(place, place + 1),
        help: ["double a quote that belongs to the text: \"\""])
    }
  }

  private static let headHelp =
    "begin it with the line '\(ProfileRow.Column.allCases.map(\.rawValue).joined(separator: ","))'"

  private func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file: file, start: Int32(clamping: start), end: Int32(clamping: end))
  }

  private func isText(_ file: SourceFile, _ sink: inout DiagnosticSink) -> Bool {
    guard String(validating: file.bytes, as: UTF8.self) == nil || file.bytes.contains(0) else { return true }
    sink.error(
      .tableText, "the table is not text in UTF-8", at: span(0, 0),
      help: ["save it as 'CSV UTF-8' in the table program"])
    return false
  }

  /// Which column of a row each field of a record is.
  private func columns(_ head: [CSV.Field], _ sink: inout DiagnosticSink) -> [Int?]? {
    let all = ProfileRow.Column.allCases
    var found: [Int?] = []
    for field in head {
      let name = trimmed(field.text).lowercased()
      let column = ProfileRow.Column(rawValue: name).flatMap { all.firstIndex(of: $0) }
      if column == nil, !name.isEmpty {
        sink.unknown(
          .tableColumns, "a table of a profile has no column '\(name)'", word: name, at: span(field.start, field.end),
          among: all.map(\.rawValue), help: ["the columns are \(quotedList(all.map(\.rawValue)))"])
        return nil
      }
      if let column, found.contains(column) {
        sink.error(.tableColumns, "the column '\(name)' stands twice", at: span(field.start, field.end))
        return nil
      }
      found.append(column)
    }
    for needed in [0, 1] where !found.contains(needed) {
      sink.error(
        .tableColumns, "the table has no column '\(all[needed].rawValue)'", at: span(head[0].start, head[0].end),
        help: [Self.headHelp])
      return nil
    }
    return found
  }

  private mutating func read(
    _ record: [CSV.Field], _ columns: [Int?], _ names: Names, _ first: inout [String: SourceSpan],
    _ sink: inout DiagnosticSink
  ) {
    var cells = [CSV.Field?](repeating: nil, count: ProfileRow.Column.allCases.count)
    for (place, field) in record.enumerated() {
      if columns.indices.contains(place), let column = columns[place] {
        cells[column] = field
      } else if !trimmed(field.text).isEmpty {
        sink.error(
          .tableColumns, "this field belongs to no column", at: span(field.start, field.end),
          help: ["put a text that holds a separator in double quotes"])
        return
      }
    }
    let whole = cells.map { CSV.withoutApostrophe($0?.text ?? "") }
    let texts = whole.map(trimmed)
    guard let path = cells[0], texts.contains(where: { !$0.isEmpty }) else { return }
    guard let subject = subject(texts[0], at: span(path.start, path.end), names, &sink) else { return }
    if case .entity = subject {} else if texts[1].isEmpty { return }
    let name = subject.path(names)
    if let other = first[name] {
      return sink.statedTwice(name, at: span(path.start, path.end), first: other)
    }
    first[name] = span(path.start, path.end)
    guard let value = value(texts[1], subject, cells[1], names, &sink) else { return }
    profile.rows.append(
      ProfileRow(
        path: name, value: value, source: texts[2].isEmpty ? "" : whole[2], asOf: texts[3], confidence: texts[4],
        note: texts[5].isEmpty ? "" : whole[5]))
    fields.append(cells)
  }

  /// What a path names, as a person types it.
  private func subject(_ path: String, at span: SourceSpan, _ names: Names, _ sink: inout DiagnosticSink)
    -> RowSubject?
  {
    if path == "profile" { return .profile }
    let address = AddressText(path)
    let ids = address.entities.map(\.text)
    if let kind = names.kind(address.path.text) ?? names.kind(listedAs: address.path.text) {
      let found = RowSubject(
        ([names[kind].name] + [ids.joined(separator: "/")]).filter { !$0.isEmpty }.joined(separator: " "), names)
      if found == nil { reportArity(names[kind].name, [kind], names, at: span, &sink) }
      return found
    }
    guard let attribute = names.attribute(address.path.text) else {
      names.reportUnknownAttribute(address.path.text, at: span, &sink)
      return nil
    }
    let kinds = names.memberKinds(of: names[attribute].kind)
    guard kinds.count == ids.count, ids.allSatisfy(isName) else {
      reportArity(names[attribute].fullName, kinds, names, at: span, &sink)
      return nil
    }
    return .fact(attribute, ids)
  }

  private func reportArity(
    _ name: String, _ kinds: [KindID], _ names: Names, at span: SourceSpan, _ sink: inout DiagnosticSink
  ) {
    let form = kinds.map { names[$0].name.uppercased() }.joined(separator: "/")
    sink.error(
      .address, "this path does not say of which entity", at: span,
      help: ["write '\(form.isEmpty ? name : "\(name) \(form)")'"])
  }

  /// The value of a cell, on one line of YAML; a text need not be in quotes. Nil with a diagnostic.
  private func value(
    _ text: String, _ subject: RowSubject, _ field: CSV.Field?, _ names: Names, _ sink: inout DiagnosticSink
  ) -> String? {
    if text.isEmpty { return "" }
    if case .fact(let attribute, _) = subject, names[attribute].type == .text, !"{\"".contains(text.first ?? " ") {
      return flowText(of: text)
    }
    let (tree, diagnostics) = readYAML(SourceFile(path: "", bytes: Array(text.utf8)), id: file)
    guard !diagnostics.contains(where: { $0.severity == .error }), let root = tree.root else {
      for diagnostic in diagnostics { sink.add(placed(diagnostic, in: field)) }
      return nil
    }
    if let value = flowText(root) { return value }
    sink.error(.tableText, "the value has more than 10000 parts", at: field.map { span($0.start, $0.end) } ?? .none)
    return nil
  }

  /// What is said of a cell's text, at its place in the table.
  private func placed(_ diagnostic: Diagnostic, in field: CSV.Field?) -> Diagnostic {
    guard let field else { return diagnostic }
    var placed = diagnostic
    placed.fixes = []
    placed.secondary = []
    let (start, end) = (Int(diagnostic.primary.span.start), Int(diagnostic.primary.span.end))
    let isExact = field.isLiteral && field.start + end <= field.end && !field.text.hasPrefix("'")
    placed.primary.span = isExact ? span(field.start + start, field.start + end) : span(field.start, field.end)
    return placed
  }
}

private func trimmed(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(scalars[first...last])
}
