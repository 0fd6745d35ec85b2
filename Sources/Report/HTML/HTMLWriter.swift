/// Writes one language's article: blocks under their headings, each part of the second level a section.
struct HTMLWriter {
  let language: ReportLanguage
  private var headings = 0
  /// The level of the heading above.
  private var level = 1

  init(_ language: ReportLanguage) { self.language = language }

  mutating func article(_ document: Document) -> String {
    let name = language.rawValue
    return "<article id=\"\(name)\" lang=\"\(name)\" class=\"language-\(name)\">\n" + sections(document.blocks)
      + (document.footer.map { "\n<p class=\"footer\">\(inline($0))</p>" } ?? "") + "\n</article>"
  }

  /// What stands under a heading of the second level is a section.
  private mutating func sections(_ blocks: [Block]) -> String {
    var (parts, isOpen, startsPage): ([String], Bool, Bool) = ([], false, false)
    for block in blocks {
      switch block {
      case .newPage: startsPage = true
      case .heading(2, let text):
        if isOpen { parts.append("</section>") }
        headings += 1
        level = 2
        let id = "\(language.rawValue)-\(headings)"
        parts.append("<section aria-labelledby=\"\(id)\"\(startsPage ? " class=\"page\"" : "")>")
        parts.append("<h2 id=\"\(id)\">\(inline(text))</h2>")
        (isOpen, startsPage) = (true, false)
      default: parts.append(html(block))
      }
    }
    if isOpen { parts.append("</section>") }
    return parts.joined(separator: "\n")
  }

  mutating func html(_ blocks: [Block]) -> String {
    var parts: [String] = []
    for block in blocks { parts.append(html(block)) }
    return parts.joined(separator: "\n")
  }

  private mutating func html(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text): return heading(level, text)
    case .paragraph(let text): return "<p>\(inline(text))</p>"
    case .list(let items): return list(items, "ul")
    case .numberedList(let items): return list(items, "ol")
    case .table(let table): return self.table(table)
    case .tree(let nodes): return tree(nodes)
    case .definitions(let definitions): return self.definitions(definitions)
    case .lines(let lines): return "<pre>" + lines.map(inline).joined(separator: "\n") + "</pre>"
    case .fold(let summary, let blocks):
      return "<details><summary>\(inline(summary))</summary>\n\(html(blocks))\n</details>"
    case .newPage: return "<div class=\"page\"></div>"
    case .ladder(let chart): return ladderHTML(chart)
    case .bars(let chart): return barsHTML(chart)
    case .matrix(let chart): return matrixHTML(chart)
    case .lanes(let lanes, let areSideBySide): return self.lanes(lanes, areSideBySide)
    }
  }

  private mutating func heading(_ level: Int, _ text: Inline) -> String {
    self.level = min(max(level, 1), 6)
    return "<h\(self.level)>\(inline(text))</h\(self.level)>"
  }

  // MARK: Lists

  /// Entries with more than a text are cards, each under a heading.
  private mutating func list(_ items: [ListItem], _ tag: String) -> String {
    let areCards = items.contains { item in
      item.blocks.dropFirst().contains { if case .definitions = $0 { true } else { false } }
    }
    var parts: [String] = []
    for item in items { parts.append("<li>" + (areCards ? card(item) : entry(item)) + "</li>") }
    return "<\(tag)\(areCards ? " class=\"cards\"" : "")>\n" + parts.joined(separator: "\n") + "\n</\(tag)>"
  }

  private mutating func card(_ item: ListItem) -> String {
    guard case .paragraph(let title)? = item.blocks.first else { return entry(item) }
    let above = level
    defer { level = above }
    return heading(above + 1, title) + "\n" + html(Array(item.blocks.dropFirst()))
  }

  /// A text alone needs no paragraph of its own.
  private mutating func entry(_ item: ListItem) -> String {
    guard case .paragraph(let text)? = item.blocks.first else { return html(item.blocks) }
    let rest = item.blocks.dropFirst()
    return rest.isEmpty ? inline(text) : inline(text) + "\n" + html(Array(rest))
  }

  private mutating func tree(_ nodes: [TreeNode]) -> String {
    var parts: [String] = []
    for node in nodes {
      parts.append("<li>" + inline(node.text) + (node.children.isEmpty ? "" : tree(node.children)) + "</li>")
    }
    return "<ul>" + parts.joined() + "</ul>"
  }

  private func definitions(_ definitions: [Definition]) -> String {
    let rows = definitions.map { "<div><dt>\(inline($0.key))</dt><dd>\(inline($0.value))</dd></div>" }
    return "<dl>\n" + rows.joined(separator: "\n") + "\n</dl>"
  }

  private mutating func lanes(_ lanes: [Lane], _ areSideBySide: Bool) -> String {
    let tag = "h\(min(level + 1, 6))"
    let scheduled = lanes.filter { !$0.isUrgent }.count
    var place = -1
    let parts = lanes.map { lane in
      if !lane.isUrgent { place += 1 }
      let drawn = areSideBySide ? laneHTML : bandHTML
      let picture = lane.isUrgent ? "" : drawn(place, scheduled)
      return
        "<div class=\"lane\(lane.isUrgent ? " urgent" : "")\"><\(tag)>\(escapedHTML(lane.title))</\(tag)>\(picture)<ul>"
        + lane.items.map { "<li>\(inline($0))</li>" }.joined() + "</ul></div>"
    }
    return "<div class=\"\(areSideBySide ? "lanes" : "bands")\">\n" + parts.joined(separator: "\n") + "\n</div>"
  }

  // MARK: Tables

  /// The first cell of a row is its header.
  private func table(_ table: Table) -> String {
    let layout = TableLayout(table, width: .max)
    if layout.columns.isEmpty { return "" }
    let heads = layout.columns.map { column in
      column.header.isEmpty ? "<td></td>" : "<th scope=\"col\"\(side(column))>\(inline(column.header))</th>"
    }
    let rows = layout.rows.map { row in
      "<tr>" + row.enumerated().map { cell($1, $0, layout.columns[$0]) }.joined() + "</tr>"
    }
    let label = layout.columns.map(\.header.plainText).filter { !$0.isEmpty }.joined(separator: ", ")
    return scrolling(label, "<tr>" + heads.joined() + "</tr>", rows)
  }

  private func cell(_ text: Inline, _ number: Int, _ column: Table.Column) -> String {
    number == 0 ? "<th scope=\"row\">\(inline(text))</th>" : "<td\(side(column))>\(inline(text))</td>"
  }

  private func side(_ column: Table.Column) -> String { column.alignment == .right ? " class=\"number\"" : "" }
}

/// A table that scrolls by itself where the page is too narrow, so that the page does not; reached by the keyboard.
func scrolling(_ label: String, _ head: String, _ rows: [String]) -> String {
  "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(escapedHTML(label))\"><table>\n<thead>\(head)</thead>\n<tbody>\n"
    + rows.joined(separator: "\n") + "\n</tbody>\n</table></div>"
}

/// Text with its roles.
/// A sign keeps to the word before it, and at the beginning to the word behind it.
func inline(_ text: Inline) -> String {
  var page = ""
  var followsFirstSign = false
  for var run in text.runs {
    let begins = page.isEmpty || page.hasSuffix("   ")
    if run.role == .mark, !begins, page.utf8.last == UInt8(ascii: " ") { page = String(page.dropLast()) + "\u{A0}" }
    if followsFirstSign, run.text.utf8.first == UInt8(ascii: " ") { run.text = "\u{A0}" + run.text.dropFirst() }
    followsFirstSign = run.role == .mark && begins
    page += html(run)
  }
  return page
}

private func html(_ run: TextRun) -> String {
  let words = run.lines.map(escapedHTML).joined(separator: "<br>")
  if let link = run.link { return "<a href=\"\(escapedHTML(link))\" rel=\"noreferrer\">\(words)</a>" }
  switch run.role {
  case .plain: return words
  case .strong: return "<strong>\(words)</strong>"
  case .muted: return words.isEmpty ? "" : "<span class=\"muted\">\(words)</span>"
  case .code: return "<code>\(words)</code>"
  case .caution: return "<strong class=\"caution\">\(words)</strong>"
  case .bad: return "<strong class=\"bad\">\(words)</strong>"
  case .mark:
    return "<span class=\"mark\" role=\"img\" aria-label=\"\(escapedHTML(run.label ?? run.text))\">\(words)</span>"
  }
}
