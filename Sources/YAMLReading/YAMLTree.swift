package import SourceText

/// What a YAML file says, as a flat arena: nodes in file order, children as ranges of one array.
///
/// Whatever the file, every key of every mapping is a scalar, no mapping has the same key twice, all text is UTF-8, and
/// no path from the root is longer than `YAMLLimits.depth`, so that a reader of the tree may recurse. What was left out
/// to make this true has a diagnostic.
package struct YAMLTree: Sendable {
  package let file: FileID
  /// Whether reading came to the end of the file. If not, what is absent from the tree may stand in the file: claim
  /// nothing about it.
  package internal(set) var isComplete = true

  /// The file's bytes, followed by those values that the file does not spell literally.
  var bytes: [UInt8] = []
  var records: [YAMLRecord] = []
  /// Indices into `records`; keys and values alternate for mappings.
  var children: [Int32] = []
  var rootIndex: Int32?

  init(file: FileID) {
    self.file = file
  }

  /// The outermost value; nil for a file that holds none, such as an empty one.
  package var root: YAMLNode? {
    rootIndex.map { YAMLNode(tree: self, index: $0) }
  }

  /// The number of nodes read, those behind aliases once.
  package var nodeCount: Int { records.count }
}

/// A node of the arena, in 28 bytes.
struct YAMLRecord: Sendable {
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    static let plain = Flags(rawValue: 1)
    static let flow = Flags(rawValue: 2)
    /// A collection whose end has not been read.
    static let open = Flags(rawValue: 4)
  }

  let kind: YAMLNode.Kind
  var flags: Flags
  var start: Int32
  var end: Int32
  /// A scalar's value: the range `first ..< first + count` of the tree's bytes. A collection's children: the same range
  /// of the tree's children.
  var first: Int32 = 0
  var count: Int32 = 0
}

/// Reads one file; see `YAMLTree.read(file:id:limits:)`.
package func readYAML(
  _ file: SourceFile, id: FileID, limits: YAMLLimits = .standard
) -> (tree: YAMLTree, diagnostics: [Diagnostic]) {
  YAMLTree.read(file: file, id: id, limits: limits)
}
