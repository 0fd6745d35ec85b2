import SourceText

/// A part of a document that takes from the outcomes what it shows.
package indirect enum Component: Sendable, Equatable {
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
  /// Of entities of which lists speak, and of their pairs, only those that the lists hold.
  case tensions(among: [EntityList], limit: Int?)
  case contradictions(limit: Int?)
  /// What the manifest wants said first.
  case summary
  /// All outcomes that the manifest names, with their reasons.
  case everything(Everything)
  /// What the answers take for granted.
  case assumptions
  /// What the rules cite that bear upon some outcome.
  case sources
  case section(DocumentSection)
}

/// How all outcomes are shown.
package struct Everything: Sendable, Equatable {
  /// Whether long lists end where the manifest says.
  package var isCut: Bool
  /// Entities and pairs of which nothing is told.
  package var leftOut: [EntityList]
  /// Outcomes whose reasons would only say them once more.
  package var unexplained: [AttributeID]

  package init(isCut: Bool, leftOut: [EntityList] = [], unexplained: [AttributeID] = []) {
    self.isCut = isCut
    self.leftOut = leftOut
    self.unexplained = unexplained
  }
}

/// Things to do, each with what belongs to it.
package struct Moves: Sendable, Equatable {
  package var list: EntityList
  package var isNumbered: Bool
  /// Nil: the entity's name.
  package var heading: DocumentText?
  /// Whose ground is shown beside the heading.
  package var mark: Path?
  package var fields: [Field]
  package var reasons: ReasonList?

  package init(
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
package struct Matrix: Sendable, Equatable {
  package var rows: EntityList
  package var columns: EntityList
  package var cell: Path
  package var marks: [Path]
  /// Of which pairs something is shown.
  package var condition: Condition

  package init(
    rows: EntityList, columns: EntityList, cell: Path, marks: [Path] = [], condition: Condition = .always
  ) {
    self.rows = rows
    self.columns = columns
    self.cell = cell
    self.marks = marks
    self.condition = condition
  }
}

/// Where entities stand on a scale, how far they get next, and where it ends.
package struct Ladder: Sendable, Equatable {
  package var list: EntityList
  package var position: Path
  package var next: Path?
  package var ceiling: Path?
  package var note: DocumentText?

  package init(
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
package struct Groups: Sendable, Equatable {
  /// What is due at once, before all lanes.
  package struct AtOnce: Sendable, Equatable {
    package var title: DocumentText
    package var list: EntityList
    package init(title: DocumentText, list: EntityList) {
      self.title = title
      self.list = list
    }
  }
  package var list: EntityList
  package var by: Path
  package var note: DocumentText?
  package var areLanes: Bool
  package var atOnce: AtOnce?

  package init(list: EntityList, by: Path, note: DocumentText? = nil, areLanes: Bool, atOnce: AtOnce? = nil) {
    self.list = list
    self.by = by
    self.note = note
    self.areLanes = areLanes
    self.atOnce = atOnce
  }
}

/// Each value of a path once, with the entities for which it stands, and why.
package struct Checklist: Sendable, Equatable {
  package var list: EntityList
  package var value: Path
  /// What holds these values of an entity is told elsewhere.
  package var leftOut: Path?
  /// How many reasons stand under a value; nil: none.
  package var reasonLimit: Int?

  package init(list: EntityList, value: Path, leftOut: Path? = nil, reasonLimit: Int? = nil) {
    self.list = list
    self.value = value
    self.leftOut = leftOut
    self.reasonLimit = reasonLimit
  }
}

/// The reasons of some outcomes, the weightiest first.
package struct ReasonList: Sendable, Equatable {
  /// Nil: of what is named around it.
  package var list: EntityList?
  package var paths: [Path]
  package var limit: Int
  /// Whether only what lowers, caps or weighs against an outcome is told, and nothing for it.
  package var isAgainst: Bool

  package init(list: EntityList? = nil, paths: [Path], limit: Int, isAgainst: Bool = false) {
    self.list = list
    self.paths = paths
    self.limit = limit
    self.isAgainst = isAgainst
  }
}

/// Facts stated otherwise, to see what becomes of the moves.
package struct Alternative: Sendable, Equatable {
  package struct Setting: Sendable, Equatable {
    package var key: FactKey
    package var fact: Fact
    package init(key: FactKey, fact: Fact) {
      self.key = key
      self.fact = fact
    }
  }
  package var text: DocumentText
  package var settings: [Setting]
  package init(text: DocumentText, settings: [Setting]) {
    self.text = text
    self.settings = settings
  }
}
