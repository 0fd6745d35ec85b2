package import RuleModel
import Solver

extension ProfileSearch {
  /// What changing one fact comes to.
  package enum Difference: Sendable {
    case some
    case none
    case undecided
  }

  /// Whether a signal of some group is otherwise in two profiles that differ in a fact alone.
  ///
  /// `readers` are groups on the way from the fact to these: around profiles in which the fact moves one of them, most that
  /// differ are found without asking how they do. The rest is asked group by group, what is decided soon first.
  /// O(gates) for each profile looked through.
  package mutating func difference(
    _ groups: [[Signal]], changing key: FactKey, by readers: [[Signal]]
  ) -> Difference {
    guard let variable = gates.variables.first(where: { $0.fact == key }) else { return .none }
    statistics.questions += 1
    let outputs = groups.flatMap { $0 }
    if samples.differs(outputs, changing: variable, gates, in: samples.rounds.prefix(6)) {
      statistics.seen += 1
      return .some
    }
    var pair = ProfilePair(gates, variable, readers + groups)
    defer { statistics.conflicts += pair.slice.clauses.solver.statistics.conflicts }
    for reader in readers.indices {
      guard case .satisfiable(let model) = pair.solve(reader, budget: 1_000) else { continue }
      samples.take(witness(model, of: pair.slice, beside: samples.first), gates)
      guard let latest = samples.latest, samples.differs(outputs, changing: variable, gates, in: [latest]) else {
        continue
      }
      statistics.found += 1
      return .some
    }
    return ask(Array(readers.count..<readers.count + groups.count), of: &pair)
  }

  private mutating func ask(_ groups: [Int], of pair: inout ProfilePair) -> Difference {
    var open = groups
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
}

extension ProfileSamples {
  /// Whether a profile of some rounds shows a difference.
  fileprivate func differs(
    _ outputs: [Signal], changing variable: ProfileVariable, _ gates: ProfileGates, in rounds: some Collection<Round>
  ) -> Bool {
    let inputs = variable.distinctInputs
    let isChoice = if case .fact(let choice) = variable { choice.cases.count > 2 } else { false }
    let places = Dictionary(uniqueKeysWithValues: inputs.enumerated().map { ($1.gate, $0) })
    // Every other case; of a set what it lacks.
    let shifts = isChoice ? 1..<inputs.count : 1..<2
    return rounds.contains { round in
      shifts.contains { shift in
        let words = gates.grounding.gates.words { gate in
          guard let place = places[gate] else { return round.words[gate] }
          return isChoice ? round.words[inputs[(place + shift) % inputs.count].gate] : ~round.words[gate]
        }
        let both = round.isValid & words.word(gates.isValid)
        return outputs.contains { (round.words.word($0) ^ words.word($0)) & both != 0 }
      }
    }
  }
}
