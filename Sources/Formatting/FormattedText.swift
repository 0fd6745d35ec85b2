package import SourceText
package import YAMLReading

/// A YAML file in canonical order and layout.
package enum FormattedText: Sendable, Equatable {
  case text(String)
  /// It holds what has no place in the layout, and is left as it is: why.
  case refused(String)

  /// Columns that a line in brackets may have.
  package static let width = 180

  /// Lays out a file that was read without errors: its keys in order, two columns a level, one space within brackets. Comments and
  /// single empty lines stay; what it says is the same, or it is refused. Linear in the file but for comments within brackets.
  package init(_ file: SourceFile, id: FileID, _ root: YAMLNode, order: KeyOrder) {
    guard let comments = Comments(file.bytes, root) else {
      self = .refused("anchors, tags and marks of documents have no place in the layout")
      return
    }
    let attachments = Attachments(root, comments)
    let layout = Layout(file: file, order: order, attachments: attachments, width: Self.width)
    let text = layout.lines(root).joined(separator: "\n") + "\n"
    // What it says is read again: a layout that said something else would be a fault of this program, never of the file.
    let again = readYAML(SourceFile(path: file.path, bytes: Array(text.utf8)), id: id)
    guard let other = again.tree.root, again.diagnostics.isEmpty, root.says(the: other),
      let kept = Comments(Array(text.utf8), other), kept.words == comments.words
    else {
      self = .refused("its layout could not be changed without changing what it says")
      return
    }
    self = .text(text)
  }
}

extension Comments {
  fileprivate var words: [Substring] { all.flatMap { $0.text.split(separator: " ") }.sorted() }
}

extension YAMLNode {
  /// Whether both hold the same values, the keys of mappings in any order.
  fileprivate func says(the other: YAMLNode) -> Bool {
    guard kind == other.kind, count == other.count else { return false }
    switch kind {
    case .scalar: return text == other.text && isPlain == other.isPlain
    case .sequence: return zip(elements, other.elements).allSatisfy { $0.says(the: $1) }
    case .mapping:
      return entries.allSatisfy { entry in other[entry.key.text].map { entry.value.says(the: $0) } ?? false }
    }
  }
}
