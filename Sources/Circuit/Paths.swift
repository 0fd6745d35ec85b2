import RuleLanguage

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

  mutating func wires(of path: Path, in frame: [Axis]) -> Wires {
    for step in path.steps { isRead[step.raw] = true }
    if isGiven(path) { return givenWires(path, in: frame) }
    let known = path.steps.prefix(while: isGiven).count
    var current = path
    current.steps = Array(path.steps.prefix(known))
    var result: Wires
    var next = known
    if known == 0 {
      result = ownWires(path.steps[0], path.subject, in: frame)
      next = 1
    } else {
      result = givenWires(current, in: frame)
    }
    while next < path.steps.count {
      guard case .reference(let reference) = result else { return result }
      result = follow(reference, to: path.steps[next], in: frame)
      next += 1
    }
    return result
  }

  /// The attribute of the subject itself.
  private mutating func ownWires(_ attribute: AttributeID, _ subject: Subject, in frame: [Axis]) -> Wires {
    let own = ownAxes(of: subject.kind)
    var targets: [Axis: AxisTarget] = [:]
    for (axis, term) in zip(own, subject.terms) { targets[axis] = target(term, in: frame) }
    return renamed(attributes[attribute.raw] ?? unknownWires(attribute), targets, beside: frame)
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
    let taken = frame + targets.values.compactMap(\.axis)
    switch wires {
    case .values(let values):
      return .values(
        ValueWires(
          canBe: values.canBe.map { build.rename($0, targets) }, mayBeEmpty: build.rename(values.mayBeEmpty, targets),
          contradiction: build.rename(values.contradiction, targets)))
    case .reference(var reference):
      let fresh = freshAxis(reference.target.kind, beside: taken)
      targets[reference.target] = .axis(fresh)
      reference.target = fresh
      reference.canBe = build.rename(reference.canBe, targets)
      reference.mayBeEmpty = build.rename(reference.mayBeEmpty, targets)
      reference.mayBeUnlisted = build.rename(reference.mayBeUnlisted, targets)
      reference.contradiction = build.rename(reference.contradiction, targets)
      return .reference(reference)
    case .number(let number): return .number(number.mapped { build.rename($0, targets) })
    case .set(.values(let signals, let empty)):
      return .set(.values(signals.map { build.rename($0, targets) }, mayBeEmpty: build.rename(empty, targets)))
    case .set(.entities(let signal, let target, let empty)):
      let fresh = freshAxis(target.kind, beside: taken)
      targets[target] = .axis(fresh)
      return .set(
        .entities(build.rename(signal, targets), target: fresh, mayBeEmpty: build.rename(empty, targets)))
    }
  }

  // MARK: Facts

  /// The wires of a path that the facts alone answer.
  mutating func givenWires(_ path: Path, in frame: [Axis]) -> Wires {
    let named = Array(axes(named: [path], in: frame))
    switch type(of: path) {
    case .boolean: return .values(givenValues(path, count: 2, in: frame))
    case .domain(let domain):
      return .values(givenValues(path, count: ruleSet.domains[domain.raw].values.count, in: frame))
    case .reference(let kind):
      let target = freshAxis(kind, beside: frame + named)
      let planes = input(.reference, path, in: frame, also: [target], planes: 3, signature: [20])
      return .reference(
        ReferenceWires(
          target: target, canBe: planes[0], mayBeEmpty: planes[1], mayBeUnlisted: planes[2], contradiction: .never))
    case .number(let number):
      return .number(givenNumber(path, lower: number.lower ?? -1 << 40, upper: number.upper ?? 1 << 40, in: frame))
    case .set(.domain(let domain)):
      let count = ruleSet.domains[domain.raw].values.count
      let planes = input(.contains(count: count), path, in: frame, planes: 2 * count + 1, signature: [21])
      let signals = (0..<count).map { Signal(possible: planes[2 * $0], certain: planes[2 * $0 + 1]) }
      return .set(.values(signals, mayBeEmpty: planes[2 * count]))
    case .set(.reference(let kind)):
      let target = freshAxis(kind, beside: frame + named)
      let planes = input(.containsEntity, path, in: frame, also: [target], planes: 3, signature: [22])
      return .set(
        .entities(Signal(possible: planes[0], certain: planes[1]), target: target, mayBeEmpty: planes[2]))
    case .text: return .values(ValueWires(canBe: [], mayBeEmpty: .always, contradiction: .never))
    }
  }

  private mutating func givenValues(_ path: Path, count: Int, in frame: [Axis]) -> ValueWires {
    let planes = input(.values(count: count), path, in: frame, planes: count + 1, signature: [23])
    return ValueWires(canBe: Array(planes.prefix(count)), mayBeEmpty: planes[count], contradiction: .never)
  }

  /// The number times a factor plus a summand, held between two bounds (comparisons beyond them come out the same).
  mutating func givenNumber(
    _ path: Path, lower: Int64, upper: Int64, plus: Int64 = 0, times: PathOperand.Fraction = .one, in frame: [Axis]
  ) -> NumberWires {
    let width = 64 - upper.subtractingSaturating(lower).leadingZeroBitCount
    let planes = input(
      .digits(offset: lower, width: width, plus: plus, times: times), path, in: frame, planes: 2 * width + 4,
      signature: [24, Int(lower), width, Int(plus), Int(times.numerator), Int(times.denominator)])
    return NumberWires(
      offset: lower, low: Array(planes[..<width]), high: Array(planes[width..<(2 * width)]),
      unboundedBelow: planes[2 * width], unboundedAbove: planes[2 * width + 1], mayBeEmpty: planes[2 * width + 2],
      mayExist: planes[2 * width + 3], contradiction: .never)
  }

  /// Nothing is known (of an attribute that no rule can give a value).
  func unknownWires(_ attribute: AttributeID) -> Wires {
    .values(ValueWires(canBe: [], mayBeEmpty: .always, contradiction: .never))
  }
}

extension NumberWires {
  func mapped(_ move: (Plane) -> Plane) -> NumberWires {
    NumberWires(
      offset: offset, low: low.map(move), high: high.map(move), unboundedBelow: move(unboundedBelow),
      unboundedAbove: move(unboundedAbove), mayBeEmpty: move(mayBeEmpty), mayExist: move(mayExist),
      contradiction: Signal(possible: move(contradiction.possible), certain: move(contradiction.certain)))
  }
}
