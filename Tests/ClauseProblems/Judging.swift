import ClauseProofs
import Solver

extension Formula {
  /// As numbers of a DIMACS file, which is what the proof checker reads.
  package var numbers: [[Int]] { map { $0.map(\.dimacs) } }
}

extension Proof {
  package var numbers: [ClauseProofStep] {
    steps.map { $0.isDeletion ? .delete($0.clause.map(\.dimacs)) : .add($0.clause.map(\.dimacs)) }
  }
}

/// What is wrong with an answer of a solver that recorded its proof; nil where nothing is. `undecided` is never wrong.
package func fault(
  of answer: SatisfiabilityAnswer, to formula: Formula, assuming assumptions: [Literal] = [], proof: Proof?
) -> String? {
  switch answer {
  case .undecided: return nil
  case .satisfiable(let model):
    if let broken = formula.first(where: { !$0.contains { model[$0] } }) {
      return "the model breaks \(broken.map(\.dimacs))"
    }
    return assumptions.first { !model[$0] }.map { "the model breaks the assumption \($0.dimacs)" }
  case .unsatisfiable(let core):
    if !core.allSatisfy(assumptions.contains) { return "the core is more than was assumed" }
    let claim = core.map { (!$0).dimacs }
    let verdict = check(formula: formula.numbers, proof: proof?.numbers ?? [], claim: claim)
    return verdict == .accepted ? nil : "the proof of \(claim) is \(verdict)"
  }
}

/// Asks about a small formula in three ways (at once, under assumptions, clause by clause) and compares every answer with
/// trying all assignments. What is wrong, or nil.
package func faultBesideBruteForce(_ formula: Formula, using random: inout some RandomNumberGenerator) -> String? {
  var solver = ClauseSolver(recordingProof: true)
  solver.add(formula)
  for isAssuming in [false, true, true, false] {
    let count = isAssuming ? Int.random(in: 1...4, using: &random) : 0
    let assumptions = (0..<count).compactMap { _ in
      Literal(
        dimacs: (Bool.random(using: &random) ? 1 : -1) * Int.random(in: 1...formula.variableCount, using: &random))
    }
    if let fault = fault(asking: &solver, formula, assumptions) { return fault }
  }
  return faultClauseByClause(formula)
}

private func fault(asking solver: inout ClauseSolver, _ formula: Formula, _ assumptions: [Literal]) -> String? {
  let answer = solver.solve(assuming: assumptions)
  if let fault = fault(of: answer, to: formula, assuming: assumptions, proof: solver.proof) { return fault }
  guard case .unsatisfiable(let core) = answer else {
    return isSatisfiable(formula, with: assumptions) ? nil : "satisfiable under \(assumptions.map(\.dimacs))"
  }
  if isSatisfiable(formula, with: core) { return "unsatisfiable under \(core.map(\.dimacs))" }
  let least = solver.minimise(core)
  if !least.isMinimal || isSatisfiable(formula, with: least.literals) { return "no core: \(least)" }
  for literal in least.literals where !isSatisfiable(formula, with: least.literals.filter({ $0 != literal })) {
    return "not minimal: \(least.literals.map(\.dimacs)) without \(literal.dimacs)"
  }
  return nil
}

/// Adds one clause after another and asks each time.
private func faultClauseByClause(_ formula: Formula) -> String? {
  var solver = ClauseSolver(recordingProof: true)
  var part = Formula(variableCount: formula.variableCount)
  solver.reserve(variables: formula.variableCount)
  for clause in formula {
    solver.add(clause)
    part.append(clause)
    let answer = solver.solve()
    if let fault = fault(of: answer, to: part, proof: solver.proof) { return fault }
    if case .satisfiable = answer { continue }
    return isSatisfiable(part) ? "unsatisfiable after \(part.count) clauses" : nil
  }
  return isSatisfiable(formula) ? nil : "satisfiable clause by clause"
}
