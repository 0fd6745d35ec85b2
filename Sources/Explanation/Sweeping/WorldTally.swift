package import RuleModel

/// Which value each outcome has in each world, as far as worlds were evaluated.
package struct WorldTally: Sendable {
  package let product: FactProduct
  package let keys: [FactKey]
  /// Worlds that make certain what cannot be: they are left out.
  package internal(set) var impossible: Set<Int> = []
  /// By outcome: its different values.
  package internal(set) var distinct: [[Value]]
  /// By outcome: which of them each world has.
  package internal(set) var columns: [WorldColumn]

  package init(_ product: FactProduct, of keys: [FactKey]) {
    (self.product, self.keys) = (product, keys)
    distinct = Array(repeating: [], count: keys.count)
    columns = Array(repeating: WorldColumn(worlds: product.count), count: keys.count)
  }

  /// What worlds beginning with one lead to.
  mutating func add(_ found: LineOutcomes<Outcome>, from start: Int, count: Int) {
    let isPossible = (0..<count).map { !found.isImpossible[$0] }
    for line in 0..<count where !isPossible[line] { impossible.insert(start + line) }
    for (key, outcome) in found.outcomes.enumerated() {
      var numbers: [Int?] = Array(repeating: nil, count: outcome.distinct.count)
      for line in 0..<count where isPossible[line] {
        let own = outcome.number(line)
        let number = numbers[own] ?? self.number(of: outcome.distinct[own].value, key)
        numbers[own] = number
        columns[key].set(number, in: start + line)
      }
    }
  }

  private mutating func number(of value: Value, _ key: Int) -> Int {
    if let known = distinct[key].firstIndex(of: value) { return known }
    distinct[key].append(value)
    return distinct[key].count - 1
  }

  /// The values of an outcome with the number of worlds that have them, the most frequent first.
  func counted(_ key: Int) -> [(value: Value, worlds: Int)] {
    var counts = [Int](repeating: 0, count: distinct[key].count)
    if columns[key].isConstant {
      if !counts.isEmpty { counts[0] = product.count - impossible.count }
    } else {
      for world in 0..<product.count where impossible.isEmpty || !impossible.contains(world) {
        counts[columns[key][world]] += 1
      }
    }
    let order = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
    return order.map { (distinct[key][$0], counts[$0]) }
  }

  /// The facts of which a change alone, in some world, makes a number otherwise: their positions in the product.
  func deciding(_ column: WorldColumn) -> [Int] {
    if column.isConstant { return [] }
    return product.varied.indices.filter { impossible.isEmpty ? decides($0, column) : decidesAnywhere($0, column) }
  }

  /// Worlds of one value of a fact beside those of the next, run by run.
  private func decides(_ fact: Int, _ column: WorldColumn) -> Bool {
    let (stride, choices) = (product.strides[fact], product.varied[fact].choices.count)
    return Swift.stride(from: 0, to: product.count, by: stride * choices).contains { start in
      (1..<max(1, choices)).contains { choice in
        !column.isSame(start..<start + stride, start + choice * stride..<start + (choice + 1) * stride)
      }
    }
  }

  /// The same where some worlds are left out.
  private func decidesAnywhere(_ fact: Int, _ column: WorldColumn) -> Bool {
    let (stride, choices) = (product.strides[fact], product.varied[fact].choices.count)
    return (0..<product.count).contains { world in
      guard world / stride % choices == 0 else { return false }
      let line = (0..<choices).map { world + $0 * stride }.filter { !impossible.contains($0) }
      return line.contains { column[$0] != column[line[0]] }
    }
  }
}
