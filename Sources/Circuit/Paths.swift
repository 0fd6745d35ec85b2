import RuleModel

/// What a path can be, as wires over the axes of a frame.
extension Compiler {
  /// Whether the facts alone answer for the attribute.
  func isGiven(_ attribute: AttributeID) -> Bool {
    mode == .fragments || !ruleSet.attributes[attribute.raw].isDerived
  }
  func isGiven(_ path: Path) -> Bool { path.steps.allSatisfy(isGiven) }

  func type(of path: Path) -> ValueType {
    path.steps.last.map { ruleSet.attributes[$0.raw].type } ?? .reference(path.subject.kind)
  }

  /// From the end to the beginning: the rest of a path for each entity that its first step can lead to.
  mutating func wires(of path: Path, in frame: [Axis]) -> Wires {
    for step in path.steps { isRead[step.raw] = true }
    if isGiven(path) { return givenWires(path, in: frame) }
    guard path.steps.count > 1 else { return ownWires(path.steps[0], path.subject, in: frame) }
    var head = path
    head.steps = [path.steps[0]]
    guard case .reference(let reference) = wires(of: head, in: frame) else { return .values(.none) }
    let beside = [reference.target] + frame
    let subject = Subject(kind: reference.target.kind, terms: [.variable(VariableID(0))])
    let rest = Path(subject: subject, steps: Array(path.steps.dropFirst()), span: path.span)
    return follow(reference, wires(of: rest, in: beside), type(of: path), beside: beside)
  }

  /// The attribute of the subject itself.
  private mutating func ownWires(_ attribute: AttributeID, _ subject: Subject, in frame: [Axis]) -> Wires {
    guard let own = attributes[attribute.raw] else {
      return noneWires(like: unknownWires(ruleSet.attributes[attribute.raw].type, beside: frame))
    }
    var targets: [Axis: AxisTarget] = [:]
    for (axis, term) in zip(ownAxes(of: subject.kind), subject.terms) { targets[axis] = target(term, in: frame) }
    return renamed(own, targets, beside: frame)
  }

  func target(_ term: Term, in frame: [Axis]) -> AxisTarget {
    switch term {
    case .variable(let variable): .axis(frame[variable.raw])
    case .entity(let entity): .entity(entity.raw)
    }
  }

  /// The wires with their own axes moved into a frame; a target axis gets a slot of its own.
  private mutating func renamed(_ wires: Wires, _ targets: [Axis: AxisTarget], beside frame: [Axis]) -> Wires {
    var targets = targets
    var fresh: Axis?
    if let own = wires.target {
      let axis = freshAxis(own.kind, beside: frame + targets.values.compactMap(\.axis))
      targets[own] = .axis(axis)
      fresh = axis
    }
    var result = wires.mapped { build.rename($0, targets) }
    result.target = fresh
    return result
  }

  // MARK: Facts

  /// The wires of a path that the facts alone answer.
  mutating func givenWires(_ path: Path, in frame: [Axis]) -> Wires {
    switch type(of: path) {
    case .boolean: return .values(givenValues(path, count: 2, in: frame))
    case .domain(let domain):
      return .values(givenValues(path, count: ruleSet.domains[domain.raw].values.count, in: frame))
    case .reference(let kind): return .reference(givenReference(path, kind, in: frame))
    case .number(let number): return .number(givenNumber(path, number, in: frame))
    case .set(let element): return .set(givenSet(path, element, in: frame))
    case .text: return .values(.none)
    }
  }

  private mutating func givenValues(_ path: Path, count: Int, in frame: [Axis]) -> ValueWires {
    let planes = input(.values(count: count), path, in: frame, planes: count + 1, signature: [23])
    return ValueWires(canBe: Array(planes.prefix(count)), mayBeEmpty: planes[count], contradiction: .never)
  }

  private mutating func givenReference(_ path: Path, _ kind: KindID, in frame: [Axis]) -> ReferenceWires {
    let target = freshAxis(kind, beside: frame)
    let planes = input(.reference, path, in: frame, also: [target], planes: 3, signature: [20])
    return ReferenceWires(
      target: target, canBe: planes[0], mayBeEmpty: planes[1], isUnknown: planes[2], contradiction: .never)
  }

  private mutating func givenSet(_ path: Path, _ element: ElementType, in frame: [Axis]) -> SetWires {
    switch element {
    case .domain(let domain):
      let count = ruleSet.domains[domain.raw].values.count
      let planes = input(.contains(count: count), path, in: frame, planes: 2 * count + 2, signature: [21])
      let signals = (0..<count).map { Signal(possible: planes[2 * $0], certain: planes[2 * $0 + 1]) }
      return SetWires(elements: .values(signals), mayBeEmpty: planes[2 * count], mayExist: planes[2 * count + 1])
    case .reference(let kind):
      let target = freshAxis(kind, beside: frame)
      let planes = input(.containsEntity, path, in: frame, also: [target], planes: 4, signature: [22])
      let signal = Signal(possible: planes[0], certain: planes[1])
      return SetWires(elements: .entities(signal, target: target), mayBeEmpty: planes[2], mayExist: planes[3])
    }
  }

  /// The number times a factor plus a summand. Of 64 bits, whatever is declared: what leaves them is refused before.
  mutating func givenNumber(
    _ path: Path, _ type: NumberType, plus: Int64 = 0, times: PathOperand.Fraction = .one, in frame: [Axis]
  ) -> NumberWires {
    let ends = AffineMap(plus: plus, times: times).units(Interval(type.lower, type.upper))
    return givenNumber(
      path, lower: ends.low.map { Int64(clamping: $0) } ?? .min, upper: ends.high.map { Int64(clamping: $0) } ?? .max,
      plus: plus, times: times, in: frame)
  }

  /// The same, held between two bounds (comparisons beyond them come out the same).
  mutating func givenNumber(
    _ path: Path, lower: Int64, upper: Int64, plus: Int64 = 0, times: PathOperand.Fraction = .one, in frame: [Axis]
  ) -> NumberWires {
    let width = 64 - lower.distance(upTo: upper).leadingZeroBitCount
    let planes = input(
      .digits(offset: lower, width: width, plus: plus, times: times), path, in: frame, planes: 2 * width + 4,
      signature: [24, Int(lower), width, Int(plus), Int(times.numerator), Int(times.denominator)])
    return NumberWires(
      offset: Int128(lower), low: Array(planes[..<width]), high: Array(planes[width..<(2 * width)]),
      unboundedBelow: planes[2 * width], unboundedAbove: planes[2 * width + 1], mayBeEmpty: planes[2 * width + 2],
      mayExist: planes[2 * width + 3], contradiction: .never)
  }
}
