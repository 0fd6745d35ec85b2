import RuleLanguage

/// Leaves: what is asked of the facts.
extension Compiler {
  /// The planes of a question about a given path, over the axes of the variables that its parts name.
  mutating func input(
    _ question: Input.Question, _ path: Path, in frame: [Axis], also extra: [Axis] = [], planes count: Int,
    signature: [Int]
  ) -> [Plane] {
    let named = axes(named: question.paths + [path], in: frame)
    let own = build.sorted(named)
    let key = signature + [-1] + own.flatMap { [$0.kind.raw, $0.slot] } + [-2] + sign(path, frame)
      + extra.flatMap { [-3, $0.kind.raw, $0.slot] }
    if let known = inputs[key] { return known }
    for attribute in (question.paths + [path]).flatMap(\.steps) { isRead[attribute.raw] = true }
    let planeAxes = build.sorted(own + extra)
    let planes = (0..<count).map { place in
      build.newPlane(question.isOverExtra(place) ? planeAxes : own)
    }
    let all = own + extra
    build.inputs.append(
      Input(
        question: question.localised { localise($0, own, frame) }, path: localise(path, own, frame), axes: all,
        planes: planes))
    inputs[key] = planes
    return planes
  }

  func axes(named paths: [Path], in frame: [Axis]) -> Set<Axis> {
    Set(
      paths.flatMap(\.subject.terms).compactMap { term in
        if case .variable(let variable) = term { frame[variable.raw] } else { nil }
      })
  }

  /// The path with each variable written as the position of its axis.
  private func localise(_ path: Path, _ axes: [Axis], _ frame: [Axis]) -> Path {
    var result = path
    result.subject.terms = path.subject.terms.map { term in
      guard case .variable(let variable) = term else { return term }
      return .variable(VariableID(axes.firstIndex(of: frame[variable.raw]) ?? 0))
    }
    return result
  }

  func sign(_ path: Path, _ frame: [Axis]) -> [Int] {
    var result = [path.subject.kind.raw]
    for term in path.subject.terms {
      switch term {
      case .variable(let variable): result += [frame[variable.raw].kind.raw, frame[variable.raw].slot]
      case .entity(let entity): result += [-4, entity.raw]
      }
    }
    return result + path.steps.map(\.raw) + [-5]
  }

  // MARK: Fixed questions

  mutating func listed(_ axis: Axis) -> Plane {
    axisInput(.listed, [axis], signature: [1])
  }
  mutating func isEntity(_ axis: Axis, _ entity: Int) -> Plane {
    axisInput(.isEntity(entity), [axis], signature: [2, entity])
  }
  mutating func same(_ first: Axis, _ second: Axis) -> Plane {
    first == second ? .always : axisInput(.same, [first, second], signature: [3])
  }
  mutating func open(_ kind: KindID) -> Plane {
    guard mayBeOpen(kind) else { return .never }
    let path = Path(subject: Subject(kind: kind, terms: []), steps: [], span: .none)
    return input(.open, path, in: [], planes: 1, signature: [4])[0]
  }
  mutating func listedPair(_ kind: KindID, _ first: Term, _ second: Term, in frame: [Axis]) -> Signal {
    let path = Path(subject: Subject(kind: kind, terms: [first, second]), steps: [], span: .none)
    let planes = input(.listedPair(kind), path, in: frame, planes: 2, signature: [5])
    return Signal(possible: planes[0], certain: planes[1])
  }
  mutating func stated(_ attribute: AttributeID) -> Plane {
    let frame = ownAxes(of: ruleSet.attributes[attribute.raw].kind)
    return input(.stated, ownPath(attribute), in: frame, planes: 1, signature: [6])[0]
  }

  func ownPath(_ attribute: AttributeID) -> Path {
    let kind = ruleSet.attributes[attribute.raw].kind
    let terms = ownAxes(of: kind).indices.map { Term.variable(VariableID($0)) }
    return Path(subject: Subject(kind: kind, terms: terms), steps: [attribute], span: .none)
  }

  private mutating func axisInput(_ question: Input.Question, _ axes: [Axis], signature: [Int]) -> Plane {
    let terms = axes.indices.map { Term.variable(VariableID($0)) }
    let path = Path(subject: Subject(kind: axes[0].kind, terms: terms), steps: [], span: .none)
    return input(question, path, in: axes, planes: 1, signature: signature)[0]
  }
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
