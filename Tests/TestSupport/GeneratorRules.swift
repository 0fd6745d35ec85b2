import RuleModel

extension RuleSetGenerator {
  mutating func makeRules() {
    for number in rules.attributes.indices {
      switch rules.attributes[number].combine {
      case nil, .rank, .band: continue
      default: break
      }
      let attribute = AttributeID(number)
      let isGroup = recursive.contains(attribute) || rules.attributes[number].isSettledByMany
      for _ in 0..<random.number(isGroup ? 2...3 : 1...3) where rules.rules.count < 12 {
        makeRule(attribute)
      }
    }
  }

  private mutating func makeRule(_ attribute: AttributeID) {
    let about = rules.attributes[attribute.raw]
    let isRecursive = recursive.contains(attribute)
    let limit = isRecursive ? recursive[0].raw : attribute.raw
    var scope = members(about.kind)
    let named = scope.count
    if options.extraNames && random.chance(about.isSingle ? 55 : 35) {
      var extra = [Variable(name: "partner", kind: Kinds.partner), Variable(name: "form", kind: Kinds.form)]
      if options.byReference { extra.append(Variable(name: "x", kind: Kinds.country)) }
      extra.removeAll { variable in scope.contains { $0.name == variable.name } }
      if !extra.isEmpty { scope.append(random.pick(extra)) }
    }
    if isRecursive && about.kind == Kinds.link { scope.append(Variable(name: "via", kind: Kinds.form)) }
    let freeCount = scope.count
    var conclusions = [conclusion(attribute, Array(scope.prefix(freeCount)), limit)].compactMap { $0 }
    guard !conclusions.isEmpty else { return }
    if case .level = about.combine, random.chance(15) {
      conclusions += [conclusion(attribute, Array(scope.prefix(freeCount)), limit)].compactMap { $0 }
        .filter { if case .step = $0.contribution { false } else { true } }
    }
    if random.chance(25), let other = another(attribute, scope), !isRecursive {
      conclusions += [conclusion(other, Array(scope.prefix(freeCount)), limit)].compactMap { $0 }
    }
    var when = (0..<random.pick([0, 1, 1, 1, 2, 2])).map { _ in condition(&scope, free: freeCount, limit, depth: 2) }
    // Something has to be there before it can lead to more.
    if isRecursive && random.chance(60) { when.append(monotone(&scope, freeCount)) }
    let unless = options.negation && random.chance(20) ? [condition(&scope, free: freeCount, limit, depth: 1)] : []
    var listed: [Subject] = []
    if about.kind == Kinds.tie || (options.listedPairs && random.chance(10)) {
      let countries = (0..<freeCount).filter { scope[$0].kind == Kinds.country }
      if countries.count > 1 {
        listed = [Subject(kind: Kinds.tie, terms: countries.prefix(2).map { .variable(VariableID($0)) })]
      }
    }
    var multiplicity = Rule.Multiplicity.unsaid
    if freeCount > named || conclusions.contains(where: { $0.subject.terms.count < freeCount }) {
      let each = (0..<freeCount).filter { _ in random.chance(50) }.map { VariableID($0) }
      multiplicity = random.chance(50) || each.isEmpty ? .once : .forEach(each)
    }
    rules.rules.append(
      Rule(
        id: "r\(rules.rules.count)", title: Self.text("rule"), section: 0,
        rank: RankID(random.number(0...rules.ranks.count - 1)), isDraft: options.drafts && random.chance(8),
        scope: scope, freeCount: freeCount, listedPairs: listed, when: when, unless: unless,
        conclusions: conclusions, multiplicity: multiplicity, overrides: [],
        because: LocalizedTemplate(templates: [], span: .none), basis: [], confidence: nil, evidence: nil, sources: [],
        examples: [], span: .none))
  }

  /// An attribute beyond the first that the same names can be concluded of.
  private mutating func another(_ attribute: AttributeID, _ scope: [Variable]) -> AttributeID? {
    let candidates = rules.attributes.indices.filter { number in
      guard number > attribute.raw, let combine = rules.attributes[number].combine else { return false }
      switch combine {
      case .rank, .band: return false
      default: break
      }
      return members(rules.attributes[number].kind).allSatisfy { scope.contains($0) }
        && !recursive.contains(AttributeID(number))
    }
    return candidates.isEmpty ? nil : AttributeID(random.pick(candidates))
  }

  private mutating func conclusion(_ attribute: AttributeID, _ scope: [Variable], _ limit: Int) -> Conclusion? {
    let about = rules.attributes[attribute.raw]
    let terms = members(about.kind).map { member in
      Term.variable(VariableID(scope.firstIndex { $0.name == member.name }!))
    }
    var subject = Subject(kind: about.kind, terms: terms)
    if about.kind == Kinds.form && random.chance(10) { subject.terms = [.entity(EntityID(0))] }
    let contribution: Contribution?
    switch about.combine! {
    case .asserted: contribution = .assert
    case .single:
      // By a path from a name that the conclusion does not have, instances of one rule may contradict each other.
      let last = Term.variable(VariableID(scope.count - 1))
      let others = paths(scope, limit).filter {
        $0.type.isLike(about.type) && $0.path.subject.terms.contains(last)
          && keeps(PathOperand(path: $0.path), about.type)
      }
      if scope.count > terms.count && options.operands && !others.isEmpty && random.chance(60) {
        contribution = .value(.path(PathOperand(path: random.pick(others).path)))
      } else {
        contribution = operand(about.type, scope, limit).map { .value($0) }
      }
    case .sum(_, let weights): contribution = .weight(random.pick(weights))
    case .level:
      switch random.number(0...3) {
      case 0: contribution = operand(about.type, scope, limit).map { .atLeast($0) }
      case 1: contribution = operand(about.type, scope, limit).map { .atMost($0) }
      default: contribution = .step(random.chance(50) ? 1 : -1)
      }
    case .collected:
      guard case .set(let element) = about.type else { return nil }
      contribution = operand(element.valueType, scope, limit).map { .add($0) }
    case .rank, .band: contribution = nil
    }
    return contribution.map { Conclusion(attribute: attribute, subject: subject, contribution: $0, span: .none) }
  }

  /// What may be read within a recursive group.
  private mutating func monotone(_ scope: inout [Variable], _ freeCount: Int) -> Condition {
    let attribute = random.pick(recursive)
    let kind = rules.attributes[attribute.raw].kind
    let isQuantified = options.quantifiers && random.chance(35)
    var terms: [Term] = []
    var bound: [VariableID] = []
    for _ in members(kind) {
      let forms = (0..<freeCount).filter { scope[$0].kind == Kinds.form }
      if forms.isEmpty || (isQuantified && bound.isEmpty) {
        bound.append(VariableID(scope.count))
        terms.append(.variable(VariableID(scope.count)))
        scope.append(Variable(name: "q\(scope.count)", kind: Kinds.form))
      } else {
        terms.append(.variable(VariableID(random.pick(forms))))
      }
    }
    let path = Path(subject: Subject(kind: kind, terms: terms), steps: [attribute], span: .none)
    let numbers = paths(Array(scope.prefix(freeCount)), 0).filter {
      if case .number = $0.type { $0.path.subject.terms.isEmpty } else { false }
    }
    let compared = numbers.isEmpty || random.chance(50) ? nil : PathOperand(path: random.pick(numbers).path)
    let comparison = random.pick([Comparison.atLeast, .above])
    let constraint: Constraint
    if case .set = rules.attributes[attribute.raw].type, let compared, random.chance(30) {
      constraint = .sizeCompare(comparison, compared)
    } else if case .set = rules.attributes[attribute.raw].type {
      let form = Path(
        subject: Subject(kind: Kinds.form, terms: [.entity(EntityID(0))]), steps: [], span: .none)
      constraint =
        random.chance(50)
        ? .size(NumberSet(intervals: [1...(.max)])) : .includes(random.chance(50) ? .constants([0]) : .path(form))
    } else {
      constraint = .values(ValueSet(members: [1]))
    }
    var condition = Condition.test(Test(path: path, constraint: constraint, span: .none))
    for variable in bound {
      let count = compared.map { Quantifier.Form.countCompare(comparison, $0) }
      let form = random.chance(50) ? .some : count ?? .count(NumberSet(intervals: [1...(.max)]))
      condition = .quantified(Quantifier(form: form, bound: [variable], condition: condition, span: .none))
    }
    return condition
  }

  mutating func makeOverrides() {
    guard options.overrides else { return }
    for upper in rules.rules.indices {
      for lower in 0..<upper where random.chance(50) {
        let above = rules.rules[upper]
        let below = rules.rules[lower]
        guard above.scope.prefix(above.freeCount).allSatisfy(below.scope.prefix(below.freeCount).contains)
        else { continue }
        rules.rules[upper].overrides.append(RuleID(lower))
        if !overridesAreComplete() { rules.rules[upper].overrides.removeLast() }
      }
    }
  }

  /// Whether all that decides on a rule is complete before any attribute that it concludes.
  private func overridesAreComplete() -> Bool {
    rules.rules.indices.allSatisfy { number in
      let first = rules.rules[number].conclusions.map(\.attribute.raw).min()!
      let limit = recursive.contains(AttributeID(first)) ? recursive[0].raw : first
      return overriders(of: RuleID(number)).allSatisfy { other in
        var usage = Usage()
        usage.add(rules.rules[other.raw])
        return usage.attributes.allSatisfy { !rules.attributes[$0.raw].isDerived || $0.raw < limit }
      }
    }
  }

  mutating func makeNever() {
    guard options.never, random.chance(30) else { return }
    var scope = [Variable(name: "partner", kind: Kinds.partner)]
    let when = condition(&scope, free: 1, 0, depth: 1)
    rules.never = [
      RuleSet.Never(
        id: "n0", scope: scope, freeCount: 1, when: when, because: LocalizedTemplate(templates: [], span: .none),
        span: .none)
    ]
  }
}

extension Attribute {
  /// Contributions to it meet and differ.
  fileprivate var isSettledByMany: Bool { if case .level = combine { true } else { isSingle } }
  fileprivate var isSingle: Bool { if case .single = combine { true } else { false } }
}
