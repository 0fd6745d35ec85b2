import RuleModel

/// A rule instance that bears on an attribute of an entity.
public struct NaiveReason: Hashable, Sendable {
  public enum Status: Int, Hashable, Sendable { case applied, absorbed, capped, defeated }

  public var rule: String
  /// By free variable in the order of the scope; the number of listed entities stands for `?`.
  public var entities: [Int]
  /// Index of the conclusion within the rule.
  public var conclusion: Int
  public var isCertain: Bool
  public var status: Status

  public init(rule: String, entities: [Int], conclusion: Int, isCertain: Bool, status: Status) {
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
public struct NaiveTension: Hashable, Sendable {
  public var upward: [String]
  public var downward: [String]
  public init?(upward: some Sequence<String>, downward: some Sequence<String>) {
    self.upward = Set(upward).sorted()
    self.downward = Set(downward).sorted()
    if self.upward.isEmpty || self.downward.isEmpty { return nil }
  }
}

/// What follows of one attribute of one entity.
public struct NaiveOutcome: Hashable, Sendable {
  public var value: NaiveValue
  /// Sorted by rule, entities and conclusion.
  public var reasons: [NaiveReason]
  public var tension: NaiveTension?

  public init(value: NaiveValue, reasons: [NaiveReason], tension: NaiveTension? = nil) {
    self.value = value
    self.reasons = reasons.sorted {
      if $0.rule != $1.rule { return $0.rule < $1.rule }
      if $0.entities != $1.entities { return $0.entities.lexicographicallyPrecedes($1.entities) }
      return $0.conclusion < $1.conclusion
    }
    self.tension = tension
  }

  /// Over worlds: a reason is certain if certain in each, and has the first status that occurs.
  public static func join(_ outcomes: [NaiveOutcome]) -> NaiveOutcome {
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
public struct NaiveResult: Sendable {
  public struct World: Sendable {
    /// The case of each contested fact.
    public var cases: [FactKey: Statement]
    public var outcomes: [FactKey: NaiveOutcome]
    /// Ids of the `never:` entries that are certain for some listed entities.
    public var never: Set<String>

    public init(
      cases: [FactKey: Statement] = [:], outcomes: [FactKey: NaiveOutcome] = [:], never: Set<String> = []
    ) {
      self.cases = cases
      self.outcomes = outcomes
      self.never = never
    }
  }
  public var worlds: [World]
  /// Every derived attribute of every listed entity, joined over the worlds.
  public var outcomes: [FactKey: NaiveOutcome]

  public init(worlds: [World], outcomes: [FactKey: NaiveOutcome]) {
    self.worlds = worlds
    self.outcomes = outcomes
  }

  public var never: Set<String> { worlds.reduce(into: []) { $0.formUnion($1.never) } }
}
