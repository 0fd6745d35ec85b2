package import SourceText

/// Something of a rule set that has a name.
package enum NamedThing: Hashable, Sendable {
  case attribute(AttributeID)
  case entity(KindID, EntityID)
  case rule(RuleID)
  /// A value of a scale or choice.
  case value(DomainID, Int)
  /// A number in the bibliography.
  case source(Int)
}

/// Finds what a person means by a name: an id, a title in any language, a part of either, or what is spelt nearly so.
///
/// `NameSearch(ruleSet).find("climate dipl")` finds the form `climate-diplomacy`, `find("기후외교")` the same. Made once, linear
/// in what the rule set names; a search is linear in that again.
package struct NameSearch: Sendable {
  private var things: [NamedThing] = []
  private var candidates: [NameCandidate] = []

  package init(_ ruleSet: RuleSet) { self.init(ruleSet, ruleSet.entities, ruleSet.entityNames) }

  /// With the entities of a profile.
  package init(_ ruleSet: RuleSet, _ profile: Profile) {
    self.init(ruleSet, profile.entities, ruleSet.entityNames(of: profile))
  }

  private init(_ ruleSet: RuleSet, _ entities: [[Entity]], _ titles: [[LocalizedText?]]) {
    for (index, attribute) in ruleSet.attributes.enumerated() {
      add(.attribute(AttributeID(index)), attribute.candidate)
    }
    for (kind, titles) in titles.enumerated() {
      for (index, title) in titles.enumerated() {
        add(.entity(KindID(kind), EntityID(index)), NameCandidate(entities[kind][index].id, title))
      }
    }
    for (index, rule) in ruleSet.rules.enumerated() { add(.rule(RuleID(index)), NameCandidate(rule.id, rule.title)) }
    for (index, domain) in ruleSet.domains.enumerated() where domain.name != nil {
      for (place, value) in domain.values.enumerated() { add(.value(DomainID(index), place), value.candidate) }
    }
    for (index, source) in ruleSet.sources.enumerated() { add(.source(index), NameCandidate(source.id)) }
  }

  private mutating func add(_ thing: NamedThing, _ candidate: NameCandidate) {
    things.append(thing)
    candidates.append(candidate)
  }

  /// What is meant: what has the very name; else what has it as a part; else what is spelt nearly so. In the order of
  /// declaration; none where nothing is near.
  package func find(_ name: String, where isAsked: (NamedThing) -> Bool = { _ in true }) -> [NamedThing] {
    match(name, isAsked)?.things ?? []
  }

  /// The same without what is only spelt so, which may be another.
  package func named(_ name: String, where isAsked: (NamedThing) -> Bool = { _ in true }) -> [NamedThing] {
    guard let found = match(name, isAsked), found.closeness < .spelling else { return [] }
    return found.things
  }

  private func match(
    _ name: String, _ isAsked: (NamedThing) -> Bool
  ) -> (things: [NamedThing], closeness: NameMatch.Closeness)? {
    let asked = things.indices.filter { isAsked(things[$0]) }
    return nameMatch(for: name, among: asked.map { candidates[$0] }).map { found in
      (found.places.map { things[asked[$0]] }, found.closeness)
    }
  }
}

extension NameCandidate {
  /// A name with its titles in every language.
  package init(_ name: String, _ title: LocalizedText?) {
    self.init(name, titles: title?.texts.compactMap { $0 } ?? [])
  }
}

extension Attribute {
  package var candidate: NameCandidate { NameCandidate(fullName, title) }
}

extension Domain.Value {
  package var candidate: NameCandidate { NameCandidate(name, title) }
}
