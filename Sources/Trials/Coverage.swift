import Circuit
import Explanation
import Inference
package import RuleModel

/// What tests meet: rules that apply for certain, and values of outcomes that are asserted.
package struct Coverage: Sendable {
  /// By rule: whether some test's run had a certain contribution of it that applied.
  package private(set) var hasApplied: [Bool]
  /// By outcome of the manifest: the values (of sets: elements) that some expectation names or pins down.
  package private(set) var asserted: [AttributeID: Set<Int>] = [:]
  private let ruleSet: RuleSet

  package init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    hasApplied = ruleSet.rules.map { _ in false }
  }

  /// Rules that no run so far applied, drafts left out.
  package var neverApplied: [RuleID] {
    hasApplied.indices.filter { !hasApplied[$0] && !ruleSet.rules[$0].isDraft }.map { RuleID($0) }
  }

  /// Outcomes of few values, with those that nothing asserts.
  package var neverAsserted: [(attribute: AttributeID, values: [Int])] {
    ruleSet.outcomes.compactMap { outcome in
      guard let count = ruleSet.valueCount(ruleSet[outcome.attribute].type) else { return nil }
      let known = asserted[outcome.attribute] ?? []
      let missing = (0..<count).filter { !known.contains($0) }
      return missing.isEmpty ? nil : (outcome.attribute, missing)
    }
  }

  /// What either meets.
  package func joined(_ other: Coverage) -> Coverage {
    var copy = self
    copy.hasApplied = zip(hasApplied, other.hasApplied).map { $0 || $1 }
    copy.asserted.merge(other.asserted) { $0.union($1) }
    return copy
  }

  // MARK: Rules

  package mutating func add(_ run: TrialRun) {
    var reasons: [FactKey: [Reason]] = [:]
    for rule in ruleSet.rules.indices where !hasApplied[rule] {
      hasApplied[rule] = ruleSet.rules[rule].conclusions.indices.contains { index in
        applies(RuleID(rule), index, run, &reasons)
      }
    }
  }

  private func applies(
    _ rule: RuleID, _ index: Int, _ run: TrialRun, _ reasons: inout [FactKey: [Reason]]
  ) -> Bool {
    guard let planes = run.rationale.circuit.rules[rule.raw],
      run.rationale.evaluation.isOnAnywhere(planes.contributions[index].unlessOverridden.certain)
    else { return false }
    return keys(ruleSet.rules[rule.raw].conclusions[index], run).contains { key in
      let known = reasons[key] ?? run.rationale.reasons(key)
      reasons[key] = known
      return known.contains { $0.rule == rule && $0.isCertain && $0.status == .applied }
    }
  }

  /// Of what the conclusion can be.
  private func keys(_ conclusion: Conclusion, _ run: TrialRun) -> [FactKey] {
    run.explainer.keys(of: conclusion.attribute).filter { key in
      zip(conclusion.subject.terms, key.entities).allSatisfy { term, entity in
        if case .entity(let own) = term { own == entity } else { true }
      }
    }
  }

  // MARK: Values

  /// What an expectation that holds says of values.
  package mutating func add(_ expectation: Expectation, _ run: TrialRun) {
    guard expectation.force != .mustNot else { return }
    let attribute = expectation.claim.attribute
    let named = expectation.condition.namedValues
    if !named.isEmpty { asserted[attribute, default: []].formUnion(named) }
    guard expectation.force == .must else { return }
    for instance in instances(of: expectation.claim, run) {
      let value = run.value(instance.key, nil)
      guard value.isCertain, let ordinals = value.ordinals,
        (0..<run.worlds).allSatisfy({ expectation.claim.speaks(of: instance, run, world: $0) })
      else { continue }
      asserted[attribute, default: []].formUnion(ordinals)
    }
  }
}

extension Condition {
  /// Values that it asks for by name, none beside them.
  fileprivate var namedValues: [Int] {
    switch self {
    case .test(let test):
      switch test.constraint {
      case .values(let set): set.isComplement || set.members.count > 1 ? [] : set.members
      case .includes(.constants(let ordinals)): ordinals
      default: []
      }
    case .all(let parts): parts.flatMap(\.namedValues)
    case .any, .not, .quantified: []
    }
  }
}
