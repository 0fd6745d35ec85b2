extension ClauseSolver {
  /// Assigns all that follows from what holds by single clauses. The clause that none of whose literals can hold any
  /// more, or `noClause`.
  mutating func propagate() -> ClauseIndex {
    while let literal = assignment.takeUnpropagated() {
      let conflict = visitWatches(of: literal ^ 1)
      if conflict != noClause { return conflict }
    }
    return noClause
  }

  /// Visits the clauses that watch a literal which has become false: each finds another literal to watch, or is true, or
  /// forces its last literal, or is the conflict.
  private mutating func visitWatches(of literal: Int32) -> ClauseIndex {
    let list = watches.range(literal)
    var (kept, place) = (list.lowerBound, list.lowerBound)
    var conflict = noClause
    while place < list.upperBound, conflict == noClause {
      var watch = watches.pool[place]
      place += 1
      if assignment.value(watch.blocker) <= 0 {
        if !watch.isBinary {
          let other = store.watchedBeside(literal, in: watch.clause)
          if assignment.value(other) <= 0, watchAnother(in: watch.clause, beside: other) { continue }
          watch = Watch(watch.clause, isBinary: false, blocker: other)
        }
        conflict = force(watch)
      }
      watches.pool[kept] = watch
      kept += 1
    }
    keep(place..<list.upperBound, at: &kept)
    watches.truncate(literal, to: kept - list.lowerBound)
    return conflict
  }

  /// All literals but the blocker are false: it holds, or the clause is the conflict.
  private mutating func force(_ watch: Watch) -> ClauseIndex {
    let value = assignment.value(watch.blocker)
    if value == 0 { assignment.assign(watch.blocker, because: watch.clause) }
    return value < 0 ? watch.clause : noClause
  }

  /// Lets a clause watch a literal that is not false instead of its second one.
  private mutating func watchAnother(in clause: ClauseIndex, beside other: Int32) -> Bool {
    let range = store.range(clause)
    for place in range.lowerBound + 2..<range.upperBound where assignment.value(store.words[place]) >= 0 {
      let literal = store.words[place]
      store.watch(place, in: clause)
      watches.append(Watch(clause, isBinary: false, blocker: other), to: literal)
      return true
    }
    return false
  }

  /// Moves watches that were not visited to where the kept ones end.
  private mutating func keep(_ rest: Range<Int>, at kept: inout Int) {
    guard kept < rest.lowerBound else {
      kept = rest.upperBound
      return
    }
    for place in rest {
      watches.pool[kept] = watches.pool[place]
      kept += 1
    }
  }
}
