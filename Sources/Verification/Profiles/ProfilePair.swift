import RuleModel
import Solver

/// Two profiles that differ in one fact alone, to be asked in which of some groups of signals they differ as well.
///
/// Two copies of the gates, with all that does not hang on the fact in common.
struct ProfilePair: Sendable {
  private var list: GateList
  private(set) var slice: ProfileClauses
  /// By group, on where one of its signals differs and both profiles can be.
  private let differences: [Signal]

  /// O(gates).
  init(_ gates: ProfileGates, _ variable: ProfileVariable, _ groups: [[Signal]], recordingProof: Bool = false) {
    var list = gates.grounding.gates
    let inputs = variable.distinctInputs
    let others = inputs.map { _ in list.input() }
    let replacements = Dictionary(uniqueKeysWithValues: zip(inputs.map(\.gate), others))
    let copy = list.replacing(replacements, in: groups.flatMap { $0 } + [gates.isValid])
    var slice = ProfileClauses(gates, changing: variable.fact, recordingProof: recordingProof)
    if case .fact(let choice) = variable, choice.cases.count > 2 { slice.oneOf(others, in: list) }
    var (place, differences) = (0, [Signal]())
    for group in groups {
      let pairs = zip(group, copy[place...]).filter { $0 != $1 }
      let differing = pairs.map { list.xor($0, $1) }
      let differs = list.or(differing)
      differences.append(list.and([differs, copy[copy.count - 1]]))
      place += group.count
    }
    (self.list, self.slice, self.differences) = (list, slice, differences)
  }

  /// Whether a group differs in some pair of profiles; `budget` is in conflicts.
  mutating func solve(_ group: Int, budget: Int) -> SatisfiabilityAnswer {
    if differences[group] == .never { return .unsatisfiable(core: []) }
    let goal = slice.literal(differences[group], in: list)
    return slice.solve(assuming: [goal], budget: budget)
  }

  /// That a group differs in no pair of profiles; nil where it does, or the budget ends before that is known.
  mutating func certificate(_ group: Int, budget: Int) -> Certificate? {
    let goal = slice.literal(differences[group], in: list)
    return slice.certificate(goal, budget: budget)
  }
}
