import RuleModel

extension RuleSetGenerator {
  private static let degree = DomainID(0)
  private static let size = DomainID(1)
  private static let axis = DomainID(2)
  private static let bands = DomainID(3)

  mutating func makeGivenAttributes() {
    let plan: [(KindID, ClosedRange<Int>)] = [
      (Kinds.city, 2...4), (Kinds.form, 1...3), (Kinds.partner, 1...3), (Kinds.country, 1...3),
      (Kinds.engagement, 0...1), (Kinds.link, 0...1), (Kinds.tie, 0...1),
    ]
    for (kind, range) in plan {
      if options.references && options.byReference && [Kinds.city, Kinds.partner].contains(kind) && random.chance(70) {
        add(kind, "country", .given, .reference(Kinds.country))
      }
      for number in 0..<random.number(range) {
        let isFixed = kind == Kinds.form && random.chance(40)
        let type = givenType()
        add(kind, "g\(number)", isFixed ? .fixed : .given, type)
        if !isFixed && options.assumptions && random.chance(15) {
          rules.attributes[rules.attributes.count - 1].ifLeftOut = constant(type)
        }
      }
    }
  }

  @discardableResult
  private mutating func add(
    _ kind: KindID, _ name: String, _ origin: Attribute.Origin, _ type: ValueType, _ combine: Combine? = nil
  ) -> AttributeID {
    rules.attributes.append(
      Attribute(
        kind: kind, name: name, fullName: "\(rules.kinds[kind.raw].name).\(name)", origin: origin, type: type,
        combine: combine, title: Self.text(name), span: .none))
    return AttributeID(rules.attributes.count - 1)
  }

  private mutating func givenType() -> ValueType {
    var types: [ValueType] = [.boolean, .domain(Self.degree), .domain(Self.size), .domain(Self.axis)]
    if options.numbers {
      types += [.number(NumberType(lower: 0, upper: 5)), .number(NumberType(places: 1, lower: -3, upper: nil))]
      if random.chance(25) { types.append(.number(NumberType())) }
    }
    if options.references {
      types += [.reference(Kinds.form), .reference(Kinds.partner)]
      if options.byReference { types.append(.reference(Kinds.country)) }
    }
    if options.sets {
      types += [.set(.domain(Self.axis)), .set(.reference(Kinds.form)), .set(.reference(Kinds.partner))]
      if options.byReference { types.append(.set(.reference(Kinds.country))) }
    }
    return random.pick(types)
  }

  mutating func makeDerivedAttributes() {
    if options.recursion && random.chance(25) { makeRecursiveGroup() }
    var kinds = [Kinds.city, Kinds.form, Kinds.form, Kinds.partner, Kinds.partner]
    if options.byReference { kinds.append(Kinds.country) }
    if options.pairs { kinds += [Kinds.engagement, Kinds.link] }
    if options.listedPairs && options.byReference { kinds.append(Kinds.tie) }
    for number in 0..<random.number(2...5) { makeDerivedAttribute(random.pick(kinds), "d\(number)") }
  }

  private mutating func makeRecursiveGroup() {
    let first = add(options.pairs ? Kinds.link : Kinds.form, "reach", .derived, .boolean, .asserted)
    recursive = [first]
    if options.collected && options.sets && random.chance(60) {
      recursive.append(add(Kinds.form, "gathered", .derived, .set(.reference(Kinds.form)), .collected))
    }
  }

  private mutating func makeDerivedAttribute(_ kind: KindID, _ name: String) {
    var forms = ["asserted"]
    if options.singles { forms += ["single", "single"] }
    if options.sums { forms += ["sum", "sum"] }
    if options.levels { forms += ["level", "level", "level"] }
    if options.collected && options.sets { forms.append("collected") }
    if options.rankings { forms.append("rank") }
    let origin: Attribute.Origin = options.both && random.chance(15) ? .both : .derived
    let limit = rules.attributes.count
    let scope = members(kind)
    switch random.pick(forms) {
    case "single":
      var types: [ValueType] = [.domain(Self.axis), .domain(Self.degree), .boolean]
      if options.references { types += [.reference(Kinds.form), .reference(Kinds.partner)] }
      if options.references && options.byReference { types.append(.reference(Kinds.country)) }
      if options.numbers {
        let ranged = ValueType.number(NumberType(lower: -4, upper: 6))
        types += [.number(NumberType()), ranged, ranged, ranged]
      }
      let type = random.pick(types)
      let fallback = random.chance(60) ? operand(type, scope, limit) : nil
      let id = add(
        kind, name, origin, type, .single(preferRank: options.preferRank && random.chance(50), default: fallback))
      rules.attributes[id.raw].mayStayEmpty = fallback == nil
    case "sum":
      let type = ValueType.number(NumberType())
      // A sum has to fit 32 bits, so that its base has a range.
      let range = NumberType(lower: -9, upper: 9)
      let base = random.chance(70) ? operand(.number(range), scope, limit, derived: 80) : nil
      let id = add(kind, name, origin, type, .sum(base: base, weights: [-2, -1, 1, 2]))
      if random.chance(40) {
        add(kind, name + ".band", .derived, .domain(Self.bands), .band(of: id, lowest: [0, 2]))
      }
    case "level":
      let type = ValueType.domain(random.chance(70) ? Self.degree : Self.size)
      let base = operand(type, scope, limit) ?? .constant(.ordinal(random.number(0...2)))
      add(kind, name, origin, type, .level(base: base, capWins: random.chance(60)))
    case "collected":
      add(kind, name, origin, .set(random.chance(50) ? .domain(Self.axis) : .reference(Kinds.form)), .collected)
    case "rank": makeRanking(kind, name, scope, limit)
    default: add(kind, name, origin, .boolean, .asserted)
    }
  }

  private mutating func makeRanking(_ kind: KindID, _ name: String, _ scope: [Variable], _ limit: Int) {
    var scope = scope
    let own = paths(scope, limit).filter { !$0.path.steps.isEmpty && $0.path.subject.kind == kind }
    let ordered = own.filter {
      switch $0.type {
      case .boolean, .number, .domain(Self.degree), .domain(Self.size), .domain(Self.bands): true
      default: false
      }
    }
    guard !ordered.isEmpty, kind != Kinds.city else {
      add(kind, name, .derived, .boolean, .asserted)
      return
    }
    let by = (0..<random.number(1...2)).map { _ in random.pick(ordered).path }
    let among = random.chance(50) ? condition(&scope, free: scope.count, limit, depth: 1) : nil
    let groups = paths(Array(scope.prefix(members(kind).count)), limit).filter {
      if case .set = $0.type { false } else { $0.path.subject.terms.count < 2 || $0.path.subject.kind == kind }
    }
    let per = random.chance(40) && !groups.isEmpty ? random.pick(groups).path : nil
    add(
      kind, name, .derived, .number(NumberType(lower: 1)),
      .rank(Ranking(scope: scope, by: by, highestFirst: random.chance(60), among: among, per: per)))
  }

  /// The names of the entities of a kind.
  func members(_ kind: KindID) -> [Variable] {
    switch rules.kinds[kind.raw].form {
    case .single: []
    case .many, .byReference: [Variable(name: rules.kinds[kind.raw].name, kind: kind)]
    case .pair(let first, let second, _):
      [Variable(name: first.name, kind: first.kind), Variable(name: second.name, kind: second.kind)]
    }
  }

  private static let greatNumbers: [Int64] = [
    1 << 62, -(1 << 62), (1 << 60) - 1, -(1 << 60), 3 << 60, .max - 3, .min + 4,
  ]

  /// A known value of the type, if there is one.
  mutating func constant(_ type: ValueType) -> Constant? {
    switch type {
    case .boolean: return .ordinal(random.number(0...1))
    case .number(NumberType()) where wide && random.chance(40):
      return .number(random.pick(Self.greatNumbers) + Int64(random.number(-1...1)))
    case .number(let number):
      let low = Int(number.lower ?? -2)
      return .number(Int64(random.number(low...Int(number.upper ?? Int64(low + 7)))))
    case .domain(let domain): return .ordinal(random.number(0...rules.domains[domain.raw].values.count - 1))
    case .reference(let kind):
      // Rules and vocabulary name entities of the catalogue only; facts name any.
      let count = rules.entities[kind.raw].count
      return count == 0 ? nil : .ordinal(random.number(0...count - 1))
    case .set(.domain(let domain)):
      return .set(rules.domains[domain.raw].values.indices.filter { _ in random.chance(50) })
    case .set(.reference(let kind)):
      return .set(rules.entities[kind.raw].indices.filter { _ in random.chance(50) })
    case .text: return nil
    }
  }
}
