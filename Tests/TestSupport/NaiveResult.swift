import RuleModel

/// A rule instance that bears on an attribute of an entity.
package struct NaiveReason: Hashable, Sendable {
  package enum Status: Int, Hashable, Sendable { case applied, absorbed, capped, defeated }

  package var rule: String
  /// By free variable in the order of the scope; the number of listed entities stands for `?`.
  package var entities: [Int]
  /// Index of the conclusion within the rule.
  package var conclusion: Int
  package var isCertain: Bool
  package var status: Status

  package init(rule: String, entities: [Int], conclusion: Int, isCertain: Bool, status: Status) {
    self.rule = rule
    self.entities = entities
    self.conclusion = conclusion
    self.isCertain = isCertain
    self.status = status
  }

  /// The reason without what is said of it.
  struct Key: Hashable {
    var rule: String
    var entities: [Int]
    var conclusion: Int
  }
  var key: Key { Key(rule: rule, entities: entities, conclusion: conclusion) }
}

/// Contributions of opposite direction that met: ids of rules, each side sorted and without repeats.
///
/// In a `single`: those that stand, and those defeated by rank with another value.
package struct NaiveTension: Hashable, Sendable {
  package var upward: [String]
  package var downward: [String]
  package init?(upward: some Sequence<String>, downward: some Sequence<String>) {
    self.upward = Set(upward).sorted()
    self.downward = Set(downward).sorted()
    if self.upward.isEmpty || self.downward.isEmpty { return nil }
  }
}

/// What follows of one attribute of one entity.
package struct NaiveOutcome: Hashable, Sendable {
  package var value: NaiveValue
  /// Sorted by rule, entities and conclusion.
  package var reasons: [NaiveReason]
  package var tension: NaiveTension?

  package init(value: NaiveValue, reasons: [NaiveReason], tension: NaiveTension? = nil) {
    self.value = value
    self.reasons = reasons.sorted {
      if $0.rule != $1.rule { return $0.rule < $1.rule }
      if $0.entities != $1.entities { return $0.entities.lexicographicallyPrecedes($1.entities) }
      return $0.conclusion < $1.conclusion
    }
    self.tension = tension
  }

  /// Over worlds: a reason is certain if certain in each, and has the first status that occurs.
  package static func join(_ outcomes: [NaiveOutcome]) -> NaiveOutcome {
    var reasons: [NaiveReason.Key: NaiveReason] = [:]
    var worlds: [NaiveReason.Key: Int] = [:]
    for reason in outcomes.flatMap(\.reasons) {
      worlds[reason.key, default: 0] += 1
      guard var known = reasons[reason.key] else {
        reasons[reason.key] = reason
        continue
      }
      known.isCertain = known.isCertain && reason.isCertain
      if reason.status.rawValue < known.status.rawValue { known.status = reason.status }
      reasons[reason.key] = known
    }
    for (key, count) in worlds where count < outcomes.count { reasons[key]?.isCertain = false }
    // Reading: sides that met in no world are no tension; those that met in some world are joined.
    let tensions = outcomes.compactMap(\.tension)
    return NaiveOutcome(
      value: .join(outcomes.map(\.value)), reasons: Array(reasons.values),
      tension: NaiveTension(upward: tensions.flatMap(\.upward), downward: tensions.flatMap(\.downward)))
  }
}

/// Everything that follows from a profile.
package struct NaiveResult: Sendable {
  package struct World: Sendable {
    /// The case of each contested fact.
    package var cases: [FactKey: Statement]
    package var outcomes: [FactKey: NaiveOutcome]
    /// Ids of the `never:` entries that are certain for some listed entities.
    package var never: Set<String>

    package init(
      cases: [FactKey: Statement] = [:], outcomes: [FactKey: NaiveOutcome] = [:], never: Set<String> = []
    ) {
      self.cases = cases
      self.outcomes = outcomes
      self.never = never
    }
  }
  package var worlds: [World]
  /// Every derived attribute of every listed entity, joined over the worlds.
  package var outcomes: [FactKey: NaiveOutcome]

  package init(worlds: [World], outcomes: [FactKey: NaiveOutcome]) {
    self.worlds = worlds
    self.outcomes = outcomes
  }

  package var never: Set<String> { worlds.reduce(into: []) { $0.formUnion($1.never) } }
}
