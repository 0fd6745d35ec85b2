import Circuit
import Inference
package import RuleModel

/// What moves once facts are stated otherwise, and which of them move it.
package struct FactComparison: Sendable {
  /// A fact that differs, in the working readings.
  package struct Difference: Sendable, Equatable {
    package var key: FactKey
    package var before: Statement
    package var after: Statement
  }
  /// An outcome that is another one.
  package struct Moved: Sendable {
    package var key: FactKey
    package var before: Value
    package var after: Value
    /// Places among the differences: these alone make it what it is after, and none of them can be left out. Nil where the
    /// facts do not make it so by themselves.
    package var causes: [Int]?
  }

  /// In the order of their keys.
  package var differences: [Difference]
  /// In the order in which they were asked for.
  package var moved: [Moved]
  /// How many outcomes are the same.
  package var unchanged: Int
}

extension Readings {
  /// How outcomes of the working reading differ from those of other readings of the same city.
  ///
  /// The facts that make a change are found by leaving out one after another as long as the rest still makes it: side by side
  /// in one run for all outcomes, so a run for each fact that differs, and again until nothing can be left out. That the rest
  /// makes it is what the last of these runs says of each.
  package func comparison(with other: Readings, of outcomes: [FactKey]) -> FactComparison {
    let differences = differences(from: other)
    let changed = outcomes.compactMap { key -> FactComparison.Moved? in
      guard let before = working.value(key), let after = other.working.value(key), before != after else { return nil }
      return FactComparison.Moved(key: key, before: before, after: after)
    }
    let causes = Causes(differences, changed, working).found
    let moved = zip(changed, causes).map { moved, causes in
      FactComparison.Moved(key: moved.key, before: moved.before, after: moved.after, causes: causes)
    }
    return FactComparison(differences: differences, moved: moved, unchanged: outcomes.count - moved.count)
  }

  /// The facts that rules read and that the working readings have otherwise.
  private func differences(from other: Readings) -> [FactComparison.Difference] {
    ruleSet.attributes.indices.filter { number in
      ruleSet.attributes[number].origin != .derived && working.circuit.isRead[number]
    }.flatMap { number in
      working.keys(of: AttributeID(number)).compactMap { key in
        let (before, after) = (working.statement(key), other.working.statement(key))
        return before == after ? nil : FactComparison.Difference(key: key, before: before, after: after)
      }
    }
  }
}

extension Explainer {
  fileprivate func statement(_ key: FactKey) -> Statement {
    let stated = (profile.facts[key] ?? ruleSet.facts[key])?.statement
    return stated ?? ruleSet.attributes[key.attribute.raw].ifLeftOut.map { .known($0) } ?? .unknown
  }
}

/// Leaves out facts as long as the rest makes an outcome what it is.
private struct Causes {
  private let changes: [Facts.Change?]
  private let moved: [FactComparison.Moved]
  private let working: Explainer
  /// By outcome; nil where all facts together do not make it.
  private(set) var found: [[Int]?]

  /// Beyond so many facts nobody reads which of them it was.
  private static let mostFacts = 100

  init(_ differences: [FactComparison.Difference], _ moved: [FactComparison.Moved], _ working: Explainer) {
    changes = differences.map(\.change)
    self.moved = moved
    self.working = working
    found = moved.map { _ in Array(differences.indices) }
    guard differences.count <= Self.mostFacts, !changes.contains(where: { $0 == nil }) else {
      found = moved.map { _ in nil }
      return
    }
    check()
    while leaveOut() {}
  }

  /// All facts together have to make it.
  private mutating func check() {
    let all = Array(changes.indices)
    let holds = outcomes(of: [all])
    for number in moved.indices where !holds(number, all) { found[number] = nil }
  }

  /// Whether something could be left out.
  private mutating func leaveOut() -> Bool {
    var didChange = false
    for fact in changes.indices {
      let tried = Set(
        found.compactMap { set in
          set.flatMap { $0.count > 1 && $0.contains(fact) ? $0.filter { $0 != fact } : nil }
        })
      guard !tried.isEmpty else { continue }
      let holds = outcomes(of: tried.sorted { $0.lexicographicallyPrecedes($1) })
      for number in moved.indices {
        guard let own = found[number], own.count > 1, own.contains(fact) else { continue }
        let rest = own.filter { $0 != fact }
        if holds(number, rest) {
          found[number] = rest
          didChange = true
        }
      }
    }
    return didChange
  }

  /// Tells of outcomes whether sets of facts make them what they are after: a world a set.
  private func outcomes(of sets: [[Int]]) -> (_ outcome: Int, _ set: [Int]) -> Bool {
    let keys = moved.map(\.key)
    var reached = [Set<[Int]>](repeating: [], count: moved.count)
    let most = max(1, working.circuit.worldsAtOnce(working.profile) - 1)
    for start in stride(from: 0, to: sets.count, by: most) {
      let part = Array(sets[start..<min(start + most, sets.count)])
      guard let facts = working.facts.varied(by: part.map { $0.compactMap { changes[$0] } }) else { continue }
      let sweep = Sweep(facts, of: keys, working)
      for (number, values) in sweep.values(keys).enumerated() {
        guard let values else { continue }
        for (place, set) in part.enumerated() where values.distinct[values.number(place + 1)] == moved[number].after {
          reached[number].insert(set)
        }
      }
    }
    return { reached[$0].contains($1) }
  }
}

extension FactComparison.Difference {
  /// Nil for what is in doubt even here.
  fileprivate var change: Facts.Change? {
    switch after {
    case .known(let constant): Facts.Change(key, .value(constant))
    case .doesNotApply: Facts.Change(key, .none)
    case .unknown, .any: Facts.Change(key, .unknown)
    case .interval(let low, let high): Facts.Change(key, .interval(low, high))
    case .oneOf: nil
    }
  }
}
