package import RuleModel
package import SourceText

/// What a rule's own examples make of its mutants.
package struct MutationRecord: Sendable {
  /// How many mutants there are, by what was made wrong.
  package private(set) var made: [Mutant.Operator: Int] = [:]
  /// Those that every example lets pass.
  package private(set) var survivors: [Mutant] = []

  package init() {}

  mutating func add(_ mutant: Mutant, hasSurvived: Bool) {
    made[mutant.operation, default: 0] += 1
    if hasSurvived { survivors.append(mutant) }
  }

  /// What both say.
  package func joined(_ other: MutationRecord) -> MutationRecord {
    var joined = self
    joined.made.merge(other.made) { $0 + $1 }
    joined.survivors += other.survivors
    return joined
  }
}

extension RuleSet {
  /// With a mutant in the place of its rule.
  package func with(_ mutant: Mutant) -> RuleSet {
    var changed = self
    changed.rules[mutant.number.raw] = mutant.rule
    return changed
  }
}

/// Judges the mutants of one rule by its examples, which speak of its body and its contributions; that a rule no longer sets
/// another aside they cannot see. Linear in mutants × examples.
package func judgeMutants(of number: RuleID, _ ruleSet: RuleSet, _ sources: SourceMap) -> MutationRecord {
  var record = MutationRecord()
  for mutant in mutants(of: number, ruleSet) {
    let found = mutant.operation == .overridden ? [] : judgeExamples(of: number, ruleSet.with(mutant), sources).findings
    record.add(mutant, hasSurvived: found.isEmpty)
  }
  return record
}
