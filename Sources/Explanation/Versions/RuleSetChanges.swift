package import RuleModel

/// What differs between two rule sets in what rules do, attributes mean and the catalogue states; texts, sources and layout aside.
package struct RuleSetChanges: Sendable {
  /// A thing that is on one side only, or does something else.
  package enum Change: Sendable, Equatable {
    case added
    case removed
    /// The parts that differ, as authors call them.
    case changed([String])
  }
  /// What can differ, by its name.
  package enum Thing: Sendable, Hashable, Comparable {
    case rule(String)
    case attribute(String)
    /// An entity of the catalogue: its kind and id.
    case entity(String, String)
    /// A fact of the catalogue, by its address.
    case fact(String)

    package static func < (left: Thing, right: Thing) -> Bool { left.order < right.order }

    private var order: (Int, String, String) {
      switch self {
      case .rule(let id): (0, id, "")
      case .attribute(let name): (1, name, "")
      case .entity(let kind, let id): (2, kind, id)
      case .fact(let address): (3, address, "")
      }
    }
  }

  package private(set) var found: [Thing: Change] = [:]

  /// Everything that differs, rules first, by name.
  package var things: [Thing] { found.keys.sorted() }

  package subscript(thing: Thing) -> Change? { found[thing] }

  /// Rules, attributes and so on of one sort of change.
  package func count(_ isMeant: (Thing, Change) -> Bool) -> Int { found.count { isMeant($0.key, $0.value) } }

  package init(from old: RuleSet, to new: RuleSet) {
    compare(rules(of: old), rules(of: new)) { .rule($0) }
    compare(attributes(of: old), attributes(of: new)) { .attribute($0) }
    compareCatalogues(old, new)
  }

  private typealias Parts = [(part: String, text: String)]

  private mutating func compare(_ old: [String: Parts], _ new: [String: Parts], _ thing: (String) -> Thing) {
    for (name, parts) in old {
      guard let other = new[name] else {
        found[thing(name)] = .removed
        continue
      }
      let differing = zip(parts, other).filter { $0.text != $1.text }.map { $0.0.part }
      if !differing.isEmpty { found[thing(name)] = .changed(differing) }
    }
    for name in new.keys where old[name] == nil { found[thing(name)] = .added }
  }

  private func rules(of ruleSet: RuleSet) -> [String: Parts] {
    let spelling = BehaviourSpelling(ruleSet)
    return Dictionary(ruleSet.rules.map { ($0.id, spelling.parts($0)) }) { first, _ in first }
  }

  private func attributes(of ruleSet: RuleSet) -> [String: Parts] {
    let spelling = BehaviourSpelling(ruleSet)
    return Dictionary(ruleSet.attributes.map { ($0.fullName, [("declaration", spelling.attribute($0))]) }) { first, _ in
      first
    }
  }

  private mutating func compareCatalogues(_ old: RuleSet, _ new: RuleSet) {
    let (own, others) = (entities(of: old), entities(of: new))
    for entity in own.subtracting(others) { found[entity] = .removed }
    for entity in others.subtracting(own) { found[entity] = .added }
    let (facts, otherFacts) = (self.facts(of: old), self.facts(of: new))
    for (address, text) in facts where otherFacts[address] != nil && otherFacts[address] != text {
      found[.fact(address)] = .changed([])
    }
  }

  private func entities(of ruleSet: RuleSet) -> Set<Thing> {
    Set(zip(ruleSet.kinds, ruleSet.entities).flatMap { kind, entities in entities.map { .entity(kind.name, $0.id) } })
  }

  private func facts(of ruleSet: RuleSet) -> [String: String] {
    let (spelling, behaviour) = (Spelling(ruleSet, entities: ruleSet.entities), BehaviourSpelling(ruleSet))
    var found: [String: String] = [:]
    for (key, fact) in ruleSet.facts where ruleSet.attributes[key.attribute.raw].type != .text {
      found[spelling.address(of: key)] = behaviour.statement(fact.statement, of: key.attribute)
    }
    return found
  }
}
