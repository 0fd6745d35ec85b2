package import RuleModel
import Solver

/// Whether some profile of a space is so, with one that is or the proof that there is none.
///
/// Random profiles and what was found before are looked through first; the solver is asked the rest. The same questions in
/// the same order have the same answers.
package struct ProfileSearch: Sendable {
  /// What a question comes to.
  package enum Answer: Sendable {
    case witness(Witness)
    /// In no profile of the space.
    case never
    /// The budget was used up.
    case undecided
  }

  /// A profile, as what the inputs of the gates are.
  package struct Witness: Sendable {
    /// By variable of the gates: its inputs that are on.
    let isOn: [Bool]
  }

  /// How the questions were answered.
  package struct Statistics: Sendable {
    package var questions = 0
    /// By a profile that was looked through.
    package var seen = 0
    /// By the solver: with a witness, with a proof, not at all.
    package var found = 0, refuted = 0, undecided = 0
    package var conflicts = 0

    package init() {}

    package mutating func add(_ other: Statistics) { combine(other, +) }

    /// What was counted since.
    package func since(_ other: Statistics) -> Statistics {
      var copy = self
      copy.combine(other, -)
      return copy
    }

    private mutating func combine(_ other: Statistics, _ operation: (Int, Int) -> Int) {
      for count in [\Self.questions, \.seen, \.found, \.refuted, \.undecided, \.conflicts] {
        self[keyPath: count] = operation(self[keyPath: count], other[keyPath: count])
      }
    }
  }

  package private(set) var gates: ProfileGates
  package internal(set) var statistics = Statistics()
  var samples: ProfileSamples
  /// The clauses of what was asked since the slice began.
  private var slice: ProfileClauses?
  let budget: Int
  /// That something contradicts itself, where no profile was seen in which it does: what a question of much hangs on most.
  private var lemmas: [Signal] = []
  /// How many gates there are before anything is asked.
  private let gateCount: Int

  /// `budget`: conflicts for each question to the solver. So many `rounds` of 64 profiles are looked through.
  package init(_ gates: ProfileGates, budget: Int = 100_000, rounds: Int = 48) {
    self.gates = gates
    self.budget = budget
    gateCount = gates.grounding.gates.count
    samples = ProfileSamples(gates, rounds: rounds)
    var clauses = ProfileClauses(gates)
    guard case .satisfiable(let model) = clauses.solve(assuming: [], budget: budget) else { return }
    samples.take(witness(model, of: clauses, beside: samples.firstCases), gates)
    samples.keep()
    lemmas = gates.contradictions.filter { samples.witness($0) == nil }
  }

  /// Over the same gates, with other values of what is settled.
  package func settling(_ settled: [FactKey: Constant]) -> ProfileSearch {
    ProfileSearch(gates.settling(settled), budget: budget)
  }

  /// Whether there is any profile at all.
  package var isEmpty: Bool { samples.rounds.isEmpty }

  /// Changes the gates, so that more can be asked.
  package mutating func make<Result>(_ body: (inout ProfileGates) -> Result) -> Result {
    let before = gates.grounding.gates.count
    let result = body(&gates)
    if gates.grounding.gates.count > before { samples.extend(gates) }
    return result
  }

  /// Forgets the questions so far with all that was made and found for them, so that what follows does not hang on them.
  package mutating func beginSlice() {
    endSlice()
    gates.grounding.gates.truncate(to: gateCount)
    samples.forget(beyond: gateCount)
  }

  private mutating func endSlice() {
    statistics.conflicts += slice?.clauses.solver.statistics.conflicts ?? 0
    slice = nil
  }

  /// Whether a signal is on in some profile.
  package mutating func ask(_ signal: Signal) -> Answer {
    if let witness = samples.witness(signal) {
      statistics.questions += 1
      statistics.seen += 1
      return .witness(witness)
    }
    return solve(signal)
  }

  /// Whether a signal is on in a profile that was looked through, now or in an earlier run.
  package mutating func isSeen(_ signal: Signal) -> Bool {
    let isSeen = samples.isSeen(signal)
    if isSeen {
      statistics.questions += 1
      statistics.seen += 1
    }
    return isSeen
  }

  /// Whether a signal is on in some profile, where none that was looked through shows it.
  package mutating func solve(_ signal: Signal) -> Answer {
    statistics.questions += 1
    if signal == .never { return .never }
    var clauses = takeClauses()
    defer { slice = clauses }
    switch clauses.solve(signal, in: gates.grounding.gates, lemmas: lemmas, budget: budget) {
    case .satisfiable(let model):
      statistics.found += 1
      // What the question does not read is as it was in a profile that can be.
      let witness = witness(model, of: clauses, beside: samples.first)
      samples.take(witness, gates)
      return .witness(witness)
    case .unsatisfiable:
      statistics.refuted += 1
      return .never
    case .undecided:
      statistics.undecided += 1
      return .undecided
    }
  }

  /// That a signal is on in no profile of the space, as clauses with their proof; nil where some profile is so, or where the
  /// budget ends before that is known. The same in every run.
  package func certificate(_ signal: Signal) -> Certificate? {
    var clauses = ProfileClauses(gates, recordingProof: true)
    guard case .unsatisfiable = clauses.solve(signal, in: gates.grounding.gates, lemmas: lemmas, budget: budget)
    else { return nil }
    let literal = clauses.literal(signal, in: gates.grounding.gates)
    return clauses.certificate(literal, budget: budget)
  }

  /// The clauses of this slice, to be changed in place.
  private mutating func takeClauses() -> ProfileClauses {
    defer { slice = nil }
    return slice ?? ProfileClauses(gates)
  }

  /// The profile of a model, with what no clause speaks of as it is in another.
  func witness(_ model: Model, of slice: ProfileClauses, beside other: Witness) -> Witness {
    let clauses = slice.clauses
    return Witness(
      isOn: samples.inputs.enumerated().map { place, input in
        clauses.isKnown(input) ? clauses.holds(input, model) : other.isOn[place]
      })
  }

  /// Whether signals are on in the profile of a witness. O(gates).
  package func values(_ witness: Witness) -> GateValues {
    let on = samples.onSignals(witness)
    return gates.grounding.gates.values(where: on)
  }

  /// The whole profile.
  package func profile(_ witness: Witness) -> Profile {
    let on = samples.onSignals(witness)
    return gates.profile { signal in signal == .always || (signal != .never && on(signal)) }
  }

  /// The facts of a witness that make a signal be on, whatever the others: none can be left out.
  package mutating func cause(_ signal: Signal, _ witness: Witness) -> [FactKey] {
    let list = gates.grounding.gates
    var slice = takeClauses()
    defer { self.slice = slice }
    let goal = slice.literal(!signal, in: list)
    let (inputs, on) = (samples.inputs, samples.onSignals(witness))
    var variables: [Literal: Int] = [:]
    for input in inputs where slice.clauses.isKnown(input) {
      guard let variable = gates.variableOfGate[input.gate] else { continue }
      // Of a fact the case that it is says all.
      if case .fact(let choice) = gates.variables[variable], choice.cases.count > 2, !on(input) { continue }
      let literal = slice.literal(on(input) ? input : !input, in: list)
      variables[literal] = variable
    }
    let assumed = variables.keys.sorted { $0.dimacs.magnitude < $1.dimacs.magnitude }
    guard case .unsatisfiable(let core) = slice.solve(assuming: [goal] + assumed, budget: budget) else { return [] }
    let facts = core.filter { $0 != goal }
    let needed = slice.minimise(facts, with: goal, budget: budget)
    let keys = Set(needed.compactMap { variables[$0] }).sorted().compactMap { gates.variables[$0].fact }
    return keys.sorted()
  }
}

extension ProfileClauses {
  /// Facts of which none can be spared for the goal to be impossible.
  fileprivate mutating func minimise(_ facts: [Literal], with goal: Literal, budget: Int) -> [Literal] {
    var (needed, open) = ([Literal](), facts)
    while let candidate = open.popLast() {
      switch solve(assuming: [goal] + needed + open, budget: budget) {
      case .unsatisfiable(let core):
        let kept = Set(core)
        open = open.filter(kept.contains)
      case .satisfiable, .undecided: needed.append(candidate)
      }
    }
    return needed
  }
}

extension ProfileVariable {
  var fact: FactKey? {
    switch self {
    case .fact(let choice): choice.key
    case .set(let set): set.key
    case .number(let number): number.key
    case .pair: nil
    }
  }
}

extension GateClauses {
  /// Whether a signal has a literal.
  func isKnown(_ signal: Signal) -> Bool { known(signal) != nil }

  func holds(_ signal: Signal, _ model: Model) -> Bool { known(signal).map { model[$0] } ?? false }
}
