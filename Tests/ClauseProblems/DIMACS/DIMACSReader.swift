import Solver

/// Reads a formula in the DIMACS format: `p cnf VARIABLES CLAUSES`, then clauses as numbers, each ended by 0; lines that
/// begin with `c` are comments.
///
/// The clauses that could be read are returned beside the faults. O(n) in the bytes.
package func readDIMACS(
  _ bytes: [UInt8], limits: DIMACSLimits = DIMACSLimits()
) -> (formula: Formula, faults: [DIMACSFault]) {
  var reader = DIMACSReader(bytes, limits)
  reader.read()
  return (reader.formula, reader.faults)
}

private struct DIMACSReader {
  private var words: DIMACSWords
  private let limits: DIMACSLimits
  private var announced: (variables: Int, clauses: Int)?
  private var clause: [Literal] = []
  /// Where the open clause begins; nil between clauses.
  private var clauseStart: DIMACSWords.Word?
  private var isSpoilt = false
  /// Whether the header came before the clauses.
  private var isCounted = true
  private var clauseCount = 0
  private(set) var formula = Formula()
  private(set) var faults: [DIMACSFault] = []

  init(_ bytes: [UInt8], _ limits: DIMACSLimits) {
    words = DIMACSWords(bytes)
    self.limits = limits
  }

  mutating func read() {
    while let word = words.next() {
      guard faults.count < limits.faults else { return }
      if word.beginsLine, words.text(word) == "p" {
        readHeader(word)
      } else {
        read(word)
      }
    }
    end()
  }

  private mutating func readHeader(_ start: DIMACSWords.Word) {
    let rest = words.restOfLine()
    let numbers = rest.dropFirst().map { Int(words.text($0)) }
    guard rest.count == 3, words.text(rest[0]) == "cnf", let variables = numbers[0], let clauses = numbers[1],
      variables >= 0, clauses >= 0
    else { return fault(start, "the header is not of the form 'p cnf VARIABLES CLAUSES'", "write both numbers") }
    guard isCounted else { return }
    if announced != nil { return fault(start, "a second header", "remove it") }
    if variables > limits.variables {
      fault(rest[1], "\(variables) variables are more than \(limits.variables)", "number the variables without gaps")
    }
    announced = (variables, clauses)
    formula = Formula(variableCount: min(variables, limits.variables))
  }

  private mutating func read(_ word: DIMACSWords.Word) {
    if announced == nil {
      fault(word, "a clause before the header", "begin with 'p cnf VARIABLES CLAUSES'")
      announced = (limits.variables, 0)
      // One fault is enough: what was not announced is not counted.
      isCounted = false
    }
    if clauseStart == nil { clauseStart = word }
    guard let number = Int(words.text(word)) else {
      return spoil(word, "'\(words.shown(word))' is not a number", "clauses are whole numbers, each clause ended by 0")
    }
    guard number != 0 else { return endClause() }
    let greatest = min(announced?.variables ?? 0, limits.variables)
    guard number.magnitude <= UInt(greatest), let literal = Literal(dimacs: number) else {
      return spoil(word, "\(number) is beyond the \(greatest) variables of the header", "correct one of them")
    }
    clause.append(literal)
  }

  private mutating func endClause() {
    clauseCount += 1
    if !isSpoilt { formula.append(clause) }
    (clause, clauseStart, isSpoilt) = ([], nil, false)
  }

  private mutating func end() {
    if let start = clauseStart { return fault(start, "a clause without its end", "end it with 0") }
    guard let announced else { return fault(words.end, "no header", "begin with 'p cnf VARIABLES CLAUSES'") }
    if isCounted, clauseCount != announced.clauses {
      fault(words.end, "\(clauseCount) clauses where the header says \(announced.clauses)", "correct the header")
    }
  }

  /// A clause with a fault in it is left out.
  private mutating func spoil(_ word: DIMACSWords.Word, _ message: String, _ help: String) {
    isSpoilt = true
    fault(word, message, help)
  }

  private mutating func fault(_ word: DIMACSWords.Word, _ message: String, _ help: String) {
    faults.append(
      DIMACSFault(line: word.line, column: words.column(word), bytes: word.bytes, message: message, help: help))
  }
}
