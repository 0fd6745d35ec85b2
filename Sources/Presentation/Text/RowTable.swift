import Explanation
import Inference
import Report
import RuleModel
import SourceText

/// A row of a table: an entity, or a pair under its first member.
struct ReportRow: Sendable {
  var name: String
  var entities: [Int]
}

extension ReportBuilder {
  /// Rows sorted and cut as the manifest says.
  func arranged(_ rows: [ReportRow], _ declared: [RuleSet.Outcome]) -> (shown: [ReportRow], left: Int) {
    let ordered = declared.first { $0.highestFirst != nil }
    var sorted = rows
    if let ordered {
      let keys = rows.map { outcome(ordered.attribute, $0.entities).map { measure($0.value) } ?? (.min, .min) }
      let highest = ordered.highestFirst ?? true
      // Sorted with the position, so that equals keep their order.
      sorted = rows.indices.sorted { left, right in
        let (a, b) = (keys[left], keys[right])
        return a == b ? left < right : highest ? a > b : a < b
      }.map { rows[$0] }
    }
    guard !options.all, let show = declared.compactMap(\.show).min(), sorted.count > show else { return (sorted, 0) }
    let kept = sorted.prefix(show) + sorted.dropFirst(show).filter { isAlwaysShown($0, declared) }
    return (Array(kept), sorted.count - kept.count)
  }

  private func isAlwaysShown(_ row: ReportRow, _ declared: [RuleSet.Outcome]) -> Bool {
    declared.contains { column in
      guard !column.showAlways.isEmpty, let outcome = outcome(column.attribute, row.entities),
        case .ordinals(let ordinals) = outcome.value.possibilities
      else { return false }
      // What only follows from the base is shown there already.
      let isOwn = outcome.isStated || outcome.reasons.contains { $0.status == .applied }
      return isOwn && ordinals.allSatisfy(column.showAlways.contains)
    }
  }

  /// The lower and the upper bound by which a value is sorted.
  func measure(_ value: Value) -> (Int64, Int64) {
    switch value.possibilities {
    case .ordinals(let ordinals): (Int64(ordinals.first ?? 0), Int64(ordinals.last ?? 0))
    case .number(let from, let to): (from ?? .min, to ?? .max)
    case .set(let certain, let possible): (Int64(certain.count), Int64(possible.count))
    case .nothing: (.min, .min)
    }
  }

  /// A table of rows, what all rows share, sets and yes-or-no outcomes as lists, and what was left out.
  mutating func addTable(_ all: [ReportRow], _ declared: [RuleSet.Outcome], header: String) -> [ReportRow] {
    let (rows, left) = arranged(all, declared)
    for row in rows {
      for column in declared { shown.insert(FactKey(column.attribute, numbers: row.entities)) }
    }
    let columns = columns(declared)
    let scalar = columns.filter { !isListed($0) && isFilled($0, rows) }
    addColumns(rows, scalar, header: header)
    if left > 0 { blocks.append(.paragraph(.muted(wording(.andMore, String(left))))) }
    addLists(rows, columns.filter(isListed))
    return rows
  }

  /// A sum's band stands in its column where both are outcomes.
  private func columns(_ declared: [RuleSet.Outcome]) -> [RuleSet.Outcome] {
    declared.filter { column in
      guard case .band(let sum, _)? = ruleSet.attributes[column.attribute.raw].combine else { return true }
      return !declared.contains { $0.attribute == sum }
    }
  }

  /// Whether some row has a value in the column.
  private func isFilled(_ column: RuleSet.Outcome, _ rows: [ReportRow]) -> Bool {
    options.all || rows.contains { row in outcome(column.attribute, row.entities).map { !isEmpty($0) } ?? false }
  }

  private func band(of sum: AttributeID) -> AttributeID? {
    ruleSet.outcomes.lazy.map(\.attribute).first { attribute in
      if case .band(sum, _)? = self.ruleSet.attributes[attribute.raw].combine { return true }
      return false
    }
  }

  private func isListed(_ column: RuleSet.Outcome) -> Bool {
    switch ruleSet.attributes[column.attribute.raw].type {
    case .set, .boolean: true
    default: false
    }
  }

  /// A column of a table that is being made.
  private struct Drawn {
    let title: String
    let cells: [String]
    /// The manifest orders by it: it stays.
    let isOrder: Bool
    /// The longest word, so that none is broken.
    let width: Int
    /// The value of most rows, and how many have it.
    let common: (text: String, count: Int)

    init(title: String, cells: [String], isOrder: Bool) {
      (self.title, self.cells, self.isOrder) = (title, cells, isOrder)
      let longest = (cells + [title]).reduce(0) { max($0, widthOfLongestWord($1)) }
      width = longest == 0 ? 4 : min(longest, 20)
      common = Self.common(cells)
    }

    /// Below this, rows are rather stacked.
    var minimum: Int { min(width, 16) }

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
  /// Columns beyond this many display columns are told in words instead: a report must fit a page.
  private static let pageWidth = 80

  private mutating func addColumns(_ rows: [ReportRow], _ columns: [RuleSet.Outcome], header: String) {
    guard !columns.isEmpty, !rows.isEmpty else { return }
    let drawn = columns.map { column in
      Drawn(
        title: plan.title(column.attribute, titles), cells: rows.map { cell(column.attribute, $0) },
        isOrder: column.highestFirst != nil)
    }
    let sure = Drawn(title: wording(.certainty), cells: rows.map { rowCertainty($0, columns) }, isOrder: false)
    let kept = fitting(drawn + [sure], rowCount: rows.count)
    let told = (drawn + [sure]).indices.filter { !kept.contains($0) }.map { (drawn + [sure])[$0] }
    blocks.append(.table(table(rows, kept.map { (drawn + [sure])[$0] }, header)))
    addTold(told, rows)
  }

  /// The columns that vary, as many as fit beside the names; of those that do not fit the most uniform give way first.
  private func fitting(_ columns: [Drawn], rowCount: Int) -> [Int] {
    guard rowCount > 1 else { return Array(columns.indices) }
    var kept = columns.indices.filter { columns[$0].isOrder || columns[$0].common.count < rowCount }
    if kept.isEmpty || kept == [columns.count - 1] { kept.insert(0, at: 0) }
    func total() -> Int { kept.reduce(18) { $0 + columns[$1].width + 2 } }
    while total() > Self.pageWidth, kept.count > 2 {
      let able = kept.filter { !columns[$0].isOrder && columns[$0].common.count * 2 > rowCount }
      guard let next = able.max(by: { columns[$0].common.count < columns[$1].common.count }) else { break }
      kept.removeAll { $0 == next }
    }
    return kept
  }

  private func table(_ rows: [ReportRow], _ columns: [Drawn], _ header: String) -> Table {
    let heads = [Table.Column(Inline(header), minimumWidth: 16, priority: 0)]
    return Table(
      heads + columns.map { Table.Column(Inline($0.title), minimumWidth: $0.minimum, priority: 1) },
      rows.indices.map { row in [Inline.strong(rows[row].name)] + columns.map { Inline($0.cells[row]) } })
  }

  /// What is not a column: values that all rows share in one line, values of most rows with the exceptions.
  private mutating func addTold(_ columns: [Drawn], _ rows: [ReportRow]) {
    let shared = columns.filter { $0.common.count == rows.count }
    let varied = columns.filter { $0.common.count < rows.count }
    if !shared.isEmpty {
      let text = shared.map { $0.title + " " + $0.common.text }.joined(separator: " · ")
      blocks.append(.paragraph(Inline(wording(.inEveryRow, text))))
    }
    guard !varied.isEmpty else { return }
    blocks.append(.definitions(varied.map { Definition(Inline($0.title), Inline(told($0, rows))) }))
  }

  /// `indirect; differs for Trade (direct)`.
  private func told(_ column: Drawn, _ rows: [ReportRow]) -> String {
    let common = column.common.text
    var order: [String] = []
    var others: [String: [String]] = [:]
    for (row, cell) in zip(rows, column.cells) where cell != common {
      if others[cell] == nil { order.append(cell) }
      others[cell, default: []].append(row.name)
    }
    let parts = order.map { cell in
      names(others[cell] ?? [], limit: 8) + wording.note(cell)
    }
    return wording(.otherwise, common, parts.joined(separator: ", "))
  }

  private func cell(_ attribute: AttributeID, _ row: ReportRow) -> String {
    guard let outcome = outcome(attribute, row.entities) else { return "" }
    guard let band = band(of: attribute), let inBand = self.outcome(band, row.entities) else { return text(outcome) }
    return text(outcome) + wording.note(text(inBand))
  }

  private func rowCertainty(_ row: ReportRow, _ columns: [RuleSet.Outcome]) -> String {
    let all = columns.compactMap { outcome($0.attribute, row.entities)?.certainty }
    if all.contains(.contradiction) { return wording(.contradiction) }
    return wording(all.contains(.possible) ? .possible : .certain)
  }
}
