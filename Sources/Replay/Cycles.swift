import RuleModel

/// Which attributes' steps rest on which others'.
struct Dependence {
  private var edges: [AttributeID: Set<AttributeID>] = [:]

  mutating func add(_ step: Step) {
    let premises = step.base + step.contributions.flatMap(\.premises) + step.failures.flatMap(\.premises)
    for case .value(let key, .derived, _) in premises { edges[step.key.attribute, default: []].insert(key.attribute) }
  }

  /// Attributes that rest on themselves, in groups.
  func cycles() -> [[AttributeID]] {
    let reach = Dictionary(uniqueKeysWithValues: edges.keys.map { ($0, reached(from: $0)) })
    let looping = reach.filter { $0.value.contains($0.key) }.keys.sorted()
    var groups: [[AttributeID]] = []
    for attribute in looping where !groups.contains(where: { $0.contains(attribute) }) {
      groups.append(looping.filter { reach[attribute]?.contains($0) == true && reach[$0]?.contains(attribute) == true })
    }
    return groups
  }

  private func reached(from start: AttributeID) -> Set<AttributeID> {
    var found: Set<AttributeID> = []
    var next = Array(edges[start] ?? [])
    while let attribute = next.popLast() {
      guard found.insert(attribute).inserted else { continue }
      next += edges[attribute] ?? []
    }
    return found
  }
}

extension StepCheck {
  /// What rests on itself must follow from nothing: the group's contributions, round by round, until nothing changes.
  func replay(_ group: [AttributeID], _ steps: [Step]) -> [String] {
    let isMonotone = group.allSatisfy {
      switch scene.rules.attributes[$0.raw].combine {
      case .asserted, .collected: true
      default: false
      }
    }
    guard isMonotone else { return ["\(scene.rules.attributes[group[0].raw].fullName) rests on itself"] }
    scene.licence = .everything
    let derived = steps.filter { !$0.isStated }
    defer { for step in derived { scene.put(step.value, at: step.key) } }
    var found = derived.map { finished(scene.combination.combine($0.key, [])?.value ?? .none, $0.key) }
    // Each round adds at least one element for certain or possibly, or is the last.
    for _ in 0..<Self.greatestRounds {
      for (step, value) in zip(derived, found) { scene.put(value, at: step.key) }
      let next = derived.map { step in
        finished(concluded(step), step.key)
      }
      if next == found { break }
      found = next
    }
    return zip(derived, found).filter { $0.value != $1 }.map { "\(scene.name($0.0.key)) does not follow from nothing" }
  }

  private func concluded(_ step: Step) -> Finding {
    scene.combination.combine(
      step.key, step.contributions.compactMap { scene.contributions.weigh($0.account.instance) })?.value ?? Finding.none
  }

  private static let greatestRounds = 1000
}
