import RuleModel
import SourceText

/// What a path can be, over the axes of a frame.
extension Expressions {
  /// Whether the facts alone answer for the attribute.
  func isGiven(_ attribute: AttributeID) -> Bool {
    mode == .fragments || !ruleSet.attributes[attribute.raw].isDerived
  }
  func isGiven(_ path: Path) -> Bool { path.steps.allSatisfy(isGiven) }

  /// Notes that something reads the attributes.
  mutating func note(_ paths: [Path]) {
    for path in paths { for attribute in path.steps { isRead[attribute.raw] = true } }
  }

  /// From the end to the beginning: the rest of a path for each entity that its first step can lead to.
  mutating func value(of path: Path, in frame: [Axis]) -> ValuePlanes {
    note([path])
    if isGiven(path) { return givenValue(path, in: frame) }
    guard path.steps.count > 1 else { return derivedValue(path.steps[0], path.subject, in: frame) }
    var head = path
    head.steps = [path.steps[0]]
    guard case .reference(let reference) = value(of: head, in: frame) else { return .ordinals(.none) }
    let beside = [reference.target] + frame
    let subject = Subject(kind: reference.target.kind, terms: [.variable(VariableID(0))])
    let rest = Path(subject: subject, steps: Array(path.steps.dropFirst()), span: path.span)
    let there = value(of: rest, in: beside)
    return algebra.follow(reference, there, ruleSet.type(of: path), beside: beside)
  }

  /// The attribute of the subject itself.
  private mutating func derivedValue(_ attribute: AttributeID, _ subject: Subject, in frame: [Axis]) -> ValuePlanes {
    guard let own = attributes[attribute.raw] else {
      return algebra.anything(ruleSet.attributes[attribute.raw].type, beside: frame).nothing
    }
    var targets: [Axis: AxisTarget] = [:]
    for (axis, term) in zip(ownAxes(of: subject.kind), subject.terms) {
      switch term {
      case .variable(let variable): targets[axis] = .axis(frame[variable.raw])
      case .entity(let entity): targets[axis] = .entity(entity.raw)
      }
    }
    return renamed(own, targets, beside: frame)
  }

  /// With its own axes moved into a frame; a target axis gets a slot of its own.
  private mutating func renamed(
    _ value: ValuePlanes, _ targets: [Axis: AxisTarget], beside frame: [Axis]
  ) -> ValuePlanes {
    var targets = targets
    var fresh: Axis?
    if let own = value.target {
      let axis = Axis.fresh(own.kind, beside: frame + targets.values.compactMap(\.axis))
      targets[own] = .axis(axis)
      fresh = axis
    }
    var result = value.mapped { algebra.build.rename($0, targets) }
    result.target = fresh
    return result
  }

  // MARK: Facts

  /// A path that the facts alone answer.
  mutating func givenValue(_ path: Path, in frame: [Axis]) -> ValuePlanes {
    switch ruleSet.type(of: path) {
    case .boolean: return .ordinals(givenOrdinals(path, count: 2, in: frame))
    case .domain(let domain): return .ordinals(givenOrdinals(path, count: algebra.kinds.values[domain.raw], in: frame))
    case .reference(let kind): return .reference(givenReference(path, kind, in: frame))
    case .number(let number): return .number(givenNumber(path, number, in: frame))
    case .set(let element): return .set(givenSet(path, element, in: frame))
    case .text: return .ordinals(.none)
    }
  }

  /// The planes of a question about a given path, over the axes of the variables that it names.
  private mutating func ask(
    _ question: Input.Question, _ path: Path, in frame: [Axis], also extra: [Axis] = [], planes count: Int
  ) -> [Plane] {
    note([path])
    let local = Localised(question, path, axes: axes(named: [path], in: frame), frame)
    return algebra.leaves.ask(question, local.path, local.axes, also: extra, planes: count, &algebra.build)
  }

  private mutating func givenOrdinals(_ path: Path, count: Int, in frame: [Axis]) -> OrdinalPlanes {
    let planes = ask(.values(count: count), path, in: frame, planes: count + 1)
    return OrdinalPlanes(canBe: Array(planes.prefix(count)), mayBeEmpty: planes[count], contradiction: .never)
  }

  private mutating func givenReference(_ path: Path, _ kind: KindID, in frame: [Axis]) -> ReferencePlanes {
    let target = Axis.fresh(kind, beside: frame)
    let planes = ask(.reference, path, in: frame, also: [target], planes: 3)
    return ReferencePlanes(
      target: target, canBe: planes[0], mayBeEmpty: planes[1], isUnknown: planes[2], contradiction: .never)
  }

  private mutating func givenSet(_ path: Path, _ element: ElementType, in frame: [Axis]) -> SetPlanes {
    switch element {
    case .domain(let domain):
      let count = algebra.kinds.values[domain.raw]
      let planes = ask(.contains(count: count), path, in: frame, planes: 2 * count + 2)
      let truths = (0..<count).map { TruthPlanes(possible: planes[2 * $0], certain: planes[2 * $0 + 1]) }
      return SetPlanes(elements: .values(truths), mayBeEmpty: planes[2 * count], mayExist: planes[2 * count + 1])
    case .reference(let kind):
      let target = Axis.fresh(kind, beside: frame)
      let planes = ask(.containsEntity, path, in: frame, also: [target], planes: 4)
      let truth = TruthPlanes(possible: planes[0], certain: planes[1])
      return SetPlanes(elements: .entities(truth, target: target), mayBeEmpty: planes[2], mayExist: planes[3])
    }
  }

  /// The number times a factor plus a summand. Of 64 bits, whatever is declared: what leaves them is refused before.
  mutating func givenNumber(
    _ path: Path, _ type: NumberType, plus: Int64 = 0, times: PathOperand.Fraction = .one, in frame: [Axis]
  ) -> NumberPlanes {
    let ends = AffineMap(plus: plus, times: times).units(Interval(type.lower, type.upper))
    return givenNumber(
      path, lower: ends.low.map { Int64(clamping: $0) } ?? .min, upper: ends.high.map { Int64(clamping: $0) } ?? .max,
      plus: plus, times: times, in: frame)
  }

  /// The same, held between two bounds (comparisons beyond them come out the same).
  mutating func givenNumber(
    _ path: Path, lower: Int64, upper: Int64, plus: Int64 = 0, times: PathOperand.Fraction = .one, in frame: [Axis]
  ) -> NumberPlanes {
    let width = 64 - lower.distance(upTo: upper).leadingZeroBitCount
    let planes = ask(
      .digits(offset: lower, width: width, plus: plus, times: times), path, in: frame, planes: 2 * width + 4)
    return NumberPlanes(
      offset: Int128(lower), low: Array(planes[..<width]), high: Array(planes[width..<(2 * width)]),
      unboundedBelow: planes[2 * width], unboundedAbove: planes[2 * width + 1], mayBeEmpty: planes[2 * width + 2],
      mayExist: planes[2 * width + 3], contradiction: .never)
  }

  // MARK: Lists

  mutating func listedPair(_ kind: KindID, _ first: Term, _ second: Term, in frame: [Axis]) -> TruthPlanes {
    let path = Path(subject: Subject(kind: kind, terms: [first, second]), steps: [], span: .none)
    let planes = ask(.listedPair(kind), path, in: frame, planes: 2)
    return TruthPlanes(possible: planes[0], certain: planes[1])
  }

  mutating func stated(_ attribute: AttributeID) -> Plane {
    ask(.stated, ownPath(attribute), in: ownAxes(of: ruleSet.attributes[attribute.raw].kind), planes: 1)[0]
  }

  /// The attribute of the entities of its own axes.
  func ownPath(_ attribute: AttributeID) -> Path {
    let kind = ruleSet.attributes[attribute.raw].kind
    let terms = ownAxes(of: kind).indices.map { Term.variable(VariableID($0)) }
    return Path(subject: Subject(kind: kind, terms: terms), steps: [attribute], span: .none)
  }
}
