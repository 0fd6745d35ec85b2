import Explanation
import Report
import RuleModel

/// Where entities stand on a scale.
func ladderBlocks(_ ladder: Ladder, _ place: [Int], _ input: PageInput) -> [Block] {
  let entries = input.entries(ladder.list, place)
  guard !entries.isEmpty, case .domain(let domain) = input.type(ladder.position) else { return [] }
  func step(_ path: Path?, _ entry: [Int]) -> Int? {
    guard let path, case .ordinal(let ordinal)? = input.values.value(path, entry) else { return nil }
    return ordinal
  }
  let rows = entries.map { entry in
    LadderChart.Row(
      name: .strong(input.name(ladder.list, entry)), position: step(ladder.position, entry),
      next: step(ladder.next, entry), ceiling: step(ladder.ceiling, entry),
      note: ladder.note.flatMap { input.text($0, entry) }.map { Inline($0) } ?? Inline())
  }
  let words = LadderChart.Words(
    now: input.title(ladder.position), next: ladder.next.map(input.title) ?? "",
    ceiling: ladder.ceiling.map(input.title) ?? "")
  return [
    .ladder(
      LadderChart(
        title: input.title(ladder.position), header: Inline(input.title(ladder.list)),
        steps: input.ruleSet.domains[domain.raw].values.indices.map { input.titles.value(domain, $0) }, rows: rows,
        words: words))
  ]
}

/// Amounts or steps side by side.
func barBlocks(_ list: EntityList, _ value: Path, _ place: [Int], _ input: PageInput) -> [Block] {
  let entries = input.entries(list, place)
  if entries.isEmpty { return [] }
  let rows = entries.map { entry in
    BarChart.Row(
      name: .strong(input.name(list, entry)), amount: amount(input.values.value(value, entry)),
      text: Inline(input.words(value, entry) ?? "–"))
  }
  var (lowest, highest): (Int64?, Int64?) = (nil, nil)
  if case .domain(let domain) = input.type(value) {
    (lowest, highest) = (0, Int64(max(1, input.ruleSet.domains[domain.raw].values.count - 1)))
  }
  return [
    .bars(
      BarChart(
        title: input.title(value), header: Inline(input.title(list)), rows: rows, lowest: lowest, highest: highest))
  ]
}

private func amount(_ value: Constant?) -> Int64? {
  switch value {
  case .ordinal(let ordinal): Int64(ordinal)
  case .number(let number): number
  case .set, .text, nil: nil
  }
}

/// Entities by a value: bands, or lanes with what is due at once before them.
func laneBlocks(_ groups: Groups, _ place: [Int], _ input: PageInput) -> [Block] {
  let found = input.spreadValues(groups.by, input.entries(groups.list, place))
  var lanes = found.map { value, members in
    Lane(
      title: input.wording.language.sentence(input.titles.ordinal(value, input.type(groups.by))),
      items: members.map { laneItem(groups, $0, input) })
  }
  if let atOnce = groups.atOnce {
    let items = input.entries(atOnce.list, place).map { Inline(input.name(atOnce.list, $0)) }
    let title = input.text(atOnce.title, place) ?? ""
    if !items.isEmpty { lanes.insert(Lane(title: title, items: items, isUrgent: true), at: 0) }
  }
  return lanes.isEmpty ? [] : [.lanes(lanes, areSideBySide: groups.areLanes)]
}

private func laneItem(_ groups: Groups, _ entry: [Int], _ input: PageInput) -> Inline {
  let name = Inline(input.name(groups.list, entry))
  let note = groups.note.flatMap { input.text($0, entry, isSentence: false) }
  return note.map { name + .muted(input.wording.note($0)) } ?? name
}
