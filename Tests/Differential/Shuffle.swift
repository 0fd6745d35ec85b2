import RuleModel
import TestSupport

/// A rule set and a profile with rules, conditions and entities in another order, and how to read what follows.
package struct Shuffle {
  package let rules: RuleSet
  package let profile: Profile
  private let before: RuleSet
  /// By kind: the new number of each entity.
  private let places: [[Int]]

  package init(_ rules: RuleSet, _ profile: Profile, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    before = rules
    // Rules name entities of the catalogue by number; the profile's own may stand in any order.
    places = profile.entities.indices.map { kind in
      let all = Array(profile.entities[kind].indices)
      return rules.entities[kind].isEmpty ? random.shuffled(all) : all
    }
    var shuffled = Self.shuffled(rules, &random)
    let mover = Mover(rules: rules, places: places)
    shuffled.facts = mover.moved(rules.facts)
    self.rules = shuffled
    self.profile = Self.moved(profile, mover)
  }

  // MARK: Rules

  private static func shuffled(_ rules: RuleSet, _ random: inout SplitMix64) -> RuleSet {
    var result = rules
    let order = random.shuffled(Array(rules.rules.indices))
    var numbers = Array(repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { numbers[old] = new }
    result.rules = order.map { old in
      var rule = rules.rules[old]
      rule.overrides = random.shuffled(rule.overrides.map { RuleID(numbers[$0.raw]) })
      rule.when = random.shuffled(rule.when.map { shuffled($0, &random) })
      rule.unless = random.shuffled(rule.unless.map { shuffled($0, &random) })
      return rule
    }
    return result
  }

  private static func shuffled(_ condition: Condition, _ random: inout SplitMix64) -> Condition {
    switch condition {
    case .test: return condition
    case .all(let parts): return .all(random.shuffled(parts.map { shuffled($0, &random) }))
    case .any(let parts): return .any(random.shuffled(parts.map { shuffled($0, &random) }))
    case .not(let part): return .not(shuffled(part, &random))
    case .quantified(var quantifier):
      quantifier.condition = shuffled(quantifier.condition, &random)
      return .quantified(quantifier)
    }
  }

  // MARK: Entities

  private static func moved(_ profile: Profile, _ mover: Mover) -> Profile {
    var result = profile
    for (kind, places) in mover.places.enumerated() {
      for (old, entity) in profile.entities[kind].enumerated() { result.entities[kind][places[old]] = entity }
    }
    result.facts = mover.moved(profile.facts)
    for (kind, pairs) in profile.listedPairs {
      result.listedPairs[kind] = pairs.map { mover.moved($0, of: kind) }.reversed()
    }
    return result
  }

  /// What should follow after the shuffle if this followed before it.
  package func moved(_ outcomes: [FactKey: NaiveOutcome]) -> [FactKey: NaiveOutcome] {
    let mover = Mover(rules: before, places: places)
    return Dictionary(uniqueKeysWithValues: outcomes.map { (mover.moved($0), mover.moved($1, of: $0.attribute)) })
  }
}

/// Renames entities.
struct Mover {
  let rules: RuleSet
  let places: [[Int]]

  /// The entity that nobody listed stays the last.
  func place(_ entity: Int, _ kind: KindID) -> Int {
    entity < places[kind.raw].count ? places[kind.raw][entity] : entity
  }

  func members(_ kind: KindID) -> [KindID] {
    switch rules.kinds[kind.raw].form {
    case .single: []
    case .many, .byReference: [kind]
    case .pair(let first, let second, _): [first.kind, second.kind]
    }
  }

  func moved(_ entities: [EntityID], of kind: KindID) -> [EntityID] {
    zip(entities, members(kind)).map { EntityID(place($0.raw, $1)) }
  }

  func moved(_ key: FactKey) -> FactKey {
    FactKey(key.attribute, moved(key.entities, of: rules.attributes[key.attribute.raw].kind))
  }

  func moved(_ facts: [FactKey: Fact]) -> [FactKey: Fact] {
    Dictionary(
      uniqueKeysWithValues: facts.map { key, fact in
        var fact = fact
        fact.statement = moved(fact.statement, rules.attributes[key.attribute.raw].type)
        return (moved(key), fact)
      })
  }

  private func target(_ type: ValueType) -> KindID? {
    switch type {
    case .reference(let kind), .set(.reference(let kind)): kind
    default: nil
    }
  }

  func moved(_ statement: Statement, _ type: ValueType) -> Statement {
    guard let kind = target(type) else { return statement }
    switch statement {
    case .known(.ordinal(let entity)): return .known(.ordinal(place(entity, kind)))
    case .known(.set(let entities)): return .known(.set(entities.map { place($0, kind) }.sorted()))
    case .oneOf(let cases): return .oneOf(cases.map { moved($0, type) })
    default: return statement
    }
  }

  func moved(_ outcome: NaiveOutcome, of attribute: AttributeID) -> NaiveOutcome {
    var value = outcome.value
    if let kind = target(rules.attributes[attribute.raw].type) {
      let move = { (entities: Set<Int>) in Set(entities.map { place($0, kind) }) }
      switch value.content {
      case .ordinals(let entities): value.content = .ordinals(move(entities))
      case .set(let certain, let possible): value.content = .set(certain: move(certain), possible: move(possible))
      case .nothing, .numbers, .text: break
      }
    }
    let reasons = outcome.reasons.map { reason in
      var reason = reason
      let scope = rules.rules.first { $0.id == reason.rule }?.scope ?? []
      reason.entities = zip(reason.entities, scope).map { place($0, $1.kind) }
      return reason
    }
    return NaiveOutcome(value: value, reasons: reasons, tension: outcome.tension)
  }
}

extension SplitMix64 {
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] { elements.shuffled(using: &self) }
}
