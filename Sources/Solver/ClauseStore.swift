/// All clauses in one flat array: two words of header, then the literals' codes.
///
/// The first two literals of a clause are the watched ones. Clauses lie one behind the other without gaps, so that
/// walking over all of them needs no list.
struct ClauseStore: Sendable {
  private(set) var words: [Int32] = []
  private(set) var learntCount = 0

  /// The words of a header: length and kind; glue and use.
  static let headerLength = 2

  init(capacity: Int = 0) { words.reserveCapacity(capacity) }

  /// Whether another clause can be numbered.
  func hasRoom(for length: Int) -> Bool {
    words.count + Self.headerLength + length < Int(Int32.max)
  }

  /// `glue` is 0 for a clause that was given. Amortized O(length).
  mutating func append(_ clause: [Int32], glue: Int32) -> ClauseIndex {
    let index = ClauseIndex(words.count)
    words.append(Int32(clause.count) << 1 | (glue > 0 ? 1 : 0))
    words.append(glue << 1)
    words.append(contentsOf: clause)
    if glue > 0 { learntCount += 1 }
    return index
  }

  func length(_ clause: ClauseIndex) -> Int { Int(words[Int(clause)] >> 1) }

  func isLearnt(_ clause: ClauseIndex) -> Bool { words[Int(clause)] & 1 == 1 }

  /// In how many levels the literals of a learnt clause stood when it was last of use.
  func glue(_ clause: ClauseIndex) -> Int32 { words[Int(clause) + 1] >> 1 }

  /// Where the literals stand in `words`.
  func range(_ clause: ClauseIndex) -> Range<Int> {
    let start = Int(clause) + Self.headerLength
    return start..<start + length(clause)
  }

  func literals(_ clause: ClauseIndex) -> ArraySlice<Int32> { words[range(clause)] }

  /// The clause after this one; `end` after the last.
  func next(after clause: ClauseIndex) -> ClauseIndex { ClauseIndex(range(clause).upperBound) }

  var end: ClauseIndex { ClauseIndex(words.count) }

  /// Puts a watched literal into the second place. The other watched literal.
  mutating func watchedBeside(_ literal: Int32, in clause: ClauseIndex) -> Int32 {
    let first = Int(clause) + Self.headerLength
    let other = words[first]
    guard other == literal else { return other }
    words.swapAt(first, first + 1)
    return words[first]
  }

  /// Lets the literal at a place be the second watched one.
  mutating func watch(_ place: Int, in clause: ClauseIndex) {
    words.swapAt(Int(clause) + Self.headerLength + 1, place)
  }

  /// A learnt clause was of use: the next reduction spares it.
  mutating func touch(_ clause: ClauseIndex, glue: Int32) {
    words[Int(clause) + 1] = min(glue, self.glue(clause)) << 1 | 1
  }

  /// Whether it was of use since it was last asked.
  mutating func takeUse(_ clause: ClauseIndex) -> Bool {
    let word = words[Int(clause) + 1]
    words[Int(clause) + 1] = word & ~1
    return word & 1 == 1
  }
}
