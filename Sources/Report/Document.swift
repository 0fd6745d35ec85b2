/// What a report says, before any format: the one value that the renderers read.
public struct Document: Sendable, Equatable {
  /// The blocks from top to bottom.
  public var blocks: [Block]
  /// What it is called, beside what its headings say.
  public var title: String
  /// What stands under everything: by what the page was made.
  public var footer: Inline?

  /// Makes a document.
  public init(_ blocks: [Block] = [], title: String = "", footer: Inline? = nil) {
    self.blocks = blocks
    self.title = title
    self.footer = footer
  }

  /// The blocks with the footer as the last one.
  var allBlocks: [Block] { blocks + (footer.map { [.paragraph($0)] } ?? []) }
}

/// A part of a document that begins on a line of its own.
public indirect enum Block: Sendable, Equatable {
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
public struct ListItem: Sendable, Equatable {
  /// The entry's blocks; the first begins beside the bullet.
  public var blocks: [Block]

  /// Makes an entry of blocks.
  public init(_ blocks: [Block]) { self.blocks = blocks }

  /// Makes an entry of a text and nested blocks.
  public init(_ text: Inline, _ nested: [Block] = []) { self.blocks = [.paragraph(text)] + nested }
}

/// A node of a tree.
public struct TreeNode: Sendable, Equatable {
  /// What the node says.
  public var text: Inline
  /// The nodes it rests on.
  public var children: [TreeNode]

  /// Makes a node.
  public init(_ text: Inline, _ children: [TreeNode] = []) {
    self.text = text
    self.children = children
  }
}

/// A keyed row.
public struct Definition: Sendable, Equatable {
  /// What is said something about.
  public var key: Inline
  /// What is said.
  public var value: Inline

  /// Makes a keyed row.
  public init(_ key: Inline, _ value: Inline) {
    self.key = key
    self.value = value
  }
}

/// Rows under headed columns. A row's missing cells are empty; cells beyond the columns get columns without a header.
public struct Table: Sendable, Equatable {
  /// The columns from left to right.
  public var columns: [Column]
  /// The rows from top to bottom.
  public var rows: [[Inline]]

  /// Makes a table.
  public init(_ columns: [Column], _ rows: [[Inline]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// A column: its header and how it behaves where the page is narrow.
  public struct Column: Sendable, Equatable {
    /// The header.
    public var header: Inline
    /// The side to which cells are set.
    public var alignment: Alignment
    /// The width in terminal columns below which cells are not wrapped; if that is too wide, rows are stacked.
    public var minimumWidth: Int
    /// Columns of lower priority are wrapped first.
    public var priority: Int

    /// Makes a column.
    public init(_ header: Inline, _ alignment: Alignment = .left, minimumWidth: Int = 8, priority: Int = 0) {
      self.header = header
      self.alignment = alignment
      self.minimumWidth = minimumWidth
      self.priority = priority
    }
  }

  /// The side to which a column's cells are set.
  public enum Alignment: Sendable, Equatable {
    /// Text.
    case left
    /// Numbers.
    case right
  }
}
