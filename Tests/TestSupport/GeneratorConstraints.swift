import RuleModel

extension RuleSetGenerator {
  mutating func test(_ scope: [Variable], _ visible: [Int], _ limit: Int) -> Condition {
    let candidates = paths(scope, limit).filter { $0.path.subject.terms.allSatisfy { isVisible($0, visible) } }
    // Derived attributes and entities themselves are worth reading more often than their number says.
    let derived = candidates.filter { $0.path.steps.contains { rules.attributes[$0.raw].isDerived } }
    let chosen = !derived.isEmpty && random.chance(60) ? random.pick(derived) : random.pick(candidates)
    let others = candidates.filter { $0.type.isLike(chosen.type) && $0.path != chosen.path }
    return .test(Test(path: chosen.path, constraint: constraint(chosen, others, candidates), span: .none))
  }

  private mutating func constraint(
    _ chosen: TypedPath, _ others: [TypedPath], _ all: [TypedPath]
  ) -> Constraint {
    if random.chance(10) && !chosen.path.steps.isEmpty { return .present(random.chance(50)) }
    if case .set(let element) = chosen.type { return setConstraint(element, all) }
    if options.pathComparisons && !others.isEmpty && random.chance(35) {
      var comparisons: [Comparison] = [.equal, .otherThan]
      switch chosen.type {
      case .number: comparisons = Comparison.all
      case .domain(let domain) where rules.domains[domain.raw].isOrdered: comparisons = Comparison.all
      default: break
      }
      return .compare(random.pick(comparisons), moved(random.pick(others), numbers: true))
    }
    switch chosen.type {
    case .number: return .numbers(numbers(Int64(random.number(-1...4))))
    case .reference(let kind):
      let members = rules.entities[kind.raw].indices.filter { _ in random.chance(50) }
      return .values(ValueSet(members: members, isComplement: random.chance(50)))
    case .boolean: return .values(ValueSet(members: [random.number(0...1)]))
    case .domain(let domain):
      let values = Array(rules.domains[domain.raw].values.indices)
      let members = values.filter { _ in random.chance(50) }
      return .values(ValueSet(members: members.isEmpty ? [random.pick(values)] : members))
    case .set, .text: return .present(true)
    }
  }

  mutating func setConstraint(_ element: ElementType, _ all: [TypedPath]) -> Constraint {
    let type: ValueType = element.valueType
    let singles = all.filter { $0.type.isLike(type) }
    let sets = all.filter { $0.type == .set(element) }
    let count = type.count(in: rules)
    let constants = (0..<count).filter { _ in random.chance(50) }
    let sizes = all.filter { if case .number = $0.type { true } else { false } }
    switch random.number(0...5) {
    case 0 where count > 0: return .includes(.constants([random.number(0...count - 1)]))
    case 1 where !singles.isEmpty: return .includes(.path(random.pick(singles).path))
    case 2 where !sets.isEmpty && random.chance(60): return .includesAny(.path(random.pick(sets + singles).path))
    case 3 where !sets.isEmpty && random.chance(60): return .includesNone(.path(random.pick(sets + singles).path))
    case 4 where !sizes.isEmpty && options.pathComparisons:
      return .sizeCompare(random.pick(Comparison.all), moved(random.pick(sizes), numbers: true))
    case 1 where count > 0, 2 where count > 0: return .includesAny(.constants(constants))
    case 3 where count > 0: return .includesNone(.constants(constants))
    default: return .size(numbers(Int64(random.number(0...2))))
    }
  }
}

extension Comparison {
  static let all: [Comparison] = [.equal, .otherThan, .atLeast, .atMost, .above, .below]
}

extension ElementType {
  var valueType: ValueType {
    switch self {
    case .domain(let domain): .domain(domain)
    case .reference(let kind): .reference(kind)
    }
  }
}

extension ValueType {
  /// Whether values of the two can be compared.
  func isLike(_ other: ValueType) -> Bool {
    if case .number = self, case .number = other { return true }
    return self == other
  }

  /// How many values rules can name.
  func count(in rules: RuleSet) -> Int {
    switch self {
    case .boolean: 2
    case .domain(let domain): rules.domains[domain.raw].values.count
    case .reference(let kind): rules.entities[kind.raw].count
    case .number, .set, .text: 0
    }
  }
}
