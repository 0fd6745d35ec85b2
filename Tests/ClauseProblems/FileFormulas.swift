import Solver
import TestSupport

/// Formulas to put before several solvers, each with a name: random ones at the threshold between satisfiable and not, and
/// crafted ones. Every one takes a good solver at most some seconds.
package func fileFormulas() -> [(name: String, formula: Formula)] {
  var random = SplitMix64(seed: 20)
  var formulas: [(String, Formula)] = []
  for index in 0..<40 {
    let variables = 60 + 3 * index
    formulas.append(
      (
        "random-\(variables)",
        randomFormula(variables: variables, clauses: variables * 426 / 100, length: 3, using: &random)
      ))
  }
  for index in 0..<10 {
    formulas.append(("five-\(index)", randomFormula(variables: 50, clauses: 1056, length: 5, using: &random)))
    formulas.append(("binary-\(index)", randomFormula(variables: 2000, clauses: 2000, length: 2, using: &random)))
  }
  return formulas + structuredFormulas(using: &random)
}

/// Formulas with a structure like that of circuits.
package func structuredFormulas(using random: inout some RandomNumberGenerator) -> [(name: String, formula: Formula)] {
  var formulas: [(String, Formula)] = []
  for holes in 4...7 { formulas.append(("pigeonhole-\(holes)", CraftedFormula.pigeonhole(holes: holes))) }
  for count in [10, 16, 22, 28] { formulas.append(("parity-\(count)", CraftedFormula.parity(count, using: &random))) }
  for count in [5, 6, 7, 8] { formulas.append(("sums-\(count)", CraftedFormula.sums(of: count, using: &random))) }
  for bits in 3...5 { formulas.append(("products-\(bits)", CraftedFormula.products(bits: bits))) }
  for least in [3, 4] {
    formulas.append(("threshold-\(least)", CraftedFormula.threshold(of: 14, least: least, most: 3)))
  }
  return formulas
}
