package import RuleModel
import SourceText
package import YAMLReading

extension ClaimReader {
  /// The facts of a change; the same fact twice: the later one stands.
  package mutating func facts(of change: Change) -> [(key: FactKey, fact: Fact)] {
    var result: [(key: FactKey, fact: Fact)] = []
    for entry in change.facts {
      guard let key = address(entry.key, result),
        sink.mayState(names[key.attribute], at: entry.key.span, "this change"), let fact = fact(entry.value, key)
      else { continue }
      result.removeAll { $0.key == key }
      result.append((key, fact))
    }
    return result
  }

  private mutating func fact(_ node: YAMLNode, _ key: FactKey) -> Fact? {
    var lookup = EntityLookup(names)
    return lookup.fact(node, of: key.attribute, origin: .set, &sink)
  }

  /// Whose fact an address names: `area.expertise environment`, or a path that the profile's references lead along,
  /// `city.country.power`. Entities that `for each` stands at may be left out. `stated` stand over the profile's facts.
  package mutating func address(_ node: YAMLNode, _ stated: [(key: FactKey, fact: Fact)] = []) -> FactKey? {
    guard let parts = PathText(node.text), names.attribute(AddressText(node.text).path.text) == nil,
      let kind = names.kind(parts.first), parts.steps.count > 1
    else {
      let text = filled(node)
      return names.address(text, span: { text == node.text ? $0.span(in: node) : node.span }, &sink)
    }
    guard let entities = subject(parts, kind, node), let steps = names.steps(parts, of: kind, at: node.span, &sink)
    else { return nil }
    return follow(steps, from: entities, node, stated)
  }

  private mutating func follow(
    _ steps: [AttributeID], from subject: [EntityID], _ node: YAMLNode, _ stated: [(key: FactKey, fact: Fact)]
  ) -> FactKey? {
    var entities = subject
    for step in steps.dropLast() {
      let key = FactKey(step, entities)
      let fact = stated.first { $0.key == key }?.fact ?? profile.facts[key] ?? ruleSet.facts[key]
      guard case .known(.ordinal(let next))? = fact?.statement else {
        sink.error(
          .exampleEntity, "'\(names.address(of: key))' leads to no one entity in '\(profile.id)'", at: node.span,
          secondary: fact.map { [Diagnostic.Label(span: $0.span, text: "stated here")] } ?? [])
        return nil
      }
      entities = [EntityID(next)]
    }
    return steps.last.map { FactKey($0, entities) }
  }

  /// The entities that a path starts from.
  private mutating func subject(_ parts: PathText, _ kind: KindID, _ node: YAMLNode) -> [EntityID]? {
    let members = names.members(of: kind)
    let words = parts.address ?? members.map(\.name)
    let found = zip(words, members).compactMap { word, member in
      bound(word)?.entity ?? names.entity(word, of: member.kind)
    }
    if found.count == members.count, words.count == members.count { return found }
    sink.error(
      .exampleEntity, "'\(node.text)' does not say which \(names[kind].name) is meant", at: node.span,
      help: ["write '\(parts.first).… \(members.map { $0.name.uppercased() }.joined(separator: "/"))'"])
    return nil
  }

  /// The address with the entities that `for each` stands at: `area.expertise` of that area.
  private func filled(_ node: YAMLNode) -> String {
    let address = AddressText(node.text)
    guard !bindings.isEmpty, let attribute = names.attribute(address.path.text) else { return node.text }
    let members = names.members(of: names[attribute].kind).map(\.name)
    let parts = address.entities.isEmpty ? members : address.entities.map(\.text)
    guard !parts.isEmpty, !address.entities.isEmpty || parts.allSatisfy({ bound($0) != nil }) else { return node.text }
    let entities = parts.map { part in bound(part).map { names.entities[$0.kind.raw][$0.entity.raw].id } ?? part }
    return address.path.text + " " + entities.joined(separator: "/")
  }
}
