import SourceText
import YAMLReading

/// Reads YAML without the values of a key, and compares the rest with what the whole file says.
func comparePassing(over key: String, in file: SourceFile, _ whole: (tree: YAMLTree, diagnostics: [Diagnostic])) {
  let (tree, diagnostics) = readYAML(file, id: whole.tree.file, passingOver: key)
  guard tree.passedOver > 0 else { return expect(diagnostics == whole.diagnostics, "other diagnostics") }
  expect(diagnostics.isEmpty, "blocks passed over in a file with diagnostics")
  let blocks = tree.root.map { passedBlocks(of: key, in: $0) } ?? []
  guard blocks.count == tree.passedOver else { return }
  for diagnostic in whole.diagnostics {
    expect(blocks.contains { file.isWithin(diagnostic.primary.span, $0) }, "a mistake passed over: \(diagnostic.code)")
  }
  if whole.tree.isComplete { expect(isSame(tree.root, whole.tree.root), "something else passed over") }
}

private func passedBlocks(of key: String, in node: YAMLNode) -> [SourceSpan] {
  let own = node.isFlow ? nil : node[key].flatMap { $0.isPassedOver ? $0.span : nil }
  let inner = Array(node.elements) + node.entries.map(\.value)
  return (own.map { [$0] } ?? []) + inner.flatMap { passedBlocks(of: key, in: $0) }
}

/// Whether two nodes say the same at the same places, but for what the first was read without.
private func isSame(_ less: YAMLNode?, _ whole: YAMLNode?) -> Bool {
  guard let less, let whole else { return less == nil && whole == nil }
  // The whole file's value has no space before it.
  if less.isPassedOver { return less.span.start <= whole.span.start && less.span.end == whole.span.end }
  return less.kind == whole.kind && less.span == whole.span && less.text == whole.text
    && less.isPlain == whole.isPlain && less.isFlow == whole.isFlow && less.count == whole.count
    && zip(less.elements, whole.elements).allSatisfy(isSame)
    && zip(less.entries, whole.entries).allSatisfy { isSame($0.key, $1.key) && isSame($0.value, $1.value) }
}

extension SourceFile {
  /// Whether a place lies in a block, or where reading goes on behind it: there libyaml notices some mistakes.
  fileprivate func isWithin(_ place: SourceSpan, _ block: SourceSpan) -> Bool {
    var end = Int(block.end)
    while end < bytes.count, " \n".utf8.contains(bytes[end]) { end += 1 }
    return block.start <= place.start && Int(place.start) <= end
  }
}
