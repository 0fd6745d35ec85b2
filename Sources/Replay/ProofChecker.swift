package import RuleModel

/// Replays the derivations of an evaluation. It shares with the evaluator what is read from files, and nothing else.
///
/// A step is believed if each of its premises is a fact, an assumption or a conclusion that has a step of its own; if
/// its rules' instances exist and their conditions hold of the premises and of nothing else; if value, certainty and
/// statuses follow from the contributions; and if no instance of any rule is left out.
package struct ProofChecker {
  let rules: RuleSet
  let profile: Profile
  let proof: Proof
  private let scenes: [Scene]
  /// Of ranks, by world: what decides on the places of all that compete.
  private var competitors: [AttributeID: [Competition]] = [:]

  package init(_ rules: RuleSet, _ profile: Profile, _ proof: Proof) {
    self.rules = rules
    self.profile = profile
    self.proof = proof
    scenes = proof.worlds.map { Scene(rules, profile, $0) }
    for attribute in inOrder() {
      if case .rank(let ranking)? = rules.attributes[attribute.raw].combine {
        competitors[attribute] = measures(attribute, ranking)
      }
    }
  }

  /// Why the proof is refused: empty if it holds. Linear in the instances of all rules, times worlds.
  ///
  /// With a stride only every so many steps of each attribute are checked, and circles are not looked for.
  package func faults(every stride: Int = 1) -> [String] {
    var faults = WorldCheck(rules: rules, profile: profile, worlds: proof.worlds).faults()
    guard faults.isEmpty else { return faults }
    faults += gaps()
    var dependence = scenes.map { _ in Dependence() }
    var sums: [FactKey: [CheckedStep]] = [:]
    for attribute in inOrder() {
      for (_, key) in keys(attribute).enumerated().filter({ $0.offset % stride == 0 }) {
        let steps = proof.steps(key)
        guard steps.count == scenes.count else {
          faults.append("\(name(key)) has no step in some world")
          continue
        }
        let checked = scenes.indices.map { world in
          dependence[world].add(steps[world])
          return scenes[world].steps.check(steps[world], competitors: rivals(attribute, world))
        }
        faults += checked.flatMap(\.faults).map { "\(name(key)): \($0)" }
        sums[key] = hasBand(attribute) ? checked : nil
        faults += joinFaults(key, checked, sums)
      }
    }
    return stride == 1 ? faults + cycleFaults(dependence) : faults
  }

  /// Why a step, in place of the proof's own, is refused; as if nothing were concluded of a key.
  package func faults(of step: Step, world: Int, without key: FactKey? = nil) -> [String] {
    let others = rivals(step.key.attribute, world)
    guard let key else { return scenes[world].steps.check(step, competitors: others).faults }
    return scenes[world].without(key) { scenes[world].steps.check(step, competitors: others).faults }
  }

  /// Why what is said over all worlds, in place of the proof's own, is refused.
  package func faults(of outcome: JoinedOutcome, _ key: FactKey) -> [String] {
    let attribute = rules.attributes[key.attribute.raw]
    var source = key
    if case .band(let sum, _)? = attribute.combine { source = FactKey(sum, key.entities) }
    let checked = zip(scenes, proof.steps(source)).map { $0.steps.check($1, competitors: Competition()) }
    return Joining(worlds: proof.worlds).faults(outcome, values(key), checked)
  }

  // MARK: Parts

  private func name(_ key: FactKey) -> String { scenes.first?.name(key) ?? "?" }
  private func values(_ key: FactKey) -> [Finding] { proof.worlds.compactMap { $0.values[key] } }

  /// Derived attributes, sums before their bands.
  private func inOrder() -> [AttributeID] {
    let derived = rules.attributes.indices.filter { rules.attributes[$0].isDerived }.map { AttributeID($0) }
    return derived.filter { !isBand($0) } + derived.filter(isBand)
  }

  private func isBand(_ attribute: AttributeID) -> Bool {
    if case .band? = rules.attributes[attribute.raw].combine { true } else { false }
  }

  private func hasBand(_ attribute: AttributeID) -> Bool {
    rules.attributes.contains { if case .band(let sum, _)? = $0.combine { sum == attribute } else { false } }
  }

  /// Entities of which something is concluded.
  private func keys(_ attribute: AttributeID) -> [FactKey] {
    guard let world = proof.worlds.first, let scene = scenes.first else { return [] }
    return scene.combinations(rules.attributes[attribute.raw].kind)
      .map { FactKey(attribute, $0.map { EntityID($0) }) }.filter { world.values[$0] != nil }
  }

  /// Of all that is listed something is concluded, in every world.
  private func gaps() -> [String] {
    guard let scene = scenes.first else { return [] }
    return inOrder().flatMap { attribute in
      let kind = rules.attributes[attribute.raw].kind
      return scene.combinations(kind).filter { scene.existence(kind, $0) == .listed }
        .map { FactKey(attribute, $0.map { EntityID($0) }) }
        .filter { key in !proof.worlds.allSatisfy { $0.values[key] != nil } }
        .map { "nothing is concluded of \(name($0))" }
    }
  }

  private func rivals(_ attribute: AttributeID, _ world: Int) -> Competition {
    competitors[attribute]?[world] ?? Competition()
  }

  private func measures(_ attribute: AttributeID, _ ranking: Ranking) -> [Competition] {
    var result = scenes.map { _ in Competition() }
    for key in keys(attribute) {
      for (world, step) in proof.steps(key).enumerated() where world < scenes.count {
        scenes[world].admit(step.base)
        result[world].add(scenes[world].ranks.measures(ranking, key.entities.map(\.raw)))
      }
    }
    return result
  }

  private func joinFaults(_ key: FactKey, _ checked: [CheckedStep], _ sums: [FactKey: [CheckedStep]]) -> [String] {
    guard let scene = scenes.first,
      scene.existence(rules.attributes[key.attribute.raw].kind, key.entities.map(\.raw)) == .listed
    else { return [] }
    guard let outcome = proof.outcomes[key] else { return ["\(name(key)): nothing is said over all worlds"] }
    var steps = checked
    if case .band(let sum, _)? = rules.attributes[key.attribute.raw].combine {
      steps = sums[FactKey(sum, key.entities)] ?? []
    }
    return Joining(worlds: proof.worlds).faults(outcome, values(key), steps).map { "\(name(key)): \($0)" }
  }

  private func cycleFaults(_ dependence: [Dependence]) -> [String] {
    zip(scenes, dependence).enumerated().flatMap { world, pair in
      pair.1.cycles().flatMap { group in
        let steps = group.flatMap(keys).compactMap { key in proof.steps(key).dropFirst(world).first }
        return pair.0.steps.replay(group, steps)
      }
    }
  }
}
