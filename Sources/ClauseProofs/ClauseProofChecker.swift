/// Checks that clauses follow from clauses, step by step. It shares no code with the solver: literals are the numbers of
/// DIMACS files, everything is written from the definition of the format.
///
/// A step is accepted if it follows by unit propagation (reverse unit propagation), or if it takes no solution away because
/// all resolvents on its first literal do (resolution asymmetric tautology): Wetzler, Heule, Hunt, "DRAT-trim", SAT 2014.
/// Deletions are taken at their word, also of clauses from which something was propagated.
package struct ClauseProofChecker: Sendable {
  var clauses: [ProofClause] = []
  /// By the sorted literals of a clause: the numbers of the clauses that have just these and are not deleted.
  private var numbers: [[Int]: [Int]] = [:]
  var propagation = UnitPropagation()
  /// Whether the clauses contradict each other by propagation alone.
  package private(set) var isRefuted = false
  /// Whether a step only kept the clauses satisfiable: then what follows need not follow from the formula.
  package private(set) var usesResolvents = false

  /// The clauses of a formula, which need no proof.
  package init(formula: [[Int]]) {
    for clause in formula { insert(ProofClause(clause)) }
  }

  /// Adds a clause if it follows. False, and nothing changes, if it does not.
  package mutating func add(_ literals: [Int]) -> Bool {
    let clause = ProofClause(literals)
    if !follows(clause.literals) {
      guard let pivot = literals.first, resolventsFollow(clause.literals, on: pivot) else { return false }
      usesResolvents = true
    }
    insert(clause)
    return true
  }

  /// Deletes a clause. False if there is none of just these literals.
  package mutating func delete(_ literals: [Int]) -> Bool {
    let key = ProofClause(literals).literals.sorted()
    guard let number = numbers[key]?.popLast() else { return false }
    clauses[number].isDeleted = true
    if isRefuted || propagation.reasons.contains(number) { propagateAnew() }
    return true
  }

  /// Whether a clause follows by unit propagation: its negation leads to a contradiction.
  package mutating func follows(_ literals: [Int]) -> Bool {
    if isRefuted { return true }
    let mark = propagation.trail.count
    defer { propagation.undo(to: mark) }
    for literal in literals {
      if propagation.value(literal) > 0 { return true }
      if propagation.value(literal) == 0 { propagation.assign(-literal, because: -1) }
    }
    return propagation.run(&clauses) != nil
  }

  /// Whether for every clause with the negated literal the resolvent follows, or is always true.
  private mutating func resolventsFollow(_ literals: [Int], on pivot: Int) -> Bool {
    clauses.indices.allSatisfy { number in
      let other = clauses[number]
      guard !other.isDeleted, other.literals.contains(-pivot) else { return true }
      return follows(literals + other.literals.filter { $0 != -pivot })
    }
  }

  private mutating func insert(_ clause: ProofClause) {
    clauses.append(clause)
    numbers[clause.literals.sorted(), default: []].append(clauses.count - 1)
    guard !clause.isTautology else { return }
    propagation.attach(clauses.count - 1, &clauses)
    settle()
  }

  private mutating func settle() {
    if !isRefuted { isRefuted = propagation.run(&clauses) != nil }
  }

  /// After the deletion of a clause from which something was propagated.
  private mutating func propagateAnew() {
    propagation = UnitPropagation()
    for number in clauses.indices where !clauses[number].isDeleted && !clauses[number].isTautology {
      propagation.attach(number, &clauses)
    }
    isRefuted = false
    settle()
  }
}

/// A clause without repeated literals, in the order in which they were given.
struct ProofClause: Sendable {
  var literals: [Int]
  var isDeleted = false
  let isTautology: Bool

  init(_ given: [Int]) {
    var seen: Set<Int> = []
    literals = given.filter { seen.insert($0).inserted }
    isTautology = given.contains { seen.contains(-$0) }
  }
}
