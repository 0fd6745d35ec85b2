import Circuit
import Inference
package import RuleModel

/// What single changed facts make of outcomes, all else as the working reading has it.
///
///     let flips = readings.flips(of: readings.summaryKeys)
///     for (change, value) in flips.flips(of: outcome) { … }   // what would make it otherwise, and what it would be
///     for (change, flips) in flips.flips(by: fact) { … }      // what hangs on a fact, by each of its other values
package struct Flips: Sendable {
  /// What a change makes of an outcome.
  package struct Flip: Sendable, Equatable {
    package var outcome: FactKey
    package var value: Value
    package init(outcome: FactKey, value: Value) {
      self.outcome = outcome
      self.value = value
    }
  }
  /// All changes that were tried, in the order of keys, then of values.
  package let changes: [ChangedFact]
  /// By change: the outcomes that it flips, in the order in which they were asked for.
  package let flips: [[Flip]]
  /// Indices of changes that were not tried, since `never` says that they cannot be.
  package let forbidden: [Int]
  /// By outcome: the changes that flip it, and to what.
  private let changesOfOutcome: [FactKey: [(change: Int, value: Value)]]
  /// By fact: its changes.
  private let changesOfFact: [FactKey: Range<Int>]

  /// Linear in the changes and in what they flip.
  package init(changes: [ChangedFact], flips: [[Flip]], forbidden: [Int]) {
    self.changes = changes
    self.flips = flips
    self.forbidden = forbidden
    var ofOutcome: [FactKey: [(Int, Value)]] = [:]
    var ofFact: [FactKey: Range<Int>] = [:]
    for (number, change) in changes.enumerated() {
      ofFact[change.key] = (ofFact[change.key]?.lowerBound ?? number)..<number + 1
      for flip in flips[number] { ofOutcome[flip.outcome, default: []].append((number, flip.value)) }
    }
    (changesOfOutcome, changesOfFact) = (ofOutcome, ofFact)
  }

  /// What flips an outcome, and to what; in the order of the changes.
  package func flips(of outcome: FactKey) -> [(change: ChangedFact, value: Value)] {
    changesOfOutcome[outcome, default: []].map { (changes[$0.change], $0.value) }
  }

  /// What a changed fact flips, by each of its other values.
  package func flips(by fact: FactKey) -> [(change: ChangedFact, flips: [Flip])] {
    (changesOfFact[fact] ?? 0..<0).map { (changes[$0], flips[$0]) }
  }

  /// The facts that flip an outcome, each once, in the order of their keys.
  package func facts(flipping outcome: FactKey) -> [FactKey] {
    Set(changesOfOutcome[outcome, default: []].map { changes[$0.change].key }).sorted()
  }

  /// The outcomes that some value of a fact flips, each once, in the order of their keys.
  package func outcomes(flippedBy fact: FactKey) -> [FactKey] {
    Set(flips(by: fact).flatMap { $0.flips.map(\.outcome) }).sorted()
  }

  /// The facts of which some change was tried, in the order of their keys.
  package var facts: [FactKey] { changesOfFact.keys.sorted() }
}

extension Readings {
  /// What every single change makes of outcomes: a world a change, side by side in one run, all else as the working reading
  /// has it. A change that makes a `never` certain which was not is left out.
  ///
  /// Of 1,000 changes as many instructions as of some evaluations; linear in changes × entities. `by` which facts: all
  /// unless it is said.
  package func flips(of outcomes: [FactKey], by isTried: (FactKey) -> Bool = { _ in true }) -> Flips {
    let changes = changes(of: changeableFacts.filter(isTried))
    var flips = changes.map { _ in [Flips.Flip]() }
    var forbidden: [Int] = []
    let most = max(1, working.circuit.worldsAtOnce(working.profile) - 1)
    for start in stride(from: 0, to: changes.count, by: most) {
      let part = changes[start..<min(start + most, changes.count)]
      guard let facts = working.facts.varied(by: part.map { [$0.change] }) else { continue }
      let sweep = Sweep(facts, of: outcomes, working)
      // The first world has no change.
      let refused = Set(sweep.forbidden)
      forbidden += refused.sorted().map { start + $0 - 1 }
      for (outcome, values) in zip(outcomes, sweep.values(outcomes)) {
        guard let values, values.distinct.count > 1 else { continue }
        for world in 1..<sweep.worlds where values.number(world) != 0 && !refused.contains(world) {
          flips[start + world - 1].append(Flips.Flip(outcome: outcome, value: values.distinct[values.number(world)]))
        }
      }
    }
    return Flips(changes: changes, flips: flips, forbidden: forbidden)
  }
}

extension ChangedFact {
  fileprivate var change: Facts.Change {
    if case .known(let constant) = statement { return Facts.Change(key, .value(constant)) }
    return Facts.Change(key, .none)
  }
}
