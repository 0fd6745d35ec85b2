import Circuit
import Inference
import RuleModel

extension Explainer {
  /// Where rules contradict each other: outcomes also where they only may; other conclusions where they certainly do,
  /// since what reads them is open for that reason and no outcome would tell. Outcomes in their order, then the others in
  /// that of the vocabulary.
  package func contradictions(among outcomes: [Outcome]) -> [Outcome] {
    let shown = Set(ruleSet.outcomes.map(\.attribute))
    let others = ruleSet.attributes.indices.map { AttributeID($0) }.filter { !shown.contains($0) && isTorn($0) }
    return outcomes.filter { $0.value.contradiction != .none }
      + others.flatMap { keys(of: $0) }.filter { value($0)?.contradiction == .certain }.map { outcome($0) }
  }

  /// Whether rules contradict each other for some entity in some world.
  private func isTorn(_ attribute: AttributeID) -> Bool {
    circuit.attributes[attribute.raw].map { evaluation.isOnAnywhere($0.contradiction.certain) } ?? false
  }
}
