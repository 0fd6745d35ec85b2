/// Which literals hold, since which decision and why, in the order in which they came to hold.
struct Assignment: Sendable {
  /// By literal: 1 where it holds, -1 where its negation does, 0 where neither.
  private(set) var values: [Int8] = []
  /// By variable: the number of decisions before it came to hold.
  private(set) var levels: [Int32] = []
  /// By variable: the clause that forced it, or `noClause` for a decision and for what needs no reason.
  private(set) var reasons: [ClauseIndex] = []
  private(set) var trail: [Int32] = []
  /// How long the trail was at each decision.
  private(set) var levelStarts: [Int] = []
  /// How much of the trail has been propagated.
  private var propagated = 0

  var level: Int { levelStarts.count }
  var variableCount: Int { levels.count }

  mutating func addVariable() {
    values.append(0)
    values.append(0)
    levels.append(0)
    reasons.append(noClause)
  }

  func value(_ literal: Int32) -> Int8 { values[Int(literal)] }

  func level(of literal: Int32) -> Int32 { levels[Int(literal >> 1)] }

  func reason(of literal: Int32) -> ClauseIndex { reasons[Int(literal >> 1)] }

  /// The literal must be free.
  mutating func assign(_ literal: Int32, because reason: ClauseIndex) {
    values[Int(literal)] = 1
    values[Int(literal ^ 1)] = -1
    levels[Int(literal >> 1)] = Int32(levelStarts.count)
    reasons[Int(literal >> 1)] = reason
    trail.append(literal)
  }

  /// Begins a level with nothing in it.
  mutating func beginLevel() { levelStarts.append(trail.count) }

  /// The next literal whose watches are to be visited.
  mutating func takeUnpropagated() -> Int32? {
    guard propagated < trail.count else { return nil }
    propagated += 1
    return trail[propagated - 1]
  }

  /// Takes back what came to hold after a level, last first.
  mutating func backtrack(to level: Int, _ freed: (Int32) -> Void) {
    guard level < levelStarts.count else { return }
    let start = levelStarts[level]
    for place in stride(from: trail.count - 1, through: start, by: -1) {
      let literal = trail[place]
      values[Int(literal)] = 0
      values[Int(literal ^ 1)] = 0
      freed(literal)
    }
    trail.removeLast(trail.count - start)
    levelStarts.removeLast(levelStarts.count - level)
    propagated = start
  }

  /// What holds at level 0 holds for good: nobody asks why, so that clauses may move.
  mutating func forgetReasons() {
    for literal in trail { reasons[Int(literal >> 1)] = noClause }
  }
}
