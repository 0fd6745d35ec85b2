import SourceText
import YAMLReading

/// A text read, with what tests ask about it.
struct Reading {
  let tree: YAMLTree
  let diagnostics: [Diagnostic]
  let map: SourceMap

  init(_ text: String, limits: YAMLLimits = .standard) {
    self.init(bytes: Array(text.utf8), limits: limits)
  }

  init(bytes: [UInt8], limits: YAMLLimits = .standard) {
    var map = SourceMap()
    let id = map.add(path: "f.yaml", bytes: bytes)
    (tree, diagnostics) = YAMLTree.read(file: map.files[0], id: id, limits: limits)
    self.map = map
  }

  /// "CODE line:column" of each diagnostic.
  var found: [String] {
    diagnostics.map { diagnostic in
      let position = map.files[0].position(at: diagnostic.primary.span.start)
      return "\(diagnostic.code) \(position.line):\(position.column)"
    }
  }

  var root: YAMLNode? { tree.root }

  /// The source text of a node.
  func source(_ node: YAMLNode?) -> String? {
    node.map { map.text(of: $0.span) }
  }

  /// "line:column" where a node starts.
  func place(_ node: YAMLNode?) -> String? {
    node.map { String(map.place(of: $0.span).dropFirst("f.yaml:".count)) }
  }

  /// The tree on one line: {a: [b, c]}.
  var shape: String { root.map(shape) ?? "nothing" }

  private func shape(_ node: YAMLNode) -> String {
    switch node.kind {
    case .scalar: node.text
    case .sequence: "[" + node.elements.map(shape).joined(separator: ", ") + "]"
    case .mapping: "{" + node.entries.map { "\(shape($0.key)): \(shape($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}

/// The bytes of UTF-8 text with some others in between.
func bytes(_ before: String, _ middle: [UInt8], _ after: String) -> [UInt8] {
  Array(before.utf8) + middle + Array(after.utf8)
}
