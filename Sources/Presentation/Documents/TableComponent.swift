import Explanation
import Report
import RuleModel

/// A row for each entity, with the same columns always.
func tableBlocks(_ list: EntityList, _ columns: [Field], _ place: [Int], _ input: PageInput) -> [Block] {
  let entries = input.entries(list, place)
  if entries.isEmpty { return [] }
  let heads =
    [Table.Column(Inline(input.title(list)), minimumWidth: 8, priority: 1)]
    + columns.map { Table.Column(Inline(input.title($0, place)), minimumWidth: 10) }
  let rows = entries.map { entry in
    [Inline.strong(input.name(list, entry))]
      + columns.map { input.content($0, entry, marked: true) ?? .muted("–") }
  }
  return [.table(Table(heads, rows))]
}
