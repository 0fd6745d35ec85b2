/// Clauses over numbered variables, in the order in which they were given.
package struct Formula: Hashable, Sendable, RandomAccessCollection {
  /// At least as many as the clauses name.
  package private(set) var variableCount: Int
  private var literals: [Literal] = []
  private var ends: [Int] = []

  /// Without clauses.
  package init(variableCount: Int = 0) { self.variableCount = variableCount }

  package var startIndex: Int { 0 }
  package var endIndex: Int { ends.count }

  /// The literals as they were given, repeated ones too.
  package subscript(index: Int) -> ArraySlice<Literal> {
    literals[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  package mutating func append(_ clause: some Sequence<Literal>) {
    for literal in clause {
      literals.append(literal)
      variableCount = Swift.max(variableCount, Int(literal.variable) + 1)
    }
    ends.append(literals.count)
  }

  /// In the DIMACS format; reading it gives this formula again.
  package var dimacs: String {
    var text = "p cnf \(variableCount) \(count)\n"
    for clause in self {
      for literal in clause { text += "\(literal.dimacs) " }
      text += "0\n"
    }
    return text
  }
}
