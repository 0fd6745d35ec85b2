/// Rows against columns: in each cell a sign for a value, and marks beside it.
package struct MatrixChart: Sendable, Equatable {
  package struct Cell: Sendable, Equatable {
    /// Position in `values`; nil: no value.
    package var value: Int?
    /// Positions in `marks`.
    package var marks: [Int]
    package init(value: Int?, marks: [Int] = []) {
      self.value = value
      self.marks = marks
    }
  }

  package var header: Inline
  package var columns: [String]
  package var rows: [(name: String, cells: [Cell])]
  /// The titles of the values; of a scale the lowest first.
  package var values: [String]
  /// Whether the values are steps of a scale.
  package var isOrdered: Bool
  /// What the marks mean.
  package var marks: [String]

  package init(
    header: Inline, columns: [String], rows: [(name: String, cells: [Cell])], values: [String], isOrdered: Bool,
    marks: [String] = []
  ) {
    self.header = header
    self.columns = columns
    self.rows = rows
    self.values = values
    self.isOrdered = isOrdered
    self.marks = marks
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.header == right.header && left.columns == right.columns && left.values == right.values
      && left.isOrdered == right.isOrdered && left.marks == right.marks
      && left.rows.elementsEqual(right.rows) { $0.name == $1.name && $0.cells == $1.cells }
  }

  private static let steps = ["·", "▁", "▃", "▅", "▆", "█"]

  /// A higher step has a higher sign; what has no order has a letter.
  func sign(_ value: Int?) -> String {
    guard let value else { return "" }
    guard isOrdered, values.count > 1 else { return letter(value, from: "A") }
    let place = value * (Self.steps.count - 1) / (values.count - 1)
    return Self.steps.indices.contains(place) ? Self.steps[place] : "?"
  }

  func markSign(_ mark: Int) -> String { letter(mark, from: "a") }

  private func letter(_ number: Int, from first: Unicode.Scalar) -> String {
    guard number < 26, let scalar = Unicode.Scalar(first.value + UInt32(max(0, number))) else {
      return String(number + 1)
    }
    return String(Character(scalar))
  }

  func text(_ cell: Cell) -> String { ([sign(cell.value)] + cell.marks.map(markSign)).joined() }

  /// The signs that occur, with what they mean.
  var legend: [Block] {
    let used = Set(rows.flatMap { $0.cells.compactMap(\.value) }).sorted()
    let signs = used.filter(values.indices.contains).map { sign($0) + " " + values[$0] }
    let notes = marks.indices.map { markSign($0) + " " + marks[$0] }
    return [signs, notes].filter { !$0.isEmpty }.map { .paragraph(.muted($0.joined(separator: "   "))) }
  }

  var table: Table { table(columns.map { Inline($0) }) }

  /// With numbers for the columns, where their names are too wide for a page.
  var numberedTable: Table { table(columns.indices.map { Inline(String($0 + 1)) }) }

  var columnLegend: [Block] {
    [.definitions(columns.enumerated().map { Definition(Inline(String($0 + 1)), Inline($1)) })]
  }

  private func table(_ heads: [Inline]) -> Table {
    Table(
      [Table.Column(header, minimumWidth: 8, priority: 1)] + heads.map { Table.Column($0, minimumWidth: 3) },
      rows.map { row in [Inline.strong(row.name)] + row.cells.map { Inline(text($0)) } })
  }
}
