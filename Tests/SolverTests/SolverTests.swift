import ClauseProblems
import Solver
import TestSupport
import Testing

@Suite struct SolverTests {
  /// The example of the type's documentation.
  @Test func assumptionsAreNamedInTheCore() {
    var solver = ClauseSolver()
    let (a, b) = (solver.newVariable(), solver.newVariable())
    solver.add([a, b])
    solver.add([!a, b])
    guard case .satisfiable(let model) = solver.solve() else { return #expect(Bool(false)) }
    #expect(model[b] && !model[!b])
    #expect(solver.solve(assuming: [!b]) == .unsatisfiable(core: [!b]))
    let least = solver.minimise([a, !b])
    #expect(least.literals == [!b] && least.isMinimal)
    #expect(solver.solve(assuming: [b]) != .undecided)
  }

  @Test func nothingIsSatisfiable() {
    var solver = ClauseSolver()
    guard case .satisfiable = solver.solve() else { return #expect(Bool(false)) }
    solver.add([Literal]())
    #expect(solver.solve() == .unsatisfiable(core: []))
  }

  @Test func oppositeAssumptionsContradictEachOther() {
    var solver = ClauseSolver()
    let a = solver.newVariable()
    guard case .unsatisfiable(let core) = solver.solve(assuming: [a, !a]) else { return #expect(Bool(false)) }
    #expect(Set(core) == [a, !a])
    guard case .satisfiable = solver.solve(assuming: [a]) else { return #expect(Bool(false)) }
  }

  /// `clauses random 1 100000` does the same at length.
  @Test(arguments: 0..<4) func answersAreThoseOfTryingEverything(part: UInt64) {
    for seed in part * 100 + 1...part * 100 + 100 {
      var random = SplitMix64(seed: seed)
      let formula = smallFormula(using: &random)
      #expect(faultBesideBruteForce(formula, using: &random) == nil, "seed \(seed)")
    }
  }

  @Test func craftedFormulasHaveTheirAnswersAndProofs() {
    var random = SplitMix64(seed: 3)
    let formulas = [
      CraftedFormula.pigeonhole(holes: 5), CraftedFormula.parity(12, using: &random),
      CraftedFormula.sums(of: 5, using: &random), CraftedFormula.products(bits: 3),
      CraftedFormula.threshold(of: 9, least: 4, most: 3),
    ]
    for formula in formulas {
      var solver = ClauseSolver(recordingProof: true)
      solver.add(formula)
      let answer = solver.solve()
      #expect(answer == .unsatisfiable(core: []))
      #expect(fault(of: answer, to: formula, proof: solver.proof) == nil)
    }
    var solver = ClauseSolver()
    let possible = CraftedFormula.threshold(of: 9, least: 3, most: 3)
    solver.add(possible)
    guard case .satisfiable(let model) = solver.solve() else { return #expect(Bool(false)) }
    #expect((1...9).count { Literal(dimacs: $0).map { model[$0] } ?? false } == 3)
  }

  /// Long enough that clauses are dropped, so that the proof has deletions.
  @Test func droppedClausesLeaveAProof() {
    var random = SplitMix64(seed: 11)
    let formula = CraftedFormula.parity(22, using: &random)
    var solver = ClauseSolver(recordingProof: true)
    solver.add(formula)
    let answer = solver.solve()
    #expect(answer == .unsatisfiable(core: []))
    #expect(solver.statistics.dropped > 0)
    #expect(solver.proof?.steps.contains { $0.isDeletion } == true)
    #expect(fault(of: answer, to: formula, proof: solver.proof) == nil)
  }

  @Test func aBudgetEndsTheSearchAndTheNextGoesOn() {
    var solver = ClauseSolver(recordingProof: true)
    let formula = CraftedFormula.pigeonhole(holes: 5)
    solver.add(formula)
    var (answer, questions) = (SatisfiabilityAnswer.undecided, 0)
    while answer == .undecided, questions < 1000 {
      let before = solver.statistics.conflicts
      answer = solver.solve(budget: 50)
      #expect(solver.statistics.conflicts - before <= 50)
      questions += 1
    }
    #expect(questions > 1)
    #expect(answer == .unsatisfiable(core: []))
    #expect(fault(of: answer, to: formula, proof: solver.proof) == nil)
    var other = ClauseSolver()
    other.add(formula)
    #expect(other.solve(budget: 0) == .undecided)
    #expect(other.solve(budget: -1) == .undecided)
    #expect(other.statistics.conflicts == 0)
  }

  /// Without the budget to say so, a core is not called minimal.
  @Test func minimisingWithinABudgetIsHonest() throws {
    var solver = ClauseSolver()
    let formula = CraftedFormula.pigeonhole(holes: 4)
    let switches = formula.map { _ in solver.newVariable() }
    let base = switches.count
    for (index, clause) in formula.enumerated() {
      solver.add(
        clause.compactMap { Literal(dimacs: ($0.isNegated ? -1 : 1) * (Int($0.variable) + 1 + base)) } + [
          !switches[index]
        ])
    }
    let unused = solver.newVariable()
    guard case .unsatisfiable(let core) = solver.solve(assuming: switches + [unused]) else {
      return #expect(Bool(false))
    }
    #expect(!core.contains(unused))
    #expect(!solver.minimise(core, budget: 1).isMinimal)
    let least = solver.minimise(core)
    #expect(least.isMinimal)
    #expect(Set(least.literals) == Set(switches))
  }

  @Test func everyRunIsTheSame() {
    var random = SplitMix64(seed: 5)
    let formula = randomFormula(variables: 100, clauses: 426, length: 3, using: &random)
    var (one, other) = (ClauseSolver(recordingProof: true), ClauseSolver(recordingProof: true))
    one.add(formula)
    other.add(formula)
    #expect(one.solve() == other.solve())
    #expect(one.proof == other.proof)
    #expect(one.statistics == other.statistics)
  }
}
