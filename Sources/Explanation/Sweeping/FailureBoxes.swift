/// The fewest boxes in which something fails.
///
/// A box says of at most four facts which values they have: of a fact whose values have an order a run of them, of any other
/// one of them, or all but one. In every possible world of a box it fails (its density is 1), and no side can be made wider.
/// The idea of describing where something fails by few boxes, with coverage and density: B. P. Bryant and R. J. Lempert, Thinking
/// inside the box, Technological Forecasting and Social Change 77 (2010). The boxes are prime implicants and their choice a
/// least cover (W. V. Quine, 1952), so that they are not one analyst's choice among many.
package struct FailureBoxes: Sendable, Equatable {
  package struct Side: Sendable, Hashable {
    /// Position in the product.
    package var fact: Int
    /// The values, ascending.
    package var values: [Int]
  }
  package struct Box: Sendable, Equatable {
    package var sides: [Side]
    /// Worlds that can be and lie in it: it fails in all of them.
    package var worlds: Int
  }
  /// Those that cover most first.
  package let boxes: [Box]
  /// Worlds in which it fails, and how many of them lie in some box.
  package let failing: Int
  package let covered: Int
  /// Whether it is proved that no fewer boxes cover as much: not where too many would have to be tried.
  package let isFewest: Bool

  /// The most facts of which a box speaks.
  package static let mostFacts = 4

  /// `isOrdered`: by fact of the failures, whether its values have an order.
  package init(_ failures: Failures, isOrdered: [Bool], budget: Int = 200_000) {
    let found = BoxSearch(failures, isOrdered).primes
    let cells = failures.failing.indices.filter { failures.failing[$0] > 0 }
    let members = found.map { box in Set(cells.filter { box.contains($0, failures.sizes) }) }
    var cover = LeastCover(members, budget: budget)
    cover.search()
    let chosen = cover.best.sorted { (found[$1].worlds, $0) < (found[$0].worlds, $1) }
    boxes = chosen.map { number in
      Box(
        sides: found[number].sides.map { Side(fact: failures.facts[$0.fact], values: $0.values) },
        worlds: found[number].worlds)
    }
    failing = failures.count
    covered = Set(members.joined()).reduce(0) { $0 + failures.failing[$1] }
    isFewest = cover.isProved
  }
}

/// Boxes that no side can be made wider of.
private struct BoxSearch {
  struct Found: Hashable {
    /// Facts count among those of the failures.
    var sides: [FailureBoxes.Side]
    var worlds: Int

    func contains(_ cell: Int, _ sizes: [Int]) -> Bool {
      sides.allSatisfy { side in
        side.values.contains(cell / sizes[..<side.fact].reduce(1, *) % sizes[side.fact])
      }
    }

    /// The larger first, then what speaks of fewer facts.
    func comesBefore(_ other: Found) -> Bool {
      if worlds != other.worlds { return worlds > other.worlds }
      if sides.count != other.sides.count { return sides.count < other.sides.count }
      return text.lexicographicallyPrecedes(other.text)
    }

    private var text: [Int] { sides.flatMap { [$0.fact] + $0.values } }
  }
  private let failures: Failures
  /// By fact: the sides that a box may have, the last all values; and by side those that are wider by one step.
  private let sides: [[[Int]]]
  private let wider: [[[Int]]]
  private(set) var primes: [Found] = []

  init(_ failures: Failures, _ isOrdered: [Bool]) {
    self.failures = failures
    sides = zip(failures.sizes, isOrdered).map { Self.sides($0, isOrdered: $1) }
    wider = sides.map { all in
      all.map { side in
        let above = all.indices.filter { all[$0].count > side.count && Set(all[$0]).isSuperset(of: side) }
        let least = above.map { all[$0].count }.min()
        return above.filter { all[$0].count == least }
      }
    }
    var seen: Set<Found> = []
    for facts in Self.choices(of: min(FailureBoxes.mostFacts, sides.count), from: sides.count) {
      for box in boxes(facts) where seen.insert(box).inserted { primes.append(box) }
    }
    primes.sort { $0.comesBefore($1) }
  }

  private static func sides(_ count: Int, isOrdered: Bool) -> [[Int]] {
    let all = Array(0..<count)
    var found: [[Int]]
    if isOrdered {
      found = all.flatMap { from in all[from...].map { Array(from...$0) } }
    } else {
      found = all.map { [$0] } + all.map { one in all.filter { $0 != one } }
    }
    found = found.filter { !$0.isEmpty && $0.count < count }
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } + [all]
  }

  /// Every choice of so many facts.
  private static func choices(of count: Int, from all: Int, start: Int = 0) -> [[Int]] {
    if count == 0 { return [[]] }
    return (start..<max(start, all - count + 1)).flatMap { first in
      choices(of: count - 1, from: all, start: first + 1).map { [first] + $0 }
    }
  }

  /// The boxes that speak of no other facts than these.
  private func boxes(_ facts: [Int]) -> [Found] {
    var (possible, failing) = (project(failures.possible, facts), project(failures.failing, facts))
    var strides: [Int] = []
    var stride = 1
    for fact in facts {
      possible = joined(possible, fact, stride)
      failing = joined(failing, fact, stride)
      strides.append(stride)
      stride *= sides[fact].count
    }
    let isPure = zip(possible, failing).map { $0 == $1 }
    return possible.indices.compactMap { number in
      guard isPure[number], failing[number] > 0 else { return nil }
      let own = zip(facts, strides).map { fact, stride in number / stride % sides[fact].count }
      for (place, fact) in facts.enumerated() {
        let widens = wider[fact][own[place]].contains { isPure[number + ($0 - own[place]) * strides[place]] }
        if widens { return nil }
      }
      let narrow = zip(facts, own).filter { fact, side in side < sides[fact].count - 1 }
      return Found(
        sides: narrow.map { FailureBoxes.Side(fact: $0, values: sides[$0][$1]) }, worlds: possible[number])
    }
  }

  /// Counts by the values of some facts, the first changing fastest.
  private func project(_ counts: [Int], _ facts: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: facts.reduce(1) { $0 * failures.sizes[$1] })
    for (cell, count) in counts.enumerated() where count > 0 {
      var (place, stride) = (0, 1)
      for fact in facts {
        place += cell / failures.sizes[..<fact].reduce(1, *) % failures.sizes[fact] * stride
        stride *= failures.sizes[fact]
      }
      result[place] += count
    }
    return result
  }

  /// The same counts with the sides of a fact in place of its values; `stride`: of the facts before it.
  private func joined(_ counts: [Int], _ fact: Int, _ stride: Int) -> [Int] {
    let size = failures.sizes[fact]
    return stride == 0
      ? []
      : (0..<counts.count / (stride * size)).flatMap { block in
        sides[fact].flatMap { side in
          (0..<stride).map { place in side.reduce(0) { $0 + counts[(block * size + $1) * stride + place] } }
        }
      }
  }
}
