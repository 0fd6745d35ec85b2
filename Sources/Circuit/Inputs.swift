import RuleModel

/// Leaves: what is asked of the facts.
extension Compiler {
  /// The planes of a question about a given path, over the axes of the variables that its parts name.
  mutating func input(
    _ question: Input.Question, _ path: Path, in frame: [Axis], also extra: [Axis] = [], planes count: Int,
    signature: [Int]
  ) -> [Plane] {
    let paths = question.paths + [path]
    let own = build.sorted(axes(named: paths, in: frame))
    var key = signature
    key.append(-1)
    for axis in own {
      key.append(axis.kind.raw)
      key.append(axis.slot)
    }
    key.append(-2)
    path.sign(in: frame, into: &key)
    for axis in extra { key += [-3, axis.kind.raw, axis.slot] }
    if let known = inputs.find(key) { return known }
    for path in paths { for attribute in path.steps { isRead[attribute.raw] = true } }
    let planeAxes = build.sorted(own + extra)
    let planes = (0..<count).map { place in
      build.newPlane(question.isOverExtra(place) ? planeAxes : own)
    }
    let all = own + extra
    build.inputs.append(
      Input(
        question: question.localised { localise($0, own, frame) }, path: localise(path, own, frame), axes: all,
        planes: planes))
    inputs.insert(planes, for: key)
    return planes
  }

  /// Each once.
  func axes(named paths: [Path], in frame: [Axis]) -> [Axis] {
    var axes: [Axis] = []
    for path in paths {
      for case .variable(let variable) in path.subject.terms where !axes.contains(frame[variable.raw]) {
        axes.append(frame[variable.raw])
      }
    }
    return axes
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

  // MARK: Fixed questions

  mutating func listed(_ axis: Axis) -> Plane {
    axisInput(.listed, [axis], signature: [1])
  }
  /// The entity that stands for those that nobody listed.
  mutating func unlisted(_ axis: Axis) -> Plane {
    mayBeOpen(axis.kind) ? axisInput(.unlisted, [axis], signature: [7]) : .never
  }
  /// On for every entity of the axis, the unlisted one included.
  mutating func anyEntity(_ axis: Axis) -> Plane {
    let one = listed(axis)
    return build.or(one, unlisted(axis))
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
