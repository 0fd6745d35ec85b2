import Circuit
package import RuleModel

/// A rule's instance that bears upon a conclusion.
package struct Reason: Sendable, Equatable {
  /// What became of a contribution; the first that occurs in some world stands for all.
  package enum Status: Int, Sendable, Comparable {
    case applied, absorbed, capped, defeated
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }
  package var rule: RuleID
  /// Index into the rule's conclusions.
  package var conclusion: Int
  /// By free variable of the rule; the unlisted entity of an open list has the number after the last listed.
  package var entities: [Int]
  /// Holds in every completion of the profile, in every world.
  package var isCertain: Bool
  package var status: Status
  /// Rules that set it aside or outrank it.
  package var defeatedBy: [RuleID]
  /// The value, floor, cap or element that it contributes, over all worlds in which it does; nil of assertions, steps
  /// and weights.
  package var value: Value?

  package var instance: RuleInstance { RuleInstance(rule, entities) }
}

/// A rule with an entity for each name that is free in it.
package struct RuleInstance: Sendable, Hashable {
  package var rule: RuleID
  /// By free variable of the rule.
  package var entities: [Int]

  package init(_ rule: RuleID, _ entities: [Int]) {
    self.rule = rule
    self.entities = entities
  }
}

/// What follows for one attribute of one entity.
package struct Outcome: Sendable, Equatable {
  /// The value under some of the cases of the contested facts.
  package struct Case: Sendable, Equatable {
    /// Which doubt (index into `Facts.doubts`) stands at which of its cases.
    package var assumed: [DoubtCase]
    package var value: Value
  }
  package struct DoubtCase: Sendable, Hashable {
    package var doubt: Int
    package var chosen: Int
  }
  /// Contributions of opposite direction met: the rules of both sides, by number.
  package struct Tension: Sendable, Equatable {
    package var upward: [RuleID]
    package var downward: [RuleID]
  }
  package enum Certainty: Sendable, Equatable { case certain, possible, contradiction }

  package var key: FactKey
  package var value: Value
  /// Ascending by rule, conclusion and entities.
  package var reasons: [Reason]
  /// Only where contested facts make a difference.
  package var cases: [Case]
  package var tension: Tension?
  /// Stated by the profile, so that no rule is asked.
  package var isStated: Bool

  /// A value of which no reason is told.
  init(of key: FactKey, _ value: Value?, isStated: Bool) {
    self.init(
      key: key, value: value ?? Value(.nothing), reasons: [], cases: [], tension: nil, isStated: isStated)
  }

  init(
    key: FactKey, value: Value, reasons: [Reason], cases: [Case], tension: Tension?, isStated: Bool
  ) {
    self.key = key
    self.value = value
    self.reasons = reasons
    self.cases = cases
    self.tension = tension
    self.isStated = isStated
  }

  /// A contradiction only where it is certain: one that may be is a possibility like others.
  package var certainty: Certainty {
    if value.contradiction == .certain { return .contradiction }
    return value.isCertain ? .certain : .possible
  }
}
