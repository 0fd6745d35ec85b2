import Solver

/// The search for the fewest facts that have to be otherwise.
///
/// All facts are held as they stand, and the solver says which of them stand against the goal together: at least one of such
/// a *core* has to change. Cores that share no fact give a bound from below, and with their facts let go a first answer
/// from above; counting the changes within each core then brings the two together: Morgado, Dodaro, Marques-Silva,
/// "Core-Guided MaxSAT with Soft Cardinality Constraints", CP 2014. All else stays held meanwhile, so that a question about
/// hundreds of thousands of gates is mostly a matter of propagation.
struct ChangeSearch {
  struct Chosen: Hashable {
    var choice: Int
    var `case`: Int
  }
  enum Step {
    /// An answer of as many changes as are known to be needed.
    case found([Chosen])
    /// There are no (further) answers.
    case none
    /// Each further answer has at least as many changes as was said.
    case reached
    /// The budget was used up.
    case undecided
  }
  /// What is held, until a core says that not all of it can be.
  private struct Held {
    var signal: Signal
    /// Of a count of changes within a core: which.
    var counter: Int?
  }

  private var gates: GateList
  private var clauses: GateClauses
  /// What must hold in every answer, and that answers are not found again.
  private let base: [Literal]
  /// By choice, the literals of its cases.
  private let cases: [[Literal]]
  private let blocking: Literal
  private var held: [Literal: Held] = [:]
  private var counters: [Counter] = []
  /// So many changes are needed at least.
  private(set) var bound = 0
  private var budget: Int

  /// What a question to the solver costs at least, in conflicts: what it takes to run through a large circuit.
  private static let leastCost = 50

  /// `budget` is in conflicts, for all questions together.
  init(_ goal: [Signal], _ choices: [FactChoice], _ gates: GateList, budget: Int) {
    var clauses = GateClauses()
    let wanted = goal.map { clauses.literal($0, in: gates) }
    cases = choices.map { clauses.oneOf($0.cases.map(\.signal), in: gates) }
    blocking = clauses.solver.newVariable()
    base = wanted + [blocking]
    for (choice, literals) in zip(choices, cases) { held[literals[0]] = Held(signal: choice.cases[0].signal) }
    (self.gates, self.clauses, self.budget) = (gates, clauses, budget)
  }

  // MARK: The first answer

  /// An answer no part of which is one, whatever its number of changes.
  mutating func reach() -> Step {
    var stays = Set(cases.map { $0[0] })
    while true {
      switch ask(stays) {
      case .undecided: return .undecided
      case .satisfiable(let model):
        return .found(reduced(changed(model)))
      case .unsatisfiable(let found):
        let core = trimmed(found.filter { stays.contains($0) })
        if core.isEmpty { return .none }
        stays.subtract(core)
      }
    }
  }

  /// A part of an answer that is one itself, and has no such part; where the budget ends, what it is by then.
  private mutating func reduced(_ answer: [Chosen]) -> [Chosen] {
    var (needed, open, size) = (Set<Int>(), answer, max(1, answer.count / 2))
    while true {
      let part = open.map(\.choice).filter { !needed.contains($0) }.prefix(size)
      if part.isEmpty { return open }
      let free = Set(open.map(\.choice)).subtracting(part)
      let stays = cases.indices.filter { !free.contains($0) }.map { cases[$0][0] }
      if case .satisfiable(let model) = ask(Set(stays)) {
        open = changed(model)
      } else {
        if part.count == 1 { needed.formUnion(part) }
        size = max(1, part.count / 2)
      }
    }
  }

  // MARK: From below

  /// The next answer with fewest changes, unless that is `limit` or more. Given up where no more than `rest` is left of the
  /// budget.
  mutating func next(below limit: Int = .max, sparing rest: Int = 0) -> Step {
    budget -= rest
    defer { budget += rest }
    while bound < limit {
      switch ask(Set(held.keys)) {
      case .undecided: return .undecided
      case .satisfiable(let model): return .found(changed(model))
      case .unsatisfiable(let found):
        let core = trimmed(found.filter { held[$0] != nil })
        if core.isEmpty { return .none }
        raise(core)
      }
    }
    return .reached
  }

  /// Answers that contain this one are no answers any more.
  mutating func block(_ answer: [Chosen]) {
    clauses.solver.add([!blocking] + answer.map { !cases[$0.choice][$0.case] })
  }

  /// Not all of a core can be held: one change more is needed, and whether it is more than one is held instead.
  private mutating func raise(_ core: [Literal]) {
    bound += 1
    var broken: [Signal] = []
    for literal in core {
      guard let held = held.removeValue(forKey: literal) else { continue }
      broken.append(!held.signal)
      if let counter = held.counter { holdNext(counter) }
    }
    counters.append(Counter(broken))
    // At least one: that is what the core says.
    _ = counters[counters.count - 1].next(&gates)
    holdNext(counters.count - 1)
  }

  private mutating func holdNext(_ counter: Int) {
    let more = counters[counter].next(&gates)
    if more == .never { return }
    held[clauses.literal(!more, in: gates)] = Held(signal: !more, counter: counter)
  }

  // MARK: Questions

  private func changed(_ model: Model) -> [Chosen] {
    cases.indices.compactMap { choice in
      cases[choice].indices.dropFirst().first { model[cases[choice][$0]] }.map { Chosen(choice: choice, case: $0) }
    }
  }

  /// A smaller core, as long as asking again gives one.
  private mutating func trimmed(_ core: [Literal]) -> [Literal] {
    var core = core
    while core.count > 1, case .unsatisfiable(let again) = ask(Set(core)) {
      let smaller = again.filter { core.contains($0) }
      if smaller.count >= core.count { break }
      core = smaller
    }
    return core
  }

  private mutating func ask(_ stays: Set<Literal>) -> SatisfiabilityAnswer {
    guard budget >= 0 else { return .undecided }
    let before = clauses.solver.statistics.conflicts
    let answer = clauses.solver.solve(assuming: base + stays.sorted(), budget: budget)
    budget -= max(Self.leastCost, clauses.solver.statistics.conflicts - before)
    return answer
  }
}

extension GateClauses {
  /// Exactly one of some signals is on: of two that are each other's negation this holds as it is. Their literals.
  mutating func oneOf(_ signals: [Signal], in gates: GateList) -> [Literal] {
    let literals = signals.map { literal($0, in: gates) }
    guard literals.count > 2 else { return literals }
    add(literals)
    for (place, literal) in literals.enumerated() {
      for other in literals[..<place] { add([!literal, !other]) }
    }
    return literals
  }
}
