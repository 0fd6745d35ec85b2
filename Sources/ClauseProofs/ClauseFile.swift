/// A formula in the DIMACS format, with the comments before it.
package struct ClauseFile: Hashable, Sendable {
  /// Lines that begin with `c`, without it.
  package var comments: [String]
  /// Everything behind the comments, as it stands.
  package var body: String
  package var clauses: [[Int]]

  /// Nil where the text is not one; numbers of clauses and variables are taken as they are. O(n).
  package init?(_ text: String) {
    var (comments, rest) = ([String](), text[...])
    while rest.hasPrefix("c ") {
      let line = rest.prefix { !$0.isNewline }
      comments.append(String(line.dropFirst(2)))
      rest = rest[line.endIndex...].dropFirst()
    }
    guard rest.hasPrefix("p cnf "), let clauses = Self.clauses(rest.drop { !$0.isNewline }.utf8) else { return nil }
    (self.comments, self.clauses, body) = (comments, clauses, String(rest))
  }

  private static func clauses(_ bytes: Substring.UTF8View) -> [[Int]]? {
    var (clauses, clause) = ([[Int]](), [Int]())
    for word in bytes.split(whereSeparator: { $0 == 10 || $0 == 13 || $0 == 32 }) {
      guard let number = Int(Substring(word)), number.magnitude <= 1 << 30 else { return nil }
      if number == 0 {
        clauses.append(clause)
        clause = []
      } else {
        clause.append(number)
      }
    }
    return clause.isEmpty ? clauses : nil
  }
}
