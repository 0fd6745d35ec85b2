import SourceText

/// Lays a block out as lines of one width; nested blocks are laid out narrower and then moved to the right.
struct TextLayout {
  /// Below this, deeper nesting runs over the right edge rather than into columns of single characters.
  static let narrowest = 10

  let width: Int

  /// The layout of what stands to the right of a margin.
  func narrower(by margin: Int) -> TextLayout {
    TextLayout(width: max(width - margin, min(width, Self.narrowest)))
  }

  /// The blocks under each other, with an empty line between paragraphs and around tables.
  func lines(_ blocks: [Block]) -> [StyledLine] {
    var result: [StyledLine] = []
    for (index, block) in blocks.enumerated() {
      if index > 0, needsGap(blocks[index - 1], block) { result.append(StyledLine()) }
      result += lines(block)
    }
    return result
  }

  private func needsGap(_ above: Block, _ below: Block) -> Bool {
    switch (above, below) {
    case (.paragraph, .paragraph): true
    default: above.isTabular || below.isTabular
    }
  }

  func lines(_ block: Block) -> [StyledLine] {
    switch block {
    case .heading(let level, let text): heading(level, text)
    case .paragraph(let text): text.wrapped(to: width)
    case .list(let items): list(items) { _ in "• " }
    case .numberedList(let items): numberedList(items)
    case .table(let table): self.table(table)
    case .tree(let nodes): tree(nodes)
    case .definitions(let definitions): self.definitions(definitions)
    case .lines(let lines): lines.flatMap { $0.unwrapped() }
    case .fold(let summary, let blocks): summary.emphasised.wrapped(to: width) + indented(blocks)
    case .newPage: []
    case .ladder(let chart): self.lines([.table(chart.table)] + chart.legend)
    case .bars(let chart): table(chart.table)
    case .matrix(let chart): self.lines([.table(chart.numberedTable)] + chart.columnLegend + chart.legend)
    case .lanes(let lanes, _): self.definitions(lanes.map(\.definition))
    }
  }

  private func indented(_ blocks: [Block]) -> [StyledLine] {
    let margin = StyledLine("  ")
    return narrower(by: 2).lines(blocks).map { line in
      var result = margin
      result.append(line)
      return result
    }
  }

  /// The first two levels are underlined, which also shows without colour.
  private func heading(_ level: Int, _ text: Inline) -> [StyledLine] {
    let title = text.emphasised.wrapped(to: width)
    if level > 2 { return title }
    let length = title.map(\.width).max() ?? 0
    return title + [StyledLine(String(repeating: level < 2 ? "═" : "─", count: length), .muted)]
  }

  private func table(_ table: Table) -> [StyledLine] { TableLayout(table, width: width).lines() }

  private func numberedList(_ items: [ListItem]) -> [StyledLine] {
    let digits = String(items.count).utf8.count
    return list(items) { index in
      let number = String(index + 1)
      return String(repeating: " ", count: digits - number.utf8.count) + number + ". "
    }
  }

  private func list(_ items: [ListItem], bullet: (Int) -> String) -> [StyledLine] {
    var result: [StyledLine] = []
    for (index, item) in items.enumerated() {
      let lead = StyledLine(bullet(index))
      let body = narrower(by: lead.width).lines(item.blocks)
      result += hang(body.isEmpty ? [StyledLine()] : body, first: lead)
    }
    return result
  }

  /// `key: value` rows, the values under each other where the keys leave them room.
  private func definitions(_ definitions: [Definition]) -> [StyledLine] {
    let widest = definitions.map { $0.key.naturalWidth + 2 }.max() ?? 0
    let margin = widest * 5 <= width * 2 ? widest : 2
    return definitions.flatMap { keyedRow($0.key, $0.value, margin: margin) }
  }

  /// A key and a value whose further lines stand at the margin. Where the value has lines of its own, what does not
  /// fit into one is indented under it.
  func keyedRow(_ key: Inline, _ value: Inline, margin: Int) -> [StyledLine] {
    let keyLine = key + Inline(":")
    let hasLines = value.hasLineFeed
    let body = narrower(by: margin).width
    if keyLine.naturalWidth < margin {
      var lead = keyLine.wrapped(to: width).first ?? StyledLine()
      lead.pad(to: margin)
      return hang(value.wrapped(to: body, hanging: hasLines ? 2 : 0), first: lead)
    }
    if hasLines {
      let lead = StyledLine(String(repeating: " ", count: margin))
      return keyLine.wrapped(to: width, hanging: margin) + hang(value.wrapped(to: body, hanging: 2), first: lead)
    }
    let lines = (value.isEmpty ? keyLine : keyLine + Inline(" ") + value).wrapped(to: body)
    return hang(lines, first: StyledLine(), rest: margin)
  }

  /// Puts the first line beside a lead and the others under it.
  private func hang(_ lines: [StyledLine], first: StyledLine, rest: Int? = nil) -> [StyledLine] {
    let margin = StyledLine(String(repeating: " ", count: rest ?? first.width))
    return lines.enumerated().map { index, line in
      var result = index == 0 ? first : margin
      result.append(line)
      return result
    }
  }
}

extension TextLayout {
  /// A tree with branches: `├─`, `└─`, and `│` beside what lies between two branches.
  private func tree(_ roots: [TreeNode]) -> [StyledLine] {
    var result: [StyledLine] = []
    var open = roots.reversed().map { TreeStep(node: $0, margin: "", branch: "", below: "") }
    while let step = open.popLast() {
      result += lines(of: step)
      let margin = step.margin + step.below
      for (index, child) in step.node.children.enumerated().reversed() {
        let last = index == step.node.children.count - 1
        open.append(
          TreeStep(node: child, margin: margin, branch: last ? "└─ " : "├─ ", below: last ? "   " : "│  "))
      }
    }
    return result
  }

  private func lines(of step: TreeStep) -> [StyledLine] {
    let below = step.margin + step.below + (step.node.children.isEmpty ? "  " : "│ ")
    let text = step.node.text.wrapped(to: narrower(by: displayWidth(below)).width)
    return text.enumerated().map { index, line in
      var result = StyledLine(index == 0 ? step.margin + step.branch : below, .muted)
      result.append(line)
      return result
    }
  }
}

/// A node that is still to be laid out, with what stands to the left of it and of the lines below it.
private struct TreeStep {
  var node: TreeNode
  var margin: String
  var branch: String
  var below: String
}

extension Block {
  /// Whether it is set in columns.
  fileprivate var isTabular: Bool {
    switch self {
    case .table, .ladder, .bars, .matrix: true
    default: false
    }
  }
}
