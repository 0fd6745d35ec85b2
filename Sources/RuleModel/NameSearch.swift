import SourceText

/// Something of a rule set that has a name.
public enum NamedThing: Hashable, Sendable {
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
public struct NameSearch: Sendable {
  private struct Entry: Sendable {
    var thing: NamedThing
    /// The id, and its part behind the kind's; then titles, in lower case.
    var names: [String]
  }
  private var entries: [Entry] = []

  public init(_ ruleSet: RuleSet) { self.init(ruleSet, ruleSet.entities, ruleSet.entityNames) }

  /// With the entities of a profile.
  public init(_ ruleSet: RuleSet, _ profile: Profile) {
    self.init(ruleSet, profile.entities, ruleSet.entityNames(of: profile))
  }

  private init(_ ruleSet: RuleSet, _ entities: [[Entity]], _ titles: [[LocalizedText?]]) {
    for (index, attribute) in ruleSet.attributes.enumerated() {
      add(.attribute(AttributeID(index)), [attribute.fullName, attribute.name], attribute.title)
    }
    for (kind, titles) in titles.enumerated() {
      for (index, title) in titles.enumerated() {
        add(.entity(KindID(kind), EntityID(index)), [entities[kind][index].id], title)
      }
    }
    for (index, rule) in ruleSet.rules.enumerated() { add(.rule(RuleID(index)), [rule.id], rule.title) }
    for (index, domain) in ruleSet.domains.enumerated() where domain.name != nil {
      for (place, value) in domain.values.enumerated() {
        add(.value(DomainID(index), place), [value.name], value.title)
      }
    }
    for (index, source) in ruleSet.sources.enumerated() { add(.source(index), [source.id], nil) }
  }

  private mutating func add(_ thing: NamedThing, _ ids: [String], _ title: LocalizedText?) {
    let titles = title?.texts.compactMap { $0 } ?? []
    entries.append(Entry(thing: thing, names: (ids + titles).map { $0.lowercased() }))
  }

  /// What is meant: what has the very name; else what has it as a part; else what is spelt nearly so. In the order of
  /// declaration; none where nothing is near.
  public func find(_ name: String) -> [NamedThing] {
    let wanted = name.lowercased()
    guard !wanted.isEmpty else { return [] }
    let exact = entries.filter { $0.names.contains(wanted) }
    if !exact.isEmpty { return exact.map(\.thing) }
    let holding = entries.filter { entry in entry.names.contains { $0.contains(wanted) } }
    if !holding.isEmpty { return holding.map(\.thing) }
    guard let near = suggestion(for: wanted, among: entries.lazy.flatMap(\.names)) else { return [] }
    return entries.filter { $0.names.contains(near) }.map(\.thing)
  }
}
