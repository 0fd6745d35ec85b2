import RuleModel
import Solver

/// Clauses of what some questions read of all profiles: that no profile is what `never` excludes, and that each fact is
/// one of its cases.
struct ProfileClauses: Sendable {
  private(set) var clauses: GateClauses
  private let variables: [ProfileVariable]
  private let variableOfGate: [Int: Int]
  /// By gate, whether its inputs were looked at.
  private var isVisited: [Bool]
  private var isComplete: Set<Int> = []
  /// Lemmas that were looked at.
  private var isTried: Set<Signal> = []

  /// What is settled in all profiles that are asked about is so, but for a fact that is changed.
  init(_ gates: ProfileGates, changing changed: FactKey? = nil, recordingProof: Bool = false) {
    (variables, variableOfGate) = (gates.variables, gates.variableOfGate)
    clauses = GateClauses(recordingProof: recordingProof)
    isVisited = Array(repeating: false, count: gates.grounding.gates.count)
    let valid = literal(gates.isValid, in: gates.grounding.gates)
    clauses.add([valid])
    for (key, isOn) in gates.settledSignals where key != changed {
      let settled = literal(isOn, in: gates.grounding.gates)
      clauses.add([settled])
    }
  }

  /// The literal of a signal, with all that it reads. Linear in what was not asked for before.
  mutating func literal(_ signal: Signal, in list: GateList) -> Literal {
    let literal = clauses.literal(signal, in: list)
    for variable in newVariables(of: signal, in: list) {
      guard case .fact(let choice) = variables[variable] else { continue }
      _ = clauses.oneOf(choice.cases.map(\.signal), in: list)
    }
    return literal
  }

  /// Facts that the signal reads and no signal before.
  private mutating func newVariables(of signal: Signal, in list: GateList) -> [Int] {
    if isVisited.count < list.count { isVisited += repeatElement(false, count: list.count - isVisited.count) }
    var found: [Int] = []
    var path = [signal.gate]
    while let gate = path.popLast() {
      guard !isVisited[gate] else { continue }
      isVisited[gate] = true
      if let variable = variableOfGate[gate], isComplete.insert(variable).inserted { found.append(variable) }
      path += list.operands(of: gate).map(\.gate)
    }
    return found
  }

  /// Exactly one of some signals is on.
  mutating func oneOf(_ signals: [Signal], in list: GateList) { _ = clauses.oneOf(signals, in: list) }

  /// That a literal holds in no profile; nil where it does, or where the budget, in conflicts, ends before that is known.
  mutating func certificate(_ literal: Literal, budget: Int) -> Certificate? {
    guard case .unsatisfiable = solve(assuming: [literal], budget: budget) else { return nil }
    return clauses.solver.refutation(of: [literal]).map {
      Certificate(clauses: $0.formula.dimacs, proof: $0.proof.drat)
    }
  }

  /// Whether a signal is on in some profile; `budget` is in conflicts, for each search.
  ///
  /// What a short search leaves open hangs on much: it is asked again when it is known which of the `lemmas` that it reads are on
  /// in no profile, and alternative by alternative, those that are decided soon first. One that can be is enough; what is
  /// learnt of one holds of all.
  mutating func solve(
    _ signal: Signal, in list: GateList, lemmas: [Signal] = [], budget: Int
  ) -> SatisfiabilityAnswer {
    let literal = literal(signal, in: list)
    let short = min(budget, Self.shortSearch)
    let first = solve(assuming: [literal], budget: short)
    guard case .undecided = first else { return first }
    refute(lemmas, budget: short)
    var open = list.alternatives(signal).map { self.literal($0, in: list) }
    for limit in [short, min(budget, 10 * short), budget] {
      var left: [Literal] = []
      for alternative in open {
        let answer = solve(assuming: [alternative], budget: limit)
        switch answer {
        case .satisfiable: return answer
        case .unsatisfiable(let core): clauses.keep(core)
        case .undecided: left.append(alternative)
        }
      }
      open = left
    }
    return open.isEmpty ? solve(assuming: [literal], budget: budget) : first
  }

  /// Keeps of signals, in the order in which they are computed, that they are never on, where that is soon known.
  private mutating func refute(_ lemmas: [Signal], budget: Int) {
    for lemma in lemmas where !isTried.contains(lemma) {
      guard let literal = clauses.known(lemma) else { continue }
      isTried.insert(lemma)
      if case .unsatisfiable(let core) = solve(assuming: [literal], budget: budget) { clauses.keep(core) }
    }
  }

  /// In conflicts.
  private static let shortSearch = 1_000

  mutating func solve(assuming literals: [Literal], budget: Int) -> SatisfiabilityAnswer {
    clauses.solver.solve(assuming: literals, budget: budget)
  }
}
