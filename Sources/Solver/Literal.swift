/// A variable or its negation.
///
/// Only numbers that a solver can hold become literals: `ClauseSolver.newVariable()` gives the positive ones, `!` their
/// negations, `init(dimacs:)` what a file says.
package struct Literal: Hashable, Comparable, Sendable {
  /// Twice the variable, plus one where it is negated: what indexes the solver's arrays.
  let code: Int32

  init(code: Int32) { self.code = code }

  init(variable: Int32) { code = variable << 1 }

  /// From the number of a DIMACS file: variables count from 1, a negation is negative. Nil for 0, and for a variable
  /// beyond `greatestVariable`.
  package init?(dimacs number: Int) {
    guard number != 0, number.magnitude <= UInt(Literal.greatestVariable) else { return nil }
    code = Int32(number.magnitude - 1) << 1 | (number < 0 ? 1 : 0)
  }

  /// The last variable, counted from 1, that a literal can name.
  package static let greatestVariable = 1 << 28

  /// The number that DIMACS files and proofs use, never 0.
  package var dimacs: Int { isNegated ? -Int(variable) - 1 : Int(variable) + 1 }

  /// From 0.
  package var variable: Int32 { code >> 1 }

  package var isNegated: Bool { code & 1 == 1 }

  package static prefix func ! (literal: Literal) -> Literal { Literal(code: literal.code ^ 1) }

  /// By variable, the positive one first.
  package static func < (left: Literal, right: Literal) -> Bool { left.code < right.code }
}

/// The number of a clause, where it begins in the store, or `noClause`.
typealias ClauseIndex = Int32

let noClause: ClauseIndex = -1
