import ClauseProblems
import ClauseProofs
import Solver

/// Reads clauses and looks at the places of all faults; what was read is written and read again, and solved.
func solve(_ bytes: [UInt8]) {
  var limits = DIMACSLimits()
  limits.variables = 10_000
  let (formula, faults) = readDIMACS(bytes, limits: limits)
  expect(faults.count <= limits.faults, "more faults than the limit")
  for fault in faults {
    expect(fault.bytes.upperBound <= bytes.count, "a place outside")
    expect(fault.line >= 1 && fault.column >= 1 && !fault.message.isEmpty, "a fault without a place")
  }
  let (again, none) = readDIMACS(Array(formula.dimacs.utf8), limits: limits)
  expect(again == formula && none.isEmpty, "a formula that is not read as it was written")
  judge(formula)
}

private func judge(_ formula: Formula) {
  var solver = ClauseSolver(recordingProof: true)
  solver.add(formula)
  switch solver.solve(budget: 500) {
  case .satisfiable(let model):
    expect(formula.allSatisfy { $0.contains { model[$0] } }, "a model that breaks a clause")
  case .unsatisfiable:
    let proof = readDRAT(solver.proof?.drat ?? "")
    let verdict = check(formula: formula.map { $0.map(\.dimacs) }, proof: proof ?? [])
    expect(verdict == .accepted, "a proof that is \(verdict)")
  case .undecided: break
  }
}
