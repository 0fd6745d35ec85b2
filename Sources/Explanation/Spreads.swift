package import RuleModel

extension Spread {
  /// What is found in a reading that is one world: ids of entities, or values as `engagement.role: lead`.
  package func found(in run: Explainer) -> [String] {
    switch question {
    case .first(let count, let keys, let among): run.leaders(count, keys, among)
    case .values(let attributes): attributes.flatMap(run.values)
    }
  }

  /// All that can be found; of a kind whose entities are the profile's own, none.
  package func all(in rules: RuleSet) -> [String] {
    switch question {
    case .first(_, let keys, _):
      let kind = keys.first.map { rules.attributes[$0.attribute.raw].kind.raw }
      return kind.map { rules.entities[$0].map(\.id) } ?? []
    case .values(let attributes):
      let spelling = Spelling(rules, entities: rules.entities)
      return attributes.flatMap { attribute in
        let declared = rules.attributes[attribute.raw]
        return (0..<rules.size(of: declared.type)).map { spelling.said($0, declared) }
      }
    }
  }
}

extension Explainer {
  fileprivate func leaders(_ count: Int, _ keys: [Spread.Key], _ among: [Movement.Part]) -> [String] {
    let entities = keys.first.map { self.keys(of: $0.attribute) } ?? []
    let placed = entities.compactMap { entity -> (id: String, place: [Int64])? in
      guard among.allSatisfy({ value(FactKey($0.attribute, numbers: entity.numbers)).has($0.values) }) else {
        return nil
      }
      let places = keys.map { place(FactKey($0.attribute, numbers: entity.numbers), $0.isHighestFirst) }
      guard places.contains(where: { $0 != nil }) else { return nil }
      return (Spelling(ruleSet, entities: profile.entities).entities(of: entity), places.map { $0 ?? .min })
    }
    let sorted = placed.enumerated().sorted { one, other in
      if one.element.place == other.element.place { return one.offset < other.offset }
      return other.element.place.lexicographicallyPrecedes(one.element.place)
    }.map(\.element)
    guard let last = sorted.prefix(count).last?.place else { return [] }
    let more = sorted.dropFirst(count).prefix { $0.place == last }
    return (sorted.prefix(count) + more).map(\.id)
  }

  /// The greater, the further in front.
  private func place(_ key: FactKey, _ isHighestFirst: Bool) -> Int64? {
    value(key)?.measure.map { isHighestFirst ? $0 : -$0 }
  }

  fileprivate func values(of attribute: AttributeID) -> [String] {
    let declared = ruleSet.attributes[attribute.raw]
    let spelling = Spelling(ruleSet, entities: profile.entities)
    let found = keys(of: attribute).reduce(into: Set<Int>()) { $0.formUnion(value($1).ordinals) }
    return found.sorted().map { spelling.said($0, declared) }
  }
}

extension Spelling {
  fileprivate func said(_ ordinal: Int, _ attribute: Attribute) -> String {
    "\(attribute.fullName): \(value(ordinal, of: attribute.type))"
  }
}

extension RuleSet {
  /// How many values there are; none of numbers and texts.
  fileprivate func size(of type: ValueType) -> Int {
    switch type {
    case .boolean: 2
    case .domain(let domain), .set(.domain(let domain)): domains[domain.raw].values.count
    case .reference(let kind), .set(.reference(let kind)): entities[kind.raw].count
    case .number, .text: 0
    }
  }
}

/// What is found in several profiles, counted.
package struct SpreadTally: Sendable {
  package let lists: [[String]]
  /// In how many profiles each is found; the commonest first.
  package let counts: [(id: String, count: Int)]

  package init(_ lists: [[String]]) {
    self.lists = lists
    let tally = lists.joined().reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    counts = tally.map { (id: $0.key, count: $0.value) }.sorted { ($1.count, $0.id) < ($0.count, $1.id) }
  }

  /// How many of the first two profiles have in common, on average: in hundredths, rounded.
  package var shared: Int {
    let sets = lists.map { Set($0) }
    var (sum, pairs) = (0, 0)
    for (index, set) in sets.enumerated() {
      for other in sets.dropFirst(index + 1) {
        sum += set.intersection(other).count
        pairs += 1
      }
    }
    return pairs == 0 ? 0 : (sum * 200 + pairs) / (pairs * 2)
  }

  /// In hundredths.
  package func value(_ measure: Spread.Measure) -> Int {
    switch measure {
    case .commonest: (counts.first?.count ?? 0) * 100
    case .reached: counts.count * 100
    case .shared: shared
    }
  }
}

extension Value? {
  /// Whether it is one of these; nil: any value at all.
  fileprivate func has(_ ordinals: [Int]?) -> Bool {
    guard let self, self.isCertain, case .ordinals(let own) = self.possibilities else { return false }
    return ordinals.map { own.allSatisfy($0.contains) } ?? true
  }

  /// What it is for certain: one value, or the elements of a set.
  fileprivate var ordinals: [Int] {
    switch self?.possibilities {
    case .ordinals(let own)? where self?.isCertain == true: own
    case .set(let certain, _)?: certain
    case .ordinals, .number, .nothing, nil: []
    }
  }
}

extension Value {
  /// A number, or a place on a scale.
  fileprivate var measure: Int64? {
    guard isCertain else { return nil }
    switch possibilities {
    case .ordinals(let ordinals): return ordinals.first.map { Int64($0) }
    case .number(let from, _): return from
    case .set, .nothing: return nil
    }
  }
}
