import RuleLanguage

/// A thing asked of the facts before the program runs: a leaf of every derivation.
public struct Input: Sendable {
  public enum Question: Sendable {
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
  public var question: Question
  /// Terms are `.variable(position in axes)` or an entity.
  public var path: Path
  public var axes: [Axis]
  public var planes: [Plane]
}

extension Input.Question {
  /// Further paths that the question reads.
  var paths: [Path] { if case .test(let constraint) = self { constraint.paths } else { [] } }

  func localised(_ move: (Path) -> Path) -> Self {
    if case .test(let constraint) = self { .test(constraint.localised(move)) } else { self }
  }

  /// Whether a plane of the answer has the extra axis.
  func isOverExtra(_ place: Int) -> Bool {
    switch self {
    case .reference: place == 0
    case .containsEntity: place < 2
    default: false
    }
  }
}

extension Constraint {
  /// The paths that it compares with.
  public var paths: [Path] {
    switch self {
    case .compare(_, let operand), .sizeCompare(_, let operand): [operand.path]
    case .includes(.path(let path)), .includesAny(.path(let path)), .includesNone(.path(let path)): [path]
    default: []
    }
  }

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

  /// Numbers that tell it from every other constraint on the same paths.
  func signature(_ sign: (Path) -> [Int]) -> [Int] {
    func signed(_ tag: Int, _ comparison: Comparison, _ operand: PathOperand) -> [Int] {
      [tag, comparison.number, Int(operand.plus), Int(operand.times.numerator), Int(operand.times.denominator)]
        + sign(operand.path)
    }
    func signed(_ tag: Int, _ operand: SetOperand) -> [Int] {
      switch operand {
      case .constants(let values): [tag, 0] + values
      case .path(let path): [tag, 1] + sign(path)
      }
    }
    return switch self {
    case .values(let set): [10, set.isComplement ? 1 : 0] + set.members
    case .numbers(let set): [11] + set.intervals.flatMap { [Int($0.lowerBound), Int($0.upperBound)] }
    case .compare(let comparison, let operand): signed(12, comparison, operand)
    case .present(let present): [13, present ? 1 : 0]
    case .includes(let operand): signed(14, operand)
    case .includesAny(let operand): signed(15, operand)
    case .includesNone(let operand): signed(16, operand)
    case .size(let set): [17] + set.intervals.flatMap { [Int($0.lowerBound), Int($0.upperBound)] }
    case .sizeCompare(let comparison, let operand): signed(18, comparison, operand)
    }
  }
}

extension Comparison {
  fileprivate var number: Int {
    switch self {
    case .equal: 0
    case .otherThan: 1
    case .atLeast: 2
    case .atMost: 3
    case .above: 4
    case .below: 5
    }
  }
}
