import Circuit
package import RuleModel
import Solver

/// Whether a conclusion comes out as wanted in some complete profile of a space; only what it reads becomes gates.
package struct ProfileQuestion: Sendable {
  package enum Answer: Sendable {
    /// A profile, and those of its facts that make it so, whatever the others.
    case found(Profile, because: [FactKey])
    /// In no profile of the space.
    case never
    /// The budget was used up.
    case undecided
  }

  private let gates: ProfileGates
  private let goal: Signal

  /// Linear in what the conclusion reads × combinations of entities.
  package init(_ space: ProfileSpace, _ key: FactKey, is value: Constant?) {
    var gates = ProfileGates(space, asking: space.circuit.attributes[key.attribute.raw]?.planes ?? [])
    goal = gates.grounding.isCertainly(value, key)
    self.gates = gates
  }

  /// `budget`: conflicts of the solver.
  package func answer(budget: Int) -> Answer {
    var search = ProfileSearch(gates, budget: budget, rounds: 8)
    switch search.ask(goal) {
    case .witness(let witness):
      return .found(search.profile(witness), because: search.cause(goal, witness))
    case .never: return .never
    case .undecided: return .undecided
    }
  }

  /// The clauses that say that it is so in some profile. They are the same in every run.
  package var clauses: String {
    var denied = ProfileClauses(gates, recordingProof: true)
    let wanted = denied.literal(goal, in: gates.grounding.gates)
    return denied.clauses.solver.refutation(of: [wanted])?.formula.dimacs ?? ""
  }

  /// The same with the proof that they contradict each other; nil where they do not, or where the budget, in conflicts, ends before
  /// that is known.
  package func certificate(budget: Int) -> Certificate? {
    var denied = ProfileClauses(gates, recordingProof: true)
    let wanted = denied.literal(goal, in: gates.grounding.gates)
    return denied.certificate(wanted, budget: budget)
  }
}
