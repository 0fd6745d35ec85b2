extension Document {
  /// The document with its Korean particle pairs resolved; lines to show as they are stay as they are.
  public func resolvingParticles() -> Document {
    map { $0.resolvingParticles() }
  }

  /// The document with each text changed, but for lines to show as they are.
  public func map(_ change: (Inline) -> Inline) -> Document { Document(blocks.map { $0.map(change) }) }
}

extension Block {
  fileprivate func map(_ change: (Inline) -> Inline) -> Block {
    switch self {
    case .heading(let level, let text): .heading(level: level, change(text))
    case .paragraph(let text): .paragraph(change(text))
    case .list(let items): .list(items.map { ListItem($0.blocks.map { $0.map(change) }) })
    case .numberedList(let items): .numberedList(items.map { ListItem($0.blocks.map { $0.map(change) }) })
    case .table(let table): .table(table.map(change))
    case .tree(let nodes): .tree(nodes.map { $0.map(change) })
    case .definitions(let rows): .definitions(rows.map { Definition(change($0.key), change($0.value)) })
    case .lines, .rule, .blank: self
    }
  }
}

extension TreeNode {
  fileprivate func map(_ change: (Inline) -> Inline) -> TreeNode {
    TreeNode(change(text), children.map { $0.map(change) })
  }
}

extension Table {
  fileprivate func map(_ change: (Inline) -> Inline) -> Table {
    var table = self
    for index in table.columns.indices { table.columns[index].header = change(table.columns[index].header) }
    table.rows = rows.map { $0.map(change) }
    return table
  }
}
