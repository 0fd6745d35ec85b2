import RuleModel

/// One world: stated facts without doubt, and the derived values computed so far.
final class NaiveWorld {
  let rules: RuleSet
  let profile: Profile
  let facts: [FactKey: Fact]
  let cases: [FactKey: Statement]
  var derived: [FactKey: NaiveValue] = [:]

  init(rules: RuleSet, profile: Profile, facts: [FactKey: Fact], cases: [FactKey: Statement]) {
    self.rules = rules
    self.profile = profile
    self.facts = facts
    self.cases = cases
  }

  // MARK: Entities

  func count(_ kind: KindID) -> Int { profile.entities[kind.raw].count }
  /// The number of the unlisted entity, where there may be one.
  func unlisted(_ kind: KindID) -> Int? { profile.isOpen[kind.raw] ? count(kind) : nil }
  /// The listed entities of a kind, then the unlisted one.
  func entities(_ kind: KindID) -> [Int] { Array(0..<count(kind)) + (unlisted(kind).map { [$0] } ?? []) }
  func isUnlisted(_ entity: Int, _ kind: KindID) -> Bool { entity >= count(kind) }

  /// The kinds of the entities that name one of a kind.
  func members(_ kind: KindID) -> [KindID] {
    switch rules.kinds[kind.raw].form {
    case .single: []
    case .many, .byReference: [kind]
    case .pair(let first, let second, _): [first.kind, second.kind]
    }
  }
  /// Whether there may be more of the kind than are listed.
  func isOpen(_ kind: KindID) -> Bool {
    // Reading: whether a listed pair kind is open is said by its own list, not by its members'.
    if isListed(kind) { return profile.isOpen[kind.raw] }
    return members(kind).contains { profile.isOpen[$0.raw] }
  }
  func isListed(_ kind: KindID) -> Bool {
    if case .pair(_, _, let listed) = rules.kinds[kind.raw].form { return listed }
    return false
  }

  enum Existence { case listed, perhaps, not }
  /// Whether the entities name one that is listed, one that may yet be, or none.
  func existence(_ kind: KindID, _ entities: [Int]) -> Existence {
    if isListed(kind) {
      let pair = entities.map { EntityID($0) }
      if profile.listedPairs[kind]?.contains(pair) ?? false { return .listed }
      return profile.isOpen[kind.raw] ? .perhaps : .not
    }
    return zip(entities, members(kind)).contains { isUnlisted($0, $1) } ? .perhaps : .listed
  }
  /// All that exist or may exist.
  func combinations(_ kind: KindID) -> [[Int]] {
    Self.combinations(members(kind).map(entities)).filter { existence(kind, $0) != .not }
  }
  static func combinations(_ choices: [[Int]]) -> [[Int]] {
    choices.reduce([[]]) { prefixes, choice in prefixes.flatMap { prefix in choice.map { prefix + [$0] } } }
  }

  // MARK: Values

  enum Source {
    case stated(NaiveValue)
    /// `anything`: stated, and not what; no rule is asked.
    case unknown, anything, derived
  }

  /// Where the value of an attribute comes from.
  func source(_ attribute: AttributeID, _ entities: [Int]) -> Source {
    let about = rules.attributes[attribute.raw]
    let key = FactKey(attribute, entities.map { EntityID($0) })
    switch existence(about.kind, entities) {
    case .not: return .stated(.none)
    case .perhaps:
      // Reading: the catalogue says nothing of what nobody listed, so a fixed attribute of it has no value.
      // Reading: what is both given and derived could be stated of it, so it is unknown.
      // Reading (18): of a pair that an open list leaves out, derived attributes are unknown too.
      if about.origin == .fixed { return .stated(.none) }
      return about.origin == .derived && !isListed(about.kind) ? .derived : .unknown
    case .listed: break
    }
    switch cases[key] ?? facts[key]?.statement {
    case .known(let constant): return .stated(value(constant))
    case .interval(let low, let high): return .stated(NaiveValue(.numbers(low: low, high: high)))
    case .doesNotApply: return .stated(.none)
    case .unknown: return about.isDerived ? .derived : .unknown
    case .any: return about.isDerived ? .anything : .unknown
    case .oneOf(let statements):
      // Nothing reads it, or it would have been split.
      precondition(!about.isDerived && !statements.isEmpty)
      return .unknown
    case nil:
      if about.isDerived { return .derived }
      if let assumed = about.ifLeftOut { return .stated(value(assumed)) }
      return about.origin == .fixed ? .stated(.none) : .unknown
    }
  }

  func value(_ attribute: AttributeID, _ entities: [Int]) -> NaiveValue {
    let computed = derived[FactKey(attribute, entities.map { EntityID($0) })]
    switch source(attribute, entities) {
    case .stated(let value): return value
    case .anything: return unknown(rules.attributes[attribute.raw].type)
    case .unknown:
      var value = unknown(rules.attributes[attribute.raw].type)
      // Reading: what would contradict itself if it were listed may do so.
      if let computed, computed.contradiction != .none { value.contradiction = .possible }
      return value
    case .derived:
      guard let computed else { preconditionFailure("\(rules.attributes[attribute.raw].fullName) is read too early") }
      return computed
    }
  }

  func value(_ constant: Constant) -> NaiveValue {
    switch constant {
    case .ordinal(let ordinal): NaiveValue(.ordinals([ordinal]))
    case .number(let number): NaiveValue(.numbers(low: number, high: number))
    case .set(let elements): NaiveValue(.set(certain: Set(elements), possible: Set(elements)))
    case .text: NaiveValue(.text)
    }
  }

  /// Every value of the type, and none.
  func unknown(_ type: ValueType) -> NaiveValue {
    switch type {
    case .boolean: return NaiveValue(.ordinals([0, 1]), mayBeEmpty: true)
    case .number(let number): return NaiveValue(.numbers(low: number.lower, high: number.upper), mayBeEmpty: true)
    case .domain(let domain):
      return NaiveValue(.ordinals(Set(rules.domains[domain.raw].values.indices)), mayBeEmpty: true)
    case .reference(let kind):
      // Reading (1 and 19): an entity nobody listed is possible only where the kind is open.
      let all = Set(entities(kind))
      return NaiveValue(all.isEmpty ? .nothing : .ordinals(all), mayBeEmpty: true)
    case .set(.domain(let domain)):
      return NaiveValue(.set(certain: [], possible: Set(rules.domains[domain.raw].values.indices)), mayBeEmpty: true)
    case .set(.reference(let kind)):
      return NaiveValue(.set(certain: [], possible: Set(entities(kind))), mayBeEmpty: true)
    case .text: return NaiveValue(.text, mayBeEmpty: true)
    }
  }
}
