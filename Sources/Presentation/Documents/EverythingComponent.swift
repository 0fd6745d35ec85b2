import Explanation
import Parallel
import Report
import RuleModel

/// All outcomes that the manifest names, kind by kind: each with its working value, the sign of its ground, and why.
func everythingBlocks(_ everything: Everything, level: Int, _ input: PageInput) -> [Block] {
  let kinds = grouped(input.ruleSet.outcomes) { input.ruleSet[$0.attribute].kind }
  if kinds.isEmpty { return [.paragraph(Inline(input.wording(.noOutcomes)))] }
  return kinds.concurrentMap { KindAnswers($0.key, $0.elements, everything, input).blocks(level: level) }
    .flatMap { $0 }
}

/// The outcomes of one kind.
private struct KindAnswers {
  private let kind: KindID
  private let declared: [RuleSet.Outcome]
  private let everything: Everything
  private let leftOut: Set<[Int]>
  private let input: PageInput

  init(_ kind: KindID, _ declared: [RuleSet.Outcome], _ everything: Everything, _ input: PageInput) {
    self.kind = kind
    self.declared = declared
    self.everything = everything
    leftOut = Set(everything.leftOut.filter { $0.kind == kind }.flatMap { input.members($0) })
    self.input = input
  }

  func blocks(level: Int) -> [Block] {
    let parts =
      switch input.ruleSet[kind].form {
      case .single: single
      case .many, .byReference: many
      case .pair(let first, let second, _): pairs(first.kind, second.kind, level: level + 1)
      }
    return parts.isEmpty ? [] : [.heading(level: level, Inline(input.titles.title(kind)))] + parts
  }

  // MARK: Layouts

  /// Keyed rows.
  private var single: [Block] {
    let answers = rows(declared)
    guard let row = answers.rows.first else { return [] }
    let definitions = zip(answers.outcomes, row.cells).compactMap { outcome, cell in
      cell.map { Definition(Inline(title(outcome)), $0) }
    }
    return [.definitions(definitions)] + why(reasons(answers, row))
  }

  /// A row for each entity; what is given out as texts is a list.
  private var many: [Block] {
    let texts = declared.filter(\.givesTexts)
    let others = rows(declared.filter { !$0.givesTexts })
    return (others.rows.isEmpty ? [] : explained(others, header: input.titles.title(kind)))
      + texts.flatMap { list(rows([$0])) }
  }

  /// A table for each first member; of a single outcome one table, in which those of one value stand together, and likewise
  /// where most first members would have a table of a row or two.
  private func pairs(_ first: KindID, _ second: KindID, level: Int) -> [Block] {
    let all = rows(declared)
    if let outcome = all.outcomes.first, all.outcomes.count == 1 { return byValue(all, outcome, first, second) }
    let firsts = all.byFirst
    if firsts.count > 6, all.rows.count <= 3 * firsts.count { return alike(all, first, second) }
    let header = input.titles.title(second)
    let name = { (row: AnswerRow) in input.titles.entity(second, row.entities[1]) }
    let tables = firsts.map { member, rows in
      (name: input.titles.entity(first, member), table: table(rows, header: header, name: name))
    }
    let (common, left) = reasonsToldOnce(
      tables.map { ReasonGroup(name: $0.name, rows: rowReasons($0.table.shown, name)) }, input)
    let ahead = common.isEmpty ? [] : [ListItem(.strong(input.wording(.ofSeveral)), [.list(common)])]
    return why(ahead)
      + zip(tables, left).flatMap { table, left in
        [.heading(level: level, Inline(table.name))] + table.table.blocks + why(reasonsToldOnce(left.rows, input))
      }
  }

  /// A row for each second member with the same values, and the first members of which they are true.
  private func alike(_ all: AnswerRows, _ first: KindID, _ second: KindID) -> [Block] {
    let groups = grouped(all.rows) { row in
      [input.titles.entity(second, row.entities[1])] + row.cells.map { $0?.plainText ?? "" }
    }
    let rows = groups.map { key, rows in
      [Inline.strong(key[0])] + rows[0].cells.map { $0 ?? Inline() }
        + [Inline(input.wording.list(rows.map { input.titles.entity(first, $0.entities[0]) }))]
    }
    let heads =
      [Table.Column(Inline(input.titles.title(second)), minimumWidth: 12, priority: 1)]
      + all.outcomes.map { Table.Column(Inline(title($0)), minimumWidth: 10) }
      + [Table.Column(Inline(input.titles.title(first)), minimumWidth: 36)]
    return [.table(Table(heads, rows))] + why(all, name)
  }

  private func list(_ answers: AnswerRows) -> [Block] {
    let items = answers.rows.map { row -> ListItem in
      let key = answers.keys(row)[0]
      let reasons = accountItems([key], showingEffects: false, input)
      return ListItem(
        input.marked(Inline(input.titles.wholeSubject(key)), key), reasons.isEmpty ? [] : [.list(reasons)])
    }
    return items.isEmpty ? [] : [.list(items)]
  }

  private func explained(_ all: AnswerRows, header: String) -> [Block] {
    let (blocks, shown) = table(all, header: header, name: name)
    return blocks + why(shown, name)
  }

  /// A table, and the rows that are shown in it.
  private func table(
    _ all: AnswerRows, header: String, name: (AnswerRow) -> String
  ) -> (blocks: [Block], shown: AnswerRows) {
    let ordered = all.ordered(input)
    let shown = everything.isCut ? ordered.cut(input) : ordered
    let heads =
      [Table.Column(Inline(header), minimumWidth: 12, priority: 1)]
      + all.outcomes.map { Table.Column(Inline(title($0)), minimumWidth: 10) }
    let rows = shown.rows.map { row in [Inline.strong(name(row))] + row.cells.map { $0 ?? Inline() } }
    let left = ordered.rows.count - shown.rows.count
    let more = left > 0 ? [Block.paragraph(.muted(input.wording(.andMore, String(left))))] : []
    return ([.table(Table(heads, rows))] + more, shown)
  }

  /// `cooperation: Chamber ●, Civil society ○; parallel: Central government ●`.
  private func byValue(_ all: AnswerRows, _ outcome: RuleSet.Outcome, _ first: KindID, _ second: KindID) -> [Block] {
    let rows = all.byFirst.map { member, rows -> [Inline] in
      let values = grouped(rows.rows) { input.words(all.keys($0)[0]) ?? input.wording(.contradiction) }
      let lines = values.map { value, rows in
        Inline(value + ": ")
          + input.wording.language.list(
            rows.map { input.marked(Inline(input.titles.entity(second, $0.entities[1])), all.keys($0)[0]) })
      }
      return [.strong(input.titles.entity(first, member)), lines.dropFirst().reduce(lines[0]) { $0 + "\n" + $1 }]
    }
    let heads = [
      Table.Column(Inline(input.titles.title(first)), minimumWidth: 12, priority: 1),
      Table.Column(Inline(title(outcome)), minimumWidth: 20),
    ]
    return [.table(Table(heads, rows))] + why(all, name)
  }

  private func rows(_ outcomes: [RuleSet.Outcome]) -> AnswerRows {
    AnswerRows(outcomes, leavingOut: leftOut, input)
  }

  // MARK: Reasons

  private func reasons(_ answers: AnswerRows, _ row: AnswerRow) -> [ListItem] {
    accountItems(answers.keys(row).filter { !everything.unexplained.contains($0.attribute) }, input)
  }

  private func why(_ answers: AnswerRows, _ name: (AnswerRow) -> String) -> [Block] {
    why(reasonsToldOnce(rowReasons(answers, name), input))
  }

  private func rowReasons(_ answers: AnswerRows, _ name: (AnswerRow) -> String) -> [RowReasons] {
    answers.rows.map { RowReasons(name: name($0), items: reasons(answers, $0)) }
  }

  private func why(_ items: [ListItem]) -> [Block] {
    items.isEmpty ? [] : [.fold(Inline(input.wording(.reasons)), [.list(items)])]
  }

  // MARK: Names

  private func title(_ outcome: RuleSet.Outcome) -> String { input.titles.outcome(outcome.attribute) }

  private func name(_ row: AnswerRow) -> String {
    input.titles.subject(FactKey(declared[0].attribute, numbers: row.entities))
  }
}
