import Circuit
import RuleModel

/// A rule's instance that bears upon a conclusion.
public struct Reason: Sendable, Equatable {
  /// What became of a contribution; the first that occurs in some world stands for all.
  public enum Status: Int, Sendable, Comparable {
    case applied, absorbed, capped, defeated
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }
  public var rule: RuleID
  /// Index into the rule's conclusions.
  public var conclusion: Int
  /// By free variable of the rule; the unlisted entity of an open list has the number after the last listed.
  public var entities: [Int]
  /// Holds in every completion of the profile, in every world.
  public var isCertain: Bool
  public var status: Status
  /// Rules that set it aside or outrank it.
  public var defeatedBy: [RuleID]
  /// The value, floor, cap or element that it contributes, over all worlds in which it does; nil of assertions, steps
  /// and weights.
  public var value: Value?

  public var instance: RuleInstance { RuleInstance(rule, entities) }
}

/// A rule with an entity for each name that is free in it.
public struct RuleInstance: Sendable, Hashable {
  public var rule: RuleID
  /// By free variable of the rule.
  public var entities: [Int]

  public init(_ rule: RuleID, _ entities: [Int]) {
    self.rule = rule
    self.entities = entities
  }
}

/// What follows for one attribute of one entity.
public struct Outcome: Sendable, Equatable {
  /// The value under some of the cases of the contested facts.
  public struct Case: Sendable, Equatable {
    /// Which doubt (index into `Facts.doubts`) stands at which of its cases.
    public var assumed: [DoubtCase]
    public var value: Value
  }
  public struct DoubtCase: Sendable, Hashable {
    public var doubt: Int
    public var chosen: Int
  }
  /// Contributions of opposite direction met: the rules of both sides, by number.
  public struct Tension: Sendable, Equatable {
    public var upward: [RuleID]
    public var downward: [RuleID]
  }
  public enum Certainty: Sendable, Equatable { case certain, possible, contradiction }

  public var key: FactKey
  public var value: Value
  /// Ascending by rule, conclusion and entities.
  public var reasons: [Reason]
  /// Only where contested facts make a difference.
  public var cases: [Case]
  public var tension: Tension?
  /// Stated by the profile, so that no rule is asked.
  public var isStated: Bool

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
  public var certainty: Certainty {
    if value.contradiction == .certain { return .contradiction }
    return value.isCertain ? .certain : .possible
  }
}
