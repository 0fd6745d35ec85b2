import SourceText

/// A document as Markdown (CommonMark with tables).
package struct MarkdownRenderer: Sendable {
  /// Makes a renderer.
  package init() {}

  /// The document as Markdown, with one final line feed; nothing for nothing.
  package func render(_ document: Document) -> String {
    let lines = self.lines(document.allBlocks, gap: true)
    guard let last = lines.lastIndex(where: { !$0.isEmpty }) else { return "" }
    return lines[...last].joined(separator: "\n") + "\n"
  }

  private func lines(_ blocks: [Block], gap: Bool) -> [String] {
    var result: [String] = []
    var above: Block?
    for block in blocks {
      if let above { result += separator(above, block, gap: gap) }
      result += lines(block)
      above = block
    }
    return result
  }

  /// Two lists in a row would be one list but for a comment between them.
  private func separator(_ above: Block, _ below: Block, gap: Bool) -> [String] {
    if above.isList, below.isList { return ["", "<!-- -->", ""] }
    return gap || !below.isList ? [""] : []
  }

  private func lines(_ block: Block) -> [String] {
    switch block {
    case .heading(let level, let text):
      [String(repeating: "#", count: min(max(level, 1), 6)) + " " + inline(text, breaking: " ")]
    case .paragraph(let text): inline(text, breaking: "\\\n").split(separator: "\n").map(lineStart)
    case .list(let items): items.flatMap { item($0, bullet: "- ") }
    case .numberedList(let items): items.enumerated().flatMap { item($1, bullet: "\($0 + 1). ") }
    case .table(let table): self.table(table)
    case .tree(let nodes): nodes.flatMap { tree($0) }
    case .definitions(let definitions): definitions.flatMap { definition($0) }
    case .lines(let lines): fenced(lines.map { PlainText($0.plainText).text })
    case .fold(let summary, let blocks): self.lines([.paragraph(summary.emphasised)] + blocks, gap: true)
    case .newPage: ["---"]
    case .ladder(let chart): self.lines([.table(chart.table)] + chart.legend, gap: true)
    case .bars(let chart): table(chart.table)
    case .matrix(let chart): self.lines([.table(chart.table)] + chart.legend, gap: true)
    case .lanes(let lanes, _): lanes.flatMap { definition($0.definition) }
    }
  }

  private func item(_ item: ListItem, bullet: String) -> [String] {
    let margin = String(repeating: " ", count: bullet.utf8.count)
    let body = lines(item.blocks, gap: false)
    let first = bullet + (body.first ?? "")
    return [first] + body.dropFirst().map { $0.isEmpty ? "" : margin + $0 }
  }

  private func tree(_ node: TreeNode) -> [String] {
    item(ListItem(node.text, node.children.isEmpty ? [] : [.tree(node.children)]), bullet: "- ")
  }

  private func definition(_ definition: Definition) -> [String] {
    item(ListItem(definition.key.emphasised + Inline(": ") + definition.value), bullet: "- ")
  }

  private func fenced(_ lines: [String]) -> [String] {
    let longest = lines.map(longestTickRun).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return [fence] + lines + [fence]
  }

  private func table(_ table: Table) -> [String] {
    let layout = TableLayout(table, width: .max)
    if layout.columns.isEmpty { return [] }
    let bars = layout.columns.map { $0.alignment == .right ? "--:" : "---" }
    let cells = [layout.columns.map(\.header)] + layout.rows
    var rows = cells.map { row($0.map { inline($0, breaking: "<br>", inTable: true) }) }
    rows.insert(row(bars), at: 1)
    return rows
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}

extension Block {
  fileprivate var isList: Bool {
    switch self {
    case .list, .numberedList, .tree, .definitions, .lanes: true
    default: false
    }
  }
}
