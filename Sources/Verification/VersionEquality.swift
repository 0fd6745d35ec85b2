package import Circuit
package import RuleModel
package import Solver

/// Whether two rule sets of one vocabulary make the same of a profile, however its facts are changed.
///
/// Both circuits are grounded over the same facts in one list of gates, where equal gates are one gate; of each outcome the solver
/// is asked for facts under which its two values differ (a miter: Brand, "Verification of Large Synthesized Designs", ICCAD 1993),
/// first with no fact changed, then with one, then with two: what is found is nearest.
package struct VersionEquality: Sendable {
  package enum Answer: Sendable, Hashable {
    /// However the facts are changed among their alternatives.
    case equal
    /// The fewest changes after which the values differ; none where they differ as the facts stand.
    case differs([NearestChanges.Change])
    /// The budget was used up.
    case undecided
  }

  private let old: Grounding
  private var new: Grounding
  private var clauses: GateClauses
  private let cases: [[Literal]]
  private let choices: [FactChoice]

  /// The rule sets declare the same attributes and entities in the same order; nil where they see a fact otherwise, as at other
  /// limits of a range. `profile` is one in which all is settled. Linear in what the outcomes read.
  package init?(
    _ old: (circuit: CompiledRules, ruleSet: RuleSet), _ new: (circuit: CompiledRules, ruleSet: RuleSet),
    _ profile: Profile, alternatives: [FactKey: [Statement]], of outcomes: [FactKey], recordingProof: Bool = false
  ) {
    func planes(_ circuit: CompiledRules) -> [Plane] {
      Set(outcomes.map(\.attribute)).sorted().flatMap { circuit.attributes[$0.raw]?.planes ?? [] }
    }
    self.old = Grounding(old.circuit, old.ruleSet, profile, alternatives: alternatives, asking: planes(old.circuit))
    let shared = Grounding(
      new.circuit, new.ruleSet, profile, alternatives: alternatives, asking: planes(new.circuit), beside: self.old)
    guard let shared else { return nil }
    self.new = shared
    var clauses = GateClauses(recordingProof: recordingProof)
    let known = Set(self.old.choices.map(\.key))
    choices = self.old.choices + shared.choices.filter { !known.contains($0.key) }
    cases = choices.map { choice in clauses.oneOf(choice.cases.map(\.signal), in: shared.gates) }
    self.clauses = clauses
  }

  /// `budget` is in conflicts, for each question to the solver.
  package mutating func answer(_ key: FactKey, budget: Int = 200_000) -> Answer {
    let difference = difference(of: key)
    if difference == .never { return .equal }
    let differs = clauses.literal(difference, in: new.gates)
    switch clauses.solver.solve(assuming: [differs], budget: budget) {
    case .unsatisfiable: return .equal
    case .undecided: return .undecided
    case .satisfiable(let model): return nearest(differs, changes { model[$0] }, budget)
    }
  }

  /// The solver with its proof, where one is recorded: how it refuted what it refuted.
  package var solver: ClauseSolver { clauses.solver }
  /// What the proof speaks of.
  package var formula: [[Literal]] { clauses.formula }

  /// Fewer and fewer changes until fewer are refuted.
  private mutating func nearest(_ differs: Literal, _ found: [NearestChanges.Change], _ budget: Int) -> Answer {
    var counter = Counter(choices.map { !$0.cases[0].signal })
    for _ in 0..<found.count {
      let more = counter.next(&new.gates)
      let within = !clauses.literal(more, in: new.gates)
      switch clauses.solver.solve(assuming: [differs, within], budget: budget) {
      case .satisfiable(let model): return .differs(changes { model[$0] })
      case .undecided: return .undecided
      case .unsatisfiable: continue
      }
    }
    return .differs(found)
  }

  private func changes(_ holds: (Literal) -> Bool) -> [NearestChanges.Change] {
    zip(choices, cases).compactMap { choice, literals in
      literals.indices.dropFirst().first { holds(literals[$0]) }
        .map { NearestChanges.Change(choice.key, choice.cases[$0].fact) }
    }
  }

  /// On where an outcome has another value under the new rules than under the old ones.
  private mutating func difference(of key: FactKey) -> Signal {
    var gates = new.gates
    let (before, after) = (old.values(of: key, &gates), new.values(of: key, &gates))
    let pairs = (0..<max(before.count, after.count)).map { place in
      gates.xor(
        before.indices.contains(place) ? before[place] : .never, after.indices.contains(place) ? after[place] : .never)
    }
    let difference = gates.or(pairs)
    new.gates = gates
    return difference
  }
}
