/// The worlds that one evaluation runs side by side: an explicit list that says of each which facts are otherwise than in
/// their first case.
///
/// Contested facts make a world of every combination of their cases; the question what a single changed fact would lead to
/// makes one of every change. With two contested facts of two cases each, the worlds are `[]`, `[0 → 1]`, `[1 → 1]` and
/// `[0 → 1, 1 → 1]`.
package struct Worlds: Sendable, Equatable {
  /// A fact that has another case than its first.
  package struct Difference: Sendable, Hashable {
    /// Its number among the facts that are not the same in all worlds.
    package var fact: Int
    /// Which of its cases: never the first, 0.
    package var chosen: Int
    package init(fact: Int, chosen: Int) {
      self.fact = fact
      self.chosen = chosen
    }
  }

  /// World after world, within a world ascending by fact.
  private var differences: [Difference]
  /// By difference: the world that has all others of its world; empty where worlds were listed one by one.
  private var undone: [Int32]
  /// By world: where its differences begin; at the end their number.
  private var starts: [Int]
  /// By fact: the worlds in which it differs, ascending.
  private var worldsOfFact: [[Int32]]
  /// By fact, then by case: a bit for each world that has it; empty unless the worlds are those of a table.
  private var worldsOfCase: [[[UInt64]]] = []

  package var count: Int { starts.count - 1 }

  /// One world, without differences.
  package init() { self.init(listing: [[]], facts: 0) }

  /// These worlds. The differences of a world have different facts. Linear in the differences, but for sorting them.
  package init(listing worlds: [[Difference]], facts: Int) {
    let sorted = worlds.map { $0.sorted { $0.fact < $1.fact } }
    differences = sorted.flatMap { $0 }
    starts = sorted.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    undone = []
    worldsOfFact = Worlds.worldsOfFact(differences, starts, facts)
  }

  /// Every combination of the cases of facts that have so many each, the first fact's changing fastest. Nil if they are
  /// more than the limit. Linear in the differences.
  package init?(combining counts: [Int], limit: Int) {
    var strides: [Int] = []
    var total = 1
    for count in counts {
      strides.append(total)
      total *= count
      if total > limit { return nil }
    }
    (differences, undone, starts) = ([], [], [0])
    for world in 0..<total {
      for (fact, stride) in strides.enumerated() {
        let chosen = world / stride % counts[fact]
        if chosen == 0 { continue }
        differences.append(Difference(fact: fact, chosen: chosen))
        undone.append(Int32(world - chosen * stride))
      }
      starts.append(differences.count)
    }
    worldsOfFact = Worlds.worldsOfFact(differences, starts, counts.count)
  }

  /// Worlds in which facts have these cases: by fact, then by world. `cases`: how many each fact has. Linear in worlds × facts.
  init(choosing columns: [[Int32]], cases: [Int], worlds: Int) {
    (differences, undone, starts) = ([], [], [0])
    worldsOfFact = Array(repeating: [], count: cases.count)
    worldsOfCase = cases.map { Array(repeating: Array(repeating: 0, count: (worlds + 63) / 64), count: $0) }
    for world in 0..<worlds { append(columns.map { $0[world] }) }
  }

  private static func worldsOfFact(_ differences: [Difference], _ starts: [Int], _ facts: Int) -> [[Int32]] {
    var result = [[Int32]](repeating: [], count: facts)
    for world in 0..<starts.count - 1 {
      for place in starts[world]..<starts[world + 1] { result[differences[place].fact].append(Int32(world)) }
    }
    return result
  }

  /// What tells a world from the one in which every fact has its first case.
  package subscript(world: Int) -> ArraySlice<Difference> { differences[starts[world]..<starts[world + 1]] }

  /// Which case of a fact a world has. Linear in the world's differences.
  package func chosen(_ fact: Int, in world: Int) -> Int {
    for place in starts[world]..<starts[world + 1] where differences[place].fact == fact {
      return differences[place].chosen
    }
    return 0
  }

  /// The world that differs from this only in that a fact has its first case; itself, if it has that. Nil if the list has
  /// no such world. Linear in the list where worlds were listed one by one.
  package func world(_ world: Int, without fact: Int) -> Int? {
    for place in starts[world]..<starts[world + 1] where differences[place].fact == fact {
      if !undone.isEmpty { return Int(undone[place]) }
      let wanted = self[world].filter { $0.fact != fact }
      return (0..<count).first { self[$0].elementsEqual(wanted) }
    }
    return world
  }

  /// By case of a fact: a bit for each world that has it. Nil where that was not noted.
  package func worldsByCase(of fact: Int) -> [[UInt64]]? { worldsOfCase.isEmpty ? nil : worldsOfCase[fact] }

  /// The worlds in which a fact has another case than its first, ascending.
  package func differing(in fact: Int) -> [Int32] { worldsOfFact[fact] }

  /// Whether both list the same worlds, however they were made.
  package static func == (left: Worlds, right: Worlds) -> Bool {
    left.starts == right.starts && left.differences == right.differences && left.worldsOfFact == right.worldsOfFact
  }

  /// Each of these worlds as it is, then again with each further list of differences, which stand over its own.
  func varied(by further: [[Difference]], facts: Int) -> Worlds {
    let own = (0..<count).map { Array(self[$0]) }
    let all = further.flatMap { changes in
      own.map { world in world.filter { one in !changes.contains { $0.fact == one.fact } } + changes }
    }
    return Worlds(listing: own + all, facts: facts)
  }

  /// A fact that the lines of a table state: by line its case, or -1 where the line says nothing of it.
  struct Column {
    var fact: Int
    var chosen: [Int32]
  }

  /// Each of these worlds as it is, then again under each line of a table. `cases`: how many each fact has. Linear in
  /// worlds × facts.
  func varied(by columns: [Column], lines: Int, cases: [Int]) -> Worlds {
    let own = (0..<count).map { world in self.cases(of: world, facts: cases.count) }
    var result = Worlds()
    (result.differences, result.starts) = ([], [0])
    result.worldsOfFact = Array(repeating: [], count: cases.count)
    let words = (own.count * (lines + 1) + 63) / 64
    result.worldsOfCase = cases.map { Array(repeating: Array(repeating: 0, count: words), count: $0) }
    for line in -1..<lines {
      for known in own {
        var chosen = known
        if line >= 0 {
          for column in columns.indices where columns[column].chosen[line] >= 0 {
            chosen[columns[column].fact] = columns[column].chosen[line]
          }
        }
        result.append(chosen)
      }
    }
    return result
  }

  /// By fact, its case in a world.
  private func cases(of world: Int, facts: Int) -> [Int32] {
    var cases = [Int32](repeating: 0, count: facts)
    for difference in self[world] { cases[difference.fact] = Int32(difference.chosen) }
    return cases
  }

  private mutating func append(_ chosen: [Int32]) {
    let world = count
    for fact in chosen.indices {
      let number = Int(chosen[fact])
      worldsOfCase[fact][number][world >> 6] |= 1 << UInt64(world & 63)
      if number == 0 { continue }
      differences.append(Difference(fact: fact, chosen: number))
      worldsOfFact[fact].append(Int32(world))
    }
    starts.append(differences.count)
  }
}
