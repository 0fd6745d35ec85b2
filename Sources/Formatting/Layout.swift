import SourceText
import YAMLReading

/// Lays a tree out: two columns a level, what stands in brackets on one line as far as that is wide enough, else an entry a line.
struct Layout {
  let file: SourceFile
  let order: KeyOrder
  let attachments: Attachments
  /// Columns of a line in brackets.
  let width: Int

  /// An entry with the comments before it.
  private struct Block {
    var comments: [Comment]
    var isApart: Bool
    var lines: [String]
  }

  /// All lines of a file.
  func lines(_ root: YAMLNode) -> [String] {
    guard attachments.open.contains(root.index) || root.isFlow else { return [text(root)] + tail(root, 0) }
    return assembled(blocks(root, 0, ""), 0) + tail(root, 0)
  }

  // MARK: Collections

  private func blocks(_ node: YAMLNode, _ indent: Int, _ parent: String) -> [Block] {
    guard node.kind == .mapping else { return node.elements.map { element($0, indent, parent) } }
    let entries = node.entries.enumerated().map { (place: order.place(of: $1.key.text, under: parent), $0, $1) }
    return entries.sorted { ($0.place, $0.1) < ($1.place, $1.1) }.map { entry($0.2.key, $0.2.value, indent) }
  }

  private func entry(_ key: YAMLNode, _ value: YAMLNode, _ indent: Int) -> Block {
    let head = pad(indent) + text(key) + ":"
    var lines = value.isEmptyPlain ? [head] : self.lines(value, after: head, indent, key.text)
    lines[0] += trailing(key)
    return Block(
      comments: attachments.leading[key.index] ?? [], isApart: attachments.apart.contains(key.index), lines: lines)
  }

  private func lines(_ value: YAMLNode, after head: String, _ indent: Int, _ key: String) -> [String] {
    if value.kind == .scalar { return scalar(value, after: head + " ", indent + 2) }
    if let line = oneLine(value, after: head + " ") { return [line] }
    return [head] + assembled(blocks(value, indent + 2, key), indent + 2) + tail(value, indent + 2)
  }

  private func element(_ value: YAMLNode, _ indent: Int, _ parent: String) -> Block {
    let head = pad(indent) + "- "
    var comments = attachments.leading[value.index] ?? []
    let isApart = attachments.apart.contains(value.index)
    var lines: [String]
    if value.kind == .scalar {
      lines = value.isEmptyPlain ? [pad(indent) + "-"] : scalar(value, after: head, indent + 2)
    } else if let line = oneLine(value, after: head) {
      lines = [line]
    } else {
      var inner = blocks(value, indent + 2, parent)
      comments += inner[0].comments
      inner[0].comments = []
      lines = assembled(inner, indent + 2) + tail(value, indent + 2)
      lines[0] = head + lines[0].dropFirst(indent + 2)
    }
    lines[0] += trailing(value)
    return Block(comments: comments, isApart: isApart, lines: lines)
  }

  private func trailing(_ node: YAMLNode) -> String { attachments.trailing[node.index].map { "  " + $0 } ?? "" }

  /// One after the other, with the empty lines between them.
  private func assembled(_ blocks: [Block], _ indent: Int) -> [String] {
    var lines: [String] = []
    for block in blocks {
      for comment in block.comments {
        if comment.isApart, !lines.isEmpty { lines.append("") }
        lines.append(pad(indent) + comment.text)
      }
      if block.isApart, !lines.isEmpty { lines.append("") }
      lines += block.lines
    }
    return lines
  }

  private func tail(_ node: YAMLNode, _ indent: Int) -> [String] {
    (attachments.tails[node.index] ?? []).flatMap { ($0.isApart ? [""] : []) + [pad(indent) + $0.text] }
  }

  // MARK: Lines

  /// A collection in brackets behind what stands before it; nil where it has to be opened.
  private func oneLine(_ node: YAMLNode, after head: String) -> String? {
    guard !attachments.open.contains(node.index), let text = inline(node) else { return nil }
    let line = head + text
    return node.count == 0 || line.count <= width ? line : nil
  }

  private func inline(_ node: YAMLNode) -> String? {
    switch node.kind {
    case .scalar: return folded(node)
    case .sequence:
      let parts = node.elements.compactMap(inline)
      return parts.count == node.count ? "[" + parts.joined(separator: ", ") + "]" : nil
    case .mapping:
      let parts = node.entries.compactMap { entry in inline(entry.value).map { text(entry.key) + ": " + $0 } }
      return parts.count == node.count ? "{" + parts.joined(separator: ", ") + "}" : nil
    }
  }

  /// A scalar as it is written, on one line; nil where it cannot be.
  private func folded(_ node: YAMLNode) -> String? {
    let own = text(node)
    guard own.contains(where: \.isNewline) else { return own }
    guard !own.hasPrefix("|"), !own.hasPrefix(">") else { return nil }
    let lines = own.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(trimmed)
    return lines.contains { $0.isEmpty || $0.hasSuffix("\\") } ? nil : lines.joined(separator: " ")
  }

  private func scalar(_ node: YAMLNode, after head: String, _ indent: Int) -> [String] {
    if let line = folded(node) { return [head + line] }
    let lines = text(node).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let inner = lines.dropFirst()
    // What is indented within a block of text stays so.
    let common = inner.filter { !trimmed($0[...]).isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return [head + lines[0]] + inner.map { trimmed($0[...]).isEmpty ? "" : pad(indent) + $0.dropFirst(common) }
  }

  private func trimmed(_ line: Substring) -> String {
    var line = line
    while let last = line.last, last == " " || last == "\t" { line.removeLast() }
    return String(line.drop { $0 == " " || $0 == "\t" })
  }

  /// As it is written, without breaks at its end.
  private func text(_ node: YAMLNode) -> String {
    var text = file.text(node.span)
    while let last = text.last, last.isNewline { text.removeLast() }
    return text
  }

  private func pad(_ columns: Int) -> String { String(repeating: " ", count: columns) }
}
