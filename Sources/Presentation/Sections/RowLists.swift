import Explanation
import Report
import RuleModel

/// Sets and yes-or-no outcomes of the rows of a table, each as a keyed row: who has what.
struct RowLists {
  /// A line of a list: what stands before the colon, and the names behind it.
  private struct Line {
    var head = ""
    var names: [(name: String, isCertain: Bool)] = []
    /// The names are those of rows.
    var namesRows = false
    var limit = 8
  }
  private let rows: [ReportRow]
  private let input: ReportInput

  init(_ rows: [ReportRow], _ input: ReportInput) {
    self.rows = rows
    self.input = input
  }

  /// A certainty that all share stands with the key.
  func blocks(_ columns: [RuleSet.Outcome]) -> [Block] {
    let definitions = columns.compactMap { column -> Definition? in
      let lines = lines(column.attribute)
      let certainties = Set(lines.flatMap { $0.names.map(\.isCertain) })
      guard let first = certainties.first else { return nil }
      let isShared = certainties.count == 1
      let title = input.titles.outcome(column.attribute)
      let key = Inline(title) + .muted(isShared ? input.marked("", isCertain: first) : "")
      let texts = lines.map { line in
        let names = isShared ? text(line.names.map(\.name), line) : marked(line)
        return line.head.isEmpty ? names : line.head + ": " + names
      }
      return Definition(key, Inline(texts.joined(separator: "\n")))
    }
    return definitions.isEmpty ? [] : [.definitions(definitions)]
  }

  private func text(_ names: [String], _ line: Line) -> String {
    line.namesRows ? input.names(names, among: rows, limit: line.limit) : input.names(names, limit: line.limit)
  }

  /// The names with their certainty: rows by certainty, else each.
  private func marked(_ line: Line) -> String {
    guard line.namesRows else {
      return input.names(line.names.map { input.marked($0.name, isCertain: $0.isCertain) }, limit: line.limit)
    }
    return [true, false].compactMap { isCertain in
      let own = line.names.filter { $0.isCertain == isCertain }.map(\.name)
      return own.isEmpty ? nil : input.marked(text(own, line), isCertain: isCertain)
    }.joined(separator: "; ")
  }

  private func lines(_ attribute: AttributeID) -> [Line] {
    switch input.type(attribute) {
    case .boolean: [yesLine(attribute)]
    case .set(.reference): byRow(attribute)
    default: byElement(attribute)
    }
  }

  private func yesLine(_ attribute: AttributeID) -> Line {
    var line = Line()
    for row in rows {
      guard let outcome = input.outcome(attribute, row.entities), outcome.mayBeYes else { continue }
      line.names.append((row.name, outcome.value.possibilities == .ordinals([1]) && outcome.certainty == .certain))
    }
    return line
  }

  /// `Overseas office: Economic diplomacy`.
  private func byRow(_ attribute: AttributeID) -> [Line] {
    rows.compactMap { row in
      guard let (sure, can) = elements(attribute, row), !can.isEmpty else { return nil }
      let names = can.map { (input.titles.ordinal($0, input.type(attribute)), sure.contains($0)) }
      return Line(head: row.name, names: names, limit: 6)
    }
  }

  /// `notify before negotiating: Economic diplomacy, Overseas office`.
  private func byElement(_ attribute: AttributeID) -> [Line] {
    var found: [Int: Line] = [:]
    for row in rows {
      guard let (sure, can) = elements(attribute, row) else { continue }
      for element in can {
        let line = Line(head: input.titles.ordinal(element, input.type(attribute)), namesRows: true)
        found[element, default: line].names.append((row.name, sure.contains(element)))
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  private func elements(_ attribute: AttributeID, _ row: ReportRow) -> (certain: [Int], possible: [Int])? {
    guard let outcome = input.outcome(attribute, row.entities),
      case .set(let sure, let can) = outcome.value.possibilities
    else { return nil }
    return (sure, can)
  }
}

extension Outcome {
  /// Whether a boolean can be `yes`.
  var mayBeYes: Bool {
    if case .ordinals(let can) = value.possibilities { can.contains(1) } else { false }
  }
}
