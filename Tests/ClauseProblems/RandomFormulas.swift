import Solver

/// Clauses of the same length over random variables.
package func randomFormula(
  variables: Int, clauses: Int, length: Int, using random: inout some RandomNumberGenerator
) -> Formula {
  var formula = Formula(variableCount: variables)
  for _ in 0..<clauses {
    let chosen = (1...variables).shuffled(using: &random).prefix(length)
    formula.append(chosen.compactMap { Literal(dimacs: Bool.random(using: &random) ? $0 : -$0) })
  }
  return formula
}

/// A few clauses of all lengths over at most twelve variables, with repeated literals, opposite ones and empty clauses now
/// and then; about as often satisfiable as not.
package func smallFormula(using random: inout some RandomNumberGenerator) -> Formula {
  let variables = Int.random(in: 1...12, using: &random)
  let longest = Int.random(in: 1...5, using: &random)
  let ratio = [1.0, 0.8, 1.2, 3.2, 7, 16][longest] * Double.random(in: 0.6...1.3, using: &random)
  var formula = Formula(variableCount: variables)
  for _ in 0..<max(1, Int(Double(variables) * ratio)) {
    let isOdd = Int.random(in: 0..<150, using: &random) == 0
    let length =
      isOdd ? Int.random(in: 0...6, using: &random) : Int.random(in: max(1, longest - 1)...longest, using: &random)
    formula.append(
      (0..<length).compactMap { _ in
        let variable = Int.random(in: 1...variables, using: &random)
        return Literal(dimacs: Bool.random(using: &random) ? variable : -variable)
      })
  }
  return formula
}

/// Whether a formula of few variables is satisfiable together with literals, by trying every assignment, 64 at a time.
/// O(2ⁿ).
package func isSatisfiable(_ formula: Formula, with assumptions: [Literal] = []) -> Bool {
  let clauses = (formula.map { Array($0) } + assumptions.map { [$0] }).map { $0.map(\.dimacs) }
  let blocks = 1 << max(0, formula.variableCount - 6)
  return (0..<blocks).contains { block in
    var left = UInt64.max
    for clause in clauses where left != 0 { left &= clause.reduce(0) { $0 | word($1, block) } }
    return left != 0
  }
}

/// In which of the 64 assignments of a block a literal holds: the first six variables vary within it.
private func word(_ literal: Int, _ block: Int) -> UInt64 {
  let patterns: [UInt64] = [
    0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0, 0xFF00_FF00_FF00_FF00, 0xFFFF_0000_FFFF_0000,
    0xFFFF_FFFF_0000_0000,
  ]
  let variable = Int(literal.magnitude) - 1
  let word = variable < 6 ? patterns[variable] : block >> (variable - 6) & 1 == 1 ? .max : 0
  return literal > 0 ? word : ~word
}
