import Circuit
import Inference
package import RuleModel

extension Explainer {
  /// Where rules certainly contradict each other: outcomes in their order, then other conclusions in that of the
  /// vocabulary, since what reads them is open for that reason and no outcome would tell.
  package var contradictions: [FactKey] {
    let shown = ruleSet.outcomes.map(\.attribute)
    let others = ruleSet.attributes.indices.map { AttributeID($0) }.filter { !shown.contains($0) }
    return (shown + others).filter(isTorn).flatMap { keys(of: $0) }.filter { value($0)?.contradiction == .certain }
  }

  /// Whether rules contradict each other for some entity in some world.
  private func isTorn(_ attribute: AttributeID) -> Bool {
    circuit.attributes[attribute.raw].map { evaluation.isOnAnywhere($0.contradiction.certain) } ?? false
  }
}
