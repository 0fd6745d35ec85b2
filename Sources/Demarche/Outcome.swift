import Explanation
import Loading
import Presentation
import Report
import RuleModel

/// What follows for one attribute of one entity, and why.
public struct Outcome: Sendable {
  /// Such as `form.role`.
  public let attribute: String
  /// The ids of the entities that it is about: none, one, or a pair's two.
  public let entities: [String]
  /// The working value: contested facts at their leading case, unknown ones as the vocabulary expects them.
  public let value: Value
  /// How firmly the value stands.
  public let ground: Ground
  /// Everything that it can be as the facts are stated: the value alone unless the ground is `unsettled`.
  public let bounds: Value
  /// Rules that bear upon it in the working reading, those that were outweighed included.
  public let reasons: [Reason]
  private let outcomes: Outcomes
  private let outcome: Explanation.Outcome

  init(_ outcomes: Outcomes, _ answer: Answer) {
    let names = outcomes.source.profile.names
    let ruleSet = outcomes.readings.ruleSet
    let address = names.address(of: answer.key).split(separator: " ", maxSplits: 1)
    let declared = ruleSet.attributes[answer.key.attribute.raw]
    self.outcomes = outcomes
    outcome = answer.working
    attribute = declared.fullName
    entities = address.count > 1 ? address[1].split(separator: "/").map(String.init) : []
    value = Value(outcome.value, declared.type, ruleSet, names)
    bounds = Value(answer.bounds, declared.type, ruleSet, names)
    ground = Ground(answer.ground)
    reasons = outcome.reasons.map { Reason(outcomes, $0) }
  }

  /// As rules and `--set` write it: `form.role climate-diplomacy`.
  public var address: String {
    ([attribute] + (entities.isEmpty ? [] : [entities.joined(separator: "/")])).joined(separator: " ")
  }
  /// Whether a boolean is yes.
  public var isTrue: Bool { value == .flag(true) }

  /// Titles of what it is about and of its value, in words: `Climate diplomacy: lead`.
  public func text(in language: ReportLanguage) -> String { outcomes.presenter(in: language).text(outcome) }
}

/// How firmly a value stands.
public enum Ground: String, Sendable, Hashable, CaseIterable {
  /// It holds without any fact of low confidence.
  case firm
  /// It holds if the facts of low confidence are right.
  case provisional
  /// Unknown or contested facts may change it.
  case unsettled

  init(_ ground: RuleModel.Ground) {
    self =
      switch ground {
      case .firm: .firm
      case .provisional: .provisional
      case .unsettled: .unsettled
      }
  }
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
  /// What became of it: it counts; it makes no difference beside others; a cap holds the value below it; a rule of higher
  /// rank, or one that overrides it, set it aside.
  public enum Status: String, Sendable { case applied, absorbed, capped, defeated }

  /// The rule's id.
  public let rule: String
  /// What became of it in the working reading.
  public let status: Status
  /// Keys of the bibliography.
  public let sources: [String]
  private let outcomes: Outcomes
  private let reason: Explanation.Reason

  init(_ outcomes: Outcomes, _ reason: Explanation.Reason) {
    let declared = outcomes.readings.ruleSet.rules[reason.rule.raw]
    self.outcomes = outcomes
    self.reason = reason
    rule = declared.id
    sources = declared.sources
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
