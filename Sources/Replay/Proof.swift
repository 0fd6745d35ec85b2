package import RuleModel

/// All derivations of an evaluation, in plain values: what the checker is asked to believe.
package struct Proof {
  /// One combination of the cases of contested facts, and what is claimed to follow under it.
  package struct World: Sendable {
    package var cases: [FactKey: Statement]
    /// Of every derived attribute; also of entities that nobody listed, where a list is open.
    package var values: [FactKey: Finding]
    package init(cases: [FactKey: Statement], values: [FactKey: Finding]) {
      self.cases = cases
      self.values = values
    }
  }
  package var worlds: [World]
  /// What is said over all worlds, of what is listed.
  package var outcomes: [FactKey: JoinedOutcome]
  /// The last step of the proof of a conclusion, by world.
  package var steps: (FactKey) -> [Step]

  package init(
    worlds: [World], outcomes: [FactKey: JoinedOutcome], steps: @escaping (FactKey) -> [Step]
  ) {
    self.worlds = worlds
    self.outcomes = outcomes
    self.steps = steps
  }
}

/// What a step rests on.
package enum Premise: Hashable, Sendable {
  package enum Ground: Hashable, Sendable { case given, set, catalogue, assumed, expected, unknown, derived }
  /// Nil: unknown, any value and none.
  case value(FactKey, Ground, Finding?)
  /// Whether all entities (or pairs) of the kind are listed.
  case complete(KindID, Bool)
}

package enum Status: Int, Hashable, Sendable { case applied, absorbed, capped, defeated }

/// One conclusion of a rule for some entities.
package struct InstanceID: Hashable, Sendable {
  package var rule: RuleID
  package var conclusion: Int
  /// By free variable.
  package var entities: [Int]
  package init(rule: RuleID, conclusion: Int, entities: [Int]) {
    self.rule = rule
    self.conclusion = conclusion
    self.entities = entities
  }
}

/// What became of an instance.
package struct Account: Hashable, Sendable {
  package var instance: InstanceID
  package var isCertain: Bool
  package var status: Status
  package var defeatedBy: [RuleID]
  package init(instance: InstanceID, isCertain: Bool, status: Status, defeatedBy: [RuleID]) {
    self.instance = instance
    self.isCertain = isCertain
    self.status = status
    self.defeatedBy = defeatedBy
  }
}

package struct Step: Hashable, Sendable {
  package struct Contribution: Hashable, Sendable {
    package var account: Account
    /// What is offered: a value, floor, cap or element; nil of steps and weights.
    package var value: Finding?
    package var premises: [Premise]
    package init(account: Account, value: Finding?, premises: [Premise]) {
      self.account = account
      self.value = value
      self.premises = premises
    }
  }
  package struct Failure: Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
      /// Index into the rule's `when` and `unless` together.
      case condition(Int)
      /// What it would contribute has no value.
      case noValue
      /// Index into the rule's listed pairs: one that is not listed.
      case pairNotListed(Int)
    }
    package var instance: InstanceID
    package var cause: Cause
    package var premises: [Premise]
    package init(instance: InstanceID, cause: Cause, premises: [Premise]) {
      self.instance = instance
      self.cause = cause
      self.premises = premises
    }
  }

  package var key: FactKey
  package var value: Finding
  /// Stated by the profile: its only premise is the fact.
  package var isStated: Bool
  /// What a base, a default, a band or a rank's own measures read.
  package var base: [Premise]
  package var contributions: [Contribution]
  package var failures: [Failure]

  package init(
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
package struct JoinedOutcome: Equatable, Sendable {
  package enum Certainty: Hashable, Sendable { case certain, possible, contradiction }
  package struct Tension: Hashable, Sendable {
    package var upward: [RuleID]
    package var downward: [RuleID]
    package init(upward: [RuleID], downward: [RuleID]) {
      self.upward = upward
      self.downward = downward
    }
  }
  /// The value under some cases of contested facts.
  package struct Case: Equatable, Sendable {
    package var assumed: [FactKey: Statement]
    package var value: Finding
    package init(assumed: [FactKey: Statement], value: Finding) {
      self.assumed = assumed
      self.value = value
    }
  }
  package var value: Finding
  package var certainty: Certainty
  package var accounts: [Account]
  /// Only where contested facts make a difference.
  package var cases: [Case]
  package var tension: Tension?

  package init(value: Finding, certainty: Certainty, accounts: [Account], cases: [Case], tension: Tension?) {
    self.value = value
    self.certainty = certainty
    self.accounts = accounts
    self.cases = cases
    self.tension = tension
  }
}
