import Explanation
import Report
import RuleModel

/// A pair of catalogue kinds: for each first member that is shown, which second members have which value. First
/// members with the same answer share a row.
func matrixSection(_ group: ReportPlan.Group, _ input: ReportInput) -> Section {
  guard case .pair(let first, let second, _) = input.ruleSet.kinds[group.kind.raw].form else { return Section() }
  return MatrixSection(group: group, first: first.kind, second: second.kind, input: input).section
}

private struct MatrixSection {
  let group: ReportPlan.Group
  let first: KindID
  let second: KindID
  let input: ReportInput

  var section: Section {
    let members = members
    let answers = members.map { member in group.outcomes.map { cell($0.attribute, member) } }
    let rows = grouped(zip(members, answers).filter { !$0.1.allSatisfy(\.isEmpty) }, by: \.1)
    let shown = members.flatMap(keys)
    guard !rows.isEmpty else { return Section(shown: shown) }
    let left = input.entities(first).count - members.count
    let title: Block = .heading(level: 2, Inline(input.titles.title(group.kind)))
    let blocks = [title, table(rows)] + input.omission(.andMore, left)
    let reasons = ReasonGroups(input, pairs(members), group.outcomes.map(\.attribute)).entries
    return Section(passages: blocks.map { Passage.block($0) } + [Passage.reasons(reasons)], shown: shown)
  }

  /// Those that the table of their own kind shows, if the report has one.
  private var members: [Int] {
    let own = input.plan.groups.first { $0.kind == first && $0.layout == .many }
    guard !input.options.all, let own else { return Array(input.entities(first)) }
    return RowTable(entityRows(first, input), own.outcomes, header: "", input).rows.compactMap(\.entities.first)
  }

  private func table(_ rows: [(key: [String], elements: [(Int, [String])])]) -> Block {
    let filled = group.outcomes.indices.filter { column in rows.contains { !$0.key[column].isEmpty } }
    let heads = filled.map { index in
      Table.Column(Inline(input.titles.outcome(group.outcomes[index].attribute)), minimumWidth: 20)
    }
    let lines = rows.map { cells, members in
      let names = members.map { input.titles.entity(first, $0.0) }
      return [Inline.strong(input.wording.list(names))] + filled.map { Inline(cells[$0]) }
    }
    return .table(Table([Table.Column(Inline(input.titles.title(first)), minimumWidth: 16)] + heads, lines))
  }

  /// The outcomes of a member that are not empty.
  private func outcomes(_ attribute: AttributeID, _ member: Int) -> [Outcome] {
    input.entities(second).compactMap { input.outcome(attribute, [member, $0]) }.filter { !input.isEmpty($0) }
  }

  private func keys(_ member: Int) -> [FactKey] {
    group.outcomes.flatMap { outcomes($0.attribute, member).map(\.key) }
  }

  /// `cooperation: A, B; parallel: C`.
  private func cell(_ attribute: AttributeID, _ member: Int) -> String {
    let values = grouped(outcomes(attribute, member)) { input.marked(input.text($0), isCertain: $0.isSettled) }
    return values.map { value, outcomes in
      let names = outcomes.map { input.titles.entity(second, $0.key.numbers[1]) }
      return value + ": " + input.wording.list(names)
    }.joined(separator: "\n")
  }

  private func pairs(_ members: [Int]) -> [ReportRow] {
    guard let attribute = group.outcomes.first?.attribute else { return [] }
    return members.flatMap { member in
      input.entities(second).filter { input.outcome(attribute, [member, $0]) != nil }.map { entity in
        ReportRow(name: input.titles.subject(FactKey(attribute, member, entity)), entities: [member, entity])
      }
    }
  }
}
