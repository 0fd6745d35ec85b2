/// The fewest of some sets that cover all that they cover together: by branching on what the fewest sets cover.
struct LeastCover {
  /// Positions of the chosen sets, ascending.
  private(set) var best: [Int] = []
  /// Whether no choice of fewer sets covers as much.
  private(set) var isProved = true
  /// By what has to be covered: the sets that cover it. What is covered wherever something else is, is left out.
  private var owners: [[Int]] = []
  private var steps: Int

  /// `budget`: so many branches are tried.
  init(_ members: [Set<Int>], budget: Int) {
    steps = budget
    var ofElement: [Int: [Int]] = [:]
    for (number, set) in members.enumerated() { for element in set { ofElement[element, default: []].append(number) } }
    let distinct = Set(ofElement.values).sorted { ($0.count, $0[0]) < ($1.count, $1[0]) }
    for own in distinct where !owners.contains(where: { Set($0).isSubset(of: own) }) { owners.append(own) }
  }

  mutating func search() {
    best = greedy()
    var chosen: [Int] = []
    branch(Array(owners.indices), &chosen)
    isProved = steps > 0
    best.sort()
  }

  private func covers(_ set: Int, _ owner: Int) -> Bool { owners[owner].contains(set) }

  /// Whatever covers most of what is left.
  private func greedy() -> [Int] {
    var (open, chosen) = (Array(owners.indices), [Int]())
    while !open.isEmpty {
      let counts = Dictionary(open.flatMap { owners[$0] }.map { ($0, 1) }, uniquingKeysWith: +)
      guard let next = counts.keys.sorted().max(by: { (counts[$0] ?? 0, -$0) < (counts[$1] ?? 0, -$1) }) else { break }
      chosen.append(next)
      open.removeAll { covers(next, $0) }
    }
    return chosen
  }

  /// What no set covers two of needs a set each.
  private func least(_ open: [Int]) -> Int {
    var (used, count) = (Set<Int>(), 0)
    for owner in open where used.isDisjoint(with: owners[owner]) {
      used.formUnion(owners[owner])
      count += 1
    }
    return count
  }

  private mutating func branch(_ open: [Int], _ chosen: inout [Int]) {
    steps -= 1
    if open.isEmpty {
      if chosen.count < best.count { best = chosen }
      return
    }
    guard steps > 0, chosen.count + least(open) < best.count,
      let next = open.min(by: { (owners[$0].count, $0) < (owners[$1].count, $1) })
    else { return }
    let counts = owners[next].map { set in (set, open.count { covers(set, $0) }) }
    for (set, _) in counts.sorted(by: { ($1.1, $0.0) < ($0.1, $1.0) }) {
      chosen.append(set)
      branch(open.filter { !covers(set, $0) }, &chosen)
      chosen.removeLast()
    }
  }
}
