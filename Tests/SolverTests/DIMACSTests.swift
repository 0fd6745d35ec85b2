import ClauseProblems
import Solver
import TestSupport
import Testing

@Suite struct DIMACSTests {
  @Test func filesAreReadAsTheyAreWritten() {
    for seed in UInt64(1)...200 {
      var random = SplitMix64(seed: seed)
      let formula = smallFormula(using: &random)
      let (read, faults) = readDIMACS(Array(formula.dimacs.utf8))
      #expect(read == formula)
      #expect(faults.isEmpty)
    }
  }

  @Test func layoutIsFree() {
    let text = "c a comment\r\n\n p  cnf\t3 3 \r\n1 -2\n 0 3 0\nc another 9 0\n  c and another\n-1 2\n-3 0"
    let (formula, faults) = readDIMACS(Array(text.utf8))
    #expect(faults.isEmpty)
    #expect(formula.numbers == [[1, -2], [3], [-1, 2, -3]])
    #expect(formula.variableCount == 3)
  }

  /// Each file with the places and messages of its faults.
  @Test(arguments: [
    ("", ["1:1 no header"]),
    ("c only\n", ["2:1 no header"]),
    ("1 2 0\n", ["1:1 a clause before the header"]),
    ("1 2 0\np cnf 2 1\n-1 0\n", ["1:1 a clause before the header"]),
    (
      "p cnf 2\n1 0\n",
      ["1:1 the header is not of the form 'p cnf VARIABLES CLAUSES'", "2:1 a clause before the header"]
    ),
    ("p cnf -2 1\n", ["1:1 the header is not of the form 'p cnf VARIABLES CLAUSES'", "2:1 no header"]),
    ("p sat 2 1\n", ["1:1 the header is not of the form 'p cnf VARIABLES CLAUSES'", "2:1 no header"]),
    ("p cnf 2 1\np cnf 2 1\n1 0\n", ["2:1 a second header"]),
    ("p cnf 99999999999 0\n", ["1:7 99999999999 variables are more than 16777216"]),
    (
      "p cnf 999999999999999999999 0\n",
      ["1:1 the header is not of the form 'p cnf VARIABLES CLAUSES'", "2:1 no header"]
    ),
    ("p cnf 2 1\n1 3 0\n", ["2:3 3 is beyond the 2 variables of the header"]),
    ("p cnf 2 1\n1 -9223372036854775808 0\n", ["2:3 -9223372036854775808 is beyond the 2 variables of the header"]),
    (
      "p cnf 2 2\n1 x2 0\n한국 é 0\n",
      ["2:3 'x2' is not a number", "3:1 '한국' is not a number", "3:4 'é' is not a number"]
    ),
    ("p cnf 2 1\n1 0\n2", ["3:1 a clause without its end"]),
    ("p cnf 2 2\n1 0\n", ["3:1 1 clauses where the header says 2"]),
    ("p cnf 2 1\n1 0 2 0\n%\n0\n", ["3:1 '%' is not a number", "5:1 3 clauses where the header says 1"]),
  ]) func faultsHaveTheirPlaces(text: String, expected: [String]) {
    let (_, faults) = readDIMACS(Array(text.utf8))
    #expect(faults.map { "\($0.line):\($0.column) \($0.message)" } == expected)
    #expect(faults.allSatisfy { !$0.help.isEmpty && $0.bytes.upperBound <= text.utf8.count })
  }

  @Test func aClauseWithAFaultIsLeftOut() {
    let (formula, faults) = readDIMACS(Array("p cnf 2 3\n1 2 0\n1 y 0\n-2 0\n".utf8))
    #expect(formula.numbers == [[1, 2], [-2]])
    #expect(faults.count == 1)
  }

  @Test func faultsAreCountedToALimit() {
    var limits = DIMACSLimits()
    limits.faults = 3
    limits.variables = 5
    #expect(readDIMACS(Array("p cnf 9 1\nx y z u v 0\n".utf8), limits: limits).faults.count == 3)
    #expect(readDIMACS(Array("p cnf 9 1\n5 0\n".utf8), limits: limits).formula.variableCount == 5)
  }

  @Test func bytesThatAreNoTextAreQuotedSafely() {
    let (_, faults) = readDIMACS(
      Array("p cnf 1 1\n".utf8) + [0xFF, 0x1B, 0x5B] + Array(repeating: 0x61, count: 500) + [0x20, 0x30])
    #expect(faults.count == 1)
    #expect(
      faults.allSatisfy { fault in
        fault.message.unicodeScalars.allSatisfy { $0.value >= 32 } && fault.message.count < 60
      })
  }

  @Test func numbersBecomeLiteralsWithinTheirRange() throws {
    #expect(Literal(dimacs: 0) == nil)
    #expect(Literal(dimacs: .min) == nil)
    #expect(Literal(dimacs: Literal.greatestVariable + 1) == nil)
    let last = try #require(Literal(dimacs: -Literal.greatestVariable))
    #expect(last.dimacs == -Literal.greatestVariable)
    #expect((!last).dimacs == Literal.greatestVariable)
  }
}
