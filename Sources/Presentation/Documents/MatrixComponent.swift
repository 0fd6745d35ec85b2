import Explanation
import Report
import RuleModel

/// Rows against columns, a sign for the value of each pair.
func matrixBlocks(_ matrix: Matrix, _ place: [Int], _ input: PageInput) -> [Block] {
  let rows = input.entries(matrix.rows, place)
  let columns = input.entries(matrix.columns, place)
  guard !rows.isEmpty, !columns.isEmpty, case .domain(let domain) = input.type(matrix.cell) else { return [] }
  let scope = input.declaration.scope
  // Nil: nothing is shown of the pair.
  let cells = rows.map { row in
    columns.map { column in
      let place = join(row, column, matrix)
      return input.values.holds(matrix.condition, place, scope) ? place : nil
    }
  }
  let marks = MatrixMarks(matrix.marks, cells.joined().compactMap { $0 }, input)
  let declared = input.ruleSet.domains[domain.raw]
  let chart = MatrixChart(
    header: Inline(input.title(matrix.rows)), columns: columns.map { input.name(matrix.columns, $0) },
    rows: zip(rows, cells).map { row, cells in
      (input.name(matrix.rows, row), cells.map { cell($0, matrix, marks, input) })
    },
    values: declared.values.indices.map { input.titles.value(domain, $0) }, isOrdered: declared.isOrdered,
    marks: marks.titles)
  return [.matrix(chart)]
}

/// The names of a row and of a column together.
private func join(_ row: [Int], _ column: [Int], _ matrix: Matrix) -> [Int] {
  var place = row
  for variable in matrix.columns.bound { place[variable.raw] = column[variable.raw] }
  return place
}

private func cell(_ place: [Int]?, _ matrix: Matrix, _ marks: MatrixMarks, _ input: PageInput) -> MatrixChart.Cell {
  guard let place else { return MatrixChart.Cell(value: nil, marks: []) }
  var value: Int?
  if case .ordinal(let ordinal)? = input.values.value(matrix.cell, place) { value = ordinal }
  return MatrixChart.Cell(value: value, marks: marks.of(place, input))
}

/// The marks that occur in a matrix, in the order of the paths and of their values.
private struct MatrixMarks {
  private struct Mark: Equatable {
    var path: Int
    var value: Int
  }
  private let paths: [Path]
  private var found: [Mark] = []
  private(set) var titles: [String] = []

  init(_ paths: [Path], _ cells: [[Int]], _ input: PageInput) {
    self.paths = paths
    for (number, path) in paths.enumerated() {
      for (value, _) in input.spreadValues(path, cells) {
        found.append(Mark(path: number, value: value))
        titles.append(input.type(path) == .boolean ? input.title(path) : input.titles.ordinal(value, input.type(path)))
      }
    }
  }

  func of(_ place: [Int], _ input: PageInput) -> [Int] {
    paths.enumerated().flatMap { number, path in
      input.spreadValues(path, [place]).compactMap { found.firstIndex(of: Mark(path: number, value: $0.value)) }
    }
  }
}
