import Explanation
import Report
import RuleModel

/// Things to do, each with its fields and, folded, its reasons.
func moveBlocks(_ moves: Moves, _ place: [Int], _ input: PageInput) -> [Block] {
  let items = input.entries(moves.list, place).map { ListItem(moveBlocks(moves, at: $0, input)) }
  if items.isEmpty { return [] }
  return [moves.isNumbered ? .numberedList(items) : .list(items)]
}

private func moveBlocks(_ moves: Moves, at entry: [Int], _ input: PageInput) -> [Block] {
  let mark = moves.mark.flatMap { input.mark($0, entry) }
  let head = Inline.strong(moveHeading(moves, entry, input)) + (mark.map { Inline(" ") + $0 } ?? Inline())
  let rows = moves.fields.compactMap { field in
    input.content(field, entry, marked: false).map { Definition(Inline(input.title(field, entry)), $0) }
  }
  let reasons = moves.reasons.map { reasonBlocks($0, entry, input, ofMove: true) } ?? []
  return [.paragraph(head)] + (rows.isEmpty ? [] : [.definitions(rows)])
    + (reasons.isEmpty ? [] : [.fold(Inline(input.wording(.reasons)), reasons)])
}

/// What a move is called.
func moveHeading(_ moves: Moves, _ entry: [Int], _ input: PageInput) -> String {
  moves.heading.flatMap { input.text($0, entry) } ?? input.name(moves.list, entry)
}

/// The moves of a page, to be compared with those of another.
struct MoveList: Equatable {
  struct Move: Equatable {
    var entities: [Int]
    var heading: String
  }
  private(set) var moves: [Move] = []

  /// Those that stand where these values hold.
  init(_ input: PageInput) {
    guard let declared = input.declaration.moves else { return }
    moves = input.entries(declared.list, input.noEntities).map { entry in
      Move(
        entities: declared.list.bound.map { entry[$0.raw] },
        heading: moveHeading(declared, entry, input))
    }
  }

  /// The same moves of entities with other numbers.
  func mapped(_ numbers: ([Int]) -> [Int]) -> MoveList {
    var mapped = self
    for place in mapped.moves.indices { mapped.moves[place].entities = numbers(mapped.moves[place].entities) }
    return mapped
  }

  /// How another list differs, in words; nil if it does not.
  func difference(to other: MoveList, _ wording: Wording) -> String? {
    let parts = differences(to: other, wording)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// The same in its parts; none if it does not differ.
  func differences(to other: MoveList, _ wording: Wording) -> [String] {
    if self == other { return [] }
    let joined = other.moves.filter { move in !moves.contains { $0.entities == move.entities } }.map(\.heading)
    let left = moves.filter { move in !other.moves.contains { $0.entities == move.entities } }.map(\.heading)
    let changed = moves.compactMap { move in
      other.moves.first { $0.entities == move.entities && $0.heading != move.heading }
        .map { wording(.becomes, move.heading, $0.heading) }
    }
    var parts: [String] = []
    if !joined.isEmpty { parts.append(wording(.joins, wording.list(joined))) }
    if !left.isEmpty { parts.append(wording(.leaves, wording.list(left))) }
    parts += changed
    if parts.isEmpty { parts.append(wording(.newOrder, wording.list(other.moves.map(\.heading)))) }
    return parts
  }
}
