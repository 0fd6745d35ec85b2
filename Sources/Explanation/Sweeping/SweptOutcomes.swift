import Parallel
package import RuleModel

/// The worlds of a product, evaluated piece by piece: it can be watched, stopped, and gone on with.
package struct WorldSweep: Sendable {
  private let readings: VariedReadings
  package private(set) var tally: WorldTally
  /// So many worlds are done.
  package private(set) var done = 0

  /// Of facts that can be varied (``VariedReadings/canVary(_:)``).
  package init(_ product: FactProduct, of keys: [FactKey], _ readings: VariedReadings) {
    self.readings = readings
    tally = WorldTally(product, of: keys)
  }

  package var isDone: Bool { done == tally.product.count }

  /// Evaluates the next worlds, some ten thousands, on all cores. Time is linear in worlds × outcomes.
  package mutating func step() {
    let most = readings.workingLinesAtOnce
    let end = min(done + 32 * most, tally.product.count)
    let parts = stride(from: done, to: end, by: most).map { $0..<min($0 + most, end) }
    let (product, keys, readings) = (tally.product, tally.keys, readings)
    let found = parts.concurrentMap { readings.workingOutcomes(of: keys, under: product.table(of: $0)) }
    for (worlds, found) in zip(parts, found) {
      if let found { tally.add(found, from: worlds.lowerBound, count: worlds.count) }
    }
    done = end
  }

  /// What an earlier sweep of the same noted of the next worlds; false where it is none.
  package mutating func take(_ piece: [UInt8], worlds: Int) -> Bool {
    guard worlds <= tally.product.count - done, tally.restore(piece, in: done..<done + worlds) else { return false }
    done += worlds
    return true
  }

  /// To be called once all pieces are taken: values are not noted, and are evaluated in one world each.
  package mutating func recall() {
    let examples = tally.examples
    let worlds = Set(examples.map(\.world)).sorted()
    let most = readings.workingLinesAtOnce
    for start in stride(from: 0, to: worlds.count, by: most) {
      let part = Array(worlds[start..<min(start + most, worlds.count)])
      guard let found = readings.workingOutcomes(of: tally.keys, under: tally.product.table(of: part)) else { continue }
      let lines = Dictionary(uniqueKeysWithValues: part.enumerated().map { ($1, $0) })
      for example in examples {
        guard let line = lines[example.world] else { continue }
        tally.name(example.key, example.number, found.outcomes[example.key][line].value)
      }
    }
  }

  /// What is to be noted of worlds that are done.
  package func piece(of worlds: Range<Int>) -> [UInt8] { tally.piece(of: worlds) }

  /// What was found.
  package var outcomes: SweptOutcomes { SweptOutcomes(tally, standing: readings.working) }
}

/// What becomes of outcomes in all worlds of a product.
package struct SweptOutcomes: Sendable {
  package struct Swept: Sendable {
    package var key: FactKey
    /// As the profile stands.
    package var standing: Value
    /// The values with the number of worlds that have them, the most frequent first.
    package var values: [(value: Value, worlds: Int)]
    /// The facts that decide it: of which a change alone, in some world, makes it otherwise. Positions in the product.
    package var deciding: [Int]

    /// In how many worlds it is as the profile stands.
    package var stays: Int { values.first { $0.value == standing }?.worlds ?? 0 }
  }
  package let tally: WorldTally
  package let working: Explainer
  /// In the order in which they were asked for.
  package let outcomes: [Swept]

  package var product: FactProduct { tally.product }
  package var impossible: Int { tally.impossible.count }
  package var possible: Int { product.count - impossible }

  /// Linear in worlds × outcomes × facts.
  init(_ tally: WorldTally, standing working: Explainer) {
    self.tally = tally
    self.working = working
    outcomes = Array(tally.keys.indices).concurrentMap { number in
      Swept(
        key: tally.keys[number], standing: working.value(tally.keys[number]) ?? Value(.nothing),
        values: tally.counted(number), deciding: tally.deciding(tally.columns[number]))
    }
  }

  /// In which worlds an outcome is not as the profile stands.
  package func failures(of number: Int) -> Failures {
    let standing = tally.distinct[number].firstIndex(of: outcomes[number].standing)
    let column = tally.columns[number]
    return Failures(tally, outcomes[number].deciding) { column[$0] != standing }
  }
}
