/// In how many worlds something fails, by the values of the facts that decide it: all that is asked of single worlds is
/// answered from these counts.
package struct Failures: Sendable {
  /// Positions in the product.
  package let facts: [Int]
  /// By fact: how many values it has.
  let sizes: [Int]
  /// By combination of values, the first fact's changing fastest: worlds that can be, and those of them in which it fails.
  private(set) var possible: [Int]
  private(set) var failing: [Int]

  /// Linear in worlds × facts.
  package init(_ tally: WorldTally, _ facts: [Int], fails: (Int) -> Bool) {
    let product = tally.product
    self.facts = facts
    sizes = facts.map { product.varied[$0].choices.count }
    let count = sizes.reduce(1, *)
    (possible, failing) = (Array(repeating: 0, count: count), Array(repeating: 0, count: count))
    for world in 0..<product.count where tally.impossible.isEmpty || !tally.impossible.contains(world) {
      var (cell, stride) = (0, 1)
      for (fact, size) in zip(facts, sizes) {
        cell += product.choice(of: fact, in: world) * stride
        stride *= size
      }
      possible[cell] += 1
      if fails(world) { failing[cell] += 1 }
    }
  }

  package var worlds: Int { possible.reduce(0, +) }
  package var count: Int { failing.reduce(0, +) }

  /// By value of a deciding fact: worlds that can be, and those in which it fails. `fact` counts among `facts`.
  package func byValue(of fact: Int) -> [(possible: Int, failing: Int)] {
    let stride = sizes[..<fact].reduce(1, *)
    var counts = Array(repeating: (possible: 0, failing: 0), count: sizes[fact])
    for cell in possible.indices {
      counts[cell / stride % sizes[fact]].possible += possible[cell]
      counts[cell / stride % sizes[fact]].failing += failing[cell]
    }
    return counts
  }
}
