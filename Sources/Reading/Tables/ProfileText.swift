package import RuleModel
import SourceText

/// Rows written as a profile: a section for each kind, an entity's facts together, and which bytes each cell became.
///
/// `ProfileText(rows, names).bytes` reads as what the rows say. Sections and entities stand in the order of their first rows.
package struct ProfileText: Sendable {
  /// Where a cell stands.
  package struct Cell: Sendable, Equatable {
    package var range: Range<Int>
    /// The number of the row.
    package var row: Int
    package var column: ProfileRow.Column
  }

  package private(set) var bytes: [UInt8] = []
  /// In the order of their places.
  package private(set) var cells: [Cell] = []

  private let rows: [ProfileRow]
  private let subjects: [RowSubject?]
  private let names: Names
  /// A line that is longer is written as several.
  private static let width = 130

  package init(_ profile: ProfileRows, _ names: Names) {
    rows = profile.rows
    self.names = names
    subjects = profile.rows.map { RowSubject($0.path, names) }
    let sections = groups(Array(rows.indices)) { subjects[$0]?.section(names)?.raw }
    for row in sections.first(where: { $0.key == nil })?.rows ?? [] { write(row, indent: 0) }
    for section in sections { if let kind = section.key { write(section.rows, of: KindID(kind)) } }
    for comment in profile.tail { line("#" + comment, 0) }
  }

  private func groups<Key: Hashable>(_ rows: [Int], by key: (Int) -> Key?) -> [(key: Key?, rows: [Int])] {
    var order: [Key?] = []
    var found: [Key?: [Int]] = [:]
    for row in rows {
      if found[key(row)] == nil { order.append(key(row)) }
      found[key(row), default: []].append(row)
    }
    return order.map { ($0, found[$0] ?? []) }
  }

  // MARK: Sections

  private mutating func write(_ rows: [Int], of kind: KindID) {
    line("", 0)
    if rows.count == 1, case .section? = subjects[rows[0]] { return write(rows[0], indent: 0) }
    comments(rows.first, 0)
    line(names[kind].listKey + ":", 0)
    for (id, own) in groups(rows, by: { subjects[$0]?.entity }) {
      guard let id else {
        for row in own { write(row, indent: 2, isCommented: row != rows.first) }
        continue
      }
      if own.count == 1, case .entity? = subjects[own[0]] {
        write(own[0], indent: 2, isCommented: own[0] != rows.first)
        continue
      }
      if own.first != rows.first { comments(own.first, 2) }
      line(id + ":", 2)
      for row in own { write(row, indent: 4, isCommented: row != own.first) }
    }
  }

  // MARK: Rows

  private mutating func write(_ row: Int, indent: Int, isCommented: Bool = true) {
    guard let subject = subjects[row] else { return }
    if isCommented { comments(row, indent) }
    let start = bytes.count
    text(String(repeating: " ", count: indent))
    cell(key(subject), row, .path)
    let own = rows[row]
    if own[.value].isEmpty, !own.isWrapped {
      text(":\n")
    } else if !own.isWrapped {
      text(": ")
      value(row, indent)
      text("\n")
    } else {
      wrapped(row, indent, isLong: self.width(row) + bytes.count - start > Self.width)
    }
  }

  private func key(_ subject: RowSubject) -> String {
    switch subject {
    case .profile: "profile"
    case .section(let kind): names[kind].listKey
    case .complete: "complete"
    case .entity(_, let id): id
    case .fact(let attribute, _): names[attribute].name
    }
  }

  private func width(_ row: Int) -> Int { rows[row].cells.dropFirst().map { displayWidth($0) + 12 }.reduce(0, +) }

  /// `{value: …, source: …}`, or a line for each.
  private mutating func wrapped(_ row: Int, _ indent: Int, isLong: Bool) {
    text(isLong ? ":\n" : ": {")
    let inner = String(repeating: " ", count: indent + 2)
    let columns = ProfileRow.Column.allCases.dropFirst().filter { $0 == .value || !rows[row][$0].isEmpty }
    for column in columns {
      text((isLong ? inner : column == .value ? "" : ", ") + column.rawValue + ": ")
      if column == .value { value(row, indent + 2) } else { cell(remark(rows[row][column]), row, column) }
      if isLong { text("\n") }
    }
    if !isLong { text("}\n") }
  }

  private func remark(_ text: String) -> String { remarkText(text, names.languages) ?? flowText(of: text) }

  /// A long list of names over several lines.
  private mutating func value(_ row: Int, _ indent: Int) {
    let own = rows[row][.value].isEmpty ? "unknown" : rows[row][.value]
    guard own.hasPrefix("["), displayWidth(own) > Self.width - indent, !own.contains("\"") else {
      return cell(own, row, .value)
    }
    var lines: [String] = []
    for part in own.split(separator: ", ", omittingEmptySubsequences: false) {
      if let last = lines.last, displayWidth(last) + displayWidth(String(part)) < Self.width - indent - 8 {
        lines[lines.count - 1] += ", " + part
      } else {
        lines.append(String(part))
      }
    }
    cell(lines.joined(separator: ",\n" + String(repeating: " ", count: indent + 2)), row, .value)
  }

  // MARK: Bytes

  private mutating func comments(_ row: Int?, _ indent: Int) {
    for comment in row.map({ rows[$0].comments }) ?? [] { line("#" + comment, indent) }
  }

  private mutating func line(_ words: String, _ indent: Int) {
    text((words.isEmpty ? "" : String(repeating: " ", count: indent)) + words + "\n")
  }

  private mutating func cell(_ words: String, _ row: Int, _ column: ProfileRow.Column) {
    let start = bytes.count
    text(words)
    cells.append(Cell(range: start..<bytes.count, row: row, column: column))
  }

  private mutating func text(_ words: String) { bytes += words.utf8 }
}
