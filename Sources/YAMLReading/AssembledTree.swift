package import SourceText

/// A tree that is put together from another notation, such as JSON: parts are added before what holds them.
///
///     var tree = AssembledTree(file: id, bytes: line)
///     let value = tree.scalar("5", isPlain: true, at: 12..<13)
///     let key = tree.scalar("height", isPlain: false, at: 2..<10)
///     let whole = tree.finish(tree.mapping([(key, value)], at: 0..<14))
///
/// Who assembles answers for what every tree promises: keys are scalars and differ, and nothing is nested deeper than
/// ``YAMLLimits/depth``.
package struct AssembledTree {
  /// A part of the tree.
  package struct Part: Sendable {
    fileprivate let index: Int32
  }
  private var tree: YAMLTree

  /// `bytes` are those of the file, in which places lie.
  package init(file: FileID, bytes: [UInt8]) {
    tree = YAMLTree(file: file)
    tree.bytes = bytes
  }

  /// A scalar. The text is kept where the file does not spell it.
  package mutating func scalar(_ text: String, isPlain: Bool, at place: Range<Int>) -> Part {
    var record = record(.scalar, isPlain ? .plain : [], place)
    record.count = Int32(clamping: text.utf8.count)
    // Escapes are longer than what they stand for: a quoted text of that many bytes has none.
    let quotes = isPlain ? 0 : 1
    if place.count == text.utf8.count + 2 * quotes {
      record.first = Int32(clamping: place.lowerBound + quotes)
    } else {
      record.first = Int32(clamping: tree.bytes.count)
      tree.bytes.append(contentsOf: text.utf8)
    }
    return add(record)
  }

  /// A sequence.
  package mutating func sequence(_ elements: [Part], at place: Range<Int>) -> Part {
    collection(.sequence, elements, place)
  }

  /// A mapping; keys are scalars, each once.
  package mutating func mapping(_ entries: [(key: Part, value: Part)], at place: Range<Int>) -> Part {
    collection(.mapping, entries.flatMap { [$0.key, $0.value] }, place)
  }

  /// The tree whose outermost value is this.
  package func finish(_ root: Part) -> YAMLTree {
    var tree = tree
    tree.rootIndex = root.index
    return tree
  }

  private mutating func collection(_ kind: YAMLNode.Kind, _ parts: [Part], _ place: Range<Int>) -> Part {
    var record = record(kind, .flow, place)
    record.first = Int32(clamping: tree.children.count)
    record.count = Int32(clamping: parts.count)
    tree.children.append(contentsOf: parts.map(\.index))
    return add(record)
  }

  private func record(_ kind: YAMLNode.Kind, _ flags: YAMLRecord.Flags, _ place: Range<Int>) -> YAMLRecord {
    YAMLRecord(
      kind: kind, flags: flags, start: Int32(clamping: place.lowerBound), end: Int32(clamping: place.upperBound))
  }

  private mutating func add(_ record: YAMLRecord) -> Part {
    tree.records.append(record)
    return Part(index: Int32(clamping: tree.records.count - 1))
  }
}
