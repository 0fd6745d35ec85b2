/// What a question to a solver comes to.
package enum SatisfiabilityAnswer: Hashable, Sendable {
  /// With a model of all clauses in which every assumption holds.
  case satisfiable(Model)
  /// With assumptions that together contradict the clauses; none where the clauses contradict each other.
  case unsatisfiable(core: [Literal])
  /// The budget was used up.
  case undecided
}

/// A value for every variable of a solver.
package struct Model: Hashable, Sendable {
  /// By variable.
  let values: [Bool]

  /// Whether a literal holds; one of a variable that the solver did not have does not.
  package subscript(literal: Literal) -> Bool {
    values.indices.contains(Int(literal.variable)) && values[Int(literal.variable)] != literal.isNegated
  }
}

extension ClauseSolver {
  /// Whether the clauses can hold together, and each of the assumptions with them.
  ///
  /// `budget` is a number of conflicts; beyond it the answer is `undecided`, and asking again goes on with what was learnt.
  /// A core need not be minimal: see `minimise`. With a proof recorded, an unsatisfiable answer ends it with the clause
  /// that not all of the core holds.
  package mutating func solve(assuming assumptions: [Literal] = [], budget: Int = .max) -> SatisfiabilityAnswer {
    for literal in assumptions { reserve(variables: Int(literal.variable) + 1) }
    defer { backtrack(to: 0) }
    var restarts = RestartSchedule()
    var left = max(0, budget)
    reduceIfDue()
    while isConsistent {
      guard isWhole else { return .undecided }
      let conflict = propagate()
      if conflict != noClause {
        // A contradiction at level 0 costs nothing, and is not found again.
        guard left > 0 || assignment.level == 0 else { return .undecided }
        learnOrEnd(conflict)
        left -= 1
        restarts.countConflict()
      } else if left <= 0 {
        return .undecided
      } else if restarts.takeRestart() {
        restart(keeping: assumptions.count)
      } else if let answer = decide(assumptions) {
        return answer
      }
    }
    return .unsatisfiable(core: [])
  }

  private mutating func learnOrEnd(_ conflict: ClauseIndex) {
    guard assignment.level > 0 else { return contradict() }
    statistics.conflicts += 1
    learn(from: conflict)
  }

  private mutating func contradict() {
    record(adding: [])
    isConsistent = false
  }

  /// Begins the search anew below the assumptions; where clauses are dropped, from level 0.
  private mutating func restart(keeping level: Int) {
    statistics.restarts += 1
    backtrack(to: level)
    reduceIfDue()
  }

  private mutating func reduceIfDue() {
    guard isConsistent, reductions.takeReduction(after: statistics.conflicts) else { return }
    backtrack(to: 0)
    guard propagate() == noClause else { return contradict() }
    recordUnits()
    reduce()
  }

  /// A proof names what holds for good before it deletes the clauses from which that followed.
  private mutating func recordUnits() {
    for literal in assignment.trail[provenCount...] where assignment.reason(of: literal) != noClause {
      record(adding: [literal])
    }
    provenCount = assignment.trail.count
  }

  /// The next assumption, or else the next variable, one level further. An answer where there is neither.
  private mutating func decide(_ assumptions: [Literal]) -> SatisfiabilityAnswer? {
    while assignment.level < assumptions.count {
      let assumed = assumptions[assignment.level].code
      let value = assignment.value(assumed)
      if value < 0 { return .unsatisfiable(core: core(against: assumed)) }
      assignment.beginLevel()
      if value == 0 {
        assignment.assign(assumed, because: noClause)
        return nil
      }
    }
    while let variable = order.removeFirst() {
      guard assignment.value(variable << 1) == 0 else { continue }
      statistics.decisions += 1
      assignment.beginLevel()
      assignment.assign(order.preferred(variable), because: noClause)
      return nil
    }
    return .satisfiable(model)
  }

  private var model: Model {
    Model(values: (0..<variableCount).map { assignment.value(Int32($0) << 1) > 0 })
  }

  /// The assumptions from which it follows that another one is false, and that one. The proof says that not all hold.
  private mutating func core(against failed: Int32) -> [Literal] {
    var core = [failed]
    if assignment.level(of: failed) > 0 { analysis.set(failed, .seen) }
    for literal in assignment.trail.reversed() where analysis.mark(literal) == .seen {
      let reason = assignment.reason(of: literal)
      if reason == noClause { core.append(literal) }
      guard reason != noClause else { continue }
      for place in store.range(reason) where assignment.level(of: store.words[place]) > 0 {
        analysis.set(store.words[place], .seen)
      }
    }
    analysis.clear()
    record(adding: core.map { $0 ^ 1 })
    return core.map { Literal(code: $0) }
  }
}
