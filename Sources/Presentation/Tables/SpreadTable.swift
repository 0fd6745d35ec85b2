package import Report
package import RuleModel
import SourceText

/// How outcomes spread over profiles: what leads where, how often, and which values occur at all.
package struct SpreadTable: Sendable {
  let columns: [SpreadColumn]
  let outcomes: [RuleSet.Outcome]
  let ruleSet: RuleSet
  let top: Int
  private let wording: Wording
  private let spelling: Spelling

  package init(
    _ columns: [SpreadColumn], _ outcomes: [RuleSet.Outcome], _ ruleSet: RuleSet, top: Int, _ language: ReportLanguage
  ) {
    self.columns = columns
    self.outcomes = outcomes
    self.ruleSet = ruleSet
    self.top = top
    wording = Wording(language: language)
    spelling = Spelling(ruleSet, entities: ruleSet.entities)
  }

  package var document: Document {
    let counts = wording(columns.count == 1 ? .oneProfile : .profileCount, String(columns.count))
    var blocks: [Block] = [.heading(level: 1, Inline(wording(.spread))), .paragraph(Inline(counts))]
    for number in outcomes.indices where isRanked(number) { blocks += leading(number) }
    return Document(blocks + distribution)
  }

  /// Whether the manifest sorts the outcome and there is something to sort.
  func isRanked(_ number: Int) -> Bool {
    outcomes[number].highestFirst != nil && columns.contains { $0.cells[number].count > 1 }
  }

  func name(_ number: Int) -> String { ruleSet.attributes[outcomes[number].attribute.raw].fullName }

  // MARK: What leads

  /// The first entities of a profile, as a report sorts them; those without a value are left out.
  func leaders(_ number: Int, _ column: SpreadColumn) -> [String] {
    let highest = outcomes[number].highestFirst ?? true
    let measured = column.cells[number].compactMap { cell in cell.value?.measure.map { (cell, $0) } }
    return sorted(measured, highestFirst: highest, by: measured.map(\.1)).prefix(top)
      .map { $0.0.entities.joined(separator: "/") }
  }

  private func leading(_ number: Int) -> [Block] {
    let columns =
      [Table.Column(Inline(wording(.profile)))]
      + (1...max(1, top)).map { Table.Column(Inline("\($0)")) }
    let rows = self.columns.map { column in
      [Inline.code(column.profile)] + leaders(number, column).map { Inline.code($0) }
    }
    let heading = Inline(wording(.whatLeads)) + .code(name(number))
    return [.heading(level: 2, heading), .table(Table(columns, rows))] + frequencies(number)
  }

  // MARK: How often

  /// Of entities that every profile has: how often each leads, and has a value that the manifest always shows.
  private func frequencies(_ number: Int) -> [Block] {
    guard let entities = shared(number) else { return [] }
    let marks = markedValues(number)
    let counts = entities.map { entity in
      (entity, columns.count { leaders(number, $0).contains(entity) }, marks.map { count($0, entity) })
    }
    let sorted = counts.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element)
    let head = [
      Table.Column(Inline(wording(.entity))),
      Table.Column(Inline(wording(.leads)), .right),
    ]
    let table = Table(
      head + marks.map { Table.Column(.code("\(name($0.outcome)): \($0.word)"), .right) },
      sorted.map { entity, leads, others in
        [.code(entity), Inline("\(leads)")] + others.map { Inline("\($0)") }
      })
    return [.heading(level: 3, Inline(wording(.howOften))), .table(table)]
  }

  /// The ids that all profiles have, where there is one kind of them.
  private func shared(_ number: Int) -> [String]? {
    let kind = ruleSet.attributes[outcomes[number].attribute.raw].kind
    guard ruleSet.kinds[kind.raw].form == .many, !ruleSet.entities[kind.raw].isEmpty else { return nil }
    return ruleSet.entities[kind.raw].map(\.id)
  }

  struct MarkedValue: Sendable {
    var outcome: Int
    var ordinal: Int
    var word: String
  }

  /// Values that the manifest shows beyond its cut, of outcomes of the same kind.
  func markedValues(_ number: Int) -> [MarkedValue] {
    let kind = ruleSet.attributes[outcomes[number].attribute.raw].kind
    return outcomes.indices.filter { ruleSet.attributes[outcomes[$0].attribute.raw].kind == kind }.flatMap { other in
      outcomes[other].showAlways.map { MarkedValue(outcome: other, ordinal: $0, word: word($0, other)) }
    }
  }

  private func count(_ mark: MarkedValue, _ entity: String) -> Int {
    columns.count { column in
      column.cells[mark.outcome].contains { $0.entities == [entity] && $0.value == .ordinal(mark.ordinal) }
    }
  }

  // MARK: Values

  /// How often a value occurs, by its ground.
  struct Share: Sendable {
    var word: String
    var counts: [Ground: Int] = [:]

    func count(_ ground: Ground) -> Int { counts[ground] ?? 0 }
  }

  /// Of a scale, a choice, a boolean, or a set of them; nil for all else.
  func shares(_ number: Int) -> [Share]? {
    let type = ruleSet.attributes[outcomes[number].attribute.raw].type
    guard let count = ruleSet.valueCount(type) else { return nil }
    var shares = (0..<count).map { Share(word: word($0, number)) }
    for cell in columns.flatMap({ $0.cells[number] }) {
      for ordinal in cell.value?.ordinals ?? [] where shares.indices.contains(ordinal) {
        shares[ordinal].counts[cell.ground, default: 0] += 1
      }
    }
    return shares
  }

  private func word(_ ordinal: Int, _ number: Int) -> String {
    spelling.value(ordinal, of: ruleSet.attributes[outcomes[number].attribute.raw].type)
  }

  private var distribution: [Block] {
    let columns =
      [Table.Column(Inline(wording(.outcome))), Table.Column(Inline(wording(.value)))]
      + Ground.allCases.map { Table.Column(Inline(wording($0.countTitle)), .right) }
      + [Table.Column(Inline(wording(.total)), .right)]
    let rows = outcomes.indices.flatMap { number -> [[Inline]] in
      let total = self.columns.reduce(0) { $0 + $1.cells[number].count }
      return (shares(number) ?? []).enumerated().map { place, share in
        [place == 0 ? .code(name(number)) : Inline(""), .code(share.word)]
          + Ground.allCases.map { Inline("\(share.count($0))") } + [Inline(place == 0 ? "\(total)" : "")]
      }
    }
    guard !rows.isEmpty else { return [] }
    return [.heading(level: 2, Inline(wording(.whichValues))), .table(Table(columns, rows))]
  }
}

extension Constant {
  /// A single value, or the elements of a set.
  fileprivate var ordinals: [Int] {
    switch self {
    case .ordinal(let ordinal): [ordinal]
    case .set(let elements): elements
    case .number, .text: []
    }
  }
}
