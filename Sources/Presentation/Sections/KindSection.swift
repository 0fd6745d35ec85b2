import Explanation
import Report
import RuleModel

/// What follows for a kind of entity, in the layout that fits it, each part with its reasons.
func kindSection(_ group: ReportPlan.Group, _ input: ReportInput) -> Section {
  switch group.layout {
  case .single: KindSection(group, input).single
  case .many: KindSection(group, input).many
  case .perMember: KindSection(group, input).members
  case .matrix: matrixSection(group, input)
  }
}

private struct KindSection {
  let group: ReportPlan.Group
  let input: ReportInput
  private var title: String { input.titles.title(group.kind) }
  private var attributes: [AttributeID] { group.outcomes.map(\.attribute) }

  init(_ group: ReportPlan.Group, _ input: ReportInput) {
    self.group = group
    self.input = input
  }

  /// A single kind: keyed rows, then why.
  var single: Section {
    let row = ReportRow(name: title, entities: [])
    var section = Section(passages: [.block(.heading(level: 2, Inline(title)))])
    add(row, to: &section)
    return section
  }

  /// Many entities: a table, then why.
  var many: Section {
    let rows = entityRows(group.kind, input)
    guard !rows.isEmpty else { return Section() }
    var section = Section(passages: [.block(.heading(level: 2, Inline(title)))])
    add(rows, group.outcomes, header: title, to: &section)
    return section
  }

  /// Each entity of the profile: its own outcomes, then its pairs.
  var members: Section {
    var section = Section()
    for (number, row) in entityRows(group.kind, input).enumerated() {
      if number == 0 { section.passages.append(.block(.heading(level: 2, Inline(title)))) }
      section.passages.append(.block(.heading(level: 3, Inline(row.name))))
      add(row, to: &section)
      for pair in group.pairs { addPairs(of: row, pair.kind, pair.outcomes, to: &section) }
    }
    return section
  }

  private func addPairs(
    of first: ReportRow, _ kind: KindID, _ declared: [RuleSet.Outcome], to section: inout Section
  ) {
    guard case .pair(_, let second, _) = input.ruleSet.kinds[kind.raw].form, let member = first.entities.first else {
      return
    }
    let rows = input.entities(second.kind).map { entity in
      ReportRow(name: input.titles.entity(second.kind, entity), entities: [member, entity])
    }
    let listed = rows.filter { row in declared.contains { input.outcome($0.attribute, row.entities) != nil } }
    guard !listed.isEmpty else { return }
    section.passages.append(.block(.paragraph(.strong(input.titles.title(kind)))))
    add(listed, declared, header: input.titles.title(second.kind), to: &section)
  }

  private func add(
    _ rows: [ReportRow], _ declared: [RuleSet.Outcome], header: String, to section: inout Section
  ) {
    let table = RowTable(rows, declared, header: header, input)
    section.passages += table.blocks.map { Passage.block($0) }
    section.shown += table.rows.flatMap { row in declared.map { FactKey($0.attribute, numbers: row.entities) } }
    section.passages.append(.reasons(ReasonGroups(input, table.rows, declared.map(\.attribute)).entries))
  }

  /// The outcomes of one entity as keyed rows, then why; what is certainly empty is left out.
  private func add(_ row: ReportRow, to section: inout Section) {
    let found = group.outcomes.compactMap { input.outcome($0.attribute, row.entities) }
    section.shown += found.map(\.key)
    let definitions = found.filter { input.options.all || !input.isEmpty($0) }.map { outcome in
      Definition(
        Inline(input.titles.outcome(outcome.key.attribute)), Inline(input.text(outcome)) + mark(outcome))
    }
    if !definitions.isEmpty { section.passages.append(.block(.definitions(definitions))) }
    section.passages.append(.reasons(ReasonGroups(input, [row], attributes).entries))
  }

  private func mark(_ outcome: Outcome) -> Inline {
    // Of a set that is not certain its elements are marked; a boolean that is not certain reads as possible.
    if case .set = outcome.value.possibilities, outcome.certainty != .certain { return Inline() }
    if input.type(outcome.key.attribute) == .boolean, !outcome.isSettled { return Inline() }
    return .muted(input.wording.note(input.certainty(outcome)))
  }
}

/// The entities of a kind as rows.
func entityRows(_ kind: KindID, _ input: ReportInput) -> [ReportRow] {
  input.entities(kind).map { ReportRow(name: input.titles.entity(kind, $0), entities: [$0]) }
}
