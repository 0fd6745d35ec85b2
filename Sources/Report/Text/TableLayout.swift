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

  /// Each row as keyed lines, with an empty line between rows.
  private func stacked() -> [StyledLine] {
    let layout = TextLayout(width: width)
    var result: [StyledLine] = []
    for (index, cells) in rows.enumerated() {
      if index > 0 { result.append(StyledLine()) }
      for (column, cell) in zip(columns, cells) where !cell.isEmpty {
        let keyed = !column.header.isEmpty
        result += keyed ? layout.keyedRow(column.header.emphasised, cell, margin: 2) : cell.wrapped(to: width)
      }
    }
    return result
  }
}

extension Table {
  /// The table without the columns for which the page is too narrow, and these in words.
  func fitting(_ width: Int) -> (table: Table, inWords: [Definition]) {
    guard columns.contains(where: { $0.inWords != nil }) else { return (self, []) }
    let needs = columns.indices.map { neededWidth($0) + TableLayout.gap }
    var kept = Array(columns.indices)
    while kept.count > 3, kept.reduce(0, { $0 + needs[$1] }) > width, let next = mostUniform(kept) {
      kept.removeAll { $0 == next }
    }
    let told = columns.indices.filter { !kept.contains($0) }
    let table = Table(
      kept.map { columns[$0] }, rows.map { row in kept.map { row.indices.contains($0) ? row[$0] : Inline() } },
      inEveryRow: inEveryRow)
    return (
      table, told.compactMap { column in columns[column].inWords.map { Definition(columns[column].header, $0.text) } }
    )
  }

  private func mostUniform(_ kept: [Int]) -> Int? {
    kept.filter { columns[$0].inWords != nil }.max {
      (columns[$0].inWords?.shared ?? 0) < (columns[$1].inWords?.shared ?? 0)
    }
  }

  /// Columns of the lowest priority can be wrapped down to their minimum; others want their longest word whole.
  private func neededWidth(_ column: Int) -> Int {
    guard columns[column].priority > 0 else { return columns[column].minimumWidth }
    let cells = rows.compactMap { $0.indices.contains(column) ? $0[column] : nil } + [columns[column].header]
    return min(cells.reduce(0) { max($0, $1.longestWord) }, 20)
  }
}
