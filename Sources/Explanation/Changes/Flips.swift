import Circuit
import Inference
import RuleModel

/// What single changed facts make of outcomes, all else as the working reading has it.
public struct Flips: Sendable {
  /// What a change makes of an outcome.
  public struct Flip: Sendable, Equatable {
    public var outcome: FactKey
    public var value: Value
  }
  /// All changes that were tried, in the order of keys, then of values.
  public let changes: [ChangedFact]
  /// By change: the outcomes that it flips, in the order in which they were asked for.
  public let flips: [[Flip]]
  /// Indices of changes that were not tried, since `never` says that they cannot be.
  public let forbidden: [Int]

  public init(changes: [ChangedFact], flips: [[Flip]], forbidden: [Int]) {
    self.changes = changes
    self.flips = flips
    self.forbidden = forbidden
  }

  /// What flips an outcome, and to what.
  public func flips(of outcome: FactKey) -> [(change: ChangedFact, value: Value)] {
    zip(changes, flips).compactMap { change, own in own.first { $0.outcome == outcome }.map { (change, $0.value) } }
  }

  /// What a changed fact flips, by each of its other values.
  public func flips(by fact: FactKey) -> [(change: ChangedFact, flips: [Flip])] {
    zip(changes, flips).filter { $0.0.key == fact }.map { ($0, $1) }
  }
}

extension Readings {
  /// What every single change makes of the outcomes: one world a change, all else as the working reading has it. A change
  /// that makes a `never` certain which was not is left out.
  public func flips(of outcomes: [FactKey]) -> Flips {
    let now = outcomes.map { working.value($0) }
    let changes = changes
    var (flips, forbidden): ([[Flips.Flip]], [Int]) = ([], [])
    for (index, change) in changes.enumerated() {
      let world = world(change)
      guard let world, !breaksNever(world) else {
        flips.append([])
        forbidden.append(index)
        continue
      }
      flips.append(
        zip(outcomes, now).compactMap { outcome, before in
          guard let value = world.value(outcome), value != before else { return nil }
          return Flips.Flip(outcome: outcome, value: value)
        })
    }
    return Flips(changes: changes, flips: flips, forbidden: forbidden)
  }

  private func world(_ change: ChangedFact) -> Explainer? {
    var profile = working.profile
    profile.facts[change.key] = Fact(statement: change.statement, origin: .set, span: .none)
    guard let facts = Facts(profile, ruleSet, working.circuit) else { return nil }
    return Explainer(Evaluation(working.circuit, facts, ruleSet), ruleSet, profile)
  }

  /// Whether the world has a certain `never` that the working one has not.
  private func breaksNever(_ world: Explainer) -> Bool {
    working.circuit.never.contains { signal in
      world.evaluation.isOn(signal.anywhere.certain, at: Place([], []), world: 0)
        && !working.evaluation.isOn(signal.anywhere.certain, at: Place([], []), world: 0)
    }
  }
}
