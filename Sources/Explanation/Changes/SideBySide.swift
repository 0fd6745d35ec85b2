package import Inference
package import RuleModel

/// Facts that are stated otherwise than a profile has them.
package typealias StatedFacts = [(key: FactKey, statement: Statement)]

/// A profile's readings, to be asked what they tell where facts are stated otherwise: many lists of facts side by side, as
/// worlds of one run for each reading.
///
///     let varied = VariedReadings(readings, keeping: FittedPrograms())
///     let answers = varied.answers(of: keys, under: [[(rivalry, .known(.ordinal(0)))], [(rivalry, .known(.ordinal(1)))]])
///
/// The readings must be of a circuit that holds no more than is asked.
package struct VariedReadings: Sendable {
  package let readings: Readings
  private let programs: FittedPrograms
  private let working: VariedReading
  private let bounds: VariedReading
  private let trusted: VariedReading

  /// The most worlds of a run in which many lists of changes are tried: more cost memory and are no quicker.
  private static let manyWorlds = 1024

  /// `programs` keep what is fitted to the circuit.
  package init(_ readings: Readings, keeping programs: FittedPrograms = FittedPrograms()) {
    self.readings = readings
    self.programs = programs
    working = VariedReading(readings.working)
    bounds = VariedReading(readings.bounds)
    trusted = readings.profile.placeholders.isEmpty ? bounds : VariedReading(readings.trusted)
  }

  /// Whether facts that are stated otherwise can be worlds: those that a profile gives, of one value or none, and no
  /// references, which may open lists.
  package func canVary(_ facts: StatedFacts) -> Bool { readings.ruleSet.canVary(facts) }

  /// How many lists are worth trying in one run.
  package var listsAtOnce: Int {
    let own = [working, bounds, trusted].map(\.explainer.evaluation.worlds).max() ?? 1
    let most = readings.working.circuit.worldsAtOnce(readings.profile)
    return max(1, min(Self.manyWorlds, most) / max(1, own) - 1)
  }

  /// The same of the working reading alone, which is one world.
  var workingListsAtOnce: Int {
    max(1, min(Self.manyWorlds, readings.working.circuit.worldsAtOnce(readings.profile)) - 1)
  }

  /// For each list of facts the answers to each key without reasons, as an evaluation of its own would give them.
  ///
  /// Nil for a list that makes certain what cannot be: it asks for an evaluation of its own.
  package func answers(of keys: [FactKey], under lists: [StatedFacts]) -> [[Answer]?] {
    guard let working = Branches(working, lists, keys, programs), let bounds = Branches(bounds, lists, keys, programs),
      let trusted = readings.profile.placeholders.isEmpty ? bounds : Branches(trusted, lists, keys, programs)
    else { return lists.map { _ in nil } }
    return lists.indices.map { list in
      guard !bounds.isImpossible(list) else { return nil }
      return keys.indices.map { number in
        Answer(
          working: working.outcome(number, list), bounds: bounds.value(number, list) ?? Value(.nothing),
          trusted: trusted.value(number, list) ?? Value(.nothing))
      }
    }
  }

  /// The same of the working reading alone.
  package func workingOutcomes(of keys: [FactKey], under lists: [StatedFacts]) -> [[Outcome]?] {
    guard let branches = Branches(working, lists, keys, programs) else { return lists.map { _ in nil } }
    return lists.indices.map { list in
      branches.isImpossible(list) ? nil : keys.indices.map { branches.outcome($0, list) }
    }
  }
}

extension RuleSet {
  /// Whether facts that are stated otherwise can be worlds: those that a profile gives, of one value or none, and no
  /// references, which may open lists.
  package func canVary(_ facts: StatedFacts) -> Bool {
    facts.allSatisfy { key, statement in
      self[key.attribute].origin == .given && self[key.attribute].type.referredKind == nil && statement.knownFact != nil
    }
  }
}

private struct VariedReading: Sendable {
  let explainer: Explainer
  let facts: VariedFacts

  init(_ explainer: Explainer) {
    self.explainer = explainer
    facts = VariedFacts(explainer.facts, explainer.circuit, explainer.ruleSet)
  }
}

/// One reading under many lists of changes, side by side.
private struct Branches {
  private let explainer: Explainer
  private let keys: [FactKey]
  private let values: [ValuesByWorld?]
  /// The worlds of the reading itself: each list has as many.
  private let own: Int
  private let impossible: Set<Int>

  /// Nil where the changes cannot be worlds.
  init?(_ reading: VariedReading, _ lists: [StatedFacts], _ keys: [FactKey], _ programs: FittedPrograms) {
    let changes = lists.map { list in
      list.compactMap { one in one.statement.knownFact.map { Facts.Change(one.key, $0) } }
    }
    guard let evaluation = reading.facts.evaluation(changes, keeping: programs) else { return nil }
    (explainer, self.keys) = (reading.explainer, keys)
    let sweep = Sweep(evaluation, explainer)
    let own = reading.facts.facts.worlds
    self.own = own
    values = sweep.values(keys)
    impossible = Set(sweep.impossible.map { $0 / own })
  }

  /// The first worlds are those without changes.
  private func worlds(_ list: Int) -> Range<Int> { (list + 1) * own..<(list + 2) * own }

  func value(_ number: Int, _ list: Int) -> Value? { values[number]?.joined(in: worlds(list)) }

  func outcome(_ number: Int, _ list: Int) -> Outcome {
    Outcome(of: keys[number], value(number, list), isStated: explainer.isStated(keys[number]))
  }

  func isImpossible(_ list: Int) -> Bool { impossible.contains(list + 1) }
}

extension Statement {
  /// What is known where it says one thing.
  fileprivate var knownFact: KnownFact? {
    switch self {
    case .known(let constant): .value(constant)
    case .doesNotApply: KnownFact.none
    case .unknown, .any, .interval, .oneOf: nil
    }
  }
}
