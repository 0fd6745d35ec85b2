/// What finding the cause of a conflict needs to remember; all marks are clear between conflicts.
struct ConflictAnalysis: Sendable {
  /// By variable.
  private var marks: [Mark] = []
  private var marked: [Int32] = []
  /// By level: the number of the last clause that had a literal of it.
  private var levelStamps: [Int] = [0]
  private var stamp = 0
  /// Literals on the way back from one, each with the next place of its reason to look at.
  var path: [(literal: Int32, place: Int)] = []

  enum Mark: UInt8, Sendable {
    case none
    /// Takes part in the conflict.
    case seen
    /// Follows from literals that take part.
    case implied
    /// Does not.
    case independent
  }

  mutating func addVariable() {
    marks.append(.none)
    levelStamps.append(0)
  }

  func mark(_ literal: Int32) -> Mark { marks[Int(literal >> 1)] }

  mutating func set(_ literal: Int32, _ mark: Mark) {
    if marks[Int(literal >> 1)] == .none { marked.append(literal >> 1) }
    marks[Int(literal >> 1)] = mark
  }

  mutating func clear() {
    for variable in marked { marks[Int(variable)] = .none }
    marked.removeAll(keepingCapacity: true)
  }

  /// How many levels the literals of a clause stand in: Audemard, Simon, "Predicting Learnt Clauses Quality in Modern SAT
  /// Solvers", IJCAI 2009.
  mutating func glue(_ words: [Int32], _ range: Range<Int>, _ assignment: Assignment) -> Int32 {
    stamp += 1
    var glue: Int32 = 0
    for place in range {
      let level = Int(assignment.level(of: words[place]))
      // Assumptions that are given twice make levels without a variable of their own.
      while levelStamps.count <= level { levelStamps.append(0) }
      guard levelStamps[level] != stamp else { continue }
      levelStamps[level] = stamp
      glue += 1
    }
    return glue
  }

  /// Whether the last clause whose glue was asked has a literal of a level.
  func hasLevel(_ level: Int32) -> Bool {
    levelStamps.indices.contains(Int(level)) && levelStamps[Int(level)] == stamp
  }
}

extension ClauseSolver {
  /// Learns why a conflict arose, goes back to where that forces a literal, and forces it.
  ///
  /// First unique implication point: Zhang, Madigan, Moskewicz, Malik, "Efficient Conflict Driven Learning in a Boolean
  /// Satisfiability Solver", ICCAD 2001.
  mutating func learn(from conflict: ClauseIndex) {
    let cause = cause(of: conflict)
    // A literal that is left out leaves another one of its level behind.
    let glue = analysis.glue(cause, cause.indices, assignment)
    let clause = minimised(cause)
    analysis.clear()
    record(adding: clause)
    let level = clause.count > 1 ? Int(assignment.level(of: clause[1])) : 0
    backtrack(to: level)
    let reason = clause.count > 1 ? store(clause, glue: glue) : noClause
    if isWhole { assignment.assign(clause[0], because: reason) }
    order.decay()
  }

  /// The clause that resolving backwards over the last level gives: one literal of that level, which comes first.
  private mutating func cause(of conflict: ClauseIndex) -> [Int32] {
    var clause: [Int32] = [0]
    var place = assignment.trail.count
    var literal: Int32 = -1
    var (reason, open) = (conflict, 0)
    repeat {
      open += resolve(reason, on: literal, into: &clause)
      repeat { place -= 1 } while analysis.mark(assignment.trail[place]) == .none
      literal = assignment.trail[place]
      reason = assignment.reason(of: literal)
      open -= 1
    } while open > 0
    clause[0] = literal ^ 1
    return clause
  }

  /// Marks the literals of a clause. How many of the last level are new; the rest goes into the clause that is learnt.
  private mutating func resolve(_ reason: ClauseIndex, on resolved: Int32, into clause: inout [Int32]) -> Int {
    if store.isLearnt(reason) {
      store.touch(reason, glue: analysis.glue(store.words, store.range(reason), assignment))
    }
    var open = 0
    for place in store.range(reason) {
      let literal = store.words[place]
      let level = assignment.level(of: literal)
      guard literal != resolved, level > 0, analysis.mark(literal) == .none else { continue }
      analysis.set(literal, .seen)
      order.bump(literal >> 1)
      if level == assignment.level { open += 1 } else { clause.append(literal) }
    }
    return open
  }

  /// Without the literals that follow from others of the clause; the second is one of the highest level left.
  ///
  /// Sörensson, Biere, "Minimizing Learned Clauses", SAT 2009.
  private mutating func minimised(_ clause: [Int32]) -> [Int32] {
    var kept = [clause[0]]
    for literal in clause.dropFirst() where !isImplied(literal) { kept.append(literal) }
    let highest = kept.indices.dropFirst().max { assignment.level(of: kept[$0]) < assignment.level(of: kept[$1]) }
    if let highest { kept.swapAt(1, highest) }
    return kept
  }

  /// Whether all ways back from a literal end in marked ones. Each variable is looked at once a conflict.
  private mutating func isImplied(_ literal: Int32) -> Bool {
    guard assignment.reason(of: literal) != noClause else { return false }
    analysis.path = [(literal, start(of: literal))]
    while let (current, place) = analysis.path.last {
      guard place < store.range(assignment.reason(of: current)).upperBound else {
        leave(current)
        continue
      }
      analysis.path[analysis.path.count - 1].place += 1
      let next = store.words[place]
      if next >> 1 == current >> 1 || isSettled(next) { continue }
      guard canBeImplied(next) else {
        for step in analysis.path where analysis.mark(step.literal) == .none {
          analysis.set(step.literal, .independent)
        }
        return false
      }
      analysis.path.append((next, start(of: next)))
    }
    return true
  }

  /// All of the literal's reason is implied.
  private mutating func leave(_ literal: Int32) {
    if analysis.mark(literal) == .none { analysis.set(literal, .implied) }
    analysis.path.removeLast()
  }

  private func isSettled(_ literal: Int32) -> Bool {
    switch analysis.mark(literal) {
    case .seen, .implied: true
    case .none: assignment.level(of: literal) == 0
    case .independent: false
    }
  }

  private func canBeImplied(_ literal: Int32) -> Bool {
    analysis.mark(literal) == .none && assignment.reason(of: literal) != noClause
      && analysis.hasLevel(assignment.level(of: literal))
  }

  private func start(of literal: Int32) -> Int { store.range(assignment.reason(of: literal)).lowerBound }
}
