package import Explanation
package import RuleModel
import SourceText
package import Verification

extension Engine {
  /// Asks of each outcome whether an older version of the same vocabulary makes something else of a profile. The facts that are
  /// changed are those that rules of either version read, to every value that matters to one of them. `budget` is in conflicts,
  /// for all questions together, each counting as fifty at least. Of the first `detailed` outcomes that differ regions are looked
  /// for. Nil where the versions see a fact otherwise.
  package func proof(
    beside old: Engine, _ profile: Profile, of outcomes: [FactKey], _ changes: RuleSetChanges, detailed: Int = 5,
    budget: Int = 30_000
  ) -> VersionProof? {
    guard let both = alternatives(beside: old, profile),
      var equality = VersionEquality(
        (old.circuit, old.ruleSet), (circuit, ruleSet), both.working, alternatives: both.alternatives, of: outcomes)
    else { return nil }
    var proof = VersionProof()
    var changed: [[NearestChanges.Change]] = []
    var witnesses = VersionWitnesses(old: old, new: self, working: both.working, changes: changes)
    for key in outcomes {
      let left = budget - equality.effort
      guard left > 0 || equality.isEasy(key) else {
        proof.undecided += 1
        continue
      }
      switch equality.answer(key, budget: min(left, Self.mostConflicts)) {
      case .equal(let byStructure):
        if byStructure { proof.equalByStructure.append(key) } else { proof.equalByProof.append(key) }
      case .undecided: proof.undecided += 1
      case .differs(let found):
        if let difference = witnesses.confirmed(key, found) {
          proof.differing.append(difference)
          changed.append(found.changes)
        } else {
          proof.undecided += 1
        }
      }
    }
    // Regions get what the questions whether anything differs have left.
    for place in proof.differing.indices.prefix(detailed) where equality.effort < budget {
      let (regions, isAll) = equality.regions(
        of: proof.differing[place].key, from: changed[place], atMost: 3, budget: Self.mostConflicts)
      proof.differing[place].regions = regions.map { $0.map { ChangedFact(key: $0.key, statement: $0.fact.statement) } }
      proof.differing[place].hasAllRegions = isAll
    }
    return proof
  }

  /// Conflicts that one question may take.
  private static let mostConflicts = 5_000

  /// Outcomes of a profile that are the same under an older version, as clauses in the DIMACS format: the same in every run.
  package func clauses(ofEquality outcomes: [FactKey], beside old: Engine, _ profile: Profile) -> String? {
    certificate(old, profile, outcomes)?.formula
  }

  /// The same with the proof; nil where they are not, or where that is not shown within the budget, in conflicts.
  package func certificate(
    ofEquality outcomes: [FactKey], beside old: Engine, _ profile: Profile, budget: Int = 100_000
  ) -> Certificate? {
    certificate(old, profile, outcomes)?.certificate(budget: budget)
  }

  private func certificate(_ old: Engine, _ profile: Profile, _ outcomes: [FactKey]) -> EqualityCertificate? {
    guard let both = alternatives(beside: old, profile) else { return nil }
    return EqualityCertificate(
      (old.circuit, old.ruleSet), (circuit, ruleSet), both.working, alternatives: both.alternatives, of: outcomes)
  }

  /// The working reading, and by fact what it may be besides: what matters to either version.
  private func alternatives(
    beside old: Engine, _ profile: Profile
  ) -> (working: Profile, alternatives: [FactKey: [Statement]])? {
    guard let before = old.readings(profile), let after = readings(profile) else { return nil }
    let alternatives = before.alternatives.merging(after.alternatives) { own, others in
      own + others.filter { !own.contains($0) }
    }
    return (after.working.profile, alternatives)
  }
}

/// Evaluations under both versions of profiles that tell them apart, each once.
private struct VersionWitnesses {
  let old: Engine
  let new: Engine
  let working: Profile
  let changes: RuleSetChanges
  private var known: [[NearestChanges.Change]: (old: Explainer, new: Explainer)] = [:]

  init(old: Engine, new: Engine, working: Profile, changes: RuleSetChanges) {
    (self.old, self.new, self.working, self.changes) = (old, new, working, changes)
  }

  /// Nil where evaluation does not say so.
  mutating func confirmed(_ key: FactKey, _ found: VersionEquality.Difference) -> VersionProof.Difference? {
    guard let both = both(found.changes), let before = both.old.value(key), let after = both.new.value(key),
      before != after
    else { return nil }
    let name = new.ruleSet[key.attribute].fullName
    let moved = VersionComparison(both.old, both.new, of: [name], changes).moved.first { $0.key == key }
    return VersionProof.Difference(
      key: key, changes: found.changes.map { ChangedFact(key: $0.key, statement: $0.fact.statement) },
      isNearest: found.isNearest, before: before, after: after, causes: moved?.causes ?? [],
      others: max(0, found.single.count - 1), share: (found.share.differing, found.share.all))
  }

  private mutating func both(_ changed: [NearestChanges.Change]) -> (old: Explainer, new: Explainer)? {
    if let both = known[changed] { return both }
    var profile = working
    for change in changed {
      profile.facts[change.key] = Fact(statement: change.fact.statement, origin: .set, span: .none)
    }
    guard let before = old.evaluate(profile), let after = new.evaluate(profile) else { return nil }
    // One profile tells many outcomes apart; few are held at once.
    if known.count >= 4 { known = [:] }
    known[changed] = (before, after)
    return (before, after)
  }
}
