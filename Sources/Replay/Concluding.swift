import RuleModel

/// What follows in a scene, worked out from nothing.
struct Conclusions {
  let scene: Scene

  /// Works out everything that rules conclude.
  func concludeAll() {
    for stratum in scene.rules.strata {
      if stratum.isRecursive {
        concludeTogether(stratum.attributes)
      } else {
        for attribute in stratum.attributes { conclude(attribute) }
      }
    }
  }

  /// What contributes to a conclusion, in the order of rules.
  func contributing(_ key: FactKey) -> [Weighed] {
    scene.concluding[key.attribute.raw].flatMap { id, index in
      let rule = scene.rules.rules[id.raw]
      return scene.steps.instances(rule, rule.conclusions[index], key.entities.map(\.raw)).compactMap {
        scene.contributions.weigh(InstanceID(rule: id, conclusion: index, entities: $0))
      }
    }.filter(\.body.can)
  }

  private func conclude(_ attribute: AttributeID) {
    let keys = open(attribute)
    var competition = Competition()
    if case .rank(let ranking)? = scene.rules.attributes[attribute.raw].combine {
      for key in all(attribute) { competition.add(scene.ranks.measures(ranking, key.entities.map(\.raw))) }
    }
    for key in keys { scene.conclude(concluded(key, competition), of: key) }
  }

  private func concluded(_ key: FactKey, _ competition: Competition) -> Finding {
    let declared = scene.rules.attributes[key.attribute.raw]
    let entities = key.entities.map(\.raw)
    switch declared.combine {
    case .rank(let ranking):
      return scene.steps.finished(
        scene.ranks.place(scene.ranks.measures(ranking, entities), among: competition, ranking, declared.kind), key)
    case .band(let sum, let lowest):
      return scene.steps.finished(
        scene.combination.band(
          scene.value(sum, entities) ?? scene.anything(scene.rules.attributes[sum.raw].type), lowest), key)
    case .asserted, .collected, .sum, .level, .single, nil:
      return scene.steps.finished(scene.combination.combine(key, contributing(key))?.value ?? .none, key)
    }
  }

  /// What rests on itself must follow from nothing: round by round, until nothing changes.
  private func concludeTogether(_ group: [AttributeID]) {
    let keys = group.flatMap(open)
    var found = keys.map { scene.steps.finished(scene.combination.combine($0, [])?.value ?? .none, $0) }
    // Each round adds at least one element for certain or possibly, or is the last.
    for _ in 0...keys.count * Self.mostElements {
      for (key, value) in zip(keys, found) { scene.conclude(value, of: key) }
      let next = keys.map { concluded($0, Competition()) }
      if next == found { return }
      found = next
    }
    scene.faults.append("\(scene.rules.attributes[group[0].raw].fullName) rests on itself")
  }

  private static let mostElements = 1000

  private func all(_ attribute: AttributeID) -> [FactKey] {
    scene.combinations(scene.rules.attributes[attribute.raw].kind).map { FactKey(attribute, $0.map { EntityID($0) }) }
      .filter { scene.existence(scene.rules.attributes[attribute.raw].kind, $0.entities.map(\.raw)) != .not }
  }

  /// Those that no profile states.
  private func open(_ attribute: AttributeID) -> [FactKey] {
    all(attribute).filter { scene.cell(of: $0)?.isMissing == true }
  }
}
