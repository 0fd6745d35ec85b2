import SourceText
import YAMLReading

/// To which line of a file each of its comments belongs: before an entry, behind it, or at the end of a collection.
struct Attachments {
  /// By entry: its key, or the element.
  private(set) var leading: [Int32: [Comment]] = [:]
  private(set) var trailing: [Int32: String] = [:]
  /// By collection, after its last entry.
  private(set) var tails: [Int32: [Comment]] = [:]
  /// Entries with an empty line before them.
  private(set) var apart: Set<Int32> = []
  /// Collections whose entries stand on lines of their own, whatever their width.
  private(set) var open: Set<Int32> = []

  /// An entry or an element that begins a line, or could.
  private struct Place {
    var id: Int32
    var start: Int
    var column: Int
    /// The collections around it, the outermost first, each with the column of its entries.
    var around: [(id: Int32, column: Int)]
  }

  init(_ root: YAMLNode, _ comments: Comments) {
    var places: [Place] = []
    find(root, comments, [], &places)
    for comment in comments.all { attach(comment, places, root) }
  }

  private mutating func find(
    _ node: YAMLNode, _ comments: Comments, _ around: [(id: Int32, column: Int)], _ places: inout [Place]
  ) {
    guard node.kind != .scalar, node.count > 0, !node.isFlow || comments.isWithin(node.span) else { return }
    open.insert(node.index)
    let isSequence = node.kind == .sequence
    let parts = isSequence ? node.elements.map { ($0, $0) } : node.entries.map { ($0.key, $0.value) }
    for (first, value) in parts {
      let start = Int(first.span.start)
      let column = comments.column(start, ofElement: isSequence)
      let inner = around + [(node.index, column)]
      places.append(Place(id: first.index, start: start, column: column, around: inner))
      if comments.isApart(start) { apart.insert(first.index) }
      find(value, comments, inner, &places)
    }
  }

  private mutating func attach(_ comment: Comment, _ places: [Place], _ root: YAMLNode) {
    let next = places.first { $0.start > comment.start }
    let last = places.last { $0.start < comment.start }
    if !comment.isAlone, let last {
      // Two comments on what becomes one line are one.
      trailing[last.id] = trailing[last.id].map { $0 + " " + comment.text } ?? comment.text
      return
    }
    if let next, comment.isBehindDash || comment.column <= next.column || last == nil {
      leading[next.id, default: []].append(comment)
      return
    }
    // What is indented further than what follows closes the innermost collection that is indented no further.
    let closed = last?.around.last { $0.column <= comment.column } ?? last?.around.first
    if let next, closed?.id == next.around.last?.id {
      leading[next.id, default: []].append(comment)
    } else {
      tails[closed?.id ?? root.index, default: []].append(comment)
    }
  }
}
