import RuleModel

/// All derivations of an evaluation, in plain values: what the checker is asked to believe.
public struct Proof {
  /// One combination of the cases of contested facts, and what is claimed to follow under it.
  public struct World: Sendable {
    public var cases: [FactKey: Statement]
    /// Of every derived attribute; also of entities that nobody listed, where a list is open.
    public var values: [FactKey: Finding]
    public init(cases: [FactKey: Statement], values: [FactKey: Finding]) {
      self.cases = cases
      self.values = values
    }
  }
  public var worlds: [World]
  /// What is said over all worlds, of what is listed.
  public var outcomes: [FactKey: JoinedOutcome]
  /// The last step of the proof of a conclusion, by world.
  public var steps: (FactKey) -> [Step]

  public init(
    worlds: [World], outcomes: [FactKey: JoinedOutcome], steps: @escaping (FactKey) -> [Step]
  ) {
    self.worlds = worlds
    self.outcomes = outcomes
    self.steps = steps
  }
}

/// What a step rests on.
public enum Premise: Hashable, Sendable {
  public enum Ground: Hashable, Sendable { case given, set, catalogue, assumed, expected, unknown, derived }
  /// Nil: unknown, any value and none.
  case value(FactKey, Ground, Finding?)
  /// Whether all entities (or pairs) of the kind are listed.
  case complete(KindID, Bool)
}

public enum Status: Int, Hashable, Sendable { case applied, absorbed, capped, defeated }

/// One conclusion of a rule for some entities.
public struct InstanceID: Hashable, Sendable {
  public var rule: RuleID
  public var conclusion: Int
  /// By free variable.
  public var entities: [Int]
  public init(rule: RuleID, conclusion: Int, entities: [Int]) {
    self.rule = rule
    self.conclusion = conclusion
    self.entities = entities
  }
}

/// What became of an instance.
public struct Account: Hashable, Sendable {
  public var instance: InstanceID
  public var isCertain: Bool
  public var status: Status
  public var defeatedBy: [RuleID]
  public init(instance: InstanceID, isCertain: Bool, status: Status, defeatedBy: [RuleID]) {
    self.instance = instance
    self.isCertain = isCertain
    self.status = status
    self.defeatedBy = defeatedBy
  }
}

public struct Step: Hashable, Sendable {
  public struct Contribution: Hashable, Sendable {
    public var account: Account
    /// What is offered: a value, floor, cap or element; nil of steps and weights.
    public var value: Finding?
    public var premises: [Premise]
    public init(account: Account, value: Finding?, premises: [Premise]) {
      self.account = account
      self.value = value
      self.premises = premises
    }
  }
  public struct Failure: Hashable, Sendable {
    public enum Cause: Hashable, Sendable {
      /// Index into the rule's `when` and `unless` together.
      case condition(Int)
      /// What it would contribute has no value.
      case noValue
      /// Index into the rule's listed pairs: one that is not listed.
      case pairNotListed(Int)
    }
    public var instance: InstanceID
    public var cause: Cause
    public var premises: [Premise]
    public init(instance: InstanceID, cause: Cause, premises: [Premise]) {
      self.instance = instance
      self.cause = cause
      self.premises = premises
    }
  }

  public var key: FactKey
  public var value: Finding
  /// Stated by the profile: its only premise is the fact.
  public var isStated: Bool
  /// What a base, a default, a band or a rank's own measures read.
  public var base: [Premise]
  public var contributions: [Contribution]
  public var failures: [Failure]

  public init(
    key: FactKey, value: Finding, isStated: Bool, base: [Premise], contributions: [Contribution], failures: [Failure]
  ) {
    self.key = key
    self.value = value
    self.isStated = isStated
    self.base = base
    self.contributions = contributions
    self.failures = failures
  }
}

/// What is said of a conclusion over all worlds.
public struct JoinedOutcome: Equatable, Sendable {
  public enum Certainty: Hashable, Sendable { case certain, possible, contradiction }
  public struct Tension: Hashable, Sendable {
    public var upward: [RuleID]
    public var downward: [RuleID]
    public init(upward: [RuleID], downward: [RuleID]) {
      self.upward = upward
      self.downward = downward
    }
  }
  /// The value under some cases of contested facts.
  public struct Case: Equatable, Sendable {
    public var assumed: [FactKey: Statement]
    public var value: Finding
    public init(assumed: [FactKey: Statement], value: Finding) {
      self.assumed = assumed
      self.value = value
    }
  }
  public var value: Finding
  public var certainty: Certainty
  public var accounts: [Account]
  /// Only where contested facts make a difference.
  public var cases: [Case]
  public var tension: Tension?

  public init(value: Finding, certainty: Certainty, accounts: [Account], cases: [Case], tension: Tension?) {
    self.value = value
    self.certainty = certainty
    self.accounts = accounts
    self.cases = cases
    self.tension = tension
  }
}
