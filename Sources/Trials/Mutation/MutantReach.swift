import Circuit
package import Inference
package import RuleModel

/// A rule set with the bodies of mutants behind all rules: they conclude nothing, and so change nothing.
package func ruleSet(_ ruleSet: RuleSet, beside mutants: [Mutant]) -> RuleSet {
  var beside = ruleSet
  beside.rules += mutants.map { mutant in
    var rule = mutant.rule
    (rule.conclusions, rule.overrides, rule.examples) = ([], [], [])
    return rule
  }
  return beside
}

/// Whether a rule takes part in a loop: what it leads to may hang on itself.
private func isRecursive(_ rule: Rule, in ruleSet: RuleSet) -> Bool {
  ruleSet.strata.contains { stratum in
    stratum.isRecursive && rule.conclusions.contains { stratum.attributes.contains($0.attribute) }
  }
}

/// Mutants beside their rules in one evaluation, to see where they could make a difference.
package struct MutantReach: Sendable {
  private let mutants: [Mutant]
  private let ruleSet: RuleSet
  private let isRecursive: [Bool]

  package init(_ mutants: [Mutant], _ ruleSet: RuleSet) {
    (self.mutants, self.ruleSet) = (mutants, ruleSet)
    isRecursive = mutants.map { Trials.isRecursive(ruleSet[$0.number], in: ruleSet) }
  }

  /// The rules of the mutants and the mutants, as they stand in `RuleSet.beside`.
  package var bodies: [RuleID] {
    Set(mutants.map(\.number)).sorted() + mutants.indices.map { RuleID(ruleSet.rules.count + $0) }
  }

  /// The mutants that may tell something else than their rule where the rules were run: they hold of other entities, or what they
  /// contribute is another thing. All others leave every value as it is: a rule set that is not recursive has one answer, and
  /// that of the rules fulfils those with the mutant. The evaluation is of `RuleSet.beside`. Linear in mutants × instances × worlds.
  package func differing(in evaluation: Evaluation) -> [Int] {
    mutants.indices.filter { place in
      if isRecursive[place] { return true }
      guard let own = evaluation.circuit.rules[mutants[place].number.raw],
        let other = evaluation.circuit.rules[ruleSet.rules.count + place], own.axes == other.axes
      else { return true }
      let axes = Array(own.axes.prefix(mutants[place].rule.freeCount))
      switch mutants[place].operation {
      case .contributed, .overridden: return evaluation.holdsAnywhere(own.body, axes)
      case .removed, .dropped, .flipped, .moved: return evaluation.differ(own.body, other.body, axes)
      }
    }
  }
}

extension Evaluation {
  fileprivate func holdsAnywhere(_ body: TruthPlanes, _ axes: [Axis]) -> Bool {
    guard isOnAnywhere(body.possible) else { return false }
    let reader = probe(body.possible, along: axes)
    return containsCombination(axes.map { laneCount($0.kind) }) { isOnInSomeWorld(reader, $0) }
  }

  fileprivate func differ(_ body: TruthPlanes, _ other: TruthPlanes, _ axes: [Axis]) -> Bool {
    guard isOnAnywhere(body.possible) || isOnAnywhere(other.possible) else { return false }
    let (own, others) = (probe(body, along: axes), probe(other, along: axes))
    return containsCombination(axes.map { laneCount($0.kind) }) { entities in
      (0..<worlds).contains { truth(own, entities, world: $0) != truth(others, entities, world: $0) }
    }
  }
}

/// Whether some choice of one of each is so.
private func containsCombination(_ sizes: [Int], _ isSo: ([Int]) -> Bool) -> Bool {
  guard sizes.allSatisfy({ $0 > 0 }) else { return false }
  var entities = sizes.map { _ in 0 }
  while !isSo(entities) {
    var place = sizes.count - 1
    while place >= 0, entities[place] == sizes[place] - 1 {
      entities[place] = 0
      place -= 1
    }
    if place < 0 { return false }
    entities[place] += 1
  }
  return true
}
