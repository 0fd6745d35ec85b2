package import RuleModel
import Solver

extension ProfileSearch {
  /// What changing one fact comes to.
  package enum Difference: Sendable {
    case some
    case none
    case undecided
  }

  /// Whether a profile was come upon in which changing a fact alone changes one of these signals: no means nothing.
  ///
  /// First those that were looked through, then those around a profile in which the fact moves one of the `readers`, groups on
  /// the way from the fact to these. O(gates) for each profile looked through.
  package mutating func isSeenToDiffer(_ outputs: [Signal], changing key: FactKey, by readers: [[Signal]]) -> Bool {
    guard let variable = variable(key) else { return false }
    let change = FactChange(variable, outputs, gates)
    guard !change.isIdle else { return false }
    statistics.questions += 1
    if samples.rounds.prefix(6).contains(where: { change.isSeen(in: $0, gates) }) {
      statistics.seen += 1
      return true
    }
    var pair = ProfilePair(gates, variable, readers)
    defer { statistics.conflicts += pair.slice.clauses.solver.statistics.conflicts }
    for reader in readers.indices {
      guard case .satisfiable(let model) = pair.solve(reader, budget: 1_000) else { continue }
      samples.take(witness(model, of: pair.slice, beside: samples.first), gates)
      guard let latest = samples.latest, change.isSeen(in: latest, gates) else { continue }
      statistics.found += 1
      return true
    }
    return false
  }

  /// Whether one of these signals is otherwise in two profiles that differ in a fact alone. It is asked group by group, what is
  /// decided soon first. O(gates), and what the solver takes.
  package mutating func difference(_ groups: [[Signal]], changing key: FactKey) -> Difference {
    guard let variable = variable(key) else { return .none }
    statistics.questions += 1
    var pair = ProfilePair(gates, variable, groups)
    defer { statistics.conflicts += pair.slice.clauses.solver.statistics.conflicts }
    var open = Array(groups.indices)
    for limit in [200, 5_000, budget] {
      var left: [Int] = []
      for group in open {
        switch pair.solve(group, budget: limit) {
        case .unsatisfiable: continue
        case .undecided: left.append(group)
        case .satisfiable:
          statistics.found += 1
          return .some
        }
      }
      open = left
    }
    if open.isEmpty { statistics.refuted += 1 } else { statistics.undecided += 1 }
    return open.isEmpty ? .none : .undecided
  }

  /// That changing a fact alone changes none of these signals in any profile of the space, as clauses with their proof; nil
  /// where it does, or where the budget ends before that is known.
  package func certificate(_ outputs: [Signal], changing key: FactKey) -> Certificate? {
    guard let variable = variable(key) else { return nil }
    var pair = ProfilePair(gates, variable, [outputs], recordingProof: true)
    return pair.certificate(0, budget: budget)
  }

  private func variable(_ key: FactKey) -> ProfileVariable? { gates.variables.first { $0.fact == key } }
}

/// What is computed anew where one fact is otherwise.
private struct FactChange {
  private let outputs: [Signal]
  private let inputs: [Signal]
  /// Of several cases one is on; of a set any; of a number its digits.
  private let variable: ProfileVariable
  /// Gates between the fact and the outputs, in the order in which they are computed.
  private let between: [Int]

  init(_ variable: ProfileVariable, _ outputs: [Signal], _ gates: ProfileGates) {
    self.outputs = outputs
    inputs = variable.distinctInputs
    self.variable = variable
    between = gates.grounding.gates.between(inputs.map(\.gate), and: outputs + [gates.isValid])
  }

  /// Whether no output hangs on the fact.
  var isIdle: Bool { between.isEmpty }

  /// Whether a profile of a round shows a difference.
  func isSeen(in round: ProfileSamples.Round, _ gates: ProfileGates) -> Bool {
    changes(round).contains { change in
      var words = round.words
      for (input, word) in zip(inputs, change) { words[input.gate] = word }
      gates.grounding.gates.compute(between, in: &words)
      let both = round.isValid & words.word(gates.isValid)
      return outputs.contains { (round.words.word($0) ^ words.word($0)) & both != 0 }
    }
  }

  /// What the inputs are otherwise: every other case; of a set what it lacks; of a number those at which something changes.
  private func changes(_ round: ProfileSamples.Round) -> [[UInt64]] {
    let own = inputs.map { round.words[$0.gate] }
    let opposite = own.map { ~$0 }
    switch variable {
    case .fact(let choice) where choice.cases.count > 2:
      return (1..<own.count).map { shift in own.indices.map { own[($0 + shift) % own.count] } }
    case .number(let number):
      let seeds = number.seeds.map { seed in
        let pattern = number.pattern(seed)
        return pattern.map { $0 ? UInt64.max : 0 } + own.dropFirst(pattern.count)
      }
      return [opposite] + seeds
    case .fact, .set, .pair: return [opposite]
    }
  }
}
