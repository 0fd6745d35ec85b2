/// Lays a table out: side by side if the columns can be made to fit, else each row as `header: cell` lines.
struct TableLayout {
  static let gap = 2

  let columns: [Table.Column]
  let rows: [[Inline]]
  let width: Int

  init(_ table: Table, width: Int) {
    let count = max(table.columns.count, table.rows.map(\.count).max() ?? 0)
    columns = table.columns + Array(repeating: Table.Column(Inline()), count: count - table.columns.count)
    rows = table.rows.map { $0 + Array(repeating: Inline(), count: count - $0.count) }
    self.width = width
  }

  func lines() -> [StyledLine] {
    if columns.isEmpty { return [] }
    if let widths = fittingWidths() { return sideBySide(widths) }
    return stacked()
  }

  /// The columns' widths: natural where there is room; else the widest of the lowest priority gives way first, down to
  /// its longest word or, where not all words fit, to its minimum. None, if not even the minima fit.
  func fittingWidths() -> [Int]? {
    var widths = naturalWidths()
    let room = width - Self.gap * (columns.count - 1)
    let minima = columns.indices.map { min(widths[$0], max(columns[$0].minimumWidth, 2)) }
    let words = columns.indices.map { max(minima[$0], longestWord($0)) }
    guard let floors = [words, minima].first(where: { $0.reduce(0, +) <= room }) else { return nil }
    for priority in Set(columns.map(\.priority)).sorted() {
      let members = columns.indices.filter { columns[$0].priority == priority }
      shrink(&widths, members, floors, by: widths.reduce(0, +) - room)
    }
    return widths
  }

  /// No column is taken for wider than the page: more would only make the others pay for it.
  private func naturalWidths() -> [Int] {
    columns.indices.map { index in
      let natural = rows.reduce(columns[index].header.naturalWidth) { max($0, $1[index].naturalWidth) }
      return min(natural, width)
    }
  }

  /// The width of the longest word, so that none is broken; beyond this many columns a word would starve the others.
  private func longestWord(_ column: Int) -> Int {
    let cells = rows.map { $0[column] } + [columns[column].header]
    return min(cells.reduce(0) { max($0, $1.longestWord) }, 20)
  }

  /// Takes the excess from the widest members, column by column.
  private func shrink(_ widths: inout [Int], _ members: [Int], _ floors: [Int], by excess: Int) {
    var left = excess
    while left > 0 {
      let able = members.filter { widths[$0] > floors[$0] }
      guard let widest = able.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      left -= 1
    }
  }

  private func sideBySide(_ widths: [Int]) -> [StyledLine] {
    let bars = widths.map { Inline(String(repeating: "─", count: max($0, 1)), .muted) }
    return row(columns.map(\.header.emphasised), widths) + row(bars, widths) + rows.flatMap { row($0, widths) }
  }

  /// One row, as many lines high as its highest cell.
  private func row(_ cells: [Inline], _ widths: [Int]) -> [StyledLine] {
    let wrapped = cells.indices.map { cells[$0].wrapped(to: widths[$0]) }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { index in
      var line = StyledLine()
      for (column, cell) in wrapped.enumerated() {
        if column > 0 { line.append(String(repeating: " ", count: Self.gap)) }
        append(index < cell.count ? cell[index] : StyledLine(), to: &line, width: widths[column], columns[column])
      }
      return line
    }
  }

  private func append(_ cell: StyledLine, to line: inout StyledLine, width: Int, _ column: Table.Column) {
    let end = line.width + width
    if column.alignment == .right { line.pad(to: end - cell.width) }
    line.append(cell)
    line.pad(to: end)
  }

  /// Each row as keyed lines, with an empty line between rows; of many columns the cells run on.
  private func stacked() -> [StyledLine] {
    var result: [StyledLine] = []
    for (index, cells) in rows.enumerated() {
      if index > 0 { result.append(StyledLine()) }
      result += columns.count > 6 ? runningOn(cells) : keyed(cells)
    }
    return result
  }

  private func keyed(_ cells: [Inline]) -> [StyledLine] {
    let layout = TextLayout(width: width)
    return zip(columns, cells).filter { !$0.1.isEmpty }.flatMap { column, cell in
      column.header.isEmpty
        ? cell.wrapped(to: width) : layout.keyedRow(column.header.emphasised, cell, margin: 2)
    }
  }

  /// The first cell on a line of its own, and all others in one paragraph under it.
  private func runningOn(_ cells: [Inline]) -> [StyledLine] {
    let others = zip(columns, cells).dropFirst().filter { !$0.1.isEmpty }.map { column, cell in
      column.header.isEmpty ? cell : Inline(column.header.plainText + ": ") + cell
    }
    let text = others.dropFirst().reduce(others.first ?? Inline()) { $0 + Inline(" · ") + $1 }
    return cells[0].wrapped(to: width)
      + text.wrapped(to: max(1, width - 2)).map { own in
        var line = StyledLine("  ")
        line.append(own)
        return line
      }
  }
}
