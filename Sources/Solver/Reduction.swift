/// After how many conflicts half of the learnt clauses are dropped: ever later, so that the search is complete.
struct ReductionSchedule: Sendable {
  private var interval = 2000
  private var next = 2000

  /// Whether it is time; the next time is set then.
  mutating func takeReduction(after conflicts: Int) -> Bool {
    guard conflicts >= next else { return false }
    interval += 300
    next = conflicts + interval
    return true
  }
}

extension ClauseSolver {
  /// Drops the less useful half of the learnt clauses, all clauses that hold for good, and literals that never will.
  ///
  /// Which clauses are of use: Audemard, Simon, "Predicting Learnt Clauses Quality in Modern SAT Solvers", IJCAI 2009.
  /// Only at level 0, where no clause is a reason.
  mutating func reduce() {
    let dropped = leastUseful()
    statistics.dropped += dropped.count
    assignment.forgetReasons()
    let old = store
    store = ClauseStore(capacity: old.words.count)
    var clause: ClauseIndex = 0
    while clause < old.end {
      if dropped.contains(clause) { record(deleting: old.literals(clause)) } else { carryOver(clause, from: old) }
      clause = old.next(after: clause)
    }
    watches.rebuild(from: store)
  }

  /// Half of those learnt clauses that span more than two levels and were not of use of late.
  private mutating func leastUseful() -> Set<ClauseIndex> {
    var candidates: [ClauseIndex] = []
    var clause: ClauseIndex = 0
    while clause < store.end {
      if store.isLearnt(clause), !store.takeUse(clause), store.glue(clause) > 2 { candidates.append(clause) }
      clause = store.next(after: clause)
    }
    candidates.sort { (store.glue($1), $0) < (store.glue($0), $1) }
    return Set(candidates.prefix(candidates.count / 2))
  }

  private mutating func carryOver(_ clause: ClauseIndex, from old: ClauseStore) {
    let literals = old.literals(clause)
    let holds = literals.contains { assignment.value($0) > 0 }
    let open = literals.filter { assignment.value($0) == 0 }
    if !holds {
      if open.count < literals.count { record(adding: open) }
      _ = store.append(Array(open), glue: old.isLearnt(clause) ? max(1, old.glue(clause)) : 0)
    }
    if holds || open.count < literals.count { record(deleting: literals) }
  }
}
