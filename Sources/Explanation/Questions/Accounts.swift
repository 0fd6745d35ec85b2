import Circuit
import RuleModel

/// How a value comes about, in one place.
extension QuestionTree {
  func account(_ key: FactKey, _ demand: Demand?) -> ValueAccount {
    let attribute = ruleSet[key.attribute]
    switch attribute.combine {
    case .rank(let ranking)?:
      let place: Int64? = if case .number(let number)? = values.value(key) { number } else { nil }
      let ranks = RankParts(tree: self, key: key, ranking: ranking)
      return .rank(
        ValueAccount.Standings(place: place, competing: ranks.competing.count, ahead: ranks.ahead.count))
    case .sum?, .level?, .band?: return .sum(addition(key, demand))
    case .single(_, let fallback)?:
      let isDefault = !explainer.reasons(key).contains { $0.status == .applied }
      return .named(byDefault: isDefault ? fallback.flatMap { values.value($0, of: attribute.type, key.numbers) } : nil)
    case .asserted?, .collected?, nil: return .named(byDefault: nil)
    }
  }

  func addition(_ key: FactKey, _ demand: Demand?) -> ValueAccount.Addition {
    let contributing = key.of(explainer.ruleSet.contributing(key.attribute))
    let attribute = ruleSet[contributing.attribute]
    var base: Constant?
    switch attribute.combine {
    case .sum(let operand, _):
      base = operand.map { values.value($0, of: attribute.type, key.numbers) } ?? .number(0)
    case .level(let operand, _): base = values.value(operand, of: attribute.type, key.numbers)
    default: break
    }
    var addition = ValueAccount.Addition(attribute: contributing.attribute, base: base)
    add(explainer.reasons(key).filter { $0.status != .defeated }, to: &addition.adjustment)
    if contributing != key {
      addition.isBand = true
      addition.total = values.value(contributing)?.order
    }
    if let own = demand?.now?.order, let next = demand?.next, addition.isBand == false {
      addition.missing = next.subtractingSaturating(own)
    }
    if addition.isBand, let demand { addition.missing = missingOfBand(key, demand, addition.total) }
    return addition
  }

  /// Instances that count once together are one step.
  private func add(_ reasons: [Reason], to adjustment: inout Adjustment) {
    struct Group: Hashable {
      var rule: RuleID
      var conclusion: Int
      var each: [Int]
    }
    var seen: Set<Group> = []
    for reason in reasons {
      let rule = ruleSet[reason.rule]
      let value = (reason.value?.ordinals?.first).map { Int64($0) }
      switch rule.conclusions[reason.conclusion].contribution {
      case .weight(let amount), .step(let amount):
        let each: [Int] =
          if case .forEach(let variables) = rule.multiplicity { variables.map { reason.entities[$0.raw] } } else { [] }
        let group = Group(rule: reason.rule, conclusion: reason.conclusion, each: each)
        if seen.insert(group).inserted { adjustment.step(amount) }
      case .atLeast: if let value { adjustment.lift(to: value) }
      case .atMost: if let value { adjustment.hold(at: value) }
      case .assert, .value, .add: break
      }
    }
  }

  /// How far the sum lies below the next band that will do.
  private func missingOfBand(_ key: FactKey, _ demand: Demand, _ total: Int64?) -> Int64? {
    guard case .band(_, let lowest)? = ruleSet[key.attribute].combine, let total, let next = demand.next, next > 0
    else { return nil }
    return Bands(lowest: lowest).sums(of: Int(next)).lowerBound.subtractingSaturating(total)
  }
}
