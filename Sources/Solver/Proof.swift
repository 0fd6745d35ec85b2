/// Clauses in the order in which they were learnt and dropped, so that each follows from those before it.
///
/// Every added clause follows by unit propagation alone (RUP: Goldberg, Novikov, "Verification of Proofs of Unsatisfiability
/// for CNF Formulas", DATE 2003); `drat` writes the format of Wetzler, Heule, Hunt, "DRAT-trim: Efficient Checking and
/// Trimming Using Expressive Clausal Proofs", SAT 2014. No clause of one literal is ever deleted.
package struct Proof: Hashable, Sendable {
  /// One step: a clause to add or to delete.
  package struct Step: Hashable, Sendable {
    package var clause: [Literal]
    package var isDeletion: Bool
  }

  /// For each step twice its length, plus one for a deletion; then its literals.
  private var words: [Int32] = []

  mutating func append(_ clause: some Collection<Int32>, isDeletion: Bool) {
    words.append(Int32(clause.count) << 1 | (isDeletion ? 1 : 0))
    words.append(contentsOf: clause)
  }

  /// O(literals).
  package var steps: [Step] {
    var steps: [Step] = []
    var place = 0
    while place < words.count {
      let end = place + 1 + Int(words[place] >> 1)
      let clause = words[place + 1..<end].map { Literal(code: $0) }
      steps.append(Step(clause: clause, isDeletion: words[place] & 1 == 1))
      place = end
    }
    return steps
  }

  /// One step a line, in the text form of DRAT.
  package var drat: String {
    var text = ""
    for step in steps {
      if step.isDeletion { text += "d " }
      for literal in step.clause { text += "\(literal.dimacs) " }
      text += "0\n"
    }
    return text
  }
}

/// Clauses that contradict each other, and the proof that they do.
package struct Refutation: Hashable, Sendable {
  package var formula: Formula
  package var proof: Proof
}

extension ClauseSolver {
  /// After an answer that what was assumed cannot hold: everything that was added, the assumptions as clauses, and the proof
  /// that this contradicts itself. Nil where no proof was asked for.
  package func refutation(of assumed: [Literal]) -> Refutation? {
    guard var formula = given, var proof else { return nil }
    for literal in assumed { formula.append([literal]) }
    proof.append([], isDeletion: false)
    return Refutation(formula: formula, proof: proof)
  }
}
