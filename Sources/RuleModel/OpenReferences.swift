extension Profile {
  /// Opens the by-reference kinds to which an unknown reference leads, unless the profile lists them.
  ///
  /// An unlisted entity of an open kind refers to who knows what, so openness spreads from kind to kind. O(n) in the
  /// profile's own facts.
  package mutating func openReferences(_ declared: OpenReferences) {
    let unlisted = declared.kinds.indices.filter {
      declared.kinds[$0].form == .byReference && !(isListed.indices.contains($0) && isListed[$0])
    }
    for kind in unlisted { isOpen[kind] = false }
    let counts = settledCounts(declared)
    let unknown = Set(facts.lazy.filter { declared.isUnknown($0.value, $0.key) }.map(\.key.attribute))
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for kind in unlisted where !isOpen[kind] {
        isOpen[kind] = declared.references.contains { reference in
          reference.target.raw == kind
            && (unknown.contains(reference.attribute)
              || mayBeLeftOut(reference, counts[reference.attribute] ?? 0, declared))
        }
        hasChanged = hasChanged || isOpen[kind]
      }
    }
  }

  private func mayBeLeftOut(
    _ reference: OpenReferences.Reference, _ settled: Int, _ declared: OpenReferences
  ) -> Bool {
    if !reference.isGiven { return false }
    let attribute = declared.attributes[reference.attribute.raw]
    let members = declared.members(of: attribute.kind)
    // Of an unlisted entity nothing is assumed.
    if members.contains(where: { isOpen[$0.raw] }) || isOpen[attribute.kind.raw] { return true }
    return attribute.ifLeftOut == nil && settled < subjectCount(attribute.kind, members)
  }

  private func subjectCount(_ kind: KindID, _ members: [KindID]) -> Int {
    listedPairs[kind]?.count ?? members.reduce(1) { $0 * entities[$1.raw].count }
  }

  /// Of each reference, how many facts say something: the catalogue's, but where the profile speaks instead.
  private func settledCounts(_ declared: OpenReferences) -> [AttributeID: Int] {
    var counts = declared.settledInCatalogue
    for (key, fact) in facts where declared.isReference[key.attribute.raw] {
      if declared.isSettledInCatalogue(key) { counts[key.attribute, default: 0] -= 1 }
      if !fact.statement.isUnknown { counts[key.attribute, default: 0] += 1 }
    }
    return counts
  }

  /// The profile with facts stated otherwise for one run; openness follows them.
  package func stating(_ settings: [(FactKey, Fact)], names: Names, catalogue: [FactKey: Fact]) -> Profile {
    var copy = self
    for (key, fact) in settings { copy.facts[key] = fact }
    if settings.contains(where: { names.attributes[$0.0.attribute.raw].type.referredKind != nil }) {
      copy.openReferences(OpenReferences(names.kinds, names.attributes, catalogue))
    }
    return copy
  }
}

extension Statement {
  /// Whether it leaves every value of the type possible.
  package var isUnknown: Bool { self == .unknown || self == .any }
}

/// What a vocabulary and its catalogue say of references: which attributes lead to entities of which kinds.
///
/// Made once for a rule set and used for every profile and example. O(n) in attributes and facts of the catalogue.
package struct OpenReferences: Sendable {
  struct Reference {
    var attribute: AttributeID
    var target: KindID
    /// Where it is left out, neither rules nor the catalogue say where it leads.
    var isGiven: Bool
  }
  let kinds: [Kind]
  let attributes: [Attribute]
  let catalogue: [FactKey: Fact]
  let references: [Reference]
  /// By attribute.
  let isReference: [Bool]
  /// Of each reference, how many facts of the catalogue say something.
  let settledInCatalogue: [AttributeID: Int]

  package init(_ kinds: [Kind], _ attributes: [Attribute], _ catalogue: [FactKey: Fact]) {
    self.kinds = kinds
    self.attributes = attributes
    self.catalogue = catalogue
    references = attributes.enumerated().compactMap { number, attribute in
      attribute.type.referredKind.map {
        Reference(attribute: AttributeID(number), target: $0, isGiven: attribute.origin == .given)
      }
    }
    let isReference = attributes.map { $0.type.referredKind != nil }
    self.isReference = isReference
    let settled = catalogue.filter { isReference[$0.key.attribute.raw] && $0.value.statement != .unknown }
    settledInCatalogue = Dictionary(settled.map { ($0.key.attribute, 1) }, uniquingKeysWith: +)
  }

  func isSettledInCatalogue(_ key: FactKey) -> Bool {
    catalogue[key].map { $0.statement != .unknown } ?? false
  }

  /// Whether a stated fact may have any value: one that is derived where it is unknown has that of its rules.
  func isUnknown(_ fact: Fact, _ key: FactKey) -> Bool {
    fact.statement == .any || (fact.statement == .unknown && !attributes[key.attribute.raw].isDerived)
  }

  /// The kinds of the entities that name one of a kind: none, the kind itself, or a pair's members.
  func members(of kind: KindID) -> [KindID] {
    switch kinds[kind.raw].form {
    case .single: []
    case .many, .byReference: [kind]
    case .pair(let first, let second, _): [first.kind, second.kind]
    }
  }
}
