import Explanation
import Inference
import Report
import RuleModel

extension ReportBuilder {
  /// A pair of catalogue kinds: for each first member that is shown, which second members have which value. First
  /// members with the same answer share a row.
  mutating func addMatrix(_ group: ReportPlan.Group) {
    guard case .pair(let first, let second, _) = ruleSet.kinds[group.kind.raw].form else { return }
    let all = Array(presenter.explanation.profile.entities[first.kind.raw].indices)
    let members = options.all ? all : rows[first.kind] ?? all
    var names: [[String]] = []
    var cells: [[String]] = []
    for member in members {
      let row = group.outcomes.map { cell($0.attribute, member, second.kind) }
      if row.allSatisfy(\.isEmpty) { continue }
      if let same = cells.firstIndex(of: row) {
        names[same].append(titles.entity(first.kind, member))
      } else {
        cells.append(row)
        names.append([titles.entity(first.kind, member)])
      }
    }
    guard !cells.isEmpty else { return }
    blocks.append(.heading(level: 2, Inline(titles.title(group.kind))))
    let filled = group.outcomes.indices.filter { column in cells.contains { !$0[column].isEmpty } }
    var columns = [Table.Column(Inline(titles.title(first.kind)), minimumWidth: 16)]
    columns += filled.map { index in
      Table.Column(Inline(plan.title(group.outcomes[index].attribute, titles)), minimumWidth: 20)
    }
    let rows = zip(names, cells).map { names, cells in
      [Inline.strong(wording.list(names))] + filled.map { Inline(cells[$0]) }
    }
    blocks.append(.table(Table(columns, rows)))
    let left = all.count - members.count
    if left > 0 { blocks.append(.paragraph(.muted(wording(.andMore, String(left))))) }
    addReasons(matrixRows(group, members, second.kind), group.outcomes.map(\.attribute))
  }

  /// `cooperation: A, B; parallel: C`.
  private mutating func cell(_ attribute: AttributeID, _ member: Int, _ kind: KindID) -> String {
    var order: [String] = []
    var byValue: [String: [String]] = [:]
    for entity in presenter.explanation.profile.entities[kind.raw].indices {
      guard let outcome = outcome(attribute, [member, entity]), !isEmpty(outcome) else { continue }
      shown.insert(outcome.key)
      let value = marked(text(outcome), isCertain: outcome.certainty == .certain)
      if byValue[value] == nil { order.append(value) }
      byValue[value, default: []].append(titles.entity(kind, entity))
    }
    return order.map { $0 + ": " + wording.list(byValue[$0] ?? []) }.joined(separator: "\n")
  }

  private func matrixRows(_ group: ReportPlan.Group, _ members: [Int], _ kind: KindID) -> [ReportRow] {
    members.flatMap { member in
      presenter.explanation.profile.entities[kind.raw].indices.compactMap { entity in
        guard let attribute = group.outcomes.first?.attribute, outcome(attribute, [member, entity]) != nil else {
          return nil
        }
        return ReportRow(
          name: titles.subject(FactKey(attribute, [EntityID(member), EntityID(entity)])), entities: [member, entity])
      }
    }
  }
}
