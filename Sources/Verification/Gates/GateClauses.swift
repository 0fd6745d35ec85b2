import Solver

/// Gates as clauses of a solver, each when it is first asked for, with all that it reads and nothing else.
///
/// Tseitin, "On the Complexity of Derivation in Propositional Calculus", 1968: a variable for each gate, and clauses that say
/// that it is on just where its operands make it so.
struct GateClauses: Sendable {
  var solver: ClauseSolver
  /// All clauses, where a proof is recorded: what the proof refutes.
  private(set) var formula: [[Literal]] = []
  /// By gate.
  private var literals: [Literal?] = []

  init(recordingProof: Bool = false) { solver = ClauseSolver(recordingProof: recordingProof) }

  /// Adds a clause.
  mutating func add(_ clause: [Literal]) {
    if solver.proof != nil { formula.append(clause) }
    solver.add(clause)
  }

  /// Keeps that not all of a core holds.
  mutating func keep(_ core: [Literal]) { solver.keep(core) }

  /// The literal that holds where a signal is on. Linear in the gates that were not asked for before.
  mutating func literal(_ signal: Signal, in gates: GateList) -> Literal {
    if literals.count < gates.count { literals += repeatElement(nil, count: gates.count - literals.count) }
    var path = [signal.gate]
    while let gate = path.last {
      let missing = gates.operands(of: gate).filter { literals[$0.gate] == nil }
      if missing.isEmpty {
        path.removeLast()
        if literals[gate] == nil { literals[gate] = define(gate, in: gates) }
      } else {
        path += missing.map(\.gate)
      }
    }
    return known(signal) ?? solver.newVariable()
  }

  /// The literal of a signal that was asked for.
  func known(_ signal: Signal) -> Literal? {
    guard literals.indices.contains(signal.gate), let literal = literals[signal.gate] else { return nil }
    return signal.isNegated ? !literal : literal
  }

  private mutating func define(_ gate: Int, in gates: GateList) -> Literal {
    let own = solver.newVariable()
    let operands = gates.operands(of: gate).compactMap { known($0) }
    switch gates.kinds[gate] {
    case .constant: add([!own])
    case .input: break
    case .and:
      for operand in operands { add([!own, operand]) }
      add([own] + operands.map { !$0 })
    case .xor:
      add([!own, operands[0], operands[1]])
      add([!own, !operands[0], !operands[1]])
      add([own, !operands[0], operands[1]])
      add([own, operands[0], !operands[1]])
    }
    return own
  }
}
