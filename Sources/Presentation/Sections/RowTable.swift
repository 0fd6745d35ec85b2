import Explanation
import Report
import RuleModel

/// A table of rows sorted and cut as the manifest says, what all rows share, sets and yes-or-no outcomes as lists, and
/// how many rows were left out.
struct RowTable {
  /// Those that are shown.
  let rows: [ReportRow]
  private let left: Int
  private let declared: [RuleSet.Outcome]
  private let header: String
  private let input: ReportInput
  private var wording: Wording { input.wording }

  init(_ all: [ReportRow], _ declared: [RuleSet.Outcome], header: String, _ input: ReportInput) {
    self.declared = declared
    self.header = header
    self.input = input
    (rows, left) = RowTable.arranged(all, declared, input)
  }

  var blocks: [Block] {
    let columns = columns
    let scalar = columns.filter { !isListed($0) && isFilled($0) }
    return table(scalar) + input.omission(.andMore, left) + RowLists(rows, input).blocks(columns.filter(isListed))
  }

  // MARK: Rows

  private static func arranged(
    _ rows: [ReportRow], _ declared: [RuleSet.Outcome], _ input: ReportInput
  ) -> ([ReportRow], left: Int) {
    var ordered = rows
    if let order = declared.first(where: { $0.highestFirst != nil }) {
      let keys = rows.map { input.outcome(order.attribute, $0.entities)?.value.measure ?? (.min, .min) }
      ordered = sorted(rows, highestFirst: order.highestFirst ?? true, by: keys)
    }
    guard !input.options.all, let show = declared.compactMap(\.show).min(), ordered.count > show else {
      return (ordered, 0)
    }
    let kept = ordered.prefix(show) + ordered.dropFirst(show).filter { isAlwaysShown($0, declared, input) }
    return (Array(kept), ordered.count - kept.count)
  }

  private static func isAlwaysShown(
    _ row: ReportRow, _ declared: [RuleSet.Outcome], _ input: ReportInput
  ) -> Bool {
    declared.contains { column in
      guard !column.showAlways.isEmpty, let outcome = input.outcome(column.attribute, row.entities),
        case .ordinals(let ordinals) = outcome.value.possibilities
      else { return false }
      // What only follows from the base is shown there already.
      let isOwn = outcome.isStated || outcome.reasons.contains { $0.status == .applied }
      return isOwn && ordinals.allSatisfy(column.showAlways.contains)
    }
  }

  // MARK: Columns

  /// A sum's band stands in its column where both are outcomes.
  private var columns: [RuleSet.Outcome] {
    declared.filter { column in
      guard case .band(let sum, _)? = input.ruleSet.attributes[column.attribute.raw].combine else { return true }
      return !declared.contains { $0.attribute == sum }
    }
  }

  private func isListed(_ column: RuleSet.Outcome) -> Bool {
    switch input.type(column.attribute) {
    case .set, .boolean: true
    default: false
    }
  }

  /// Whether some row has a value in the column.
  private func isFilled(_ column: RuleSet.Outcome) -> Bool {
    input.options.all
      || rows.contains { row in input.outcome(column.attribute, row.entities).map { !input.isEmpty($0) } ?? false }
  }

  private func band(of sum: AttributeID) -> AttributeID? {
    input.ruleSet.outcomes.lazy.map(\.attribute).first { attribute in
      if case .band(sum, _)? = input.ruleSet.attributes[attribute.raw].combine { true } else { false }
    }
  }

  /// A column before it is known whether it stands in the table.
  private struct MeasuredColumn {
    let title: String
    let cells: [String]
    /// The manifest orders by it: it stays.
    let isOrder: Bool
    /// The value of most rows, and how many have it.
    let common: (text: String, count: Int)

    init(title: String, cells: [String], isOrder: Bool) {
      (self.title, self.cells, self.isOrder) = (title, cells, isOrder)
      common = Self.common(cells)
    }

    private static func common(_ cells: [String]) -> (text: String, count: Int) {
      var counts: [String: Int] = [:]
      var best = (text: "", count: 0)
      for cell in cells {
        counts[cell, default: 0] += 1
        if let count = counts[cell], count > best.count { best = (cell, count) }
      }
      return best
    }
  }

  /// The columns that vary as a table; what all rows share in one line.
  private func table(_ columns: [RuleSet.Outcome]) -> [Block] {
    guard !columns.isEmpty, !rows.isEmpty else { return [] }
    var measured = columns.map { column in
      MeasuredColumn(
        title: input.titles.outcome(column.attribute), cells: rows.map { cell(column.attribute, $0) },
        isOrder: column.highestFirst != nil)
    }
    let certainties = rows.map { row in
      let all = columns.compactMap { input.outcome($0.attribute, row.entities) }
      return wording(all.allSatisfy(\.isSettled) ? .certain : .possible)
    }
    measured.append(MeasuredColumn(title: wording(.certainty), cells: certainties, isOrder: false))
    let kept = varying(measured)
    let shared = measured.indices.filter { !kept.contains($0) }.map {
      measured[$0].title + " " + measured[$0].common.text
    }
    let heads = [Table.Column(Inline(header), minimumWidth: 16, priority: 0)] + kept.map { head(measured[$0]) }
    let cells = rows.indices.map { row in
      [Inline.strong(rows[row].name)] + kept.map { Inline(measured[$0].cells[row]) }
    }
    let line = shared.isEmpty ? nil : Inline(wording(.inEveryRow, shared.joined(separator: " · ")))
    return [.table(Table(heads, cells, inEveryRow: line))]
  }

  /// Those in which the rows differ; in any case one.
  private func varying(_ columns: [MeasuredColumn]) -> [Int] {
    guard rows.count > 1 else { return Array(columns.indices) }
    var kept = columns.indices.filter { columns[$0].isOrder || columns[$0].common.count < rows.count }
    if kept.isEmpty || kept == [columns.count - 1] { kept.insert(0, at: 0) }
    return kept
  }

  /// A column that most rows share can be told in words where the page is narrow: a report must fit it.
  private func head(_ column: MeasuredColumn) -> Table.Column {
    let longest = (column.cells + [column.title]).reduce(0) { max($0, widthOfLongestWord($1)) }
    let canGo = rows.count > 1 && !column.isOrder && column.common.count * 2 > rows.count
    return Table.Column(
      Inline(column.title), minimumWidth: longest == 0 ? 4 : min(longest, 16), priority: 1,
      inWords: canGo ? Table.InWords(Inline(inWords(column)), shared: column.common.count) : nil)
  }

  /// `indirect; differs for Trade (direct)`.
  private func inWords(_ column: MeasuredColumn) -> String {
    let common = column.common.text
    let others = grouped(zip(rows, column.cells).filter { $0.1 != common }, by: \.1)
    let parts = others.map { cell, rows in input.names(rows.map(\.0.name), limit: 8) + wording.note(cell) }
    return wording(.otherwise, common, parts.joined(separator: ", "))
  }

  private func cell(_ attribute: AttributeID, _ row: ReportRow) -> String {
    guard let outcome = input.outcome(attribute, row.entities) else { return "" }
    guard let band = band(of: attribute), let inBand = input.outcome(band, row.entities) else {
      return input.text(outcome)
    }
    return input.text(outcome) + wording.note(input.text(inBand))
  }
}
