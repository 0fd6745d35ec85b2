import Explanation
import Inference
import Report
import RuleLanguage

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
      return ordinals.allSatisfy(column.showAlways.contains)
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
      for column in declared { shown.insert(FactKey(column.attribute, row.entities.map { EntityID($0) })) }
    }
    let columns = columns(declared)
    let scalar = columns.filter { !isListed($0) }
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

  private mutating func addColumns(_ rows: [ReportRow], _ columns: [RuleSet.Outcome], header: String) {
    guard !columns.isEmpty, !rows.isEmpty else { return }
    let cells = columns.map { column in rows.map { cell(column.attribute, $0) } }
    let sure = rows.map { row in rowCertainty(row, columns) }
    var common: [String] = []
    var kept: [Int] = []
    for (index, column) in columns.enumerated() {
      let isOrder = column.highestFirst != nil
      if rows.count > 1, !isOrder, cells[index].allSatisfy({ $0 == cells[index][0] }) {
        common.append(plan.title(column.attribute, titles) + " " + cells[index][0])
      } else {
        kept.append(index)
      }
    }
    if kept.isEmpty { (kept, common) = ([0], Array(common.dropFirst())) }
    let showsCertainty = rows.count == 1 || !sure.allSatisfy { $0 == sure[0] }
    if !showsCertainty { common.append(sure[0]) }
    blocks.append(.table(table(rows, kept.map { (columns[$0], cells[$0]) }, showsCertainty ? sure : [], header)))
    if !common.isEmpty {
      blocks.append(.paragraph(Inline(wording(.inEveryRow, common.joined(separator: " · ")))))
    }
  }

  private func table(
    _ rows: [ReportRow], _ columns: [(RuleSet.Outcome, [String])], _ sure: [String], _ header: String
  ) -> Table {
    var heads = [Table.Column(Inline(header), minimumWidth: 14, priority: 1)]
    heads += columns.map { column, _ in
      Table.Column(Inline(plan.title(column.attribute, titles)), minimumWidth: 7)
    }
    if !sure.isEmpty { heads.append(Table.Column(Inline(wording(.certainty)), minimumWidth: 7, priority: 1)) }
    return Table(
      heads,
      rows.indices.map { row in
        [Inline.strong(rows[row].name)] + columns.map { Inline($0.1[row]) }
          + (sure.isEmpty ? [] : [Inline(sure[row], sure[row] == wording(.certain) ? .good : .caution)])
      })
  }

  private func cell(_ attribute: AttributeID, _ row: ReportRow) -> String {
    guard let outcome = outcome(attribute, row.entities) else { return "" }
    guard let band = band(of: attribute), let inBand = self.outcome(band, row.entities) else { return text(outcome) }
    return text(outcome) + (presenter.language == .ko ? "(" : " (") + text(inBand) + ")"
  }

  private func rowCertainty(_ row: ReportRow, _ columns: [RuleSet.Outcome]) -> String {
    let all = columns.compactMap { outcome($0.attribute, row.entities)?.certainty }
    if all.contains(.contradiction) { return wording(.contradiction) }
    return wording(all.contains(.possible) ? .possible : .certain)
  }
}
