/// Clauses over numbered variables, in the order in which they were given.
public struct Formula: Hashable, Sendable, RandomAccessCollection {
  /// At least as many as the clauses name.
  public private(set) var variableCount: Int
  private var literals: [Literal] = []
  private var ends: [Int] = []

  /// Without clauses.
  public init(variableCount: Int = 0) { self.variableCount = variableCount }

  public var startIndex: Int { 0 }
  public var endIndex: Int { ends.count }

  /// The literals as they were given, repeated ones too.
  public subscript(index: Int) -> ArraySlice<Literal> {
    literals[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  public mutating func append(_ clause: some Sequence<Literal>) {
    for literal in clause {
      literals.append(literal)
      variableCount = Swift.max(variableCount, Int(literal.variable) + 1)
    }
    ends.append(literals.count)
  }

  /// In the DIMACS format; reading it gives this formula again.
  public var dimacs: String {
    var text = "p cnf \(variableCount) \(count)\n"
    for clause in self {
      for literal in clause { text += "\(literal.dimacs) " }
      text += "0\n"
    }
    return text
  }
}
