import RuleModel

extension RuleSetGenerator {
  typealias TypedPath = (path: Path, type: ValueType)

  /// All paths of at most two steps that may be read: given attributes, and derived ones below the limit.
  func paths(_ scope: [Variable], _ limit: Int) -> [TypedPath] {
    var paths: [TypedPath] = []
    for subject in subjects(scope) {
      if subject.terms.count == 1 {
        paths.append((Path(subject: subject, steps: [], span: .none), .reference(subject.kind)))
      }
      for first in readable(subject.kind, limit) {
        let type = rules.attributes[first.raw].type
        paths.append((Path(subject: subject, steps: [first], span: .none), type))
        guard case .reference(let kind) = type else { continue }
        for second in readable(kind, limit) {
          paths.append(
            (Path(subject: subject, steps: [first, second], span: .none), rules.attributes[second.raw].type))
        }
      }
    }
    return paths
  }

  private func readable(_ kind: KindID, _ limit: Int) -> [AttributeID] {
    rules.attributes.indices.filter {
      rules.attributes[$0].kind == kind && (!rules.attributes[$0].isDerived || $0 < limit)
    }.map { AttributeID($0) }
  }

  /// The single kind, each variable, each pair of variables, and an entity of the catalogue.
  private func subjects(_ scope: [Variable]) -> [Subject] {
    var subjects = [Subject(kind: Kinds.city, terms: [])]
    let variables = scope.indices.map { (Term.variable(VariableID($0)), scope[$0].kind) }
    for (term, kind) in variables { subjects.append(Subject(kind: kind, terms: [term])) }
    for (first, firstKind) in variables {
      for (second, secondKind) in variables where first != second {
        switch (firstKind, secondKind) {
        case (Kinds.partner, Kinds.form):
          if options.pairs { subjects.append(Subject(kind: Kinds.engagement, terms: [first, second])) }
        case (Kinds.form, Kinds.form):
          if options.pairs { subjects.append(Subject(kind: Kinds.link, terms: [first, second])) }
        case (Kinds.country, Kinds.country):
          if options.listedPairs { subjects.append(Subject(kind: Kinds.tie, terms: [first, second])) }
        default: break
        }
      }
    }
    subjects.append(Subject(kind: Kinds.form, terms: [.entity(EntityID(0))]))
    return subjects
  }

  /// A constant or a path that may stand for a value of the type.
  /// `derived`: how many of a hundred read what rules conclude, where they can.
  mutating func operand(_ type: ValueType, _ scope: [Variable], _ limit: Int, derived percent: Int = 50) -> Operand? {
    let constant = constant(type)
    let candidates = paths(scope, limit).filter { $0.type.isLike(type) && keeps(PathOperand(path: $0.path), type) }
    guard options.operands, !candidates.isEmpty, constant == nil || random.chance(percent) else {
      return constant.map { .constant($0) }
    }
    // What rules conclude may contradict itself.
    let derived = candidates.filter { $0.path.steps.contains { rules.attributes[$0.raw].isDerived } }
    let chosen = random.pick(!derived.isEmpty && random.chance(percent) ? derived : candidates)
    let moved = moved(chosen, numbers: false)
    return .path(keeps(moved, type) ? moved : PathOperand(path: chosen.path))
  }

  /// Whether what a path leads to lies within the range of a type: a promise that contributions keep.
  func keeps(_ operand: PathOperand, _ type: ValueType) -> Bool {
    guard case .number(let own) = type, let last = operand.path.steps.last,
      case .number(let other) = rules.attributes[last.raw].type
    else { return true }
    return NumberRange(own).contains(NumberRange(other).moved(by: operand))
  }

  mutating func moved(_ candidate: TypedPath, numbers: Bool) -> PathOperand {
    var operand = PathOperand(path: candidate.path)
    switch candidate.type {
    case .domain(let domain) where rules.domains[domain.raw].isOrdered:
      if random.chance(40) { operand.plus = Int64(random.number(-2...2)) }
    case .number:
      if random.chance(40) { operand.plus = Int64(random.number(-2...2)) }
      if random.chance(30) {
        let fractions: [PathOperand.Fraction] = [.init(2), .init(15, over: 10), .init(-1), .init(0)]
        operand.times = random.pick(numbers ? fractions : [.init(2), .init(-1)])
      }
    default: break
    }
    return operand
  }

  /// A condition; variables that its quantifiers bind are added to the scope.
  mutating func condition(_ scope: inout [Variable], free: Int, _ limit: Int, depth: Int) -> Condition {
    var visible = Array(0..<free)
    return condition(&scope, &visible, limit, depth)
  }

  private mutating func condition(
    _ scope: inout [Variable], _ visible: inout [Int], _ limit: Int, _ depth: Int
  ) -> Condition {
    let roll = random.number(0..<100)
    if depth > 0 && roll < 10 {
      return .any((0..<2).map { _ in condition(&scope, &visible, limit, depth - 1) })
    }
    if depth > 0 && roll < 15 {
      return .all((0..<2).map { _ in condition(&scope, &visible, limit, depth - 1) })
    }
    if depth > 0 && roll < 25 && options.negation {
      return .not(condition(&scope, &visible, limit, depth - 1))
    }
    if depth > 0 && roll < 50 && options.quantifiers { return quantified(&scope, visible, limit, depth) }
    return test(scope, visible, limit)
  }

  private mutating func quantified(
    _ scope: inout [Variable], _ visible: [Int], _ limit: Int, _ depth: Int
  ) -> Condition {
    var choices: [[KindID]] = [[Kinds.form], [Kinds.partner], [Kinds.partner]]
    if options.byReference { choices.append([Kinds.country]) }
    if options.pairs { choices.append([Kinds.partner, Kinds.form]) }
    if options.listedPairs && options.byReference { choices.append([Kinds.country, Kinds.country]) }
    let kinds = random.pick(choices)
    let listed = kinds == [Kinds.country, Kinds.country] ? Kinds.tie : nil
    var inner = visible
    var bound: [VariableID] = []
    for kind in kinds {
      bound.append(VariableID(scope.count))
      inner.append(scope.count)
      scope.append(Variable(name: "q\(scope.count)", kind: kind))
    }
    let body = condition(&scope, &inner, limit, depth - 1)
    let forms: [Quantifier.Form] = [
      .some, .some, .every, .no, .count(numbers(Int64(random.number(0...2)))),
      .count(numbers(Int64(random.number(0...2)))),
    ]
    var form = random.pick(forms)
    let counts = paths(scope, limit).filter { typed in
      if case .number = typed.type { typed.path.subject.terms.allSatisfy { isVisible($0, visible) } } else { false }
    }
    if options.pathComparisons && !counts.isEmpty && random.chance(15) {
      form = .countCompare(random.pick(Comparison.all), moved(random.pick(counts), numbers: true))
    }
    return .quantified(Quantifier(form: form, bound: bound, listed: listed, condition: body, span: .none))
  }

  func isVisible(_ term: Term, _ visible: [Int]) -> Bool {
    if case .variable(let variable) = term { visible.contains(variable.raw) } else { true }
  }

  mutating func numbers(_ number: Int64) -> NumberSet {
    switch random.number(0...4) {
    case 0: NumberSet(intervals: [number...number])
    case 1: NumberSet(intervals: [.min...(number - 1), (number + 1)...(.max)])
    case 2: NumberSet(intervals: [number...(.max)])
    case 3: NumberSet(intervals: [.min...number])
    default: NumberSet(intervals: [number...(number + 1)])
    }
  }
}
