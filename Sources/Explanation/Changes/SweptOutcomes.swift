import Inference
import Parallel
package import RuleModel

/// What becomes of outcomes in all worlds of a product.
package struct SweptOutcomes: Sendable {
  package struct Swept: Sendable {
    package var key: FactKey
    /// As the profile stands.
    package var standing: Value
    /// The values with the number of worlds that have them, the most frequent first.
    package var values: [(value: Value, worlds: Int)]
    /// The facts that decide it: of which a change alone, in some world, makes it otherwise. In the order of the product.
    package var deciding: [FactKey]

    /// In how many worlds it is as the profile stands.
    package var stays: Int { values.first { $0.value == standing }?.worlds ?? 0 }
  }
  package let product: FactProduct
  /// Worlds that make certain what cannot be: they are left out.
  package let impossible: Int
  /// In the order in which they were asked for.
  package let outcomes: [Swept]

  package var possible: Int { product.count - impossible }
}

extension VariedReadings {
  /// What becomes of outcomes of the working reading in all worlds of a product, whose facts can be varied
  /// (``canVary(_:)``). Time is linear in worlds × outcomes × facts; memory is two bytes for each world and outcome.
  package func sweep(_ product: FactProduct, of keys: [FactKey]) -> SweptOutcomes {
    var tally = WorldTally(keys: keys.count, worlds: product.count)
    let slab = 32 * workingListsAtOnce
    for start in stride(from: 0, to: product.count, by: slab) {
      let end = min(start + slab, product.count)
      let parts = stride(from: start, to: end, by: workingListsAtOnce).map { $0..<min($0 + workingListsAtOnce, end) }
      let found = parts.concurrentMap { worlds in
        workingOutcomes(of: keys, under: worlds.map { product.facts(of: $0) }).map { $0.map { $0.map(\.value) } }
      }
      for (world, values) in zip(start..<end, found.joined()) { tally.add(values, world) }
    }
    let swept = keys.indices.map { number in
      SweptOutcomes.Swept(
        key: keys[number], standing: readings.working.value(keys[number]) ?? Value(.nothing),
        values: tally.counted(number), deciding: tally.deciding(number, product))
    }
    return SweptOutcomes(product: product, impossible: tally.impossible, outcomes: swept)
  }
}

/// Which value each outcome has in each world.
private struct WorldTally {
  private(set) var impossible = 0
  /// By outcome: its different values.
  private var distinct: [[Value]]
  /// By outcome, then by world: which of them; the greatest number where the world cannot be.
  private var numbers: [[UInt16]]

  init(keys: Int, worlds: Int) {
    distinct = Array(repeating: [], count: keys)
    numbers = Array(repeating: Array(repeating: .max, count: worlds), count: keys)
  }

  mutating func add(_ values: [Value]?, _ world: Int) {
    guard let values else {
      impossible += 1
      return
    }
    for (key, value) in values.enumerated() {
      if let known = distinct[key].firstIndex(of: value) {
        numbers[key][world] = UInt16(clamping: known)
      } else {
        numbers[key][world] = UInt16(clamping: distinct[key].count)
        distinct[key].append(value)
      }
    }
  }

  func counted(_ key: Int) -> [(value: Value, worlds: Int)] {
    var counts = [Int](repeating: 0, count: distinct[key].count)
    for number in numbers[key] where Int(number) < counts.count { counts[Int(number)] += 1 }
    let order = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
    return order.map { (distinct[key][$0], counts[$0]) }
  }

  func deciding(_ key: Int, _ product: FactProduct) -> [FactKey] {
    guard distinct[key].count > 1 else { return [] }
    return product.varied.indices.filter { fact in
      (0..<product.count).contains { world in
        let found = product.line(of: fact, from: world).map { numbers[key][$0] }.filter { $0 != .max }
        return found.contains { $0 != found[0] }
      }
    }.map { product.varied[$0].key }
  }
}
