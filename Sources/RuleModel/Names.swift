package import SourceText

/// Look-up tables over what a rule set declares, built once; every look-up is O(1).
///
/// Catalogue entities are in from the start; a profile's own are added to a copy.
package struct Names: Sendable {
  /// One reference: names are handed to whoever reads a rule.
  private let declared: DeclaredNames
  /// By kind.
  package private(set) var entities: [[Entity]]
  private var entityNumbers: [[String: Int]]
  /// What entities are called in words, where a catalogue or a profile says so.
  private var entityTitles: [[Int: LocalizedText]]
  /// Whether names are typed by a person: then a title, and the only name that holds a word, is as good as the name.
  package private(set) var areTyped = false

  package init(_ ruleSet: RuleSet) {
    declared = DeclaredNames(ruleSet)
    entities = ruleSet.entities
    entityTitles = [[Int: LocalizedText]](repeating: [:], count: ruleSet.kinds.count)
    for (kind, titles) in ruleSet.entityNames.enumerated() where kind < entityTitles.count {
      for (entity, title) in titles.enumerated() { entityTitles[kind][entity] = title }
    }
    while entities.count < ruleSet.kinds.count { entities.append([]) }
    entityNumbers = entities.map { numbers($0.map(\.id)) }
  }

  package var languages: [String] { declared.languages }
  package var ranks: [Precedence] { declared.ranks }
  package var sources: [RuleSet.Source] { declared.sources }
  package var kinds: [Kind] { declared.kinds }
  package var domains: [Domain] { declared.domains }
  package var attributes: [Attribute] { declared.attributes }
  /// The attributes that the manifest names as outcomes.
  package var outcomes: [AttributeID] { declared.outcomes }
  /// Attributes by kind, in the order of declaration.
  package var attributesByKind: [[AttributeID]] { declared.attributesByKind }

  /// Who names an entity of a kind: nobody, the kind itself, or a pair's members.
  package func members(of kind: KindID) -> [Kind.Member] { declared.kinds.members(of: kind) }
  package func memberKinds(of kind: KindID) -> [KindID] { declared.kinds.memberKinds(of: kind) }

  package func kind(_ name: String) -> KindID? { declared.kindNumbers[name].map { KindID($0) } }

  /// By the key under which profiles and catalogue list its entities: the plural, or the name where none is declared.
  package func kind(listedAs plural: String) -> KindID? { declared.listNumbers[plural].map { KindID($0) } }

  /// By full name: `city.population`, `form.suitability.band`.
  package func attribute(_ fullName: String) -> AttributeID? {
    if let number = attributeNamed(fullName) { return number }
    guard areTyped, let match = nameMatch(for: fullName, among: attributeCandidates), match.closeness < .part else {
      return nil
    }
    return match.meant.map { AttributeID($0) }
  }

  /// The same without what a person may mean by it.
  package func attributeNamed(_ fullName: String) -> AttributeID? {
    declared.attributeNumbers[fullName].map { AttributeID($0) }
  }

  /// By the part after the kind: `population`, `suitability.band`.
  package func attribute(_ name: String, of kind: KindID) -> AttributeID? { declared.ownNumbers[kind.raw][name] }

  package func attributes(of kind: KindID) -> [AttributeID] { attributesByKind[kind.raw] }

  package func domain(_ name: String) -> DomainID? {
    name.isEmpty ? nil : declared.domainNumbers[name].map { DomainID($0) }
  }

  /// The position of a value in a domain.
  package func value(_ name: String, in domain: DomainID) -> Int? {
    if let number = declared.valueNumbers[domain.raw][name] { return number }
    guard areTyped, let match = nameMatch(for: name, among: candidates(in: domain)), match.closeness < .part else {
      return nil
    }
    return match.meant
  }

  package func entity(_ id: String, of kind: KindID) -> EntityID? {
    if let number = entityNumbers[kind.raw][id] { return EntityID(number) }
    return areTyped ? nameMatch(for: id, among: candidates(of: kind))?.meant.map { EntityID($0) } : nil
  }

  /// Whether an attribute holds what the entities of its kind are called.
  package func isName(_ attribute: AttributeID) -> Bool {
    declared.nameAttributes[self[attribute].kind.raw] == attribute && self[attribute].name == "name"
  }

  /// What attributes may be called, in the order of their numbers.
  package var attributeCandidates: [NameCandidate] { attributes.map(\.candidate) }

  /// What the values of a domain may be called, in their order.
  package func candidates(in domain: DomainID) -> [NameCandidate] { self[domain].values.map(\.candidate) }

  /// What the entities of a kind may be called, in the order of their numbers.
  package func candidates(of kind: KindID) -> [NameCandidate] {
    entities[kind.raw].enumerated().map { NameCandidate($1.id, entityTitles[kind.raw][$0]) }
  }

  package func entityIDs(of kind: KindID) -> [String] { entities[kind.raw].map(\.id) }

  package func language(_ name: String) -> LanguageID? { languages.firstIndex(of: name).map { LanguageID($0) } }

  package func rank(_ name: String) -> RankID? { declared.rankNumbers[name].map { RankID($0) } }

  /// The number of a source in the bibliography.
  package func source(_ id: String) -> Int? { declared.sourceNumbers[id] }

  // Read in place: what is declared is large, and most who ask want one field of it.
  package subscript(kind: KindID) -> Kind { _read { yield declared.kinds[kind.raw] } }
  package subscript(domain: DomainID) -> Domain { _read { yield declared.domains[domain.raw] } }
  package subscript(attribute: AttributeID) -> Attribute { _read { yield declared.attributes[attribute.raw] } }

  /// Adds an entity behind those of its kind; one with an id that is taken is not added and the first is returned.
  package mutating func add(_ entity: Entity, to kind: KindID) -> EntityID {
    if let known = entityNumbers[kind.raw][entity.id] { return EntityID(known) }
    let number = entities[kind.raw].count
    entities[kind.raw].append(entity)
    entityNumbers[kind.raw][entity.id] = number
    return EntityID(number)
  }

  /// The same names as a person types them.
  package var typed: Names {
    var copy = self
    copy.areTyped = true
    return copy
  }

  /// The same names with a profile's entities.
  package func including(_ profile: Profile) -> Names {
    var copy = self
    for (kind, entities) in profile.entities.enumerated() where kind < kinds.count {
      for entity in entities { _ = copy.add(entity, to: KindID(kind)) }
    }
    for (kind, attribute) in declared.nameAttributes.enumerated() where kinds[kind].arity == 1 {
      guard let attribute else { continue }
      for number in copy.entities[kind].indices {
        guard case .known(.text(let title))? = profile.facts[FactKey(attribute, [EntityID(number)])]?.statement else {
          continue
        }
        copy.entityTitles[kind][number] = title
      }
    }
    return copy
  }
}

/// What stands in a rule set from the start.
private final class DeclaredNames: Sendable {
  let languages: [String]
  let ranks: [Precedence]
  let sources: [RuleSet.Source]
  let kinds: [Kind]
  let domains: [Domain]
  let attributes: [Attribute]
  let outcomes: [AttributeID]
  let attributesByKind: [[AttributeID]]

  let kindNumbers: [String: Int]
  let listNumbers: [String: Int]
  let domainNumbers: [String: Int]
  let attributeNumbers: [String: Int]
  /// By kind, then by the name behind the kind's.
  let ownNumbers: [[String: AttributeID]]
  let rankNumbers: [String: Int]
  let sourceNumbers: [String: Int]
  let valueNumbers: [[String: Int]]
  let nameAttributes: [AttributeID?]

  init(_ ruleSet: RuleSet) {
    languages = ruleSet.languages
    ranks = ruleSet.ranks
    sources = ruleSet.sources
    kinds = ruleSet.kinds
    domains = ruleSet.domains
    attributes = ruleSet.attributes
    outcomes = ruleSet.outcomes.map(\.attribute)
    kindNumbers = numbers(kinds.map(\.name))
    listNumbers = numbers(kinds.map(\.listKey))
    domainNumbers = numbers(domains.map { $0.name ?? "" })
    attributeNumbers = numbers(attributes.map(\.fullName))
    rankNumbers = numbers(ranks.map(\.name))
    sourceNumbers = numbers(sources.map(\.id))
    valueNumbers = domains.map { numbers($0.values.map(\.name)) }
    nameAttributes = ruleSet.nameAttributes
    let (all, groups) = (attributes, Self.grouped(attributes, kinds.count))
    attributesByKind = groups
    ownNumbers = groups.map { group in
      Dictionary(group.map { (all[$0.raw].name, $0) }) { first, _ in first }
    }
  }

  private static func grouped(_ attributes: [Attribute], _ count: Int) -> [[AttributeID]] {
    var groups = [[AttributeID]](repeating: [], count: count)
    for (number, attribute) in attributes.enumerated() where groups.indices.contains(attribute.kind.raw) {
      groups[attribute.kind.raw].append(AttributeID(number))
    }
    return groups
  }
}

/// The first of several equal names wins: the others have been diagnosed.
private func numbers(_ names: [String]) -> [String: Int] {
  var table: [String: Int] = [:]
  table.reserveCapacity(names.count)
  for (number, name) in names.enumerated() {
    if let first = table.updateValue(number, forKey: name) { table[name] = first }
  }
  return table
}

extension Kind {
  /// The key under which profiles and catalogue list its entities.
  package var listKey: String { listedAs ?? name }
}
