import RuleModel

/// On which differences between two rule sets a change of an outcome rests: rules that contribute on one side only, or in
/// another way, and have changed themselves; else whatever changed what they read, and so on down.
struct VersionCauses {
  private let sides: VersionSides
  private let changes: RuleSetChanges
  private let old: Derivations
  private let new: Derivations
  /// Found, or being looked for.
  private var known: [KeyPair: Set<RuleSetChanges.Thing>] = [:]

  init(_ sides: VersionSides, _ changes: RuleSetChanges) {
    self.sides = sides
    self.changes = changes
    old = Derivations(sides.old)
    new = Derivations(sides.new)
  }

  mutating func causes(of pair: KeyPair) -> Set<RuleSetChanges.Thing> {
    if let found = known[pair] { return found }
    known[pair] = []
    let (before, after) = (
      pair.old.flatMap { old.derivations($0).first }, pair.new.flatMap { new.derivations($0).first }
    )
    var found = declared(pair)
    var read = ranked(pair) + (before?.base ?? []).compactMap(oldFact) + (after?.base ?? []).compactMap(newFact)
    let (steps, others) = (contributions(before, isNew: false), contributions(after, isNew: true))
    for (step, contribution) in steps where others[step] == nil {
      note(step, contribution, isNew: false, &found, &read, failures: after)
    }
    for (step, contribution) in others where steps[step] == nil {
      note(step, contribution, isNew: true, &found, &read, failures: before)
    }
    for next in Set(read) where !sides.isSame(next) { found.formUnion(causes(of: next)) }
    known[pair] = found
    return found
  }

  /// A place hangs on what all others are ranked by as well.
  private func ranked(_ pair: KeyPair) -> [KeyPair] {
    func all(_ key: FactKey?, _ side: Explainer, _ derivations: Derivations) -> [Derivation.Reading] {
      guard let key, case .rank = side.ruleSet.attributes[key.attribute.raw].combine else { return [] }
      return side.keys(of: key.attribute).flatMap { derivations.derivations($0).first?.base ?? [] }
    }
    return all(pair.old, sides.old, old).compactMap(oldFact) + all(pair.new, sides.new, new).compactMap(newFact)
  }

  /// The attribute itself, its entity, or a fact of the catalogue that is another one.
  private func declared(_ pair: KeyPair) -> Set<RuleSetChanges.Thing> {
    let address = sides.name(pair)
    let attribute = address.split(separator: " ").first.map(String.init) ?? address
    let entities = sides.entities(of: pair).map { RuleSetChanges.Thing.entity($0.kind, $0.id) }
    return Set(([.attribute(attribute), .fact(address)] + entities).filter { changes[$0] != nil })
  }

  // MARK: Contributions

  /// What tells one contribution from another.
  private struct Step: Hashable {
    var rule: String
    var entities: [String]
    var status: Reason.Status
    var isCertain: Bool
    var value: String
  }

  private func contributions(_ derivation: Derivation?, isNew: Bool) -> [Step: Derivation.Contribution] {
    guard let derivation else { return [:] }
    let ruleSet = isNew ? sides.new.ruleSet : sides.old.ruleSet
    let found = derivation.contributions.map { contribution -> (Step, Derivation.Contribution) in
      let reason = contribution.reason
      let value =
        isNew
        ? sides.text(reason.value, new: derivation.key.attribute)
        : sides.text(reason.value, old: derivation.key.attribute)
      let entities =
        isNew ? sides.entities(new: reason.rule, reason.entities) : sides.entities(old: reason.rule, reason.entities)
      let step = Step(
        rule: ruleSet.rules[reason.rule.raw].id, entities: entities, status: reason.status, isCertain: reason.isCertain,
        value: value)
      return (step, contribution)
    }
    return Dictionary(found) { first, _ in first }
  }

  /// A rule that has changed is a cause; of one that has not, what it and its failing counterpart read.
  private func note(
    _ step: Step, _ contribution: Derivation.Contribution, isNew: Bool, _ found: inout Set<RuleSetChanges.Thing>,
    _ read: inout [KeyPair], failures: Derivation?
  ) {
    if changes[.rule(step.rule)] != nil {
      found.insert(.rule(step.rule))
      return
    }
    read += contribution.readings.compactMap { isNew ? newFact($0) : oldFact($0) }
    let ruleSet = isNew ? sides.old.ruleSet : sides.new.ruleSet
    for failure in failures?.failures ?? [] where ruleSet.rules[failure.rule.raw].id == step.rule {
      read += failure.readings.compactMap { isNew ? oldFact($0) : newFact($0) }
    }
  }

  private func oldFact(_ reading: Derivation.Reading) -> KeyPair? {
    if case .fact(let key) = reading.premise.subject { sides.pair(old: key) } else { nil }
  }

  private func newFact(_ reading: Derivation.Reading) -> KeyPair? {
    if case .fact(let key) = reading.premise.subject { sides.pair(new: key) } else { nil }
  }
}
