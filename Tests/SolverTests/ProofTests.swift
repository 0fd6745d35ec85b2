import ClauseProblems
import ClauseProofs
import Solver
import TestSupport
import Testing

@Suite struct ProofTests {
  /// All clauses of two variables.
  private let square = [[1, 2], [1, -2], [-1, 2], [-1, -2]]

  @Test func aStepMustFollow() {
    #expect(check(formula: square, proof: [.add([1]), .add([])]) == .accepted)
    #expect(check(formula: square, proof: []) == .refused(step: 0))
    #expect(check(formula: square, proof: [.add([1, 2, 3])]) == .refused(step: 1))
    #expect(check(formula: square, proof: [.add([])]) == .refused(step: 0))
    #expect(check(formula: Array(square.dropLast()), proof: [.add([1]), .add([])]) == .refused(step: 1))
    #expect(check(formula: [[1], [-1]], proof: []) == .accepted)
    #expect(check(formula: [[]], proof: []) == .accepted)
    #expect(check(formula: [], proof: []) == .refused(step: 0))
  }

  @Test func deletedClausesAreNotUsed() {
    #expect(check(formula: square, proof: [.delete([2, 1]), .add([1]), .add([])]) == .refused(step: 1))
    #expect(check(formula: square, proof: [.add([1]), .delete([1, 2]), .add([])]) == .accepted)
    #expect(check(formula: square, proof: [.delete([1, 2, 3])]) == .refused(step: 0))
    #expect(check(formula: square, proof: [.delete([1, 2]), .delete([1, 2])]) == .refused(step: 1))
    // From what was propagated before the deletion nothing follows after it.
    #expect(check(formula: [[1], [-1, 2], [-2, 3]], proof: [.delete([-1, 2])], claim: [3]) == .refused(step: 1))
    #expect(check(formula: [[1], [-1, 2], [-2, 3]], proof: [.add([2]), .delete([-1, 2])], claim: [3]) == .accepted)
  }

  /// What only keeps satisfiability proves no clause but the empty one.
  @Test func resolventsProveUnsatisfiabilityAlone() {
    #expect(check(formula: [[1, 2]], proof: [.add([3, 1])], claim: [3, 1]) == .refused(step: 1))
    #expect(check(formula: square, proof: [.add([3, -1]), .add([1]), .add([])]) == .accepted)
    #expect(check(formula: [[1, 2], [-1, 2]], proof: [.add([-2])]) == .refused(step: 0))
  }

  @Test func claimsAreCheckedUnderAssumptions() {
    #expect(check(formula: [[-1, 2], [-2, 3]], proof: [], claim: [-1, 3]) == .accepted)
    #expect(check(formula: [[-1, 2], [-2, 3]], proof: [], claim: [1, -3]) == .refused(step: 0))
    #expect(check(formula: [], proof: [], claim: [1, -1]) == .accepted)
  }

  @Test func proofsAreReadAsTheyAreWritten() throws {
    var solver = ClauseSolver(recordingProof: true)
    let formula = CraftedFormula.pigeonhole(holes: 4)
    solver.add(formula)
    _ = solver.solve()
    let proof = try #require(solver.proof)
    #expect(readDRAT(proof.drat) == proof.numbers)
    #expect(readDRAT("c note\n1 -2 0\nd 3 0\n0\n") == [.add([1, -2]), .delete([3]), .add([])])
    for text in ["1 2\n", "1 x 0\n", "1 0 2 0\n", "d\n"] { #expect(readDRAT(text) == nil) }
  }

  /// Steps changed, left out and swapped: what is accepted then must be true all the same.
  @Test func tamperedProofsProveNothingFalse() {
    var (accepted, refused) = (0, 0)
    for seed in UInt64(1)...600 {
      var random = SplitMix64(seed: seed)
      let formula = smallFormula(using: &random)
      var solver = ClauseSolver(recordingProof: true)
      solver.add(formula)
      _ = solver.solve()
      guard var proof = solver.proof?.numbers else { continue }
      var clauses = formula.numbers
      tamper(&proof, &clauses, variables: formula.variableCount, &random)
      let isUnsatisfiable = !isSatisfiable(self.formula(clauses, formula.variableCount))
      if check(formula: clauses, proof: proof) == .accepted {
        accepted += 1
        #expect(isUnsatisfiable, "seed \(seed)")
      } else {
        refused += 1
      }
    }
    #expect(accepted > 40)
    #expect(refused > 40)
  }

  /// A claim that is accepted is entailed, whatever the proof.
  @Test func acceptedClaimsAreEntailed() {
    var accepted = 0
    for seed in UInt64(1)...600 {
      var random = SplitMix64(seed: seed)
      let formula = smallFormula(using: &random)
      let claim = (0..<random.number(1...3)).map { _ in
        (random.chance(50) ? 1 : -1) * random.number(1...formula.variableCount)
      }
      let steps = (0..<3).map { _ in
        ClauseProofStep.add(
          (0..<random.number(1...3)).map { _ in (random.chance(50) ? 1 : -1) * random.number(1...formula.variableCount)
          })
      }
      for proof in [steps, []] where check(formula: formula.numbers, proof: proof, claim: claim) == .accepted {
        accepted += 1
        #expect(!isSatisfiable(formula, with: claim.compactMap { Literal(dimacs: -$0) }), "seed \(seed)")
      }
    }
    #expect(accepted > 40)
  }

  private func formula(_ clauses: [[Int]], _ variables: Int) -> Formula {
    var formula = Formula(variableCount: variables)
    for clause in clauses { formula.append(clause.compactMap { Literal(dimacs: $0) }) }
    return formula
  }

  private func tamper(
    _ proof: inout [ClauseProofStep], _ clauses: inout [[Int]], variables: Int, _ random: inout SplitMix64
  ) {
    switch random.number(0..<4) {
    case 0 where !clauses.isEmpty: clauses.remove(at: random.number(0..<clauses.count))
    case 1 where !proof.isEmpty: proof.remove(at: random.number(0..<proof.count))
    case 2 where proof.count > 1: proof.swapAt(random.number(0..<proof.count), random.number(0..<proof.count))
    default:
      let literal = (random.chance(50) ? 1 : -1) * random.number(1...variables)
      proof.insert(.add(random.chance(50) ? [literal] : []), at: random.number(0...proof.count))
    }
  }
}
