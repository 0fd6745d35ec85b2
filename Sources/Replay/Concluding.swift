import RuleModel

extension Scene {
  /// Works out everything that rules conclude.
  func concludeAll() {
    for stratum in rules.strata {
      if stratum.isRecursive {
        concludeTogether(stratum.attributes)
      } else {
        for attribute in stratum.attributes { conclude(attribute) }
      }
    }
  }

  /// What contributes to a conclusion, in the order of rules.
  func contributing(_ key: FactKey) -> [Weighed] {
    concluding[key.attribute.raw].flatMap { id, index in
      let rule = rules.rules[id.raw]
      return instances(rule, rule.conclusions[index], key.entities.map(\.raw)).compactMap {
        weigh(InstanceID(rule: id, conclusion: index, entities: $0))
      }
    }.filter(\.body.can)
  }

  private func conclude(_ attribute: AttributeID) {
    let keys = open(attribute)
    var competition = Competition()
    if case .rank(let ranking)? = rules.attributes[attribute.raw].combine {
      for key in all(attribute) { competition.add(measures(ranking, key.entities.map(\.raw))) }
    }
    for key in keys { conclude(concluded(key, competition), of: key) }
  }

  private func concluded(_ key: FactKey, _ competition: Competition) -> Finding {
    let declared = rules.attributes[key.attribute.raw]
    let entities = key.entities.map(\.raw)
    switch declared.combine {
    case .rank(let ranking):
      return finished(place(measures(ranking, entities), among: competition, ranking, declared.kind), key)
    case .band(let sum, let lowest):
      return finished(band(value(sum, entities) ?? anything(rules.attributes[sum.raw].type), lowest), key)
    case .asserted, .collected, .sum, .level, .single, nil:
      return finished(combine(key, contributing(key))?.value ?? .none, key)
    }
  }

  /// What rests on itself must follow from nothing: round by round, until nothing changes.
  private func concludeTogether(_ group: [AttributeID]) {
    let keys = group.flatMap(open)
    var found = keys.map { finished(combine($0, [])?.value ?? .none, $0) }
    // Each round adds at least one element for certain or possibly, or is the last.
    for _ in 0...keys.count * Self.mostElements {
      for (key, value) in zip(keys, found) { conclude(value, of: key) }
      let next = keys.map { concluded($0, Competition()) }
      if next == found { return }
      found = next
    }
    faults.append("\(rules.attributes[group[0].raw].fullName) rests on itself")
  }

  private static let mostElements = 1000

  private func all(_ attribute: AttributeID) -> [FactKey] {
    combinations(rules.attributes[attribute.raw].kind).map { FactKey(attribute, $0.map { EntityID($0) }) }
      .filter { existence(rules.attributes[attribute.raw].kind, $0.entities.map(\.raw)) != .not }
  }

  /// Those that no profile states.
  private func open(_ attribute: AttributeID) -> [FactKey] {
    all(attribute).filter { cell(of: $0)?.isMissing == true }
  }
}
