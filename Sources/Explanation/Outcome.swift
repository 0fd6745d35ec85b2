import Circuit
import Inference
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

  public var certainty: Certainty {
    if value.contradiction == .certain { return .contradiction }
    return value.isCertain ? .certain : .possible
  }
}
