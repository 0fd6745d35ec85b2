package import Circuit
package import RuleModel
import Solver

/// That outcomes are the same under two versions however the facts of a profile are changed, as clauses that cannot hold together: each
/// version with gates of its own over the same facts, and a clause that says that some outcome differs.
///
/// The proof goes gate by gate where both versions compute the same of the same (the cut points of Kuehlmann and Krohm, "Equivalence
/// Checking Using Cuts and Heaps", DAC 1997, each a lemma that follows by unit propagation); the solver does the rest.
package struct EqualityCertificate: Sendable {
  private var clauses = GateClauses(recordingProof: true)
  private var gates: GateList
  /// Gates that the old version has.
  private let oldCount: Int
  private let differences: [Signal]

  /// Nil where the versions tell facts apart otherwise. Linear in what the outcomes read.
  package init?(
    _ old: (circuit: CompiledRules, ruleSet: RuleSet), _ new: (circuit: CompiledRules, ruleSet: RuleSet),
    _ profile: Profile, alternatives: [FactKey: [Statement]], of outcomes: [FactKey]
  ) {
    guard let both = BothVersions(old, new, profile, alternatives: alternatives, of: outcomes, sharingGates: false)
    else {
      return nil
    }
    oldCount = both.old.gates.count
    var gates = both.new.gates
    let pairs = outcomes.flatMap { both.values(of: $0, &gates) }
    differences = pairs.map { gates.xor($0.before, $0.after) }.filter { $0 != .never }
    self.gates = gates
    _ = clauses.literal(.never, in: gates)
    for choice in both.choices { _ = clauses.oneOf(choice.cases.map(\.signal), in: gates) }
    let literals = differences.map { clauses.literal($0, in: gates) }
    clauses.add(literals.isEmpty ? [clauses.literal(.never, in: gates)] : literals)
  }

  /// The clauses in the DIMACS format: the same in every run.
  package var formula: String { text(clauses.formula) }

  /// With the proof; nil where the versions are not the same, or where the budget, in conflicts, ends before that is known.
  package func certificate(budget: Int) -> Certificate? {
    var own = self
    let lemmas = own.lemmas()
    // What follows gate by gate is given to the solver, and not to the formula.
    for lemma in lemmas { own.clauses.solver.add(lemma) }
    guard case .unsatisfiable = own.clauses.solver.solve(assuming: [], budget: budget),
      let refutation = own.clauses.solver.refutation(of: [])
    else { return nil }
    let steps = lemmas.map { $0.map { "\($0.dimacs) " }.joined() + "0\n" }.joined()
    return Certificate(clauses: formula, proof: steps + refutation.proof.drat)
  }

  private func text(_ clauses: [[Literal]]) -> String {
    var formula = Formula()
    for clause in clauses { formula.append(clause) }
    return formula.dimacs
  }

  // MARK: Lemmas

  /// Gate by gate, that it is as its counterpart; then of each outcome that it does not differ. Each follows by unit propagation from
  /// the clauses and those before it.
  private mutating func lemmas() -> [[Literal]] {
    let counterparts = gates.counterparts(behind: oldCount)
    var lemmas: [[Literal]] = []
    var said: Set<Int> = []
    for gate in oldCount..<gates.count {
      guard let other = counterparts[gate], let own = clauses.known(Signal(gate: gate)) else { continue }
      // An old gate that nothing asked reads is no part of the formula.
      guard let old = clauses.known(other),
        gates.operands(of: gate).allSatisfy({ $0.gate < oldCount || said.contains($0.gate) })
      else { continue }
      said.insert(gate)
      let first = gates.kinds[gate] == .xor ? gates.operands(of: gate).first.flatMap { clauses.known($0) } : nil
      lemmas += same(own, old, first)
    }
    for difference in differences {
      // An exclusive disjunction of two that are the same is off.
      guard let own = clauses.known(difference), let first = gates.operands(of: difference.gate).first,
        let split = clauses.known(first)
      else { continue }
      guard counterparts[difference.gate] == (difference.isNegated ? .always : .never) else { continue }
      lemmas += [[!own, !split], [!own]]
    }
    return lemmas
  }

  /// That two literals are the same; of exclusive disjunctions told apart by what the first operand is.
  private func same(_ own: Literal, _ old: Literal, _ split: Literal?) -> [[Literal]] {
    let ways = [[!own, old], [own, !old]]
    return ways.flatMap { way in (split.map { [way + [!$0]] } ?? []) + [way] }
  }
}
