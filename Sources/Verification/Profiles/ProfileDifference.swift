package import RuleModel
import Solver

extension ProfileSearch {
  /// What changing one fact comes to.
  package enum Difference: Sendable {
    case some
    case none
    case undecided
  }

  /// Whether some signal is otherwise in two profiles that differ in a fact alone.
  ///
  /// Two copies of the gates, with all that does not hang on the fact in common. O(gates) for each profile looked through.
  package mutating func difference(_ outputs: [Signal], changing key: FactKey) -> Difference {
    guard let variable = gates.variables.first(where: { $0.fact == key }) else { return .none }
    statistics.questions += 1
    if samples.differs(outputs, changing: variable, gates) {
      statistics.seen += 1
      return .some
    }
    var list = gates.grounding.gates
    let inputs = variable.distinctInputs
    let others = inputs.map { _ in list.input() }
    let replacements = Dictionary(uniqueKeysWithValues: zip(inputs.map(\.gate), others))
    let copy = list.replacing(replacements, in: outputs + [gates.isValid])
    let differing = zip(outputs, copy).filter { $0 != $1 }.map { list.xor($0, $1) }
    guard !differing.isEmpty else { return .none }
    let differs = list.or(differing)
    var slice = ProfileClauses(gates)
    let goal = [slice.literal(list.and([differs, copy[outputs.count]]), in: list)]
    slice.complete(variable, others, in: list)
    let answer = slice.solve(assuming: goal, budget: budget)
    statistics.conflicts += slice.clauses.solver.statistics.conflicts
    switch answer {
    case .satisfiable:
      statistics.found += 1
      return .some
    case .unsatisfiable:
      statistics.refuted += 1
      return .none
    case .undecided:
      statistics.undecided += 1
      return .undecided
    }
  }
}

extension ProfileClauses {
  /// Of a copy of a fact: that it is one of its cases.
  fileprivate mutating func complete(_ variable: ProfileVariable, _ inputs: [Signal], in list: GateList) {
    guard case .fact(let choice) = variable, choice.cases.count > 2 else { return }
    oneOf(inputs, in: list)
  }
}

extension ProfileSamples {
  /// Whether a profile that was looked through shows a difference.
  fileprivate func differs(_ outputs: [Signal], changing variable: ProfileVariable, _ gates: ProfileGates) -> Bool {
    let inputs = variable.distinctInputs
    let isChoice = if case .fact(let choice) = variable { choice.cases.count > 2 } else { false }
    let gatesOfInputs = Dictionary(uniqueKeysWithValues: inputs.enumerated().map { ($1.gate, $0) })
    for round in rounds.prefix(6) {
      let words = gates.grounding.gates.words { gate in
        guard let place = gatesOfInputs[gate] else { return round.words[gate] }
        // The next case; of a set what it lacks.
        return isChoice ? round.words[inputs[(place + 1) % inputs.count].gate] : ~round.words[gate]
      }
      let both = round.isValid & words.word(gates.isValid)
      if outputs.contains(where: { (round.words.word($0) ^ words.word($0)) & both != 0 }) { return true }
    }
    return false
  }
}
