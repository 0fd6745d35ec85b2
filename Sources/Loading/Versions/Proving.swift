package import Explanation
package import RuleModel
import SourceText
import Verification

/// What the solver says of two versions and one profile, however its facts are changed.
package struct VersionProof: Sendable {
  /// An outcome that differs after the fewest changes of facts, which evaluations under both versions confirm.
  package struct Difference: Sendable {
    package var key: FactKey
    package var changes: [ChangedFact]
    package var before: Value
    package var after: Value
  }
  /// How many outcomes are the same whatever is changed: for them it is refuted that they differ.
  package var equal = 0
  package var undecided = 0
  package var differing: [Difference] = []
}

extension Engine {
  /// Asks of each outcome whether an older version of the same vocabulary makes something else of a profile. The facts that are
  /// changed are those that rules of either version read, to every value that matters to one of them. `budget` is in conflicts,
  /// for each question. Nil where the versions see a fact otherwise.
  package func proof(
    beside old: Engine, _ profile: Profile, of outcomes: [FactKey], budget: Int = 20_000
  ) -> VersionProof? {
    guard let before = old.readings(profile), let after = readings(profile) else { return nil }
    let alternatives = before.alternatives.merging(after.alternatives) { own, others in
      own + others.filter { !own.contains($0) }
    }
    let working = after.working.profile
    guard
      var equality = VersionEquality(
        (old.circuit, old.ruleSet), (circuit, ruleSet), working, alternatives: alternatives, of: outcomes)
    else { return nil }
    var proof = VersionProof()
    for key in outcomes {
      switch equality.answer(key, budget: budget) {
      case .equal: proof.equal += 1
      case .undecided: proof.undecided += 1
      case .differs(let changes):
        let stated = changes.map { ChangedFact(key: $0.key, statement: $0.fact.statement) }
        if let found = confirmed(key, stated, beside: old, from: working) {
          proof.differing.append(found)
        } else {
          proof.undecided += 1
        }
      }
    }
    return proof
  }

  /// Nil where evaluation does not say so.
  private func confirmed(
    _ key: FactKey, _ changes: [ChangedFact], beside old: Engine, from working: Profile
  ) -> VersionProof.Difference? {
    var profile = working
    for change in changes { profile.facts[change.key] = Fact(statement: change.statement, origin: .set, span: .none) }
    guard let before = old.evaluate(profile)?.value(key), let after = evaluate(profile)?.value(key), before != after
    else { return nil }
    return VersionProof.Difference(key: key, changes: changes, before: before, after: after)
  }
}
