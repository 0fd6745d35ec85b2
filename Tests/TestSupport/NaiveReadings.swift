import RuleModel

/// The readings of a profile, straight from the contract; nothing of the real ones is used.
package enum NaiveReadings {
  /// Everything settled: the first case, the likely value, what is expected, or no value; all lists closed.
  package static func working(_ rules: RuleSet, _ profile: Profile) -> Profile {
    var result = profile
    for kind in result.isOpen.indices { result.isOpen[kind] = false }
    for (number, attribute) in rules.attributes.enumerated() where attribute.type != .text {
      for entities in listed(attribute.kind, rules, profile) {
        let key = FactKey(AttributeID(number), entities)
        let fact = profile.facts[key] ?? rules.facts[key]
        guard let settled = settled(fact, attribute) else { continue }
        let isKnown = fact?.statement != nil && fact?.statement != .unknown
        result.facts[key] = Fact(
          statement: settled, origin: isKnown ? fact?.origin ?? .given : .expected, span: .none)
      }
    }
    return result
  }

  /// Nil: it stands as it is.
  private static func settled(_ fact: Fact?, _ attribute: Attribute) -> Statement? {
    switch fact?.statement {
    case .known, .doesNotApply, .any: return nil
    case .oneOf(let cases): return cases[0]
    case .interval(let low, let high):
      // The lower of two middle ones.
      let taken = fact?.likely ?? Int64((Int128(low) + Int128(high)) >> 1)
      if case .number = attribute.type { return .known(.number(taken)) }
      return .known(.ordinal(Int(taken)))
    case .unknown:
      return attribute.isDerived ? nil : attribute.expected.map { .known($0) } ?? .doesNotApply
    case nil:
      guard attribute.origin == .given, attribute.ifLeftOut == nil else { return nil }
      return attribute.expected.map { .known($0) } ?? .doesNotApply
    }
  }

  /// Stated facts of low confidence, but for those of the catalogue and of this run.
  package static func placeholders(_ profile: Profile) -> Set<FactKey> {
    Set(profile.facts.filter { $1.origin == .given && $1.confidence == .low && $1.statement != .unknown }.map(\.key))
  }

  /// Without any placeholder.
  package static func trusted(_ rules: RuleSet, _ profile: Profile) -> Profile {
    without(placeholders(profile), rules, profile)
  }

  /// Without some facts.
  package static func without(_ keys: Set<FactKey>, _ rules: RuleSet, _ profile: Profile) -> Profile {
    var result = profile
    for key in keys { result.facts[key]!.statement = .any }
    for (number, kind) in rules.kinds.enumerated() where kind.form == .byReference && !profile.isListed[number] {
      if isReferenceUnknown(to: KindID(number), rules, result) { result.isOpen[number] = true }
    }
    return result
  }

  /// Whether some reference to the kind may lead anywhere.
  private static func isReferenceUnknown(to kind: KindID, _ rules: RuleSet, _ profile: Profile) -> Bool {
    rules.attributes.enumerated().contains { number, attribute in
      guard attribute.type == .reference(kind) || attribute.type == .set(.reference(kind)) else { return false }
      return listed(attribute.kind, rules, profile).contains { entities in
        let key = FactKey(AttributeID(number), entities)
        switch (profile.facts[key] ?? rules.facts[key])?.statement {
        case .any: return true
        case .unknown: return !attribute.isDerived
        case nil: return attribute.origin == .given && attribute.ifLeftOut == nil
        case .known, .doesNotApply, .oneOf, .interval: return false
        }
      }
    }
  }

  static func listed(_ kind: KindID, _ rules: RuleSet, _ profile: Profile) -> [[EntityID]] {
    switch rules.kinds[kind.raw].form {
    case .single: return [[]]
    case .many, .byReference: return profile.entities[kind.raw].indices.map { [EntityID($0)] }
    case .pair(_, _, true): return profile.listedPairs[kind] ?? []
    case .pair(let first, let second, false):
      return listed(first.kind, rules, profile).flatMap { one in listed(second.kind, rules, profile).map { one + $0 } }
    }
  }
}
