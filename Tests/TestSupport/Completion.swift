import RuleModel
import SourceText

/// Fills in what a profile leaves open: unknown facts, contested ones, lists that are not complete.
package struct Completion {
  let rules: RuleSet
  var profile: Profile
  var random: SplitMix64
  /// How many of a hundred open things are settled.
  let percent: Int

  /// The profile with all (100 %) or some of what is open settled at random.
  package static func settle(_ rules: RuleSet, _ profile: Profile, percent: Int = 100, seed: UInt64) -> Profile {
    var completion = Completion(rules: rules, profile: profile, random: SplitMix64(seed: seed), percent: percent)
    completion.closeLists()
    completion.settleFacts(before: profile)
    return completion.profile
  }

  private mutating func closeLists() {
    for kind in rules.kinds.indices where profile.isOpen[kind] {
      guard case .many = rules.kinds[kind].form else {
        guard case .byReference = rules.kinds[kind].form else { continue }
        addEntities(kind)
        continue
      }
      addEntities(kind)
    }
    for (kind, about) in rules.kinds.enumerated() where profile.isOpen[kind] {
      guard case .pair(let first, let second, true) = about.form else { continue }
      let listed = profile.listedPairs[KindID(kind)] ?? []
      for left in profile.entities[first.kind.raw].indices {
        for right in profile.entities[second.kind.raw].indices where random.chance(percent / 3) {
          let pair = [EntityID(left), EntityID(right)]
          if !listed.contains(pair) { profile.listedPairs[KindID(kind), default: []].append(pair) }
        }
      }
      if random.chance(percent) { profile.isOpen[kind] = false }
    }
  }

  private mutating func addEntities(_ kind: Int) {
    for number in 0..<random.number(0...2) where random.chance(percent) {
      profile.entities[kind].append(Entity(id: "new\(number)", span: .none))
    }
    if random.chance(percent) { profile.isOpen[kind] = false }
  }

  private mutating func settleFacts(before: Profile) {
    for (number, attribute) in rules.attributes.enumerated() {
      for entities in subjects(attribute.kind) {
        let key = FactKey(AttributeID(number), entities)
        let isNew = isNew(attribute.kind, entities, before: before)
        let stated = (profile.facts[key] ?? rules.facts[key])?.statement
        switch stated {
        case .known, .doesNotApply: continue
        case .oneOf(let cases):
          if random.chance(percent) { state(key, random.pick(cases)) }
          continue
        case .interval(let low, let high):
          guard random.chance(percent) else { continue }
          let value = Int64(random.number(Int(low)...Int(high)))
          if case .number = attribute.type {
            state(key, .known(.number(value)))
          } else {
            state(key, .known(.ordinal(Int(value))))
          }
          continue
        case .unknown: if attribute.origin == .both { continue }
        case .any: break
        case nil:
          if attribute.origin == .derived || attribute.origin == .fixed { continue }
          // What would be derived, or is assumed, is left so unless the entity is new.
          let isOptional = attribute.origin == .both || attribute.ifLeftOut != nil
          if isOptional && !(isNew && random.chance(50)) { continue }
        }
        if random.chance(percent) { state(key, value(attribute.type)) }
      }
    }
  }

  private mutating func state(_ key: FactKey, _ statement: Statement) {
    profile.facts[key] = Fact(statement: statement, origin: .set, span: .none)
  }

  private func subjects(_ kind: KindID) -> [[EntityID]] {
    switch rules.kinds[kind.raw].form {
    case .single: return [[]]
    case .many, .byReference: return profile.entities[kind.raw].indices.map { [EntityID($0)] }
    case .pair(_, _, true): return profile.listedPairs[kind] ?? []
    case .pair(let first, let second, false):
      return subjects(first.kind).flatMap { left in subjects(second.kind).map { left + $0 } }
    }
  }

  private func isNew(_ kind: KindID, _ entities: [EntityID], before: Profile) -> Bool {
    switch rules.kinds[kind.raw].form {
    case .single: return false
    case .many, .byReference: return entities[0].raw >= before.entities[kind.raw].count
    case .pair(_, _, true): return !(before.listedPairs[kind] ?? []).contains(entities)
    case .pair(let first, let second, false):
      return isNew(first.kind, [entities[0]], before: before) || isNew(second.kind, [entities[1]], before: before)
    }
  }

  private mutating func value(_ type: ValueType) -> Statement {
    if random.chance(15) { return .doesNotApply }
    switch type {
    case .boolean: return .known(.ordinal(random.number(0...1)))
    case .number(let number):
      let low = number.lower ?? -4
      return .known(.number(Int64(random.number(Int(low)...Int(number.upper ?? low + 12)))))
    case .domain(let domain): return .known(.ordinal(random.number(0..<rules.domains[domain.raw].values.count)))
    case .reference(let kind):
      let count = profile.entities[kind.raw].count
      return count == 0 ? .doesNotApply : .known(.ordinal(random.number(0..<count)))
    case .set(.domain(let domain)):
      return .known(.set(rules.domains[domain.raw].values.indices.filter { _ in random.chance(50) }))
    case .set(.reference(let kind)):
      return .known(.set(profile.entities[kind.raw].indices.filter { _ in random.chance(50) }))
    case .text: return .doesNotApply
    }
  }
}

/// Sees what follows after a settling with the eyes of the profile before it: new entities are its `?`.
package struct Folding {
  let rules: RuleSet
  let before: Profile
  package init(rules: RuleSet, before: Profile) {
    self.rules = rules
    self.before = before
  }

  package func fold(_ value: NaiveValue, of attribute: AttributeID) -> NaiveValue {
    let kind: KindID
    switch rules.attributes[attribute.raw].type {
    case .reference(let to), .set(.reference(let to)): kind = to
    default: return value
    }
    let count = before.entities[kind.raw].count
    let fold = { (ordinals: Set<Int>) in Set(ordinals.map { min($0, count) }) }
    var folded = value
    switch value.content {
    case .ordinals(let ordinals): folded.content = .ordinals(fold(ordinals))
    case .set(let certain, let possible): folded.content = .set(certain: fold(certain), possible: fold(possible))
    case .nothing, .numbers, .text: break
    }
    return folded
  }

  package func fold(_ reason: NaiveReason) -> NaiveReason {
    var folded = reason
    let scope = rules.rules.first { $0.id == reason.rule }!.scope
    folded.entities = zip(reason.entities, scope).map { min($0, before.entities[$1.kind.raw].count) }
    return folded
  }

  /// What was claimed before and does not hold after: empty if all is well.
  package func withdrawn(_ earlier: NaiveResult, _ later: NaiveResult) -> [String] {
    var faults: [String] = []
    for (key, outcome) in earlier.outcomes {
      let name = "\(rules.attributes[key.attribute.raw].fullName) \(key.entities.map(\.raw))"
      guard let after = later.outcomes[key] else {
        faults.append("\(name): gone")
        continue
      }
      let value = fold(after.value, of: key.attribute)
      if !outcome.value.allows(value) { faults.append("\(name): \(outcome.value) then \(value)") }
      let known = Dictionary(uniqueKeysWithValues: outcome.reasons.map { ($0.key, $0) })
      let folded = after.reasons.map(fold)
      for reason in folded where known[reason.key] == nil { faults.append("\(name): new reason \(reason)") }
      for reason in outcome.reasons where reason.isCertain {
        // Set aside by an override or not: the body holds for certain all the same, unless a step is only possible.
        if !folded.contains(where: { $0.key == reason.key && $0.isCertain }) {
          faults.append("\(name): no longer certain \(reason)")
        }
      }
    }
    if earlier.worlds.count == 1 && !earlier.never.isSubset(of: later.never) { faults.append("never") }
    return faults.sorted()
  }
}
