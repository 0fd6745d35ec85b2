extension RuleSet {
  /// By kind: the text that stands for an entity: the one called `name`, else the first text. O(n) in attributes.
  package var nameAttributes: [AttributeID?] {
    var result = [AttributeID?](repeating: nil, count: kinds.count)
    for (index, attribute) in attributes.enumerated() where attribute.type == .text {
      guard result.indices.contains(attribute.kind.raw) else { continue }
      if result[attribute.kind.raw] == nil || attribute.name == "name" {
        result[attribute.kind.raw] = AttributeID(index)
      }
    }
    return result
  }

  /// Of each entity of the catalogue its name in every language: by kind, then by entity; nil where it has an id only.
  package var entityNames: [[LocalizedText?]] { names(of: entities, stating: [:]) }

  /// The same of all entities that a profile knows.
  package func entityNames(of profile: Profile) -> [[LocalizedText?]] {
    names(of: profile.entities, stating: profile.facts)
  }

  private func names(of entities: [[Entity]], stating own: [FactKey: Fact]) -> [[LocalizedText?]] {
    let texts = nameAttributes
    return entities.indices.map { kind in
      entities[kind].indices.map { entity in
        guard let attribute = texts.indices.contains(kind) ? texts[kind] : nil else { return nil }
        let key = FactKey(attribute, [EntityID(entity)])
        guard case .known(.text(let text)) = (own[key] ?? facts[key])?.statement else { return nil }
        return text
      }
    }
  }
}
