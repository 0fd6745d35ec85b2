package import RuleModel

/// What many lines state otherwise than a profile, fact by fact: a column says of one fact which case it has in which line.
package struct FactTable: Sendable {
  /// In a line that says nothing of the fact.
  package static let asItStands = UInt16.max

  package struct Column: Sendable {
    package var key: FactKey
    /// Each once.
    package var cases: [KnownFact] = []
    /// By line: which of the cases, or ``asItStands``.
    package var chosen: [UInt16]

    package init(_ key: FactKey, lines: Int) {
      self.key = key
      chosen = Array(repeating: asItStands, count: lines)
    }

    /// States a case in a line.
    package mutating func state(_ fact: KnownFact, in line: Int) { chosen[line] = number(of: fact) }

    /// Which of the cases it is; a new one is the last.
    package mutating func number(of fact: KnownFact) -> UInt16 {
      if let known = cases.firstIndex(of: fact) { return UInt16(clamping: known) }
      cases.append(fact)
      return UInt16(clamping: cases.count - 1)
    }
  }
  /// Of different facts.
  package var columns: [Column]
  package let lines: Int

  package init(_ columns: [Column] = [], lines: Int) {
    self.columns = columns
    self.lines = lines
  }

  /// The same with lines at the end that say nothing.
  package func padded(to count: Int) -> FactTable {
    let more = [UInt16](repeating: Self.asItStands, count: max(0, count - lines))
    let columns = columns.map { column in
      var column = column
      column.chosen += more
      return column
    }
    return FactTable(columns, lines: max(lines, count))
  }
}
