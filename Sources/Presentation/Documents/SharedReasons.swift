import Report

/// The reasons of one row, by its name.
struct RowReasons {
  var name: String
  var items: [ListItem]
}

/// Reasons of many rows: what several of them say in the same words is told once, with their names, ahead of what each has
/// to itself. What has a tree beneath it stands with its row. Linear.
func reasonsToldOnce(_ rows: [RowReasons], _ input: PageInput) -> [ListItem] {
  let sayings = rows.flatMap { row in row.items.compactMap { $0.line.map { (line: $0, name: row.name) } } }
  let shared = grouped(sayings, by: \.line.plainText).filter { $0.elements.count >= leastShared }
  let told = Set(shared.map(\.key))
  let common = shared.map { _, sayings in
    ListItem(sayings[0].line + .muted(" — " + input.first(sayings.map(\.name), of: rows.map(\.name))))
  }
  let own = rows.compactMap { row -> ListItem? in
    let items = row.leavingOut(told).items
    return items.isEmpty ? nil : ListItem(.strong(row.name), [.list(items)])
  }
  return (common.isEmpty ? [] : [ListItem(.strong(input.wording(.ofSeveral)), [.list(common)])]) + own
}

/// Rows that stand together, as those of one partner do.
struct ReasonGroup {
  var name: String
  var rows: [RowReasons]
}

/// What several groups say in the same words, with the groups and rows of which it holds, and what is then left of each.
func reasonsToldOnce(_ groups: [ReasonGroup], _ input: PageInput) -> (common: [ListItem], left: [ReasonGroup]) {
  let sayings = groups.flatMap { group in
    group.rows.flatMap { row in
      row.items.compactMap { item in item.line.map { (line: $0, pair: (first: group.name, second: row.name)) } }
    }
  }
  let shared = grouped(sayings, by: \.line.plainText)
    .filter { Set($0.elements.map(\.pair.first)).count >= leastShared }
  let told = Set(shared.map(\.key))
  let common = shared.map { _, sayings in
    ListItem(sayings[0].line + .muted(" — " + input.pairNames(sayings.map(\.pair), upTo: 6)))
  }
  let left = groups.map { group in ReasonGroup(name: group.name, rows: group.rows.map { $0.leavingOut(told) }) }
  return (common, left)
}

/// What two rows have in common is said once.
private let leastShared = 2

extension RowReasons {
  fileprivate func leavingOut(_ told: Set<String>) -> RowReasons {
    RowReasons(name: name, items: items.filter { item in item.line.map { !told.contains($0.plainText) } ?? true })
  }
}

extension PageInput {
  /// The same, of many the first: rows stand in the order of what matters.
  fileprivate func first(_ names: [String], of all: [String]) -> String {
    let others = all.filter { !names.contains($0) }
    return others.count * 3 < names.count ? most(names, of: all) : wording.list(names, upTo: names.count > 6 ? 4 : 6)
  }

  /// Some of all names: a list, of nearly all of many the others.
  func most(_ names: [String], of all: [String]) -> String {
    let others = all.filter { !names.contains($0) }
    if others.isEmpty, names.count > 3 { return wording(.all) }
    guard names.count > 6, others.count * 3 < names.count else { return wording.list(names) }
    return wording(.allBut, wording.list(others))
  }
}

extension ListItem {
  /// What the entry says, if that is all of it.
  fileprivate var line: Inline? {
    guard blocks.count == 1, case .paragraph(let line) = blocks[0] else { return nil }
    return line
  }
}
