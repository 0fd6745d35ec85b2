import RuleModel

extension RuleSetGenerator {
  /// All listed entities of a kind; of a listed pair kind, the listed pairs.
  private func listed(_ kind: KindID) -> [[EntityID]] {
    switch rules.kinds[kind.raw].form {
    case .single: return [[]]
    case .many, .byReference: return profile.entities[kind.raw].indices.map { [EntityID($0)] }
    case .pair(_, _, true): return profile.listedPairs[kind] ?? []
    case .pair(let first, let second, false):
      return listed(first.kind).flatMap { left in listed(second.kind).map { left + $0 } }
    }
  }

  mutating func makeFacts() {
    for (number, attribute) in rules.attributes.enumerated() {
      let isStatable = attribute.origin != .derived
      for entities in listed(attribute.kind) where isStatable {
        guard let statement = statement(attribute) else { continue }
        let key = FactKey(AttributeID(number), entities)
        if attribute.origin == .fixed || (attribute.kind == Kinds.form && random.chance(30)) {
          rules.facts[key] = Fact(statement: statement, origin: .catalogue, span: .none)
        } else {
          profile.facts[key] = Fact(statement: statement, origin: .given, span: .none)
        }
      }
    }
    // A by-reference kind that the profile does not list is open while a reference to it is unknown.
    profile.isListed = Array(repeating: false, count: rules.kinds.count)
    profile.isListed[Kinds.country.raw] = !(options.byReference && random.chance(40))
    if profile.isListed[Kinds.country.raw] { return }
    profile.isOpen[Kinds.country.raw] = rules.attributes.enumerated().contains { number, attribute in
      switch attribute.type {
      case .reference(Kinds.country), .set(.reference(Kinds.country)): break
      default: return false
      }
      guard attribute.origin == .given else { return false }
      return isOpen(attribute.kind)
        || listed(attribute.kind).contains { entities in
          let key = FactKey(AttributeID(number), entities)
          let statement = (profile.facts[key] ?? rules.facts[key])?.statement
          return statement == .unknown || (statement == nil && attribute.ifLeftOut == nil)
        }
    }
  }

  private func isOpen(_ kind: KindID) -> Bool {
    profile.isOpen[kind.raw] || members(kind).contains { profile.isOpen[$0.kind.raw] }
  }

  /// Nil: left out.
  private mutating func statement(_ attribute: Attribute) -> Statement? {
    if attribute.origin == .fixed { return random.chance(85) ? value(attribute.type).map { .known($0) } : nil }
    if attribute.origin == .both && random.chance(65) { return nil }
    if !random.chance(doubt) {
      return random.chance(5) && options.doesNotApply ? .doesNotApply : complete(attribute.type)
    }
    switch random.number(0..<100) {
    case ..<62: return options.unknown || attribute.ifLeftOut != nil ? known(attribute.type) : complete(attribute.type)
    case ..<70: return options.doesNotApply ? .doesNotApply : complete(attribute.type)
    case ..<82: return options.contested ? contested(attribute.type) : complete(attribute.type)
    case ..<88: return options.unknown ? .unknown : complete(attribute.type)
    default: return options.unknown || attribute.ifLeftOut != nil ? nil : complete(attribute.type)
    }
  }

  private mutating func known(_ type: ValueType) -> Statement? { value(type).map { .known($0) } }
  private mutating func complete(_ type: ValueType) -> Statement? { known(type) ?? .doesNotApply }

  private mutating func contested(_ type: ValueType) -> Statement? {
    switch type {
    case .number(NumberType()) where wide && random.chance(50):
      let low = (Int64(1) << 62) - Int64(random.number(0...3))
      return .interval(low, low + Int64(random.number(1...3)))
    case .number where random.chance(60):
      let low = Int64(random.number(0...3))
      return .interval(low, min(5, low + Int64(random.number(1...3))))
    case .domain(let domain) where rules.domains[domain.raw].isOrdered && random.chance(40):
      let low = Int64(random.number(0...1))
      return .interval(low, low + 1)
    default:
      var cases: [Statement] = []
      for _ in 0..<random.number(2...3) {
        let next = options.doesNotApply && random.chance(20) ? .doesNotApply : complete(type)!
        if !cases.contains(next) { cases.append(next) }
      }
      return cases.count == 1 ? cases[0] : .oneOf(cases)
    }
  }

  /// A value that a fact may have: also entities of the profile.
  private mutating func value(_ type: ValueType) -> Constant? {
    switch type {
    case .reference(let kind):
      let count = profile.entities[kind.raw].count
      return count == 0 ? nil : .ordinal(random.number(0...count - 1))
    case .set(.reference(let kind)):
      return .set(profile.entities[kind.raw].indices.filter { _ in random.chance(50) })
    default: return constant(type)
    }
  }

  /// Settles contested facts until few worlds are left.
  mutating func limitWorlds() {
    while (Worlds(rules: rules, profile: profile).combinations()?.count ?? .max) > options.maximumWorlds {
      let merged = rules.facts.merging(profile.facts) { $1 }
      let contested = merged.keys.sorted().filter { merged[$0]!.statement.isContested }
      let key = random.pick(contested)
      let settled = Fact(statement: merged[key]!.statement.first, origin: .given, span: .none)
      if profile.facts[key] != nil { profile.facts[key] = settled } else { rules.facts[key] = settled }
    }
  }
}

extension Statement {
  package var isContested: Bool {
    switch self {
    case .interval, .oneOf: true
    case .known, .unknown, .any, .doesNotApply: false
    }
  }

  /// One way to settle it.
  var first: Statement {
    switch self {
    case .interval, .unknown, .any: .doesNotApply
    case .oneOf(let cases): cases[0]
    case .known, .doesNotApply: self
    }
  }
}
