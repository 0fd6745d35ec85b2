import Circuit
import Inference
import RuleModel

/// The rules that could bring about what is demanded of a conclusion, and do not count now.
struct CandidateRules {
  let tree: QuestionTree
  let key: FactKey
  let demand: Demand
  let reasons: [Reason]

  private var explainer: Explainer { tree.explainer }
  private var ruleSet: RuleSet { tree.ruleSet }

  /// Of each rule's conclusion the instance that lacks least; those first that lack least, then the weightiest. Linear in
  /// the instances of all rules that conclude the attribute.
  var found: [RuleUse] {
    let attribute = explainer.ruleSet.contributing(key.attribute)
    let found = explainer.circuit.conclusions[attribute.raw].compactMap(candidate)
    return found.sorted { left, right in
      let (one, other) = (left.standing.missing, right.standing.missing)
      return one != other ? one < other : tree.weight(left) > tree.weight(right)
    }
  }

  /// Nil where no instance leads there, or those that do count already.
  private func candidate(_ id: ConclusionID) -> RuleUse? {
    let rule = ruleSet[id.rule]
    guard let fixed = rule.conclusions[id.index].subject.fixed(to: key.numbers, count: rule.freeCount) else {
      return nil
    }
    let sizes = rule.scope.prefix(rule.freeCount).map { explainer.facts.listed[$0.kind.raw] }
    var best: RuleUse?
    var count = 0
    forEachCombination(fixed, sizes) { entities in
      guard let use = candidate(id, entities) else { return }
      count += 1
      if best.map({ use.standing.missing < $0.standing.missing }) ?? true { best = use }
    }
    best?.others = max(0, count - 1)
    return best
  }

  private func candidate(_ id: ConclusionID, _ entities: [Int]) -> RuleUse? {
    let rule = ruleSet[id.rule]
    let conclusion = rule.conclusions[id.index]
    let environment = entities + Array(repeating: 0, count: rule.scope.count - rule.freeCount)
    guard rule.listedPairs.allSatisfy({ explainer.isListed($0.kind, $0.entities(in: environment)) }) else { return nil }
    let type = ruleSet[conclusion.attribute].type.element
    let value = conclusion.contribution.operand.flatMap { tree.values.value($0, of: type, environment) }
    let isServed = demand.isServed(by: conclusion.contribution, value) == true
    guard isServed || isChangeable(conclusion.contribution.operand, environment) else { return nil }
    let standing = reasons.first { $0.rule == id.rule && $0.conclusion == id.index && $0.entities == entities }
    if let standing { return standing.status == .applied ? nil : tree.use(standing, isAgainst: false) }
    guard let missing = missing(rule, environment) else { return nil }
    let isWithoutValue = conclusion.contribution.operand != nil && value == nil
    return RuleUse(
      rule: id.rule, conclusion: id.index, entities: entities,
      standing: .unmet(missing + (isWithoutValue || !isServed ? 1 : 0)), value: value.map { Value($0) })
  }

  /// How many facts its conditions lack; nil where only the catalogue could be otherwise.
  private func missing(_ rule: Rule, _ environment: [Int]) -> Int? {
    let missing = Missing(values: tree.values, scope: rule.scope)
    return missing.count(.all(rule.when + rule.unless.map { Condition.not($0) }), environment)
  }

  /// Whether what a rule contributes comes from facts that may be otherwise.
  private func isChangeable(_ operand: Operand?, _ environment: [Int]) -> Bool {
    guard case .path(let operand)? = operand else { return false }
    let led = tree.values.follow(operand.path, environment)
    return (led.via + [led.key].compactMap { $0 }).contains { explainer.premise($0).ground != .catalogue }
  }
}

extension RuleUse.Standing {
  /// Nothing where it holds and does not count.
  fileprivate var missing: Int { if case .unmet(let count) = self { count } else { 0 } }
}
