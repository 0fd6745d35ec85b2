package import RuleModel

/// Which attributes rules can change: what they conclude, what a rule concludes that they set aside, and all that is concluded from it.
package struct RuleInfluence: Sendable {
  private let ruleSet: RuleSet
  /// By attribute: those that are concluded from it.
  private let next: [AttributeID: [AttributeID]]

  /// Linear in the rule set.
  package init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    next = Dictionary(grouping: RuleGraph(ruleSet).edges, by: \.from).mapValues { $0.map(\.to) }
  }

  /// All whose values or reasons are otherwise where the rule applies to other entities, or contributes something else. Linear in what
  /// is concluded from it.
  package func attributes(of rule: RuleID) -> Set<AttributeID> {
    var found: Set<AttributeID> = []
    var open = setAside(by: rule).flatMap { ruleSet[$0].conclusions.map(\.attribute) }
    while let attribute = open.popLast() {
      if found.insert(attribute).inserted { open += next[attribute] ?? [] }
    }
    return found
  }

  /// The rule, and those that it sets aside, and so on.
  private func setAside(by rule: RuleID) -> Set<RuleID> {
    var (found, open): (Set<RuleID>, [RuleID]) = ([], [rule])
    while let next = open.popLast() {
      if found.insert(next).inserted { open += ruleSet[next].overrides }
    }
    return found
  }
}
