import Circuit
import RuleModel
import Solver

/// The fewest facts that have to be otherwise so that a conclusion comes out as wanted, among the values that are given for
/// them.
///
/// Nothing is tried out: the circuit is asked by a solver, first for no change, then for one, then for two, so that what is
/// found is least because less was refuted. `never` is kept: what it excludes is no answer, unless it is so already.
///
/// ```swift
/// var nearest = NearestChanges(circuit, ruleSet, working, alternatives: [fact: [.known(.ordinal(1))]], wanted)
/// nearest.answers(changing: [fact])
/// ```
public struct NearestChanges: Sendable {
  /// What a conclusion shall be, for certain.
  public struct Goal: Sendable, Hashable {
    public enum Content: Sendable, Hashable {
      /// This value, or none.
      case value(Constant?)
      /// A set that holds the element, or lacks it.
      case element(Int, isIn: Bool)
    }
    public var key: FactKey
    public var content: Content

    public init(_ key: FactKey, _ content: Content) {
      self.key = key
      self.content = content
    }
  }

  /// One fact that is otherwise.
  public struct Change: Sendable, Hashable {
    public var key: FactKey
    public var fact: KnownFact

    public init(_ key: FactKey, _ fact: KnownFact) {
      self.key = key
      self.fact = fact
    }
  }

  public enum Answer: Sendable, Hashable {
    /// Changes that bring it about, none of which contains another; the fewest first, then those of least effort. One
    /// without changes: it is so already. `areAll`: there are no others.
    case changes([[Change]], areAll: Bool)
    /// However these facts are changed, all else as it stands.
    case impossible
    /// The budget was used up before anything was found.
    case undecided
  }

  private var grounding: Grounding
  private var clauses = GateClauses()
  /// What must hold in every answer.
  private let base: [Literal]
  /// By choice, the literals of its cases.
  private let cases: [[Literal]]
  /// What an effort counts that is not said.
  private let greatestEffort: Int

  /// `profile` is one in which all is settled (`working(in:)`); `alternatives` are, by fact, other values than the one it has.
  /// A fact that is itself the goal is left as it is. Linear in what the goal reads.
  public init(
    _ circuit: CompiledRules, _ ruleSet: RuleSet, _ profile: Profile, alternatives: [FactKey: [Statement]], _ goal: Goal
  ) {
    let never = circuit.never.map(\.anywhere.certain)
    let asked = (circuit.attributes[goal.key.attribute.raw]?.planes ?? []) + never
    var grounding = Grounding(
      circuit, ruleSet, profile, alternatives: alternatives.filter { $0.key != goal.key }, asking: asked)
    var clauses = GateClauses()
    let wanted = grounding.signal(of: goal)
    base =
      [clauses.literal(wanted, in: grounding.gates)]
      + grounding.kept(never).map { clauses.literal(!$0, in: grounding.gates) }
    cases = grounding.choices.map { choice in clauses.oneOf(choice.cases.map(\.signal), in: grounding.gates) }
    greatestEffort = ruleSet.attributes.compactMap(\.effort).max() ?? 1
    (self.grounding, self.clauses) = (grounding, clauses)
  }

  /// Answers that change none but these facts. `wanted` is how many are looked for; of those that are equally few at most
  /// `limit` are compared by effort. `budget` is in conflicts, for each question to the solver.
  public mutating func answers(
    changing keys: Set<FactKey>, wanted: Int = 5, limit: Int = 100, budget: Int = .max
  ) -> Answer {
    let free = grounding.choices.indices.filter { keys.contains(grounding.choices[$0].key) }
    let held = cases.indices.filter { !free.contains($0) }.map { cases[$0][0] }
    var search = ChangeSearch(
      assumptions: base + held, free: free, blocking: clauses.solver.newVariable(), budget: budget)
    switch clauses.solver.solve(assuming: search.assumptions, budget: budget) {
    case .unsatisfiable: return .impossible
    case .undecided: return .undecided
    case .satisfiable: break
    }
    var counter = Counter(free.map { !grounding.choices[$0].cases[0].signal })
    while search.found.count < wanted, search.isOpen {
      let more = counter.next(&grounding.gates)
      let atMost = !clauses.literal(more, in: grounding.gates)
      search.exhaust(atMost, upTo: max(wanted, limit), cases, &clauses.solver)
      search.askForMore(&clauses.solver)
    }
    return answer(search, wanted)
  }

  private func answer(_ search: ChangeSearch, _ wanted: Int) -> Answer {
    if search.found.isEmpty { return .undecided }
    let changes = search.found.map { chosen in
      chosen.map { Change(grounding.choices[$0.choice].key, grounding.choices[$0.choice].cases[$0.case].fact) }
    }
    let sorted = changes.enumerated().sorted { left, right in
      (left.element.count, effort(left.element), left.offset) < (
        right.element.count, effort(right.element), right.offset
      )
    }
    return .changes(sorted.prefix(wanted).map(\.element), areAll: search.isComplete && sorted.count <= wanted)
  }

  private func effort(_ changes: [Change]) -> Int {
    changes.reduce(0) { $0 + (grounding.ruleSet[$1.key.attribute].effort ?? greatestEffort) }
  }
}

/// The search for all answers of one size after the other.
private struct ChangeSearch {
  struct Chosen: Hashable {
    var choice: Int
    var `case`: Int
  }
  /// What was asked for, and that answers are not found again.
  let assumptions: [Literal]
  let free: [Int]
  private let blocking: Literal
  private let budget: Int
  private(set) var found: [[Chosen]] = []
  /// Whether there may be others.
  private(set) var isOpen = true
  /// Whether it is known that there are none.
  private(set) var isComplete = false

  init(assumptions: [Literal], free: [Int], blocking: Literal, budget: Int) {
    self.assumptions = assumptions + [blocking]
    self.free = free
    self.blocking = blocking
    self.budget = budget
  }

  /// Finds all answers within a bound, or as many as are wanted; those that contain one of them are no answers any more.
  mutating func exhaust(_ bound: Literal, upTo limit: Int, _ cases: [[Literal]], _ solver: inout ClauseSolver) {
    while found.count < limit {
      switch solver.solve(assuming: assumptions + [bound], budget: budget) {
      case .unsatisfiable: return
      case .undecided:
        isOpen = false
        return
      case .satisfiable(let model):
        let chosen = free.compactMap { choice in
          cases[choice].indices.dropFirst().first { model[cases[choice][$0]] }.map { Chosen(choice: choice, case: $0) }
        }
        found.append(chosen)
        solver.add([!blocking] + chosen.map { !cases[$0.choice][$0.case] })
      }
    }
  }

  /// Whether there are answers beyond those found.
  mutating func askForMore(_ solver: inout ClauseSolver) {
    guard isOpen else { return }
    if case .unsatisfiable = solver.solve(assuming: assumptions, budget: budget) {
      (isOpen, isComplete) = (false, true)
    }
  }
}

extension Grounding {
  fileprivate mutating func signal(of goal: NearestChanges.Goal) -> Signal {
    switch goal.content {
    case .value(let constant): isCertainly(constant, goal.key)
    case .element(let element, let isIn): holds(element, isIn, goal.key)
    }
  }

  /// What `never` excludes and is not so as the facts stand.
  fileprivate func kept(_ never: [Plane]) -> [Signal] {
    let standing = Set(choices.compactMap { $0.cases.first?.signal })
    let values = gates.values { standing.contains($0) }
    return never.map { signal($0, along: [], []) }.filter { !values[$0] }
  }
}

extension GateClauses {
  /// Exactly one of some signals is on: of two that are each other's negation this holds as it is. Their literals.
  mutating func oneOf(_ signals: [Signal], in gates: GateList) -> [Literal] {
    let literals = signals.map { literal($0, in: gates) }
    guard literals.count > 2 else { return literals }
    solver.add(literals)
    for (place, literal) in literals.enumerated() {
      for other in literals[..<place] { solver.add([!literal, !other]) }
    }
    return literals
  }
}
