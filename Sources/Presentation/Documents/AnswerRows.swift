import Explanation
import Report
import RuleModel

/// An entity, or a pair, with what follows for it.
struct AnswerRow: Sendable {
  var entities: [Int]
  /// By outcome; nil where there is nothing to say.
  var cells: [Inline?]
}

/// What follows for the entities of a kind: outcomes of which none has anything to say are left out, and so are rows.
struct AnswerRows: Sendable {
  let outcomes: [RuleSet.Outcome]
  private(set) var rows: [AnswerRow]

  init(_ declared: [RuleSet.Outcome], leavingOut: Set<[Int]> = [], _ input: PageInput) {
    let entities = declared.first.map { input.readings.working.keys(of: $0.attribute).map(\.numbers) } ?? []
    let all = entities.filter { !leavingOut.contains($0) }.map { entities in
      AnswerRow(entities: entities, cells: declared.map { input.answer(FactKey($0.attribute, numbers: entities)) })
    }
    let told = declared.indices.filter { column in all.contains { $0.cells[column] != nil } }
    outcomes = told.map { declared[$0] }
    rows = all.map { row in AnswerRow(entities: row.entities, cells: told.map { row.cells[$0] }) }
      .filter { row in row.cells.contains { $0 != nil } }
  }

  private init(_ outcomes: [RuleSet.Outcome], _ rows: [AnswerRow]) {
    self.outcomes = outcomes
    self.rows = rows
  }

  /// Those of each first member of a pair.
  var byFirst: [(first: Int, rows: AnswerRows)] {
    grouped(rows, by: \.entities[0]).map { ($0, AnswerRows(outcomes, $1)) }
  }

  /// The keys of what a row says.
  func keys(_ row: AnswerRow) -> [FactKey] {
    zip(outcomes, row.cells).filter { $0.1 != nil }.map { FactKey($0.0.attribute, numbers: row.entities) }
  }

  /// Sorted as the manifest says.
  func ordered(_ input: PageInput) -> AnswerRows {
    guard let order = outcomes.first(where: { $0.highestFirst != nil }), let isHighest = order.highestFirst else {
      return self
    }
    let least: Int64 = isHighest ? .min : .max
    let measures = rows.map { input.values.value(FactKey(order.attribute, numbers: $0.entities))?.measure ?? least }
    return AnswerRows(outcomes, sorted(rows, highestFirst: isHighest, by: measures))
  }

  /// The first ones as the manifest cuts them, with those that it always shows.
  func cut(_ input: PageInput) -> AnswerRows {
    guard let show = outcomes.compactMap(\.show).min() else { return self }
    let more = rows.dropFirst(show).filter { isAlwaysShown($0, input) }
    return AnswerRows(outcomes, rows.prefix(show) + more)
  }

  private func isAlwaysShown(_ row: AnswerRow, _ input: PageInput) -> Bool {
    outcomes.contains { outcome in
      guard case .ordinal(let value)? = input.values.value(FactKey(outcome.attribute, numbers: row.entities)) else {
        return false
      }
      return outcome.showAlways.contains(value)
    }
  }
}

extension Constant {
  /// A number, or a place on a scale.
  var measure: Int64? {
    switch self {
    case .ordinal(let ordinal): Int64(ordinal)
    case .number(let number): number
    case .set, .text: nil
    }
  }
}
