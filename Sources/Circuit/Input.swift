import RuleModel

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
  public var paths: [Path] { if case .test(let constraint) = self { constraint.paths } else { [] } }

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

  /// Adds numbers that tell it from every other constraint, whatever follows them: lists begin with their length.
  func sign(in frame: [Axis], into result: inout [Int]) {
    switch self {
    case .values(let set):
      result += [10, set.isComplement ? 1 : 0, set.members.count]
      result += set.members
    case .numbers(let set): sign(11, set, into: &result)
    case .compare(let comparison, let operand): sign(12, comparison, operand, frame, into: &result)
    case .present(let present): result += [13, present ? 1 : 0]
    case .includes(let operand): sign(14, operand, frame, into: &result)
    case .includesAny(let operand): sign(15, operand, frame, into: &result)
    case .includesNone(let operand): sign(16, operand, frame, into: &result)
    case .size(let set): sign(17, set, into: &result)
    case .sizeCompare(let comparison, let operand): sign(18, comparison, operand, frame, into: &result)
    }
  }

  private func sign(_ tag: Int, _ set: NumberSet, into result: inout [Int]) {
    result += [tag, set.intervals.count]
    for interval in set.intervals { result += [Int(interval.lowerBound), Int(interval.upperBound)] }
  }

  private func sign(
    _ tag: Int, _ comparison: Comparison, _ operand: PathOperand, _ frame: [Axis], into result: inout [Int]
  ) {
    result += [tag, comparison.number, Int(operand.plus)]
    result += [Int(operand.times.numerator), Int(operand.times.denominator)]
    operand.path.sign(in: frame, into: &result)
  }

  private func sign(_ tag: Int, _ operand: SetOperand, _ frame: [Axis], into result: inout [Int]) {
    switch operand {
    case .constants(let values):
      result += [tag, 0, values.count]
      result += values
    case .path(let path):
      result += [tag, 1]
      path.sign(in: frame, into: &result)
    }
  }
}

extension Path {
  /// Adds numbers that tell it from every other path, whatever its variables are called.
  func sign(in frame: [Axis], into result: inout [Int]) {
    result.append(subject.kind.raw)
    for term in subject.terms {
      switch term {
      case .variable(let variable):
        result.append(frame[variable.raw].kind.raw)
        result.append(frame[variable.raw].slot)
      case .entity(let entity):
        result.append(-4)
        result.append(entity.raw)
      }
    }
    for step in steps { result.append(step.raw) }
    result.append(-5)
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
