/// What follows from clauses one by one, where each clause is watched by two literals that are not false.
struct UnitPropagation: Sendable {
  /// By the place of a literal: 1 for true, -1 for false.
  private var values: [Int8] = []
  /// By the place of a literal: clauses that watch it.
  private var watching: [[Int]] = []
  private(set) var trail: [Int] = []
  private var next = 0
  /// Clauses from which something was propagated that still holds, and those that are contradicted.
  private(set) var reasons: Set<Int> = []
  private var reasonOf: [Int: Int] = [:]
  /// A clause that no literal can make true, found when it was attached.
  private var contradiction: Int?

  func value(_ literal: Int) -> Int8 {
    let place = Self.place(literal)
    return place < values.count ? values[place] : 0
  }

  /// `reason` is the number of a clause, or -1.
  mutating func assign(_ literal: Int, because reason: Int) {
    reserve(literal)
    values[Self.place(literal)] = 1
    values[Self.place(-literal)] = -1
    trail.append(literal)
    if reason >= 0 {
      reasons.insert(reason)
      reasonOf[literal] = reason
    }
  }

  /// Takes back what was assigned last.
  mutating func undo(to count: Int) {
    while trail.count > count {
      let literal = trail.removeLast()
      values[Self.place(literal)] = 0
      values[Self.place(-literal)] = 0
      if let reason = reasonOf.removeValue(forKey: literal) { reasons.remove(reason) }
    }
    next = min(next, count)
  }

  /// Watches a clause, and propagates from it if only one of its literals is not false.
  mutating func attach(_ number: Int, _ clauses: inout [ProofClause]) {
    for literal in clauses[number].literals { reserve(literal) }
    // True literals first, then open ones: a clause watches false literals only beside a true one or if it is the reason.
    clauses[number].literals.sort { value($0) > value($1) }
    let literals = clauses[number].literals
    for literal in literals.prefix(2) { watching[Self.place(literal)].append(number) }
    guard let first = literals.first, value(first) >= 0 else { return contradict(number) }
    let isUnit = literals.count == 1 || value(literals[1]) < 0
    if isUnit, value(first) == 0 { assign(first, because: number) }
    // A clause of one literal outlasts what else it followed from.
    if literals.count == 1, let old = reasonOf.updateValue(number, forKey: first), old != number {
      reasons.remove(old)
      reasons.insert(number)
    }
  }

  private mutating func contradict(_ number: Int) {
    contradiction = number
    reasons.insert(number)
  }

  /// Propagates to the end. The number of a clause all of whose literals are false, if there is one.
  mutating func run(_ clauses: inout [ProofClause]) -> Int? {
    if let contradiction { return contradiction }
    while next < trail.count {
      let falsified = -trail[next]
      next += 1
      let list = watching[Self.place(falsified)]
      var kept: [Int] = []
      for (index, number) in list.enumerated() where !clauses[number].isDeleted {
        if moves(number, from: falsified, &clauses) { continue }
        kept.append(number)
        let other = clauses[number].literals[0]
        if value(other) == 0 { assign(other, because: number) }
        if value(other) < 0 {
          watching[Self.place(falsified)] = kept + list[(index + 1)...]
          return number
        }
      }
      watching[Self.place(falsified)] = kept
    }
    return nil
  }

  /// Whether a clause watches another literal from now on; where it does not, its first literal decides.
  private mutating func moves(_ number: Int, from falsified: Int, _ clauses: inout [ProofClause]) -> Bool {
    guard clauses[number].literals.count > 1 else { return false }
    if clauses[number].literals[0] == falsified { clauses[number].literals.swapAt(0, 1) }
    guard value(clauses[number].literals[0]) <= 0 else { return false }
    for place in clauses[number].literals.indices.dropFirst(2) where value(clauses[number].literals[place]) >= 0 {
      clauses[number].literals.swapAt(1, place)
      watching[Self.place(clauses[number].literals[1])].append(number)
      return true
    }
    return false
  }

  private mutating func reserve(_ literal: Int) {
    let count = 2 * Int(literal.magnitude) + 2
    guard values.count < count else { return }
    values += repeatElement(0, count: count - values.count)
    watching += repeatElement([], count: count - watching.count)
  }

  private static func place(_ literal: Int) -> Int { 2 * Int(literal.magnitude) + (literal < 0 ? 1 : 0) }
}
