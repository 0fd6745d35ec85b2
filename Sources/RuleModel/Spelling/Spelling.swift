import SourceText

/// Values, facts and entities as authors write them: the same in diagnostics, tests, tables and JSON.
///
/// `Spelling(ruleSet, entities: profile.entities).address(of: key)` is `engagement.role beijing/climate-diplomacy`; of a
/// number with two places `number(150, of: type)` is `1.5`. What nobody listed is `?`.
package struct Spelling: Sendable {
  private let kinds: [Kind]
  private let domains: [Domain]
  private let attributes: [Attribute]
  /// By kind.
  private let entities: [[Entity]]

  /// `entities` are those of a profile, or of the rule set alone. Copies nothing.
  package init(_ ruleSet: RuleSet, entities: [[Entity]]) {
    (kinds, domains, attributes) = (ruleSet.kinds, ruleSet.domains, ruleSet.attributes)
    self.entities = entities
  }

  package init(_ names: Names) {
    (kinds, domains, attributes, entities) = (names.kinds, names.domains, names.attributes, names.entities)
  }

  // MARK: Entities

  /// The id of an entity.
  package func entity(_ number: Int, of kind: KindID) -> String {
    let all = entities.indices.contains(kind.raw) ? entities[kind.raw] : []
    return all.indices.contains(number) ? all[number].id : "?"
  }

  /// `beijing/climate-diplomacy`; empty for a single kind.
  package func entities(of key: FactKey) -> String { ids(of: attributes[key.attribute.raw].kind, key.numbers) }

  /// `form.role climate-diplomacy`, `engagement.role beijing/climate-diplomacy`, `city.size`.
  package func address(of key: FactKey) -> String {
    join(attributes[key.attribute.raw].fullName, entities(of: key))
  }

  /// A path from some entities: `partner.country.power beijing`.
  package func path(_ path: Path, from entities: [Int]) -> String {
    let kind = kinds[path.subject.kind.raw].name
    let name = ([kind] + path.steps.map { attributes[$0.raw].name }).joined(separator: ".")
    let ids = ids(of: path.subject.kind, entities)
    // The one anonymous entity of an example is addressed by its kind's name.
    return ids == kind ? name : join(name, ids)
  }

  private func ids(of kind: KindID, _ numbers: [Int]) -> String {
    zip(kinds.memberKinds(of: kind), numbers).map { entity($1, of: $0) }.joined(separator: "/")
  }

  private func join(_ name: String, _ ids: String) -> String { ids.isEmpty ? name : "\(name) \(ids)" }

  // MARK: Values

  /// A boolean, a domain's value, an entity, or an element of a set.
  package func value(_ ordinal: Int, of type: ValueType) -> String {
    switch type {
    case .boolean: return ordinal == 0 ? "no" : "yes"
    case .reference(let kind), .set(.reference(let kind)): return entity(ordinal, of: kind)
    case .domain(let domain), .set(.domain(let domain)):
      let values = domains[domain.raw].values
      return values.indices.contains(ordinal) ? values[ordinal].name : "?"
    case .number, .text: return String(ordinal)
    }
  }

  /// In the units that are declared, not in those it is counted in.
  package func number(_ number: Int64, of type: ValueType) -> String {
    if case .number(let type) = type { type.spelling(number) } else { String(number) }
  }

  /// `middle`, `1.5`, `[a, b]`; a text is left out.
  package func constant(_ constant: Constant, of type: ValueType) -> String {
    switch constant {
    case .ordinal(let ordinal): value(ordinal, of: type)
    case .number(let number): self.number(number, of: type)
    case .set(let elements): "[\(elements.map { value($0, of: type) }.joined(separator: ", "))]"
    case .text: "…"
    }
  }

  // MARK: Bounds

  /// What a value can be, in a message: `'a' or 'b', or without a value`, `from 1.5 to 1.75`.
  package func phrase(_ value: Value, of type: ValueType) -> String {
    if value.contradiction == .certain { return "contradictory" }
    let isEmptyToo = value.mayBeEmpty && value.possibilities != .nothing
    return possibilities(value, type) + (isEmptyToo ? ", or without a value" : "")
      + (value.contradiction == .possible ? ", possibly contradictory" : "")
  }

  private func possibilities(_ value: Value, _ type: ValueType) -> String {
    let unlisted = value.mayBeUnlisted ? ["?"] : []
    switch value.possibilities {
    case .nothing: return "without a value"
    case .ordinals(let ordinals): return quotedList(ordinals.map { self.value($0, of: type) } + unlisted, "or")
    case .number(let from?, let to?) where from == to: return "'\(number(from, of: type))'"
    case .number(let from, let to):
      let ends = [from.map { "from \(number($0, of: type))" }, to.map { "to \(number($0, of: type))" }]
      return ends.contains { $0 != nil } ? ends.compactMap { $0 }.joined(separator: " ") : "any number"
    case .set(let certain, let possible):
      let open = possible.filter { !certain.contains($0) }.map { self.value($0, of: type) } + unlisted
      let sure = constant(.set(certain), of: type)
      return open.isEmpty ? sure : "\(sure) and possibly \(quotedList(open))"
    }
  }
}

extension Names {
  /// The address of a key: `engagement.role beijing/climate-diplomacy`.
  package func address(of key: FactKey) -> String { Spelling(self).address(of: key) }
}
