import RuleModel

/// A rule that sets aside the instances of another that have the same entity for every name the two share.
struct Override: Sendable {
  let rule: RuleID
  /// For each of its entities the one of the other rule that it shares.
  private let shared: [Int?]

  private init(_ id: RuleID, _ rule: Rule, _ target: Rule) {
    self.rule = id
    shared = rule.scope.prefix(rule.freeCount).map { variable in
      target.scope.prefix(target.freeCount).firstIndex { $0.name == variable.name }
    }
  }

  /// Its entities, for an instance of the rule that it sets aside.
  func entities(for instance: [Int]) -> [Int] { shared.map { $0.map { instance[$0] } ?? 0 } }

  /// By rule: those that may set it aside, ascending. Drafts do not count. Linear in rules and overrides.
  static func all(in rules: [Rule]) -> [[Override]] {
    var all = [[Override]](repeating: [], count: rules.count)
    for (number, rule) in rules.enumerated() where !rule.isDraft {
      for target in rule.overrides { all[target.raw].append(Override(RuleID(number), rule, rules[target.raw])) }
    }
    return all
  }
}
