import Solver

/// What an answer says there is not, as clauses that cannot hold together, and the proof that they cannot: for whoever would
/// rather not believe the solver.
package struct Certificate: Sendable {
  /// In the DIMACS format.
  package var clauses: String
  /// In the text form of DRAT.
  package var proof: String
}

extension NearestChanges {
  /// The clauses that say that the goal is reached by fewer than so many changes; nil: by any. They are the same in every run.
  package func clauses(fewerThan count: Int?) -> String {
    let denied = DeniedClauses(base, grounding, fewerThan: count)
    return denied.clauses.solver.refutation(of: denied.units)?.formula.dimacs ?? ""
  }

  /// The same with the proof that they contradict each other; nil where they do not, or where the budget, in conflicts, ends
  /// before that is known.
  package func certificate(fewerThan count: Int?, budget: Int) -> Certificate? {
    var denied = DeniedClauses(base, grounding, fewerThan: count)
    var (stays, left) = (Set(denied.unchanged), budget)
    while left >= 0 {
      let before = denied.clauses.solver.statistics.conflicts
      let answer = denied.clauses.solver.solve(assuming: denied.units + stays.sorted(), budget: left)
      guard case .unsatisfiable(let core) = answer else { return nil }
      let facts = core.filter(stays.contains)
      if facts.isEmpty {
        return denied.clauses.solver.refutation(of: denied.units).map {
          Certificate(clauses: $0.formula.dimacs, proof: $0.proof.drat)
        }
      }
      stays.subtract(facts)
      left -= max(1, denied.clauses.solver.statistics.conflicts - before)
    }
    return nil
  }
}

/// Everything that an answer denies: what the goal reads, that each fact is one of its cases, and that few are changed.
private struct DeniedClauses {
  var clauses = GateClauses(recordingProof: true)
  /// What is said to hold together.
  let units: [Literal]
  /// By fact, that it is as it stands.
  let unchanged: [Literal]

  init(_ base: [Signal], _ grounding: Grounding, fewerThan count: Int?) {
    var gates = grounding.gates
    var signals = base
    if let count {
      var counter = Counter(grounding.choices.map { !$0.cases[0].signal })
      var isMore = Signal.always
      for _ in 0..<count { isMore = counter.next(&gates) }
      signals.append(!isMore)
    }
    var clauses = clauses
    units = signals.map { clauses.literal($0, in: gates) }
    unchanged = grounding.choices.map { clauses.oneOf($0.cases.map(\.signal), in: gates)[0] }
    self.clauses = clauses
  }
}
