import CLibYAML
package import SourceText

/// A value in a YAML tree: a cursor, cheap to copy.
package struct YAMLNode: Sendable {
  /// What a node is.
  package enum Kind: Sendable, Hashable {
    case scalar, sequence, mapping
  }

  private let shared: SharedTree
  /// Names the node within its tree; nodes behind several aliases of one anchor have the same.
  package let index: Int32

  init(tree: YAMLTree, index: Int32) {
    self.init(shared: SharedTree(tree), index: index)
  }
  fileprivate init(shared: SharedTree, index: Int32) {
    self.shared = shared
    self.index = index
  }

  private var record: YAMLRecord { shared.tree.records[Int(index)] }

  package var kind: Kind { record.kind }

  /// The bytes from the first to the last of the node: a scalar's quotes included; a collection from its bracket or
  /// first entry to its bracket or the end of its last entry; without anchor. Empty for a value left out (`key:`).
  package var span: SourceSpan {
    SourceSpan(file: shared.tree.file, start: record.start, end: record.end)
  }

  /// A scalar's value, unquoted and unescaped but otherwise as written; empty for collections. O(n).
  package var text: String {
    String(decoding: utf8, as: UTF8.self)
  }

  /// The bytes of `text`, without making a string. O(1).
  package var utf8: ArraySlice<UInt8> {
    let record = record
    guard record.kind == .scalar else { return [] }
    return shared.tree.bytes[Int(record.first)..<Int(record.first) + Int(record.count)]
  }

  /// Whether this is a scalar that is neither quoted nor a block (`|`, `>`).
  package var isPlain: Bool { record.flags.contains(.plain) }

  /// Whether this is a collection in brackets.
  package var isFlow: Bool { record.flags.contains(.flow) }

  /// Whether this is a value left out: `key:` or `-` with nothing behind it.
  package var isEmptyPlain: Bool { isPlain && record.count == 0 }

  /// The number of elements of a sequence or entries of a mapping; 0 for scalars.
  package var count: Int {
    switch record.kind {
    case .scalar: 0
    case .sequence: Int(record.count)
    case .mapping: Int(record.count) / 2
    }
  }

  /// Whether the value is this text; without making a string.
  package func has(text: StaticString) -> Bool {
    text.withUTF8Buffer { shared.tree.scalar(index, is: $0) }
  }

  /// Whether the value is this text; without making a string.
  package func has(text: String) -> Bool {
    text.withBytes { shared.tree.scalar(index, is: $0) }
  }

  /// Which of some texts the value is; without making a string. O(number of texts).
  package func place(among texts: [String]) -> Int? {
    let record = record
    guard record.kind == .scalar else { return nil }
    return texts.firstIndex { Int(record.count) == $0.utf8.count && has(text: $0) }
  }

  /// A sequence's elements in file order; empty for anything else.
  package var elements: Elements {
    Elements(shared: shared, first: Int(record.first), count: kind == .sequence ? count : 0)
  }

  /// A mapping's entries in file order, each key once; empty for anything else.
  package var entries: Entries {
    Entries(shared: shared, first: Int(record.first), count: kind == .mapping ? count : 0)
  }

  /// The value of a mapping's key; nil if there is none or this is no mapping. O(count).
  package subscript(key: String) -> YAMLNode? {
    let record = record
    guard record.kind == .mapping else { return nil }
    let entries = Int(record.first)..<Int(record.first) + Int(record.count)
    let place = key.withBytes { shared.tree.place(of: $0, in: entries) }
    return place.map { YAMLNode(shared: shared, index: shared.tree.children[$0 + 1]) }
  }

  /// The elements of a sequence.
  package struct Elements: RandomAccessCollection, Sendable {
    fileprivate let shared: SharedTree
    let first: Int
    package let count: Int

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    /// O(1).
    package subscript(position: Int) -> YAMLNode {
      precondition(position >= 0 && position < count, "no such element")
      return YAMLNode(shared: shared, index: shared.tree.children[first + position])
    }
  }

  /// The entries of a mapping.
  package struct Entries: RandomAccessCollection, Sendable {
    fileprivate let shared: SharedTree
    let first: Int
    package let count: Int

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    /// O(1).
    package subscript(position: Int) -> (key: YAMLNode, value: YAMLNode) {
      precondition(position >= 0 && position < count, "no such entry")
      let place = first + 2 * position
      let (key, value) = (shared.tree.children[place], shared.tree.children[place + 1])
      return (YAMLNode(shared: shared, index: key), YAMLNode(shared: shared, index: value))
    }
  }
}

/// A tree that its nodes share: one reference each.
private final class SharedTree: Sendable {
  let tree: YAMLTree
  init(_ tree: YAMLTree) { self.tree = tree }
}

extension YAMLTree {
  /// Whether a node is a scalar whose value is this text.
  fileprivate func scalar(_ node: Int32, is text: UnsafeBufferPointer<UInt8>) -> Bool {
    let record = records[Int(node)]
    guard record.kind == .scalar, Int(record.count) == text.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let own = bytes.baseAddress, let other = text.baseAddress else { return text.isEmpty }
      return memcmp(own + Int(record.first), other, text.count) == 0
    }
  }

  /// The place of a key among children that alternate with their values.
  fileprivate func place(of key: UnsafeBufferPointer<UInt8>, in entries: Range<Int>) -> Int? {
    stride(from: entries.lowerBound, to: entries.upperBound, by: 2).first { scalar(children[$0], is: key) }
  }
}

extension String {
  /// Its bytes where they lie; a copy only of what does not lie in one piece.
  fileprivate func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(utf8).withUnsafeBufferPointer(body)
  }
}
