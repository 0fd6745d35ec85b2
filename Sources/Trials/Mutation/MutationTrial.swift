package import RuleModel
package import SourceText

/// What a rule's own examples make of its mutants.
package struct MutationRecord: Sendable {
  /// How many mutants there are, by what was made wrong.
  package private(set) var made: [Mutant.Operator: Int] = [:]
  /// Those that every example lets pass, and that some facts tell from their rule as far as is known.
  package private(set) var survivors: [Mutant] = []
  /// By survivor: facts that tell it from its rule, where they were found.
  package private(set) var witnesses: [MutantWitness?] = []
  /// How many nothing can tell from their rule, proved.
  package private(set) var equivalent: [Mutant.Operator: Int] = [:]

  package init() {}

  mutating func add(_ mutant: Mutant, _ standing: MutantStanding?) {
    made[mutant.operation, default: 0] += 1
    switch standing {
    case nil: break
    case .equivalent?: equivalent[mutant.operation, default: 0] += 1
    case .differs(let witness)?:
      survivors.append(mutant)
      witnesses.append(witness)
    case .open?:
      survivors.append(mutant)
      witnesses.append(nil)
    }
  }

  /// What both say.
  package func joined(_ other: MutationRecord) -> MutationRecord {
    var joined = self
    joined.made.merge(other.made) { $0 + $1 }
    joined.equivalent.merge(other.equivalent) { $0 + $1 }
    joined.survivors += other.survivors
    joined.witnesses += other.witnesses
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
/// another aside they cannot see. Of one that they let pass the solver is asked whether anything could tell it from the rule. Linear in
/// mutants × examples beside that.
package func judgeMutants(of number: RuleID, _ ruleSet: RuleSet, _ sources: SourceMap) -> MutationRecord {
  var record = MutationRecord()
  for mutant in mutants(of: number, ruleSet) {
    let found = mutant.operation == .overridden ? [] : judgeExamples(of: number, ruleSet.with(mutant), sources).findings
    record.add(mutant, found.isEmpty ? standing(of: mutant, ruleSet) : nil)
  }
  return record
}
