/// A clause in the list of a literal that it watches.
struct Watch: Sendable {
  /// The clause, or where it has two literals its complement: such a clause need not be read.
  private let mark: Int32
  /// Another literal of the clause: where it is true, the clause need not be read either.
  let blocker: Int32

  init(_ clause: ClauseIndex, isBinary: Bool, blocker: Int32) {
    mark = isBinary ? ~clause : clause
    self.blocker = blocker
  }

  var isBinary: Bool { mark < 0 }
  var clause: ClauseIndex { mark < 0 ? ~mark : mark }
}

/// For every literal the clauses that watch it, in one flat array.
///
/// Two watched literals: Moskewicz, Madigan, Zhao, Zhang, Malik, "Chaff: Engineering an Efficient SAT Solver", DAC 2001.
/// Blockers: Chu, Harwood, Stuckey, "Cache Conscious Data Structures for Boolean Satisfiability Solvers", JSAT 6, 2009.
struct WatchLists: Sendable {
  var pool: [Watch] = []
  private var starts: [Int] = []
  private var counts: [Int] = []
  private var capacities: [Int] = []

  /// Room for another literal, with an empty list.
  mutating func addLiteral() {
    starts.append(pool.count)
    counts.append(0)
    capacities.append(0)
  }

  /// Where a literal's list stands in the pool; it stays there until the literal itself is appended to.
  func range(_ literal: Int32) -> Range<Int> {
    let start = starts[Int(literal)]
    return start..<start + counts[Int(literal)]
  }

  mutating func truncate(_ literal: Int32, to count: Int) { counts[Int(literal)] = count }

  /// Amortized O(1): a full list moves to the end of the pool with twice the room.
  mutating func append(_ watch: Watch, to literal: Int32) {
    let index = Int(literal)
    if counts[index] == capacities[index] { move(index) }
    pool[starts[index] + counts[index]] = watch
    counts[index] += 1
  }

  private mutating func move(_ index: Int) {
    let old = starts[index]
    let capacity = max(4, 2 * capacities[index])
    starts[index] = pool.count
    for place in old..<old + counts[index] { pool.append(pool[place]) }
    let filling = Watch(noClause, isBinary: false, blocker: 0)
    pool.append(contentsOf: repeatElement(filling, count: capacity - counts[index]))
    capacities[index] = capacity
  }

  /// The lists of these clauses anew, without gaps. O(words of the store).
  mutating func rebuild(from store: ClauseStore) {
    for index in counts.indices { counts[index] = 0 }
    eachWatch(of: store) { literal, _ in counts[Int(literal)] += 1 }
    var end = 0
    for index in counts.indices {
      starts[index] = end
      // A little room, since lists grow again at once.
      capacities[index] = counts[index] + counts[index] / 4
      end += capacities[index]
      counts[index] = 0
    }
    pool = Array(repeating: Watch(noClause, isBinary: false, blocker: 0), count: end)
    eachWatch(of: store) { literal, watch in append(watch, to: literal) }
  }

  private func eachWatch(of store: ClauseStore, _ body: (Int32, Watch) -> Void) {
    var clause: ClauseIndex = 0
    while clause < store.end {
      let first = store.range(clause).lowerBound
      let (one, other) = (store.words[first], store.words[first + 1])
      let isBinary = store.length(clause) == 2
      body(one, Watch(clause, isBinary: isBinary, blocker: other))
      body(other, Watch(clause, isBinary: isBinary, blocker: one))
      clause = store.next(after: clause)
    }
  }
}
