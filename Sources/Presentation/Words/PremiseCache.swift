import Circuit
import Explanation
import RuleModel

/// An instance of a rule.
struct Instance: Hashable, Sendable {
  var rule: RuleID
  var entities: [Int]

  init(_ rule: RuleID, _ entities: [Int]) {
    self.rule = rule
    self.entities = entities
  }

  init(_ reason: Reason) { self.init(reason.rule, reason.entities) }
}

/// What instances read, each worked out once: an instance bears upon every conclusion of its rule.
struct PremiseCache: Sendable {
  let explanation: Rationale
  private var found: [Instance: [Premise]] = [:]

  init(_ explanation: Rationale) { self.explanation = explanation }

  /// What the conditions read, and what its conclusions take their values from.
  mutating func premises(of instance: Instance) -> [Premise] {
    if let known = found[instance] { return known }
    var result = explanation.premises(of: instance.rule, instance.entities)
    for conclusion in explanation.ruleSet.rules[instance.rule.raw].conclusions {
      guard case .path(let operand)? = conclusion.contribution.operand else { continue }
      for premise in explanation.premises(of: operand.path, instance.entities) where !result.contains(premise) {
        result.append(premise)
      }
    }
    found[instance] = result
    return result
  }
}
