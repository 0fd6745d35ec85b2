/// Where things stand on an ordered scale, which step is next, and where the way ends.
package struct LadderChart: Sendable, Equatable {
  /// A row: positions are numbers of steps.
  package struct Row: Sendable, Equatable {
    package var name: Inline
    package var position: Int?
    package var next: Int?
    package var ceiling: Int?
    package var note: Inline
    package init(name: Inline, position: Int?, next: Int? = nil, ceiling: Int? = nil, note: Inline = Inline()) {
      self.name = name
      self.position = position
      self.next = next
      self.ceiling = ceiling
      self.note = note
    }
  }
  /// The words of the legend.
  package struct Words: Sendable, Equatable {
    package var now: String
    package var next: String
    package var ceiling: String
    package init(now: String, next: String, ceiling: String) {
      self.now = now
      self.next = next
      self.ceiling = ceiling
    }
  }

  package var title: String
  /// What the rows are.
  package var header: Inline
  /// The lowest first.
  package var steps: [String]
  package var rows: [Row]
  package var words: Words

  package init(title: String, header: Inline, steps: [String], rows: [Row], words: Words) {
    self.title = title
    self.header = header
    self.steps = steps
    self.rows = rows
    self.words = words
  }

  var hasNext: Bool { rows.contains { $0.next != nil } }
  var hasCeiling: Bool { rows.contains { $0.ceiling != nil } }
  var hasNotes: Bool { rows.contains { !$0.note.isEmpty } }

  /// A column for each step.
  var table: Table {
    let heads =
      [Table.Column(header, minimumWidth: 8, priority: 1)] + steps.map { Table.Column(Inline($0), minimumWidth: 3) }
    let notes = hasNotes ? [Table.Column(Inline(), minimumWidth: 16)] : []
    let cells = rows.map { row in
      [row.name] + steps.indices.map { Inline(sign(row, $0)) } + (hasNotes ? [row.note] : [])
    }
    return Table(heads + notes, cells)
  }

  /// What a row shows on a step.
  private func sign(_ row: Row, _ step: Int) -> String {
    let end = row.ceiling == step ? "┤" : ""
    guard let position = row.position else { return end.isEmpty ? "·" : end }
    if step == position { return "■" + end }
    guard let next = row.next, next != position else { return end.isEmpty ? "·" : end }
    if step == next { return "○" + end }
    return step > min(position, next) && step < max(position, next) ? "─" + end : end.isEmpty ? "·" : end
  }

  var legend: [Block] {
    var parts = ["■ " + words.now]
    if hasNext { parts.append("○ " + words.next) }
    if hasCeiling { parts.append("┤ " + words.ceiling) }
    return [.paragraph(.muted(parts.joined(separator: "   ")))]
  }

  /// A row in words: `Beijing: programme; next step: committee`.
  func description(_ row: Row) -> String {
    func word(_ step: Int?) -> String? { step.flatMap { steps.indices.contains($0) ? steps[$0] : nil } }
    let parts = [
      word(row.position).map { words.now + ": " + $0 }, word(row.next).map { words.next + ": " + $0 },
      word(row.ceiling).map { words.ceiling + ": " + $0 },
    ]
    return row.name.plainText + ": " + parts.compactMap { $0 }.joined(separator: "; ")
  }
}
