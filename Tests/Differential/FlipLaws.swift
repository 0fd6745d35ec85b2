import Circuit
import Explanation
import RuleModel
import TestSupport

/// Where flips differ from one naive evaluation a change, or leave the bounds. Empty if all is well.
package func flipFaults(_ rules: RuleSet, _ profile: Profile) -> [String] {
  guard let readings = Readings(profile, rules, CompiledRules(compiling: rules)) else { return [] }
  let keys = rules.attributes.indices.filter { rules.attributes[$0].isDerived }
    .flatMap { readings.working.keys(of: AttributeID($0)) }
  let own = readings.flips(of: keys)
  let naive = NaiveFlips(rules, profile).all()
  var faults: [String] = []
  if Set(own.changes).count != own.changes.count { faults.append("a change stands twice") }
  let changes = own.changes.map { NaiveFlips.Change(key: $0.key, statement: $0.statement) }
  for change in Set(changes).symmetricDifference(naive.keys) {
    faults.append("only one has the change \(name(change, rules))")
  }
  for (index, change) in changes.enumerated() {
    guard let expected = naive[change] else { continue }
    if (expected == nil) != own.forbidden.contains(index) {
      faults.append("only one forbids the change \(name(change, rules))")
    }
    let flips = Dictionary(uniqueKeysWithValues: own.flips[index].map { ($0.outcome, plain($0.value)) })
    if let expected, flips != expected {
      faults.append("\(name(change, rules)): naive \(expected), lanes \(flips)")
    }
    faults += outside(own.flips[index], change.key, readings)
  }
  return faults
}

/// A flip of an unknown or contested fact lies within the bounds.
private func outside(_ flips: [Flips.Flip], _ key: FactKey, _ readings: Readings) -> [String] {
  let stated = (readings.profile.facts[key] ?? readings.ruleSet.facts[key])?.statement
  let isUnknown = Set(readings.profile.unknownFacts(in: readings.ruleSet)).contains(key)
  guard isUnknown || stated?.isInDoubt == true else { return [] }
  return flips.compactMap { flip in
    guard let bounds = readings.bounds.value(flip.outcome), !plain(bounds).allows(plain(flip.value)) else { return nil }
    return "a flip outside the bounds: \(flip.outcome) \(flip.value), bounds \(bounds)"
  }
}

private func name(_ change: NaiveFlips.Change, _ rules: RuleSet) -> String {
  "\(rules.attributes[change.key.attribute.raw].fullName) \(change.key.entities.map(\.raw)) to \(change.statement)"
}
