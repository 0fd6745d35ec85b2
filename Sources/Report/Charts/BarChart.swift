/// Amounts side by side, each beside its name.
package struct BarChart: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package var name: Inline
    /// Between `lowest` and `highest`; nil: no value.
    package var amount: Int64?
    package var text: Inline
    package init(name: Inline, amount: Int64?, text: Inline) {
      self.name = name
      self.amount = amount
      self.text = text
    }
  }

  package var title: String
  package var header: Inline
  package var rows: [Row]
  package var lowest: Int64
  package var highest: Int64

  /// Amounts are shown between the least, or 0, and the greatest, or what the scale allows.
  package init(title: String, header: Inline, rows: [Row], lowest: Int64? = nil, highest: Int64? = nil) {
    self.title = title
    self.header = header
    self.rows = rows
    let amounts = rows.compactMap(\.amount)
    self.lowest = lowest ?? min(0, amounts.min() ?? 0)
    self.highest = highest ?? max(1, amounts.max() ?? 1)
  }

  /// From 0 to 1; 0 where there is no value.
  func share(_ row: Row) -> Double {
    guard let amount = row.amount, highest > lowest else { return 0 }
    return (Double(amount) - Double(lowest)) / (Double(highest) - Double(lowest))
  }

  var table: Table {
    let heads = [
      Table.Column(header, minimumWidth: 8, priority: 1), Table.Column(Inline(title), minimumWidth: 12),
      Table.Column(Inline(), minimumWidth: 6, priority: 1),
    ]
    return Table(
      heads,
      rows.map { row in
        [row.name, Inline(String(repeating: "█", count: Int((share(row) * 12).rounded()))), row.text]
      })
  }
}
