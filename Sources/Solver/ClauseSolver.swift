/// Decides whether clauses can hold together, by conflict-driven clause learning.
///
/// Clauses may be added between questions, and each question may assume literals; what was learnt stays. A question
/// takes time exponential in the number of variables at worst: give it a budget. Everything is deterministic.
///
/// ```swift
/// var solver = ClauseSolver()
/// let (a, b) = (solver.newVariable(), solver.newVariable())
/// solver.add([a, b])
/// solver.add([!a, b])
/// solver.solve()               // satisfiable, with b true
/// solver.solve(assuming: [!b]) // unsatisfiable, because of [!b]
/// ```
///
/// Method: Marques-Silva, Sakallah, "GRASP: A Search Algorithm for Propositional Satisfiability", IEEE Transactions on
/// Computers 48, 1999; under assumptions as in Eén, Sörensson, "An Extensible SAT-solver", SAT 2003.
package struct ClauseSolver: Sendable {
  var store = ClauseStore()
  var watches = WatchLists()
  var assignment = Assignment()
  var order = VariableOrder()
  var analysis = ConflictAnalysis()
  var reductions = ReductionSchedule()
  /// False once the clauses alone are known to contradict each other.
  var isConsistent = true
  /// False once a clause found no room: then nothing is decided any more.
  var isWhole = true
  /// How many of the literals that hold for good stand in the proof.
  var provenCount = 0

  /// What was learnt and dropped since the solver was made; nil where no proof was asked for.
  package private(set) var proof: Proof?
  /// Everything that was added, as it was given; nil where no proof was asked for.
  package private(set) var given: Formula?
  /// Since the solver was made.
  package internal(set) var statistics = Statistics()

  /// What the work consisted of.
  package struct Statistics: Hashable, Sendable {
    package internal(set) var conflicts = 0
    package internal(set) var decisions = 0
    package internal(set) var restarts = 0
    /// Learnt clauses that were dropped again.
    package internal(set) var dropped = 0
  }

  /// A proof takes memory for every clause that is learnt.
  package init(recordingProof: Bool = false) {
    proof = recordingProof ? Proof() : nil
    given = recordingProof ? Formula() : nil
  }

  package var variableCount: Int { assignment.variableCount }

  /// The positive literal of a new variable. `Literal.greatestVariable` variables are the most; the last is given again
  /// beyond that.
  package mutating func newVariable() -> Literal {
    let index = min(variableCount, Literal.greatestVariable - 1)
    reserve(variables: index + 1)
    return Literal(variable: Int32(index))
  }

  /// Makes variables until there are this many.
  package mutating func reserve(variables count: Int) {
    while variableCount < min(count, Literal.greatestVariable) {
      assignment.addVariable()
      order.addVariable()
      analysis.addVariable()
      watches.addLiteral()
      watches.addLiteral()
    }
  }

  /// Adds a clause: at least one of the literals holds. Variables that are new are made. O(n log n) in its literals.
  package mutating func add(_ clause: some Collection<Literal>) {
    let sorted = clause.map(\.code).sortedOnce()
    given?.append(clause)
    reserve(variables: Int((sorted.last ?? -1) >> 1) + 1)
    guard isConsistent, !isAlwaysTrue(sorted) else { return }
    let open = sorted.filter { assignment.value($0) == 0 }
    if open.count < sorted.count { record(adding: open) }
    attach(open)
  }

  /// Keeps what an unsatisfiable answer says for what is asked after it: that not all of its core holds. The proof has it already.
  package mutating func keep(_ core: [Literal]) {
    let clause = core.map { $0.code ^ 1 }.sortedOnce()
    guard isConsistent, !isAlwaysTrue(clause) else { return }
    attach(clause.filter { assignment.value($0) == 0 })
  }

  /// Adds all clauses of a formula, and makes its variables.
  package mutating func add(_ formula: Formula) {
    reserve(variables: formula.variableCount)
    for clause in formula { add(clause) }
  }

  /// Whether sorted literals hold at level 0 or negate each other.
  private func isAlwaysTrue(_ clause: [Int32]) -> Bool {
    clause.contains { assignment.value($0) > 0 } || zip(clause, clause.dropFirst()).contains { $0 ^ 1 == $1 }
  }

  private mutating func attach(_ clause: [Int32]) {
    switch clause.count {
    case 0: isConsistent = false
    case 1: assignment.assign(clause[0], because: noClause)
    default: _ = store(clause, glue: 0)
    }
  }

  /// Stores a clause of two literals or more and watches its first two; `noClause` where there is no room.
  mutating func store(_ clause: [Int32], glue: Int32) -> ClauseIndex {
    guard store.hasRoom(for: clause.count) else {
      isWhole = false
      return noClause
    }
    let index = store.append(clause, glue: glue)
    let isBinary = clause.count == 2
    watches.append(Watch(index, isBinary: isBinary, blocker: clause[1]), to: clause[0])
    watches.append(Watch(index, isBinary: isBinary, blocker: clause[0]), to: clause[1])
    return index
  }

  mutating func record(adding clause: some Collection<Int32>) { proof?.append(clause, isDeletion: false) }

  mutating func record(deleting clause: some Collection<Int32>) { proof?.append(clause, isDeletion: true) }

  /// Takes back all decisions after a level.
  mutating func backtrack(to level: Int) {
    assignment.backtrack(to: level) { order.free($0) }
  }
}

extension [Int32] {
  /// In order, each once.
  fileprivate func sortedOnce() -> [Int32] {
    let sorted = sorted()
    guard zip(sorted, sorted.dropFirst()).contains(where: { $0 == $1 }) else { return sorted }
    return sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
  }
}
