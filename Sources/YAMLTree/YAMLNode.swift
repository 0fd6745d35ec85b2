import SourceText

/// A value in a YAML tree: a cursor, cheap to copy.
public struct YAMLNode: Sendable {
  /// What a node is.
  public enum Kind: Sendable, Hashable {
    case scalar, sequence, mapping
  }

  let tree: YAMLTree
  /// Names the node within its tree; nodes behind several aliases of one anchor have the same.
  public let index: Int32

  private var record: YAMLRecord { tree.records[Int(index)] }

  public var kind: Kind { record.kind }

  /// The bytes from the first to the last of the node: a scalar's quotes included; a collection from its bracket or
  /// first entry to its bracket or the end of its last entry; without anchor. Empty for a value left out (`key:`).
  public var span: SourceSpan {
    SourceSpan(file: tree.file, start: record.start, end: record.end)
  }

  /// A scalar's value, unquoted and unescaped but otherwise as written; empty for collections. O(n).
  public var text: String {
    String(decoding: utf8, as: UTF8.self)
  }

  /// The bytes of `text`, without making a string. O(1).
  public var utf8: ArraySlice<UInt8> {
    let record = record
    guard record.kind == .scalar else { return [] }
    return tree.bytes[Int(record.first)..<Int(record.first) + Int(record.count)]
  }

  /// Whether this is a scalar that is neither quoted nor a block (`|`, `>`).
  public var isPlain: Bool { record.flags.contains(.plain) }

  /// Whether this is a collection in brackets.
  public var isFlow: Bool { record.flags.contains(.flow) }

  /// Whether this is a value left out: `key:` or `-` with nothing behind it.
  public var isEmptyPlain: Bool { isPlain && record.count == 0 }

  /// The number of elements of a sequence or entries of a mapping; 0 for scalars.
  public var count: Int {
    switch record.kind {
    case .scalar: 0
    case .sequence: Int(record.count)
    case .mapping: Int(record.count) / 2
    }
  }

  /// Whether the value is this text; without making a string.
  public func has(text: StaticString) -> Bool {
    text.withUTF8Buffer { kind == .scalar && utf8.elementsEqual($0) }
  }

  /// A sequence's elements in file order; empty for anything else.
  public var elements: Elements {
    Elements(tree: tree, first: Int(record.first), count: kind == .sequence ? count : 0)
  }

  /// A mapping's entries in file order, each key once; empty for anything else.
  public var entries: Entries {
    Entries(tree: tree, first: Int(record.first), count: kind == .mapping ? count : 0)
  }

  /// The value of a mapping's key; nil if there is none or this is no mapping. O(count).
  public subscript(key: String) -> YAMLNode? {
    entries.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The elements of a sequence.
  public struct Elements: RandomAccessCollection, Sendable {
    let tree: YAMLTree
    let first: Int
    public let count: Int

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    /// O(1).
    public subscript(position: Int) -> YAMLNode {
      precondition(position >= 0 && position < count, "no such element")
      return YAMLNode(tree: tree, index: tree.children[first + position])
    }
  }

  /// The entries of a mapping.
  public struct Entries: RandomAccessCollection, Sendable {
    let tree: YAMLTree
    let first: Int
    public let count: Int

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    /// O(1).
    public subscript(position: Int) -> (key: YAMLNode, value: YAMLNode) {
      precondition(position >= 0 && position < count, "no such entry")
      let place = first + 2 * position
      return (
        YAMLNode(tree: tree, index: tree.children[place]), YAMLNode(tree: tree, index: tree.children[place + 1])
      )
    }
  }
}
