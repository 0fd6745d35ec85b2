import SourceText

/// Readings of a profile: an evaluation of other facts.
///
/// What is said in *bounds* takes the facts as they are stated. The *working* reading settles all that is open, and is
/// one world; the *trusted* one does without placeholders, which are facts of low confidence.
extension Profile {
  /// The profile with everything settled: one world, in which nothing is unknown.
  ///
  /// Of a contested fact the case that is written first is taken; of a range its `likely` value, else the middle, rounded
  /// towards its beginning; of an unknown given fact what the vocabulary expects, else no value. Lists are closed at
  /// what they hold. What would be derived is left to the rules. Linear in attributes × entities.
  package func working(in ruleSet: RuleSet) -> Profile {
    var copy = self
    let doubted = ruleSet.facts.lazy.filter { $1.statement.isInDoubt && facts[$0] == nil }
    for (key, fact) in Array(facts.lazy.filter(\.value.statement.isInDoubt)) + doubted {
      copy.facts[key] = fact.settled(as: ruleSet.attributes[key.attribute.raw].type)
    }
    for key in unknownFacts(in: ruleSet) { copy.facts[key] = expected(key, in: ruleSet) }
    copy.isOpen = isOpen.map { _ in false }
    return copy
  }

  /// The same where that of another profile is known, which differs in no other facts than these; all of them are stated. Linear in
  /// the keys.
  package func working(in ruleSet: RuleSet, from known: Profile, otherwise keys: [FactKey]) -> Profile {
    var copy = known
    for key in keys {
      let attribute = ruleSet[key.attribute]
      let isGiven = !attribute.isDerived && attribute.type != .text && has(key, in: ruleSet)
      let fact = facts[key]
      copy.facts[key] =
        isGiven && fact?.statement.isUnknown == true ? expected(key, in: ruleSet) : fact?.settled(as: attribute.type)
    }
    return copy
  }

  /// What is taken for an unknown fact.
  private func expected(_ key: FactKey, in ruleSet: RuleSet) -> Fact {
    var fact = facts[key] ?? Fact(statement: .unknown, origin: .expected, span: key.span(in: ruleSet))
    fact.statement = ruleSet[key.attribute].expected.map { .known($0) } ?? .doesNotApply
    fact.origin = .expected
    return fact
  }

  /// Whether it is about an entity, or a pair, that is listed.
  private func has(_ key: FactKey, in ruleSet: RuleSet) -> Bool {
    let kind = ruleSet[key.attribute].kind
    guard case .pair(_, _, true) = ruleSet[kind].form else { return true }
    return listedPairs[kind]?.contains { $0 == key.entities } ?? false
  }

  /// The profile without its placeholders: each may have any value. Lists open where an unknown reference may lead
  /// beyond them.
  package func trusted(in ruleSet: RuleSet) -> Profile { forgetting(placeholders, in: ruleSet) }

  /// Stated facts of low confidence, in the order of their keys. What the catalogue, the vocabulary or a setting of this
  /// run states is none.
  package var placeholders: [FactKey] {
    facts.filter { $1.confidence == .low && $1.origin == .given && !$1.statement.isUnknown }.keys.sorted()
  }

  /// What this profile states otherwise than another of the same entities and lists, where it states each of these facts
  /// and none of them is a placeholder; else nil.
  package func facts(otherwiseThan other: Profile) -> [(key: FactKey, statement: Statement)]? {
    guard entities.map({ $0.map(\.id) }) == other.entities.map({ $0.map(\.id) }), isOpen == other.isOpen,
      isListed == other.isListed, listedPairs == other.listedPairs
    else { return nil }
    func isPlaceholder(_ fact: Fact) -> Bool { fact.confidence == .low && fact.origin == .given }
    var found: [(key: FactKey, statement: Statement)] = []
    for key in Set(facts.keys).union(other.facts.keys).sorted() {
      guard let own = facts[key] else { return nil }
      if let known = other.facts[key], known.statement == own.statement, isPlaceholder(known) == isPlaceholder(own) {
        continue
      }
      if isPlaceholder(own) { return nil }
      found.append((key, own.statement))
    }
    return found
  }

  /// The profile in which these facts may have any value.
  package func forgetting(_ keys: some Collection<FactKey>, in ruleSet: RuleSet) -> Profile {
    var copy = self
    for key in keys { copy.facts[key]?.statement = .any }
    if keys.contains(where: { ruleSet[$0.attribute].type.referredKind != nil }) {
      copy.openReferences(OpenReferences(ruleSet.kinds, ruleSet.attributes, ruleSet.facts))
    }
    return copy
  }

  /// By kind, whether its list is open where these facts may have any value: an unknown reference may lead beyond it.
  package func openness(forgetting keys: [FactKey], in ruleSet: RuleSet) -> [Bool] {
    let referring = keys.filter { ruleSet[$0.attribute].type.referredKind != nil }
    return referring.isEmpty ? isOpen : forgetting(referring, in: ruleSet).isOpen
  }

  /// Given facts of which nothing is known: stated to be unknown, or left out and not assumed. In the order of their
  /// keys; texts are not among them.
  package func unknownFacts(in ruleSet: RuleSet) -> [FactKey] {
    var found: [FactKey] = []
    let all = ruleSet.kinds.indices.map { subjects(of: KindID($0), in: ruleSet) }
    for (number, attribute) in ruleSet.attributes.enumerated() where !attribute.isDerived && attribute.type != .text {
      for key in all[attribute.kind.raw].map({ FactKey(AttributeID(number), numbers: $0) }) {
        switch (facts[key] ?? ruleSet.facts[key])?.statement {
        case .unknown, .any: found.append(key)
        case nil where attribute.ifLeftOut == nil && attribute.origin == .given: found.append(key)
        default: break
        }
      }
    }
    return found
  }

  /// Every listed entity, or pair, that has an attribute.
  package func keys(of attribute: AttributeID, in ruleSet: RuleSet) -> [FactKey] {
    subjects(of: ruleSet[attribute].kind, in: ruleSet).map { FactKey(attribute, numbers: $0) }
  }

  /// Every listed entity, or pair, of a kind.
  private func subjects(of kind: KindID, in ruleSet: RuleSet) -> [[Int]] {
    switch ruleSet.kinds[kind.raw].form {
    case .single: return [[]]
    case .many, .byReference: return entities[kind.raw].indices.map { [$0] }
    case .pair(_, _, true): return (listedPairs[kind] ?? []).map { $0.map(\.raw) }
    case .pair(let first, let second, false):
      let others = entities[second.kind.raw].indices
      return entities[first.kind.raw].indices.flatMap { one in others.map { [one, $0] } }
    }
  }
}

extension Statement {
  /// Whether it is one of several, or lies between two bounds.
  package var isInDoubt: Bool {
    switch self {
    case .oneOf, .interval: true
    case .known, .unknown, .any, .doesNotApply: false
    }
  }
}

extension Fact {
  /// The fact with its leading case.
  fileprivate func settled(as type: ValueType) -> Fact {
    var copy = self
    copy.likely = nil
    switch statement {
    case .oneOf(let cases): copy.statement = cases.first ?? .doesNotApply
    case .interval(let from, let to):
      // The distance of two numbers of 64 bits may be wider than either.
      let middle = Int64((Int128(to) - Int128(from)) / 2 + Int128(from))
      let taken = likely ?? middle
      if case .number = type {
        copy.statement = .known(.number(taken))
      } else {
        copy.statement = .known(.ordinal(Int(taken)))
      }
    case .known, .unknown, .any, .doesNotApply: break
    }
    return copy
  }
}

extension FactKey {
  /// Where the attribute is declared.
  fileprivate func span(in ruleSet: RuleSet) -> SourceSpan { ruleSet.attributes[attribute.raw].span }
}
