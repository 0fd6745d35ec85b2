package import RuleModel

/// A thing asked of the facts before the program runs: a leaf of every derivation.
package struct Input: Sendable {
  package enum Question: Sendable, Hashable {
    /// Planes: possible, certain.
    case test(Constraint)
    /// One plane a value, then: may have no value.
    case values(count: Int)
    /// A plane with one axis more (the last of `axes`): can be that entity; then: may have no value, is unknown.
    case reference
    /// Digits of the lower bound, of the upper bound, then: unbounded below, above, may have none, may have one.
    case digits(offset: Int64, width: Int, plus: Int64, times: PathOperand.Fraction)
    /// Of a set: possible and certain planes of each value in turn; then: may have no value, may have one.
    case contains(count: Int)
    /// Of a set of references: a possible and a certain plane with one axis more (the last of `axes`); then: may have
    /// no value, may have one.
    case containsEntity
    /// The attribute (the path's last step) is stated, so that its rules do not count.
    case stated
    /// The axis' entity is one of those listed (not the unlisted one).
    case listed
    /// The axis' entity is the one that stands for those that nobody listed.
    case unlisted
    /// The kind of the path's subject is open.
    case open
    /// The pair is listed: possible, certain.
    case listedPair(KindID)
    /// The axis' entity is this one.
    case isEntity(Int)
    /// The two axes' entities are the same.
    case same
  }
  package var question: Question
  /// Terms are `.variable(position in axes)` or an entity.
  package var path: Path
  package var axes: [Axis]
  package var planes: [Plane]
}

extension Input.Question {
  /// Further paths that the question reads.
  package var paths: [Path] { if case .test(let constraint) = self { constraint.paths } else { [] } }

  func localised(_ move: (Path) -> Path) -> Self {
    if case .test(let constraint) = self { .test(constraint.localised(move)) } else { self }
  }

  /// Whether a plane of the answer has the extra axis.
  package func isOverExtra(_ place: Int) -> Bool {
    switch self {
    case .reference: place == 0
    case .containsEntity: place < 2
    default: false
    }
  }
}

extension Constraint {
  func localised(_ move: (Path) -> Path) -> Constraint {
    func moved(_ operand: PathOperand) -> PathOperand {
      PathOperand(path: move(operand.path), plus: operand.plus, times: operand.times)
    }
    return switch self {
    case .compare(let comparison, let operand): .compare(comparison, moved(operand))
    case .sizeCompare(let comparison, let operand): .sizeCompare(comparison, moved(operand))
    case .includes(.path(let path)): .includes(.path(move(path)))
    case .includesAny(.path(let path)): .includesAny(.path(move(path)))
    case .includesNone(.path(let path)): .includesNone(.path(move(path)))
    default: self
    }
  }
}
