import Explanation
import Inference
import Report
import RuleModel

extension ReportBuilder {
  /// A single kind: keyed rows, then why.
  mutating func addSingle(_ group: ReportPlan.Group) {
    blocks.append(.heading(level: 2, Inline(titles.title(group.kind))))
    let row = ReportRow(name: titles.title(group.kind), entities: [])
    addDefinitions(row, group.outcomes)
    addReasons([row], group.outcomes.map(\.attribute))
  }

  /// Many entities: a table, then why.
  mutating func addMany(_ group: ReportPlan.Group) {
    let rows = entityRows(group.kind)
    guard !rows.isEmpty else { return }
    blocks.append(.heading(level: 2, Inline(titles.title(group.kind))))
    let kept = addTable(rows, group.outcomes, header: titles.title(group.kind))
    self.rows[group.kind] = kept.compactMap(\.entities.first)
    addReasons(kept, group.outcomes.map(\.attribute))
  }

  /// One entity of the profile: its own outcomes, then its pairs.
  mutating func addMember(_ row: ReportRow, _ group: ReportPlan.Group, isFirst: Bool) {
    if isFirst { blocks.append(.heading(level: 2, Inline(titles.title(group.kind)))) }
    blocks.append(.heading(level: 3, Inline(row.name)))
    addDefinitions(row, group.outcomes)
    addReasons([row], group.outcomes.map(\.attribute))
    for pair in group.pairs { addPairs(of: row, pair.kind, pair.outcomes) }
  }

  private mutating func addPairs(of first: ReportRow, _ kind: KindID, _ declared: [RuleSet.Outcome]) {
    guard case .pair(_, let second, _) = ruleSet.kinds[kind.raw].form, let member = first.entities.first else { return }
    let rows = presenter.explanation.profile.entities[second.kind.raw].indices.map { entity in
      ReportRow(name: titles.entity(second.kind, entity), entities: [member, entity])
    }
    let listed = rows.filter { row in declared.contains { outcome($0.attribute, row.entities) != nil } }
    guard !listed.isEmpty else { return }
    blocks.append(.paragraph(.strong(titles.title(kind))))
    let kept = addTable(listed, declared, header: titles.title(second.kind))
    addReasons(kept, declared.map(\.attribute))
  }

  func entityRows(_ kind: KindID) -> [ReportRow] {
    presenter.explanation.profile.entities[kind.raw].indices.map {
      ReportRow(name: titles.entity(kind, $0), entities: [$0])
    }
  }

  /// The outcomes of one entity as keyed rows; what is certainly empty is left out.
  private mutating func addDefinitions(_ row: ReportRow, _ declared: [RuleSet.Outcome]) {
    var definitions: [Definition] = []
    for column in declared {
      guard let outcome = outcome(column.attribute, row.entities) else { continue }
      shown.insert(outcome.key)
      if !options.all, isEmpty(outcome) { continue }
      definitions.append(
        Definition(Inline(plan.title(column.attribute, titles)), Inline(text(outcome)) + mark(outcome)))
    }
    if !definitions.isEmpty { blocks.append(.definitions(definitions)) }
  }

  private func mark(_ outcome: Outcome) -> Inline {
    let isBoolean = ruleSet.attributes[outcome.key.attribute.raw].type == .boolean
    // Of a set that is not certain its elements are marked.
    if case .set = outcome.value.possibilities, outcome.certainty != .certain { return Inline() }
    if outcome.certainty == .contradiction || (isBoolean && outcome.certainty == .possible) { return Inline() }
    return .muted(wording.note(certainty(outcome)))
  }

  /// Certainly `no`, the empty set, or no value.
  func isEmpty(_ outcome: Outcome) -> Bool {
    guard outcome.certainty == .certain else { return false }
    switch outcome.value.possibilities {
    case .ordinals([0]): return ruleSet.attributes[outcome.key.attribute.raw].type == .boolean
    case .set(_, let possible): return possible.isEmpty
    case .nothing: return true
    default: return false
    }
  }
}
