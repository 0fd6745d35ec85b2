import Explanation
import Inference
import Report
import RuleModel

extension ReportBuilder {
  /// A line of a list: what stands before the colon, and the names behind it.
  private struct Line {
    var head = ""
    var names: [(name: String, isCertain: Bool)] = []
    /// The names are those of rows.
    var namesRows = false
    var limit = 8
  }

  /// Sets and yes-or-no outcomes of the rows of a table, each as a keyed row: who has what. A certainty that all share
  /// stands with the key.
  mutating func addLists(_ rows: [ReportRow], _ columns: [RuleSet.Outcome]) {
    var definitions: [Definition] = []
    for column in columns {
      let lines = lines(rows, column.attribute)
      let certainties = Set(lines.flatMap { $0.names.map(\.isCertain) })
      guard let first = certainties.first else { continue }
      let isShared = certainties.count == 1
      let key = Inline(plan.title(column.attribute, titles)) + .muted(isShared ? note(first) : "")
      let texts = lines.map { line in
        let names = isShared ? text(line.names.map(\.name), line, rows) : marked(line, rows)
        return line.head.isEmpty ? names : line.head + ": " + names
      }
      definitions.append(Definition(key, Inline(texts.joined(separator: "\n"))))
    }
    if !definitions.isEmpty { blocks.append(.definitions(definitions)) }
  }

  private func text(_ names: [String], _ line: Line, _ rows: [ReportRow]) -> String {
    line.namesRows ? self.names(names, among: rows, limit: line.limit) : self.names(names, limit: line.limit)
  }

  /// The names with their certainty: rows by certainty, else each.
  private func marked(_ line: Line, _ rows: [ReportRow]) -> String {
    guard line.namesRows else {
      return names(line.names.map { marked($0.name, isCertain: $0.isCertain) }, limit: line.limit)
    }
    return [true, false].compactMap { isCertain in
      let own = line.names.filter { $0.isCertain == isCertain }.map(\.name)
      return own.isEmpty ? nil : text(own, line, rows) + note(isCertain)
    }.joined(separator: "; ")
  }

  func marked(_ name: String, isCertain: Bool) -> String { name + note(isCertain) }

  private func note(_ isCertain: Bool) -> String { wording.note(wording(isCertain ? .certain : .possible)) }

  private func lines(_ rows: [ReportRow], _ attribute: AttributeID) -> [Line] {
    switch ruleSet.attributes[attribute.raw].type {
    case .boolean: [yesLine(rows, attribute)]
    case .set(.reference): byRow(rows, attribute)
    default: byElement(rows, attribute)
    }
  }

  private func yesLine(_ rows: [ReportRow], _ attribute: AttributeID) -> Line {
    var line = Line()
    for row in rows {
      guard let outcome = outcome(attribute, row.entities), case .ordinals(let can) = outcome.value.possibilities,
        can.contains(1)
      else { continue }
      line.names.append((row.name, can == [1] && outcome.certainty == .certain))
    }
    return line
  }

  /// `Overseas office: Economic diplomacy`.
  private func byRow(_ rows: [ReportRow], _ attribute: AttributeID) -> [Line] {
    let type = ruleSet.attributes[attribute.raw].type
    return rows.compactMap { row -> Line? in
      guard let outcome = outcome(attribute, row.entities), case .set(let sure, let can) = outcome.value.possibilities,
        !can.isEmpty
      else { return nil }
      return Line(
        head: row.name, names: can.map { (titles.ordinal($0, type), sure.contains($0)) }, limit: 6)
    }
  }

  /// `notify before negotiating: Economic diplomacy, Overseas office`.
  private func byElement(_ rows: [ReportRow], _ attribute: AttributeID) -> [Line] {
    let type = ruleSet.attributes[attribute.raw].type
    var found: [Int: Line] = [:]
    for row in rows {
      guard let outcome = outcome(attribute, row.entities),
        case .set(let sure, let can) = outcome.value.possibilities
      else { continue }
      for element in can {
        let line = Line(head: titles.ordinal(element, type), namesRows: true)
        found[element, default: line].names.append((row.name, sure.contains(element)))
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }
}
