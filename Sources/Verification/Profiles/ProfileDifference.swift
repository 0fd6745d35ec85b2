package import RuleModel
import Solver

extension ProfileSearch {
  /// What changing one fact comes to.
  package enum Difference: Sendable {
    /// One of two profiles.
    case some(Witness)
    case none
    case undecided
  }

  /// A profile that was come upon in which changing a fact alone changes one of these signals: none means nothing.
  ///
  /// First those that were looked through, then those around a profile in which the fact moves one of the `readers`, groups on
  /// the way from the fact to these. O(gates) for each profile looked through.
  package mutating func seenToDiffer(_ outputs: [Signal], changing key: FactKey, by readers: [[Signal]]) -> Witness? {
    guard let variable = variable(key) else { return nil }
    let change = FactChange(variable, outputs, gates)
    guard !change.isIdle else { return nil }
    statistics.questions += 1
    for round in samples.rounds.prefix(6) {
      guard let bit = change.place(in: round, gates) else { continue }
      statistics.seen += 1
      return samples.witness(round, bit: bit)
    }
    var pair = ProfilePair(gates, variable, readers)
    defer { statistics.conflicts += pair.slice.clauses.solver.statistics.conflicts }
    for reader in readers.indices {
      guard case .satisfiable(let model) = pair.solve(reader, budget: 4_000) else { continue }
      samples.take(witness(model, of: pair.slice, beside: samples.first), gates)
      guard let latest = samples.latest, let bit = change.place(in: latest, gates) else { continue }
      statistics.found += 1
      return samples.witness(latest, bit: bit)
    }
    return nil
  }

  /// Whether changing a fact alone changes one of these signals in a profile that an earlier run came upon. O(gates).
  package mutating func differs(_ outputs: [Signal], changing key: FactKey, in named: NamedProfile) -> Bool {
    guard let variable = variable(key) else { return false }
    let change = FactChange(variable, outputs, gates)
    guard !change.isIdle, change.place(in: samples.round(of: witnesses([named])[...], gates), gates) != nil
    else { return false }
    statistics.questions += 1
    statistics.seen += 1
    return true
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
        case .satisfiable(let model):
          statistics.found += 1
          return .some(witness(model, of: pair.slice, beside: samples.first))
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

  /// A profile of a round that shows a difference.
  func place(in round: ProfileSamples.Round, _ gates: ProfileGates) -> Int? {
    for change in changes(round) {
      var words = round.words
      for (input, word) in zip(inputs, change) { words[input.gate] = word }
      gates.grounding.gates.compute(between, in: &words)
      let both = round.isValid & words.word(gates.isValid)
      for output in outputs {
        let differing = (round.words.word(output) ^ words.word(output)) & both
        if differing != 0 { return differing.trailingZeroBitCount }
      }
    }
    return nil
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
