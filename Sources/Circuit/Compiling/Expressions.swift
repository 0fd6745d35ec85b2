import RuleModel

/// Conditions and paths of rules as planes, over the axes of the variables that they name. It reads facts by leaves and
/// derived attributes by the planes that were made before.
///
/// In the frame bed/0, plant/0 the condition `bed.light: {at least: {path: plant.light}}` is one leaf over both, as long as
/// both attributes are given; of a derived one the planes of the two values are compared.
struct Expressions {
  let ruleSet: RuleSet
  let mode: CompilationMode
  var algebra: Algebra
  /// By attribute: those compiled so far.
  var attributes: [ValuePlanes?]
  var isRead: [Bool]
  private(set) var cuts: [AttributeID: Set<Int64>] = [:]
  /// Tests made before: rules repeat them.
  private var tests: [Localised<Constraint>: TruthPlanes] = [:]

  init(_ ruleSet: RuleSet, mode: CompilationMode) {
    self.ruleSet = ruleSet
    self.mode = mode
    algebra = Algebra(KindBounds(ruleSet))
    attributes = Array(repeating: nil, count: ruleSet.attributes.count)
    isRead = Array(repeating: false, count: ruleSet.attributes.count)
  }

  // MARK: Frames

  /// The axes of a scope's variables: variables of one kind get slots in order.
  func frame(of scope: [Variable]) -> [Axis] {
    scope.reduce(into: []) { frame, variable in frame.append(Axis.fresh(variable.kind, beside: frame)) }
  }

  /// The axes of an attribute's own entities.
  func ownAxes(of kind: KindID) -> [Axis] {
    switch ruleSet.kinds[kind.raw].form {
    case .single: []
    case .many, .byReference: [Axis(kind)]
    case .pair(let first, let second, _):
      [Axis(first.kind), Axis(second.kind, first.kind == second.kind ? 1 : 0)]
    }
  }

  /// The axis of an attribute's own entities that it leads to or holds.
  func target(of type: ValueType, _ own: [Axis]) -> Axis? {
    switch type {
    case .reference(let kind), .set(.reference(let kind)): Axis.fresh(kind, beside: own)
    default: nil
    }
  }

  // MARK: Conditions

  mutating func truth(of condition: Condition, in frame: [Axis]) -> TruthPlanes {
    switch condition {
    case .test(let test): return truth(of: test, in: frame)
    case .all(let parts): return algebra.build.and(parts.map { truth(of: $0, in: frame) })
    case .any(let parts): return algebra.build.or(parts.map { truth(of: $0, in: frame) })
    case .not(let part): return algebra.build.not(truth(of: part, in: frame))
    case .quantified(let quantifier): return truth(of: quantifier, in: frame)
    }
  }

  private mutating func truth(of quantifier: Quantifier, in frame: [Axis]) -> TruthPlanes {
    let bound = quantifier.bound.map { frame[$0.raw] }
    let held = truth(of: quantifier.condition, in: frame)
    let member = membership(quantifier, in: frame)
    switch quantifier.form {
    case .some: return algebra.some(algebra.build.and([held, member]), bound)
    case .no: return algebra.build.not(algebra.some(algebra.build.and([held, member]), bound))
    case .every: return algebra.build.not(algebra.some(algebra.build.and([algebra.build.not(held), member]), bound))
    case .count(let set): return algebra.build.passes(algebra.count(held, member, bound), set)
    case .countCompare(let comparison, let operand):
      return compare(.number(algebra.count(held, member, bound)), comparison, operand, in: frame)
    }
  }

  /// Certain for what is listed, possible for what may yet be.
  private mutating func membership(_ quantifier: Quantifier, in frame: [Axis]) -> TruthPlanes {
    if let kind = quantifier.listed, quantifier.bound.count == 2 {
      return listedPair(kind, .variable(quantifier.bound[0]), .variable(quantifier.bound[1]), in: frame)
    }
    return TruthPlanes(possible: .always, certain: algebra.listed(quantifier.bound.map { frame[$0.raw] }))
  }

  /// A test, read from those made before where it is one of them.
  private mutating func truth(of test: Test, in frame: [Axis]) -> TruthPlanes {
    let key = Localised(
      test.constraint, test.path, axes: axes(named: [test.path] + test.constraint.paths, in: frame), frame)
    if let known = tests[key] { return known }
    let result = newTruth(of: test, key, in: frame)
    tests[key] = result
    return result
  }

  private mutating func newTruth(
    of test: Test, _ local: Localised<Constraint>, in frame: [Axis]
  ) -> TruthPlanes {
    noteCuts(test)
    if ([test.path] + test.constraint.paths).allSatisfy({ isGiven($0) }) {
      note([test.path] + test.constraint.paths)
      let planes = algebra.leaves.ask(
        .test(local.question), local.path, local.axes, planes: 2, &algebra.build)
      return TruthPlanes(possible: planes[0], certain: planes[1])
    }
    let left = value(of: test.path, in: frame)
    switch test.constraint {
    case .values(let set): return algebra.passes(left, set)
    case .numbers(let set): return algebra.passes(left, set)
    case .present(let wanted):
      let present = algebra.presence(left)
      return wanted ? present : algebra.build.not(present)
    case .compare(let comparison, let operand): return compare(left, comparison, operand, in: frame)
    case .includes(let operand), .includesAny(let operand):
      let right = other(operand, beside: left, in: frame)
      return algebra.meets(left, right)
    case .includesNone(let operand):
      let right = other(operand, beside: left, in: frame)
      return algebra.isApart(left, right)
    case .size(let set):
      let size = algebra.size(left)
      return algebra.passes(size, set)
    case .sizeCompare(let comparison, let operand):
      var held = compare(algebra.size(left), comparison, operand, in: frame)
      // No set has no size, whatever it is compared with.
      let some = algebra.build.or(algebra.mayExist(left), left.contradiction.possible)
      held.possible = algebra.build.and(held.possible, some)
      return held
    }
  }

  /// A range of a number is cut into cases where a condition compares it with a constant.
  private mutating func noteCuts(_ test: Test) {
    guard case .numbers(let set) = test.constraint, let last = test.path.steps.last else { return }
    for interval in set.intervals {
      if interval.lowerBound > .min { cuts[last, default: []].insert(interval.lowerBound - 1) }
      if interval.upperBound < .max { cuts[last, default: []].insert(interval.upperBound) }
    }
  }

  /// What a set is compared with.
  private mutating func other(_ operand: SetOperand, beside left: ValuePlanes, in frame: [Axis]) -> ValuePlanes {
    switch operand {
    case .path(let path): value(of: path, in: frame)
    case .constants(let constants): algebra.set(of: constants, like: left)
    }
  }

  // MARK: Comparisons

  private mutating func compare(
    _ left: ValuePlanes, _ comparison: Comparison, _ operand: PathOperand, in frame: [Axis]
  ) -> TruthPlanes {
    guard case .number(let first) = left else {
      let right = value(of: operand.path, in: frame + (left.target.map { [$0] } ?? []))
      return algebra.compare(left, comparison, right, plus: operand.plus)
    }
    let scaled = algebra.times(first, operand.times.denominator)
    guard let second = number(operand, beside: scaled, in: frame) else { return algebra.settled(.never, [left]) }
    return algebra.compare(.number(scaled), comparison, .number(second), plus: 0)
  }

  /// The operand times the denominator of its factor, to be compared with a number of the same measure.
  private mutating func number(_ operand: PathOperand, beside left: NumberPlanes, in frame: [Axis]) -> NumberPlanes? {
    let plus = Int128(operand.plus) * Int128(operand.times.denominator)
    let span = Int128(1) << Int128(max(left.low.count, left.high.count))
    // What lies beyond the other side's ends compares with it as these do.
    if isGiven(operand.path), case .number = ruleSet.type(of: operand.path),
      let lower = Int64(exactly: left.offset - 1), let upper = Int64(exactly: left.offset + span + 1),
      let plus = Int64(exactly: plus)
    {
      let whole = PathOperand.Fraction(operand.times.numerator)
      return givenNumber(operand.path, lower: lower, upper: upper, plus: plus, times: whole, in: frame)
    }
    guard case .number(let number) = value(of: operand.path, in: frame) else { return nil }
    var result = algebra.times(number, operand.times.numerator)
    result.offset += plus
    return result
  }
}
