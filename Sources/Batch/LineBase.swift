import Explanation
import Inference
import Presentation
import RuleModel
import Synchronization

/// A profile that many lines change: what is asked of it is evaluated under many lines at once.
final class LineBase: Sendable {
  /// What one line states otherwise.
  enum Stated {
    case facts(StatedFacts)
    /// Of a pattern, by its number: by slot, the number of its value.
    case pattern(Int, [UInt16])
  }

  let readings: VariedReadings
  let form: OutcomeLine
  /// The facts that lines have stated so far. That they differ between worlds is so in every run, so that programs serve again.
  private let varied = Mutex<[FactKey]>([])

  init(_ readings: VariedReadings, _ form: OutcomeLine) {
    self.readings = readings
    self.form = form
  }

  /// What lines state, fact by fact.
  func table(_ lines: [Stated], of patterns: [LinePattern]) -> FactTable {
    var builder = TableBuilder(patterns, lines: lines.count)
    for (line, stated) in lines.enumerated() {
      switch stated {
      case .facts(let facts): for (key, statement) in facts { builder.state(key, statement, in: line) }
      case .pattern(let pattern, let values): builder.state(pattern, values, in: line)
      }
    }
    return FactTable(columns(builder.columns, lines.count), lines: lines.count)
  }

  /// With a column for each fact that earlier lines stated; those of lines that are long past are forgotten.
  private func columns(_ own: [FactTable.Column], _ lines: Int) -> [FactTable.Column] {
    let keys = own.map(\.key)
    let all = varied.withLock { varied in
      varied += keys.filter { !varied.contains($0) }
      if varied.count > 4 * keys.count + 16 { varied = keys }
      varied.sort()
      return varied
    }
    return all.map { key in own.first { $0.key == key } ?? FactTable.Column(key, lines: lines) }
  }
}

/// Makes columns of what lines state.
private struct TableBuilder {
  private(set) var columns: [FactTable.Column] = []
  private let patterns: [LinePattern]
  private let lines: Int
  private var numbers: [FactKey: Int] = [:]
  /// By pattern.
  private var places: [Int: Places] = [:]

  /// Where a pattern's lines state facts.
  private struct Places {
    var constants: [(column: Int, number: UInt16)] = []
    /// By slot the column, nil of what is no fact, and which case of it each value is.
    var columns: [Int?] = []
    var numbers: [[UInt16]] = []
  }

  init(_ patterns: [LinePattern], lines: Int) {
    self.patterns = patterns
    self.lines = lines
  }

  private mutating func column(_ key: FactKey) -> Int {
    if let known = numbers[key] { return known }
    columns.append(FactTable.Column(key, lines: lines))
    numbers[key] = columns.count - 1
    return columns.count - 1
  }

  mutating func state(_ key: FactKey, _ statement: Statement, in line: Int) {
    guard let fact = statement.knownFact else { return }
    columns[column(key)].state(fact, in: line)
  }

  mutating func state(_ pattern: Int, _ values: [UInt16], in line: Int) {
    let places = places[pattern] ?? find(pattern)
    for constant in places.constants { columns[constant.column].chosen[line] = constant.number }
    for slot in values.indices {
      if let column = places.columns[slot] { columns[column].chosen[line] = places.numbers[slot][Int(values[slot])] }
    }
  }

  private mutating func find(_ number: Int) -> Places {
    var found = Places()
    for (key, fact) in patterns[number].constants {
      let column = column(key)
      found.constants.append((column, columns[column].number(of: fact)))
    }
    for slot in patterns[number].slots {
      guard case .fact(let key) = slot.meaning else {
        found.columns.append(nil)
        found.numbers.append([])
        continue
      }
      let column = column(key)
      found.columns.append(column)
      found.numbers.append(slot.values.map { columns[column].number(of: $0.fact) })
    }
    places[number] = found
    return found
  }
}
