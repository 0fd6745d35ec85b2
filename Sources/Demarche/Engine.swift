import Circuit
import Explanation
import Inference
import RuleLanguage

/// A rule set, compiled once and evaluated as often as wanted.
public struct Engine: Sendable {
  public let ruleSet: RuleSet
  let circuit: Circuit

  /// Compiles a rule set that was read without errors. Linear in its size.
  public init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    circuit = Circuit(compiling: ruleSet)
  }

  /// What follows for a profile, and why; nil if its contested facts make more than 4,096 worlds.
  public func evaluate(_ profile: Profile) -> Explanation? {
    guard let facts = Facts(profile, ruleSet, circuit) else { return nil }
    return Explanation(Evaluation(circuit, facts, ruleSet), ruleSet, profile)
  }

  /// The `never` entries that the facts make certain, in some world.
  public func impossible(_ explanation: Explanation) -> [RuleSet.Never] {
    let evaluation = explanation.evaluation
    return zip(ruleSet.never, circuit.never).filter { _, signal in
      (0..<evaluation.worlds).contains { evaluation.isOn(signal.certain, at: Place([], []), world: $0) }
    }.map(\.0)
  }
}
