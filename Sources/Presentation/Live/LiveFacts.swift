import Explanation
import LivePage
import Report
import RuleModel

/// What may be changed, and how the export spells it.
extension LiveData {
  /// Attribute, entities, what is stated, how firmly (`●`), and in every language what is contested.
  var facts: JSONValue {
    .array(
      live.facts.map { key in
        let fact = readings.profile.facts[key] ?? ruleSet.facts[key]
        let stated = (fact?.statement).flatMap(liveStatement) ?? leftOut(key)
        return [
          .count(key.attribute.raw), .numbers(key.numbers), stated, .string(readings.ground(key).mark),
          contested(fact, key),
        ]
      })
  }

  /// What nobody states is what the vocabulary assumes, else unknown.
  private func leftOut(_ key: FactKey) -> JSONValue {
    ruleSet[key.attribute].ifLeftOut.map { .constant($0) } ?? "unknown"
  }

  /// By fact that may be changed: the year and the note of what is stated.
  func notes(_ titles: Titles) -> JSONValue {
    .array(
      live.facts.map { key in
        guard options.showsNotes, let fact = readings.profile.facts[key] ?? ruleSet.facts[key] else { return "" }
        return .string([fact.asOf, titles.text(fact.note)].compactMap { $0 }.joined(separator: "; "))
      })
  }

  /// Of what is in doubt its words in every language, and the value that the working reading takes; else null.
  private func contested(_ fact: Fact?, _ key: FactKey) -> JSONValue {
    guard let fact, fact.statement.isInDoubt else { return .null }
    let type = ruleSet[key.attribute].type
    let leading = readings.working.profile.facts[key].flatMap { liveStatement($0.statement) } ?? .null
    return [leading, .array(titles.map { .string($0.text(fact.statement, type)) })]
  }

  /// By attribute of what may be changed: what is expected of it, who controls it, and whether it may have no value.
  var choices: JSONValue {
    let changeable = Set(live.facts.map(\.attribute))
    return .array(
      ruleSet.attributes.enumerated().map { number, attribute in
        guard changeable.contains(AttributeID(number)) else { return .null }
        return [
          attribute.expected.map { .constant($0) } ?? .null, .string(attribute.control ?? ""),
          .bool(attribute.mayNotApply), .bool(attribute.origin == .both),
        ]
      })
  }

  // MARK: Names as authors write them

  /// Names of attributes, of values by domain, and of entities by kind: for addresses and the export.
  var spelling: JSONValue {
    [
      "attributes": .array(ruleSet.attributes.map { .string($0.fullName) }),
      "own": .array(ruleSet.attributes.map { .string($0.name) }),
      "domains": .array(ruleSet.domains.map { .array($0.values.map { .string($0.name) }) }),
      "entities": .array(readings.profile.entities.map { .array($0.map { .string($0.id) }) }),
    ]
  }

  /// The profile as a text in parts: by kind its key, form, who stands in its list, and lines of what is stated.
  var profileText: JSONValue {
    let profile = readings.profile
    let kinds = ruleSet.kinds.indices.map { number -> JSONValue in
      let kind = ruleSet.kinds[number]
      let isOpen = profile.isListed.indices.contains(number) && profile.isListed[number] && profile.isOpen[number]
      return [.string(kind.listKey), .string(form(kind)), entries(KindID(number)), .bool(isOpen)]
    }
    return ["kinds": .array(kinds), "lines": .array(lines)]
  }

  private func form(_ kind: Kind) -> String {
    switch kind.form {
    case .single: kind.name == "profile" ? "top" : "single"
    case .many, .byReference: "many"
    case .pair: "pair"
    }
  }

  /// Who stands in the list of a kind though nothing may be stated of it.
  private func entries(_ id: KindID) -> JSONValue {
    let profile = readings.profile
    switch ruleSet.kinds[id.raw].form {
    case .single: return []
    case .many, .byReference:
      let catalogue = ruleSet.entities.indices.contains(id.raw) ? ruleSet.entities[id.raw].count : 0
      return .array((catalogue..<max(catalogue, profile.entities[id.raw].count)).map { .numbers([$0]) })
    case .pair(_, _, let isListed):
      let catalogue = Set((ruleSet.listedPairs[id] ?? []).map { $0.map(\.raw) })
      let own = isListed ? (profile.listedPairs[id] ?? []).map { $0.map(\.raw) } : []
      return .array(own.filter { !catalogue.contains($0) }.map { .numbers($0) })
    }
  }

  /// Every fact of the profile, shared files included: attribute, entities, and what is written behind its name.
  private var lines: [JSONValue] {
    let writer = FactYAML(ruleSet, readings.profile, withNotes: options.showsNotes)
    return readings.profile.facts.keys.sorted().compactMap { key in
      guard let fact = readings.profile.facts[key], fact.origin != .catalogue else { return nil }
      return [.count(key.attribute.raw), .numbers(key.numbers), .string(writer.text(fact, key))]
    }
  }
}
