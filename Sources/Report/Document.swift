/// What a report says, before any format: the one value that the renderers read.
package struct Document: Sendable, Equatable {
  /// The blocks from top to bottom.
  package var blocks: [Block]
  /// What it is called, beside what its headings say.
  package var title: String
  /// What stands under everything: by what the page was made.
  package var footer: Inline?

  /// Makes a document.
  package init(_ blocks: [Block] = [], title: String = "", footer: Inline? = nil) {
    self.blocks = blocks
    self.title = title
    self.footer = footer
  }

  /// The blocks with the footer as the last one.
  var allBlocks: [Block] { blocks + (footer.map { [.paragraph($0)] } ?? []) }
}

/// A part of a document that begins on a line of its own.
package indirect enum Block: Sendable, Equatable {
  /// A heading; level 1 is the highest.
  case heading(level: Int, Inline)
  /// Running text.
  case paragraph(Inline)
  /// A bulleted list.
  case list([ListItem])
  /// A numbered list, counted from 1.
  case numberedList([ListItem])
  /// Rows under headed columns.
  case table(Table)
  /// A tree, for instance a proof: each node above what it rests on.
  case tree([TreeNode])
  /// Keyed rows: `key: value`.
  case definitions([Definition])
  /// Lines to show as they are, never wrapped: a snippet of a file.
  case lines([Inline])
  /// What a reader opens under its summary; formats that cannot fold show all of it.
  case fold(Inline, [Block])
  /// What follows begins a page of its own, where there are pages.
  case newPage
  /// Steps on a scale.
  case ladder(LadderChart)
  /// Amounts side by side.
  case bars(BarChart)
  /// Rows against columns, a sign in each cell.
  case matrix(MatrixChart)
  /// Groups with a title each, one above the other or side by side.
  case lanes([Lane], areSideBySide: Bool)
}

/// An entry of a list: a text and, under it, what belongs to it.
package struct ListItem: Sendable, Equatable {
  /// The entry's blocks; the first begins beside the bullet.
  package var blocks: [Block]

  /// Makes an entry of blocks.
  package init(_ blocks: [Block]) { self.blocks = blocks }

  /// Makes an entry of a text and nested blocks.
  package init(_ text: Inline, _ nested: [Block] = []) { self.blocks = [.paragraph(text)] + nested }
}

/// A node of a tree.
package struct TreeNode: Sendable, Equatable {
  /// What the node says.
  package var text: Inline
  /// The nodes it rests on.
  package var children: [TreeNode]

  /// Makes a node.
  package init(_ text: Inline, _ children: [TreeNode] = []) {
    self.text = text
    self.children = children
  }
}

/// A keyed row.
package struct Definition: Sendable, Equatable {
  /// What is said something about.
  package var key: Inline
  /// What is said.
  package var value: Inline

  /// Makes a keyed row.
  package init(_ key: Inline, _ value: Inline) {
    self.key = key
    self.value = value
  }
}

/// Rows under headed columns. A row's missing cells are empty; cells beyond the columns get columns without a header.
package struct Table: Sendable, Equatable {
  /// The columns from left to right.
  package var columns: [Column]
  /// The rows from top to bottom.
  package var rows: [[Inline]]

  /// Makes a table.
  package init(_ columns: [Column], _ rows: [[Inline]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// A column: its header and how it behaves where the page is narrow.
  package struct Column: Sendable, Equatable {
    /// The header.
    package var header: Inline
    /// The side to which cells are set.
    package var alignment: Alignment
    /// The width in terminal columns below which cells are not wrapped; if that is too wide, rows are stacked.
    package var minimumWidth: Int
    /// Columns of lower priority are wrapped first.
    package var priority: Int

    /// Makes a column.
    package init(_ header: Inline, _ alignment: Alignment = .left, minimumWidth: Int = 8, priority: Int = 0) {
      self.header = header
      self.alignment = alignment
      self.minimumWidth = minimumWidth
      self.priority = priority
    }
  }

  /// The side to which a column's cells are set.
  package enum Alignment: Sendable, Equatable {
    /// Text.
    case left
    /// Numbers.
    case right
  }
}
