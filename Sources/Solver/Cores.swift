/// Assumptions that contradict the clauses.
package struct UnsatisfiableCore: Hashable, Sendable {
  package var literals: [Literal]
  /// Whether without any one of them there is no contradiction; false where the budget did not suffice to say so.
  package var isMinimal: Bool
}

extension ClauseSolver {
  /// A part of a core that contradicts the clauses and loses that with each single literal.
  ///
  /// Each literal is left out in turn, the last first, and stays out where what is left still contradicts: Bakker, Dikker,
  /// Tempelman, Wognum, "Diagnosing and Solving Over-Determined Constraint Satisfaction Problems", IJCAI 1993. `budget` is
  /// the number of conflicts of each question; at most as many questions as literals.
  package mutating func minimise(_ core: [Literal], budget: Int = .max) -> UnsatisfiableCore {
    var (needed, open) = ([Literal](), core)
    var isMinimal = true
    while let candidate = open.popLast() {
      switch solve(assuming: needed + open, budget: budget) {
      case .satisfiable: needed.append(candidate)
      case .unsatisfiable(let smaller):
        let kept = Set(smaller)
        // What is known to be needed is in every core of what is left.
        open = open.filter(kept.contains)
      case .undecided:
        needed.append(candidate)
        isMinimal = false
      }
    }
    return UnsatisfiableCore(literals: needed, isMinimal: isMinimal)
  }
}
