package import Circuit
package import RuleModel
import Solver

/// The fewest facts that have to be otherwise so that a conclusion comes out as wanted, among the values that are given for
/// them.
///
/// Nothing is tried out: the circuit is asked by a solver which facts stand in the way together, so that what is found is
/// least because less was refuted. `never` is kept: what it excludes is no answer, unless it is so already.
///
/// ```swift
/// let nearest = NearestChanges(circuit, ruleSet, working, alternatives: [fact: [.known(.ordinal(1))]], wanted)
/// nearest.answers()
/// ```
package struct NearestChanges: Sendable {
  /// What a conclusion shall be, for certain.
  package struct Goal: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
      /// This value, or none.
      case value(Constant?)
      /// A set that holds the element, or lacks it.
      case element(Int, isIn: Bool)
      /// Anything but this value, or but none.
      case otherwise(than: Constant?)
    }
    package var key: FactKey
    package var content: Content

    package init(_ key: FactKey, _ content: Content) {
      self.key = key
      self.content = content
    }
  }

  /// One fact that is otherwise.
  package struct Change: Sendable, Hashable {
    package var key: FactKey
    package var fact: KnownFact

    package init(_ key: FactKey, _ fact: KnownFact) {
      self.key = key
      self.fact = fact
    }
  }

  package enum Answer: Sendable, Hashable {
    /// Changes that bring it about, none of which contains another; the fewest first, then those of least effort. One
    /// without changes: it is so already.
    case changes([[Change]], Extent)
    /// However these facts are changed, all else as it stands.
    case impossible
    /// The budget was used up before anything was found.
    case undecided
  }

  /// What is known of changes that were not found.
  package enum Extent: Sendable, Hashable {
    /// There are no others.
    case all
    /// None has fewer changes than the first.
    case fewest
    /// No part of what was found suffices; whether others have fewer changes was not decided within the budget.
    case unproved
  }

  let grounding: Grounding
  /// What must hold in every answer.
  let base: [Signal]
  /// What an effort counts that is not said.
  private let greatestEffort: Int

  /// `profile` is one in which all is settled (`working(in:)`); `alternatives` are, by fact that may change, other values
  /// than the one it has. A fact that is itself the goal is left as it is. Linear in what the goal reads.
  package init(
    _ circuit: CompiledRules, _ ruleSet: RuleSet, _ profile: Profile, alternatives: [FactKey: [Statement]], _ goal: Goal
  ) {
    let never = circuit.never.map(\.anywhere.certain)
    let asked = (circuit.attributes[goal.key.attribute.raw]?.planes ?? []) + never
    var grounding = Grounding(
      circuit, ruleSet, profile, alternatives: alternatives.filter { $0.key != goal.key }, asking: asked)
    base = [grounding.signal(of: goal)] + grounding.kept(never).map { !$0 }
    greatestEffort = ruleSet.attributes.compactMap(\.effort).max() ?? 1
    self.grounding = grounding
  }

  /// `wanted` is how many are looked for; of those that are equally few at most `limit` are compared by effort. `budget` is
  /// in conflicts of the solver, for all questions to it together; each counts as fifty at least.
  package func answers(wanted: Int = 5, limit: Int = 100, budget: Int = .max) -> Answer {
    var search = ChangeSearch(base, grounding.choices, grounding.gates, budget: budget)
    // Answers are mostly small. Where this one is not, some answer is worth more than the proof that it is the nearest.
    var step = search.next(sparing: budget / 2)
    if case .undecided = step { step = search.reach() }
    switch step {
    case .none: return .impossible
    case .undecided, .reached: return .undecided
    case .found(let answer):
      step = search.next(below: answer.count)
      if case .undecided = step { return .changes(sorted([answer]), .unproved) }
      if case .reached = step { step = .found(answer) }
    }
    var (found, extent) = ([[ChangeSearch.Chosen]](), Extent.fewest)
    while case .found(let answer) = step {
      found.append(answer)
      search.block(answer)
      if found.count >= max(wanted, limit) { break }
      // The first answer is what was asked for: others are worth a part of what it took.
      step = search.next(below: found.count < wanted ? .max : answer.count + 1, sparing: budget / 4 * 3)
    }
    if case .none = step, found.count <= wanted { extent = .all }
    return .changes(Array(sorted(found).prefix(wanted)), extent)
  }

  /// Pairs of changes that bring it about and neither of which does so alone, `singles` being all that do. Beside them what is
  /// known of other pairs; nil where nothing was decided within the budget.
  package func pairs(beside singles: [Change], wanted: Int, budget: Int) -> (found: [[Change]], extent: Extent?) {
    var search = ChangeSearch(base, grounding.choices, grounding.gates, budget: budget)
    for single in singles { chosen(single).map { search.block([$0]) } }
    var found: [[ChangeSearch.Chosen]] = []
    while found.count < wanted {
      switch search.next(below: 3) {
      case .none, .reached: return (sorted(found), .all)
      case .undecided: return (sorted(found), found.isEmpty ? nil : .unproved)
      case .found(let answer):
        // One change more than was said: there is nothing that it could be told beside.
        guard answer.count == 2 else { return (sorted(found), found.isEmpty ? nil : .unproved) }
        found.append(answer)
        search.block(answer)
      }
    }
    return (sorted(found), .fewest)
  }

  private func chosen(_ change: Change) -> ChangeSearch.Chosen? {
    guard let choice = grounding.choices.firstIndex(where: { $0.key == change.key }),
      let place = grounding.choices[choice].cases.firstIndex(where: { $0.fact == change.fact })
    else { return nil }
    return ChangeSearch.Chosen(choice: choice, case: place)
  }

  /// Fewest first, then of least effort, then as they were found.
  private func sorted(_ found: [[ChangeSearch.Chosen]]) -> [[Change]] {
    let changes = found.map { chosen in
      chosen.map { Change(grounding.choices[$0.choice].key, grounding.choices[$0.choice].cases[$0.case].fact) }
    }
    return changes.enumerated().sorted { left, right in
      (left.element.count, effort(left.element), left.offset) < (
        right.element.count, effort(right.element), right.offset
      )
    }.map(\.element)
  }

  private func effort(_ changes: [Change]) -> Int {
    changes.reduce(0) { $0 + (grounding.ruleSet[$1.key.attribute].effort ?? greatestEffort) }
  }
}

extension Grounding {
  fileprivate mutating func signal(of goal: NearestChanges.Goal) -> Signal {
    switch goal.content {
    case .value(let constant): isCertainly(constant, goal.key)
    case .element(let element, let isIn): holds(element, isIn, goal.key)
    case .otherwise(let constant): !isCertainly(constant, goal.key)
    }
  }

  /// What `never` excludes and is not so as the facts stand.
  fileprivate func kept(_ never: [Plane]) -> [Signal] {
    let standing = Set(choices.compactMap { $0.cases.first?.signal })
    let values = gates.values { standing.contains($0) }
    return never.map { signal($0, along: [], []) }.filter { !values[$0] }
  }
}
