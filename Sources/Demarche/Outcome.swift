import Explanation
import Report
import RuleModel

/// What follows for one attribute of one entity, and why.
public struct Outcome: Sendable {
  /// Such as `form.role`.
  public let attribute: String
  /// The ids of the entities that it is about: none, one, or a pair's two.
  public let entities: [String]
  /// What the attribute is: one value, or all that it can be.
  public let value: Value
  /// Rules that bear upon it, those that were outweighed included.
  public let reasons: [Reason]
  private let outcomes: Outcomes
  private let outcome: Explanation.Outcome

  init(_ outcomes: Outcomes, _ outcome: Explanation.Outcome) {
    let names = outcomes.source.profile.names
    let address = names.address(of: outcome.key).split(separator: " ", maxSplits: 1)
    self.outcomes = outcomes
    self.outcome = outcome
    attribute = outcomes.explainer.ruleSet.attributes[outcome.key.attribute.raw].fullName
    entities = address.count > 1 ? address[1].split(separator: "/").map(String.init) : []
    let type = outcomes.explainer.ruleSet.attributes[outcome.key.attribute.raw].type
    value = Value(outcome.value, type, outcomes.explainer.ruleSet, names)
    reasons = outcome.reasons.map { Reason(outcomes, $0) }
  }

  /// As rules and `--set` write it: `form.role climate-diplomacy`.
  public var address: String {
    ([attribute] + (entities.isEmpty ? [] : [entities.joined(separator: "/")])).joined(separator: " ")
  }
  /// Whether a boolean is certainly yes.
  public var isTrue: Bool { value == .flag(true) }

  /// Titles of what it is about and of its value, in words: `Climate diplomacy: lead`.
  public func text(in language: ReportLanguage) -> String { outcomes.presenter(in: language).text(outcome) }
}

/// A value, typed: names are the ids of the rule set.
public indirect enum Value: Sendable, Hashable {
  case flag(Bool)
  /// Of a scale or choice.
  case choice(String)
  /// The decimal as the rule set writes it.
  case number(String)
  case entity(String)
  /// Elements in their own order.
  case set([String])
  /// It has no value.
  case nothing
  /// Rules say two things, and neither outranks the other.
  case contradiction
  /// Open: one of these.
  case oneOf([Value])
  /// Open: a number between two ends, both included; nil: no end.
  case range(from: String?, to: String?)
  /// Open: a set that has some elements for certain and may have more.
  case between(certain: [String], possible: [String])
}

extension Value: CustomStringConvertible {
  /// The value as authors write it: `lead`, `yes`, `[a, b]`; `low or medium` where it is open.
  public var description: String {
    switch self {
    case .flag(let isTrue): isTrue ? "yes" : "no"
    case .choice(let name), .entity(let name), .number(let name): name
    case .set(let elements): "[\(elements.joined(separator: ", "))]"
    case .nothing: "no value"
    case .contradiction: "contradiction"
    case .oneOf(let values): values.map(\.description).joined(separator: " or ")
    case .range(let from, let to): "\(from ?? "…") to \(to ?? "…")"
    case .between(let certain, let possible):
      "at least [\(certain.joined(separator: ", "))], at most [\(possible.joined(separator: ", "))]"
    }
  }
}

/// A rule that bears upon an outcome.
public struct Reason: Sendable {
  public enum Status: String, Sendable { case applied, absorbed, capped, defeated }

  /// The rule's id.
  public let rule: String
  public let status: Status
  /// Whether it holds however open facts turn out.
  public let isCertain: Bool
  /// Keys of the bibliography.
  public let sources: [String]
  private let outcomes: Outcomes
  private let reason: Explanation.Reason

  init(_ outcomes: Outcomes, _ reason: Explanation.Reason) {
    let declared = outcomes.explainer.ruleSet.rules[reason.rule.raw]
    self.outcomes = outcomes
    self.reason = reason
    rule = declared.id
    sources = declared.sources
    isCertain = reason.isCertain
    status =
      switch reason.status {
      case .applied: .applied
      case .absorbed: .absorbed
      case .capped: .capped
      case .defeated: .defeated
      }
  }

  /// The cause as the rule tells it, with the names of this case.
  public func sentence(in language: ReportLanguage) -> String { outcomes.presenter(in: language).sentence(reason) }
}
