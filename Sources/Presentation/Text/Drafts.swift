import Explanation
import Report
import RuleModel

/// A part of a report before it is known which sentences stand above it.
struct Draft: Sendable {
  /// Blocks, and the reasons that follow them.
  struct Piece: Sendable {
    var blocks: [Block]
    var groups: [ReasonGroup] = []
    var rows: [ReportRow] = []
  }
  var pieces: [Piece]
  /// Outcomes that it shows.
  var shown: Set<FactKey>
  /// By kind: which of its entities it shows, in its order.
  var rows: [KindID: [Int]]
}

extension ReportBuilder {
  /// A section, or of a section by member what stands under one.
  struct Part: Sendable {
    var group: ReportPlan.Group
    var row: ReportRow?
    var isFirst = true
  }

  func parts(of group: ReportPlan.Group) -> [Part] {
    guard group.layout == .perMember else { return [Part(group: group)] }
    return entityRows(group.kind).enumerated().map { Part(group: group, row: $1, isFirst: $0 == 0) }
  }

  /// Those that hang on no other part: they can be drafted at once.
  var independentParts: [Part] { plan.groups.filter { $0.layout != .matrix }.flatMap(parts) }

  /// A part as it is without the rest of the report.
  func draft(_ part: Part) -> Draft {
    var own = self
    (own.blocks, own.pieces, own.shown) = ([], [], [])
    switch part.group.layout {
    case .single: own.addSingle(part.group)
    case .many: own.addMany(part.group)
    case .perMember: part.row.map { own.addMember($0, part.group, isFirst: part.isFirst) }
    case .matrix: own.addMatrix(part.group)
    }
    return Draft(pieces: own.pieces + [Draft.Piece(blocks: own.blocks)], shown: own.shown, rows: own.rows)
  }

  mutating func note(_ draft: Draft) {
    shown.formUnion(draft.shown)
    rows.merge(draft.rows) { _, new in new }
  }

  /// Adds a part, without what has been said.
  mutating func tell(_ draft: Draft) {
    for piece in draft.pieces {
      blocks += piece.blocks
      tell(piece.groups, of: piece.rows)
    }
  }
}
