import SourceText

/// A part of a document that takes from the outcomes what it shows.
public indirect enum Component: Sendable, Equatable {
  case sentence(DocumentText)
  case moves(Moves)
  case table(EntityList, columns: [Field])
  case matrix(Matrix)
  case ladder(Ladder)
  case groups(Groups)
  case bars(EntityList, value: Path)
  case checklist(Checklist)
  case reasons(ReasonList)
  case alternatives([Alternative])
  case questions(limit: Int)
  /// Whether the placeholders under the moves are listed.
  case basis(listsPlaceholders: Bool)
  case tensions(limit: Int?)
  case contradictions(limit: Int?)
  /// What the manifest wants said first.
  case summary
  /// All outcomes that the manifest names, with their reasons; long lists may be cut as it says.
  case everything(isCut: Bool)
  /// What the answers take for granted.
  case assumptions
  /// What the rules cite that bear upon some outcome.
  case sources
  case section(DocumentSection)
}

/// Things to do, each with what belongs to it.
public struct Moves: Sendable, Equatable {
  public var list: EntityList
  public var isNumbered: Bool
  /// Nil: the entity's name.
  public var heading: DocumentText?
  /// Whose ground is shown beside the heading.
  public var mark: Path?
  public var fields: [Field]
  public var reasons: ReasonList?

  public init(
    list: EntityList, isNumbered: Bool = true, heading: DocumentText? = nil, mark: Path? = nil, fields: [Field] = [],
    reasons: ReasonList? = nil
  ) {
    self.list = list
    self.isNumbered = isNumbered
    self.heading = heading
    self.mark = mark
    self.fields = fields
    self.reasons = reasons
  }
}

/// Members of a pair kind against each other.
public struct Matrix: Sendable, Equatable {
  public var rows: EntityList
  public var columns: EntityList
  public var cell: Path
  public var marks: [Path]

  public init(rows: EntityList, columns: EntityList, cell: Path, marks: [Path] = []) {
    self.rows = rows
    self.columns = columns
    self.cell = cell
    self.marks = marks
  }
}

/// Where entities stand on a scale, how far they get next, and where it ends.
public struct Ladder: Sendable, Equatable {
  public var list: EntityList
  public var position: Path
  public var next: Path?
  public var ceiling: Path?
  public var note: DocumentText?

  public init(
    list: EntityList, position: Path, next: Path? = nil, ceiling: Path? = nil, note: DocumentText? = nil
  ) {
    self.list = list
    self.position = position
    self.next = next
    self.ceiling = ceiling
    self.note = note
  }
}

/// Entities grouped by a value: bands one above the other, or lanes side by side.
public struct Groups: Sendable, Equatable {
  /// What is due at once, before all lanes.
  public struct AtOnce: Sendable, Equatable {
    public var title: DocumentText
    public var list: EntityList
    public init(title: DocumentText, list: EntityList) {
      self.title = title
      self.list = list
    }
  }
  public var list: EntityList
  public var by: Path
  public var note: DocumentText?
  public var areLanes: Bool
  public var atOnce: AtOnce?

  public init(list: EntityList, by: Path, note: DocumentText? = nil, areLanes: Bool, atOnce: AtOnce? = nil) {
    self.list = list
    self.by = by
    self.note = note
    self.areLanes = areLanes
    self.atOnce = atOnce
  }
}

/// Each value of a path once, with the entities for which it stands, and why.
public struct Checklist: Sendable, Equatable {
  public var list: EntityList
  public var value: Path
  /// How many reasons stand under a value; nil: none.
  public var reasonLimit: Int?

  public init(list: EntityList, value: Path, reasonLimit: Int? = nil) {
    self.list = list
    self.value = value
    self.reasonLimit = reasonLimit
  }
}

/// The reasons of some outcomes, the weightiest first.
public struct ReasonList: Sendable, Equatable {
  /// Nil: of what is named around it.
  public var list: EntityList?
  public var paths: [Path]
  public var limit: Int

  public init(list: EntityList? = nil, paths: [Path], limit: Int) {
    self.list = list
    self.paths = paths
    self.limit = limit
  }
}

/// Facts stated otherwise, to see what becomes of the moves.
public struct Alternative: Sendable, Equatable {
  public struct Setting: Sendable, Equatable {
    public var key: FactKey
    public var fact: Fact
    public init(key: FactKey, fact: Fact) {
      self.key = key
      self.fact = fact
    }
  }
  public var text: DocumentText
  public var settings: [Setting]
  public init(text: DocumentText, settings: [Setting]) {
    self.text = text
    self.settings = settings
  }
}
