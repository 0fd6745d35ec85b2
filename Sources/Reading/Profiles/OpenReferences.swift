import RuleModel

extension Profile {
  /// Opens the by-reference kinds to which an unknown reference leads, unless the profile lists them.
  ///
  /// An unlisted entity of an open kind refers to who knows what, so openness spreads from kind to kind.
  public mutating func openReferences(_ names: Names, catalogue: [FactKey: Fact]) {
    let unlisted = names.kinds.indices.filter {
      names.kinds[$0].form == .byReference && !(isListed.indices.contains($0) && isListed[$0])
    }
    for kind in unlisted { isOpen[kind] = false }
    let references = names.referenceAttributes
    let counts = settledCounts(references, catalogue)
    let unknown = Set(facts.lazy.filter { $0.value.statement == .unknown }.map(\.key.attribute))
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for kind in unlisted where !isOpen[kind] {
        isOpen[kind] = references.contains { reference in
          reference.target.raw == kind
            && (unknown.contains(reference.attribute)
              || mayBeLeftOut(reference, counts[reference.attribute] ?? 0, names))
        }
        hasChanged = hasChanged || isOpen[kind]
      }
    }
  }

  private func mayBeLeftOut(_ reference: ReferenceAttribute, _ settled: Int, _ names: Names) -> Bool {
    let members = names.memberKinds(of: names[reference.attribute].kind)
    if names[reference.attribute].ifLeftOut != nil { return false }
    return members.contains { isOpen[$0.raw] } || isOpen[names[reference.attribute].kind.raw]
      || settled < subjectCount(names[reference.attribute].kind, members)
  }

  private func subjectCount(_ kind: KindID, _ members: [KindID]) -> Int {
    listedPairs[kind]?.count ?? members.reduce(1) { $0 * entities[$1.raw].count }
  }

  /// Of each attribute, how many facts say something.
  private func settledCounts(
    _ references: [ReferenceAttribute], _ catalogue: [FactKey: Fact]
  ) -> [AttributeID: Int] {
    let wanted = Set(references.map(\.attribute))
    var counts: [AttributeID: Int] = [:]
    for (key, fact) in facts where wanted.contains(key.attribute) && fact.statement != .unknown {
      counts[key.attribute, default: 0] += 1
    }
    for (key, fact) in catalogue
    where wanted.contains(key.attribute) && fact.statement != .unknown && !facts.keys.contains(key) {
      counts[key.attribute, default: 0] += 1
    }
    return counts
  }

  /// The profile with facts stated otherwise for one run; openness follows them.
  public func stating(_ settings: [(FactKey, Fact)], names: Names, catalogue: [FactKey: Fact]) -> Profile {
    var copy = self
    for (key, fact) in settings { copy.facts[key] = fact }
    copy.openReferences(names, catalogue: catalogue)
    return copy
  }
}

/// An attribute that leads to entities of a kind, and is not derived where it is left out.
private struct ReferenceAttribute {
  var attribute: AttributeID
  var target: KindID
}

extension Names {
  fileprivate var referenceAttributes: [ReferenceAttribute] {
    attributes.enumerated().compactMap { number, attribute in
      guard !attribute.isDerived else { return nil }
      switch attribute.type {
      case .reference(let kind), .set(.reference(let kind)):
        return ReferenceAttribute(attribute: AttributeID(number), target: kind)
      default: return nil
      }
    }
  }
}
