import Circuit
import Explanation
import Inference
import RuleModel

/// A rule set, compiled once and evaluated as often as wanted.
public struct Engine: Sendable {
  public let ruleSet: RuleSet
  let circuit: CompiledRules

  /// Compiles a rule set that was read without errors. Linear in its size.
  public init(_ ruleSet: RuleSet) { self.init(ruleSet, CompiledRules(compiling: ruleSet)) }

  /// With the circuit of the rule set.
  init(_ ruleSet: RuleSet, _ circuit: CompiledRules) {
    self.ruleSet = ruleSet
    self.circuit = circuit
  }

  /// What follows for a profile, and why; nil if its contested facts make more than 4,096 worlds.
  public func evaluate(_ profile: Profile) -> Rationale? {
    guard let facts = Facts(profile, ruleSet, circuit) else { return nil }
    return Rationale(Evaluation(circuit, facts, ruleSet), ruleSet, profile)
  }

  /// A `never` entry that facts make certain: in every case of the contested facts, or in some.
  public struct Impossibility: Sendable {
    public var never: RuleSet.Never
    public var isInEveryCase: Bool
  }

  /// What the facts state and the vocabulary says cannot be.
  public func impossible(_ explanation: Rationale) -> [Impossibility] {
    let evaluation = explanation.evaluation
    return zip(ruleSet.never, circuit.never).compactMap { never, signal in
      let worlds = (0..<evaluation.worlds).count { world in
        evaluation.isOn(signal.certain, at: Place([], []), world: world)
      }
      return worlds == 0 ? nil : Impossibility(never: never, isInEveryCase: worlds == evaluation.worlds)
    }
  }
}
