package import Circuit
package import RuleModel
package import Solver

/// Whether two rule sets of one vocabulary make the same of a profile, however its facts are changed.
///
/// Both circuits are grounded over the same facts in one list of gates, where equal gates are one gate: an outcome whose gates are the
/// same needs no further proof. Of every other the two values are compared (a miter: Brand, "Verification of Large Synthesized
/// Designs", ICCAD 1993) in every profile with one fact changed and in some thousand random ones, 64 at a time; where that shows no
/// difference, the solver is asked.
package struct VersionEquality: Sendable {
  package enum Answer: Sendable, Hashable {
    /// However the facts are changed among their alternatives. By structure: both rule sets make the same gates of it; else it is
    /// refuted that it differs.
    case equal(byStructure: Bool)
    case differs(Difference)
    /// The budget was used up.
    case undecided
  }

  /// Where an outcome differs.
  package struct Difference: Sendable, Hashable {
    /// Changes of which none can be spared for the values to differ; none where they differ as the facts stand.
    package var changes: [NearestChanges.Change]
    /// Whether no fewer changes do.
    package var isNearest: Bool
    /// Single facts that, changed so, make it differ, all of them.
    package var single: [NearestChanges.Change] = []
    /// In so many of so many random profiles it differs.
    package var share = Share()
  }

  package struct Share: Sendable, Hashable {
    package var differing = 0
    package var all = 0
  }

  private let old: Grounding
  private var new: Grounding
  private var clauses: GateClauses
  private let cases: [[Literal]]
  private let choices: [FactChoice]
  private let differences: [FactKey: Signal]
  private var simulation: ChangeSimulation
  private var questions = 0

  /// The rule sets declare the same attributes and entities in the same order; nil where they see a fact otherwise, as at other
  /// limits of a range. `profile` is one in which all is settled. Linear in what the outcomes read.
  package init?(
    _ old: (circuit: CompiledRules, ruleSet: RuleSet), _ new: (circuit: CompiledRules, ruleSet: RuleSet),
    _ profile: Profile, alternatives: [FactKey: [Statement]], of outcomes: [FactKey], recordingProof: Bool = false
  ) {
    guard let both = BothVersions(old, new, profile, alternatives: alternatives, of: outcomes, sharingGates: true)
    else {
      return nil
    }
    (self.old, choices) = (both.old, both.choices)
    var clauses = GateClauses(recordingProof: recordingProof)
    var grounding = both.new
    var differences: [FactKey: Signal] = [:]
    for key in outcomes { differences[key] = both.difference(of: key, &grounding.gates) }
    cases = choices.map { choice in clauses.oneOf(choice.cases.map(\.signal), in: grounding.gates) }
    let asked = outcomes.compactMap { differences[$0] }.filter { $0 != .never }
    var simulation = ChangeSimulation(choices, grounding.gates, watching: asked)
    if !asked.isEmpty { simulation.run() }
    (self.new, self.differences, self.clauses, self.simulation) = (grounding, differences, clauses, simulation)
  }

  /// `budget` is in conflicts, for each question to the solver.
  package mutating func answer(_ key: FactKey, budget: Int = 200_000) -> Answer {
    guard let difference = differences[key] else { return .undecided }
    if difference == .never { return .equal(byStructure: true) }
    if let seen = simulation.found(difference) {
      return .differs(nearest(difference, seen, budget))
    }
    let differs = clauses.literal(difference, in: new.gates)
    switch solve(assuming: [differs], budget: budget) {
    case .unsatisfiable: return .equal(byStructure: false)
    case .undecided: return .undecided
    case .satisfiable(let model): return .differs(nearest(difference, changes { model[$0] }, budget))
    }
  }

  /// Whether no solver needs to be asked.
  package func isEasy(_ key: FactKey) -> Bool {
    differences[key].map { $0 == .never || simulation.found($0).map { $0.count <= 1 } ?? false } ?? true
  }

  /// What the questions so far took, in conflicts: each counts as fifty at least.
  package var effort: Int { clauses.solver.statistics.conflicts + 50 * questions }

  /// The solver with its proof, where one is recorded: how it refuted what it refuted.
  package var solver: ClauseSolver { clauses.solver }
  /// What the proof speaks of.
  package var formula: [[Literal]] { clauses.formula }

  private mutating func solve(assuming literals: [Literal], budget: Int) -> SatisfiabilityAnswer {
    questions += 1
    return clauses.solver.solve(assuming: literals, budget: budget)
  }

  // MARK: Regions

  /// Facts that, as they are given, make an outcome differ whatever all other facts are: as few as some tries find. From changes
  /// after which it differs, then elsewhere, at most so many; and whether these are all there is. `budget` is in conflicts, for each
  /// question to the solver.
  package mutating func regions(
    of key: FactKey, from changes: [NearestChanges.Change], atMost limit: Int, budget: Int
  ) -> (regions: [[NearestChanges.Change]], isAll: Bool) {
    guard let difference = differences[key], difference != .never else { return ([], true) }
    let differs = clauses.literal(difference, in: new.gates)
    let elsewhere = clauses.solver.newVariable()
    var (regions, chosen) = ([[ChangeSimulation.Chosen]](), assignment(changes))
    while true {
      let facts = choices.indices.map { cases[$0][chosen[$0]] }
      guard case .unsatisfiable(let core) = solve(assuming: [!differs] + facts, budget: budget) else {
        return (regions.map { $0.map(change) }, false)
      }
      let needed = fewest(core.filter { $0 != !differs }, against: !differs, budget)
      regions.append(
        choices.indices.filter { needed.contains(cases[$0][chosen[$0]]) }
          .map { ChangeSimulation.Chosen(choice: $0, case: chosen[$0]) })
      clauses.solver.add([!elsewhere] + needed.map { !$0 })
      switch solve(assuming: [differs, elsewhere], budget: budget) {
      case .unsatisfiable: return (regions.map { $0.map(change) }, true)
      case .satisfiable(let model) where regions.count < limit:
        chosen = cases.map { literals in literals.indices.first { model[literals[$0]] } ?? 0 }
      case .satisfiable, .undecided: return (regions.map { $0.map(change) }, false)
      }
    }
  }

  private func assignment(_ changes: [NearestChanges.Change]) -> [Int] {
    choices.map { choice in
      guard let change = changes.first(where: { $0.key == choice.key }) else { return 0 }
      return choice.cases.firstIndex { $0.fact == change.fact } ?? 0
    }
  }

  /// Questions for the facts of one region.
  private static let mostTries = 60

  /// Literals of which none can be spared for another to be impossible, as far as questions allow: tried in halves, then one by one.
  private mutating func fewest(_ found: [Literal], against goal: Literal, _ budget: Int) -> [Literal] {
    var (needed, open, size) = ([Literal](), found, max(1, found.count / 2))
    let limit = questions + Self.mostTries
    while !open.isEmpty {
      // A region that is smaller than it could be is one all the same.
      if questions >= limit { return needed + open }
      let part = min(size, open.count)
      let rest = Array(open.dropFirst(part))
      if case .unsatisfiable(let core) = solve(assuming: [goal] + needed + rest, budget: budget) {
        let kept = Set(core)
        open = rest.filter(kept.contains)
      } else if part == 1 {
        needed.append(open.removeFirst())
        size = max(1, open.count / 2)
      } else {
        size = part / 2
      }
    }
    return needed
  }

  // MARK: Nearest

  /// Beyond so many gates it is not asked whether fewer than three changes or more would do: that takes minutes an outcome.
  private static let manyGates = 60_000

  private mutating func nearest(
    _ difference: Signal, _ seen: [ChangeSimulation.Chosen], _ budget: Int
  ) -> Difference {
    let reduced = simulation.reduced(seen, difference)
    let single = simulation.single(difference).map(change)
    var found = Difference(
      changes: reduced.map(change), isNearest: reduced.count <= 1, single: single, share: simulation.share(difference))
    if let first = single.first, reduced.count > 1 {
      (found.changes, found.isNearest) = ([first], true)
    } else if reduced.count == 2 {
      // Every single change was tried.
      found.isNearest = true
    } else if reduced.count > 2, new.gates.count < Self.manyGates, let fewer = fewest(difference, reduced, budget) {
      (found.changes, found.isNearest) = (fewer.map(change), true)
    }
    return found
  }

  /// Fewer and fewer changes until fewer are refuted; nil where the budget ends before that.
  private mutating func fewest(
    _ difference: Signal, _ found: [ChangeSimulation.Chosen], _ budget: Int
  ) -> [ChangeSimulation.Chosen]? {
    let differs = clauses.literal(difference, in: new.gates)
    var counter = Counter(choices.map { !$0.cases[0].signal })
    for _ in 0..<found.count {
      let more = counter.next(&new.gates)
      if counter.bound <= 2 { continue }
      let within = !clauses.literal(more, in: new.gates)
      switch solve(assuming: [differs, within], budget: budget) {
      case .satisfiable(let model): return changes { model[$0] }
      case .undecided: return nil
      case .unsatisfiable: continue
      }
    }
    return found
  }

  private func changes(_ holds: (Literal) -> Bool) -> [ChangeSimulation.Chosen] {
    cases.indices.compactMap { choice in
      cases[choice].indices.dropFirst().first { holds(cases[choice][$0]) }
        .map { ChangeSimulation.Chosen(choice: choice, case: $0) }
    }
  }

  private func change(_ chosen: ChangeSimulation.Chosen) -> NearestChanges.Change {
    NearestChanges.Change(choices[chosen.choice].key, choices[chosen.choice].cases[chosen.case].fact)
  }
}

/// Two circuits over the same facts, in one list of gates.
struct BothVersions {
  let old: Grounding
  let new: Grounding
  /// The facts of either.
  let choices: [FactChoice]

  /// Without shared gates each circuit has its own, and only the facts are the same; nil where the rule sets tell facts apart
  /// otherwise.
  init?(
    _ old: (circuit: CompiledRules, ruleSet: RuleSet), _ new: (circuit: CompiledRules, ruleSet: RuleSet),
    _ profile: Profile, alternatives: [FactKey: [Statement]], of outcomes: [FactKey], sharingGates: Bool
  ) {
    func planes(_ circuit: CompiledRules) -> [Plane] {
      Set(outcomes.map(\.attribute)).sorted().flatMap { circuit.attributes[$0.raw]?.planes ?? [] }
    }
    let first = Grounding(
      old.circuit, old.ruleSet, profile, alternatives: alternatives, asking: planes(old.circuit))
    let second = Grounding(
      new.circuit, new.ruleSet, profile, alternatives: alternatives, asking: planes(new.circuit), beside: first,
      sharingGates: sharingGates)
    guard let second else { return nil }
    let known = Set(first.choices.map(\.key))
    (self.old, self.new) = (first, second)
    choices = first.choices + second.choices.filter { !known.contains($0.key) }
  }

  /// By signal that tells an outcome's value, the same under both.
  func values(of key: FactKey, _ gates: inout GateList) -> [(before: Signal, after: Signal)] {
    let (before, after) = (old.values(of: key, &gates), new.values(of: key, &gates))
    return (0..<max(before.count, after.count)).map { place in
      (
        before.indices.contains(place) ? before[place] : .never, after.indices.contains(place) ? after[place] : .never
      )
    }
  }

  /// On where an outcome has another value under the new rules than under the old ones.
  func difference(of key: FactKey, _ gates: inout GateList) -> Signal {
    let pairs = values(of: key, &gates).map { gates.xor($0.before, $0.after) }
    return gates.or(pairs)
  }
}
