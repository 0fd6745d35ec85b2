import Explanation
import Report
import RuleModel

/// Things to do, each with its fields and, folded, its reasons.
func moveBlocks(_ moves: Moves, _ place: [Int], _ input: PageInput) -> [Block] {
  var told: Set<String> = []
  let items = input.entries(moves.list, place).map { entry in
    let reasons = moves.reasons.map { reasonsForMove($0, entry, told: told, input) } ?? []
    told.formUnion(reasons.map { input.reasons.sentence($0.instance) })
    return ListItem(moveBlocks(moves, at: entry, reasonBlocks(reasons, input), input))
  }
  if items.isEmpty { return [] }
  return [moves.isNumbered ? .numberedList(items) : .list(items)]
}

private func moveBlocks(_ moves: Moves, at entry: [Int], _ reasons: [Block], _ input: PageInput) -> [Block] {
  let rows = moves.fields.compactMap { field in
    input.content(field, entry, marked: false).map { Definition(Inline(input.title(field, entry)), $0) }
  }
  let mark = moves.mark.flatMap { input.mark($0, entry) }.map { Inline(" ") + $0 } ?? Inline()
  let heading = moveHeading(moves, entry, input)
  // What has nothing beneath it is a sentence of a list and not a heading.
  let head = moves.isNumbered || !rows.isEmpty || !reasons.isEmpty ? Inline.strong(heading) : Inline(heading)
  return [.paragraph(head + mark)] + (rows.isEmpty ? [] : [.definitions(rows)])
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

  /// How another list differs, for a reader who has this one numbered before the eyes; nil if it does not.
  func difference(to other: MoveList, _ wording: Wording) -> MoveDifference? {
    let names = Dictionary(moves.indices.map { (moves[$0].entities, String($0 + 1)) }) { first, _ in first }
    return difference(to: other, wording) { moves in
      let numbers = moves.compactMap { names[$0.entities] }
      return wording(numbers.count == 1 ? .oneMove : .manyMoves, wording.list(numbers))
    } order: {
      $0.compactMap { names[$0.entities] }.joined(separator: ", ")
    }
  }

  /// The same for a reader who has not: each by its heading.
  func named(to other: MoveList, _ wording: Wording) -> MoveDifference? {
    func quoted(_ moves: [Move]) -> String { wording.list(moves.map { wording(.quoted, $0.heading) }) }
    return difference(to: other, wording, naming: quoted, order: quoted)
  }

  private func difference(
    to other: MoveList, _ wording: Wording, naming name: ([Move]) -> String, order: ([Move]) -> String
  ) -> MoveDifference? {
    if self == other { return nil }
    let joined = other.moves.filter { move in !moves.contains { $0.entities == move.entities } }
    let left = moves.filter { move in !other.moves.contains { $0.entities == move.entities } }
    let changed = moves.compactMap { move in
      other.moves.first { $0.entities == move.entities && $0.heading != move.heading }
        .map { wording(.becomes, name([move]), wording(.quoted, $0.heading)) }
    }
    var parts: [String] = []
    if !joined.isEmpty { parts.append(wording(.joins, wording.list(joined.map { wording(.quoted, $0.heading) }))) }
    if !left.isEmpty { parts.append(wording(.leaves, name(left))) }
    parts += changed
    return parts.isEmpty
      ? MoveDifference(parts: [wording(.newOrder, order(other.moves))], isOrder: true)
      : MoveDifference(parts: parts, isOrder: false)
  }
}

/// What differs between two lists of moves, in words.
struct MoveDifference: Hashable {
  var parts: [String]
  /// Whether the same moves only stand in another order.
  var isOrder: Bool
  var text: String { parts.joined(separator: "; ") }
}
