import Explanation
import RuleModel

/// Narrows a trace; what is empty narrows nothing.
public struct TraceFilter: Sendable, Equatable {
  /// Ids of rules, one of which must have fired; a matrix's id means each of its cases.
  public var rules: [String]
  /// Full names of attributes, such as `form.role`: one of these.
  public var attributes: [String]
  /// Ids of entities, all of which the conclusion or the instance that bears upon it must name.
  public var entities: [String]

  public init(rules: [String] = [], attributes: [String] = [], entities: [String] = []) {
    self.rules = rules
    self.attributes = attributes
    self.entities = entities
  }
}

/// The forward chaining as it happened: what each level concluded, and the rule instances that fired for it.
public struct Trace: Sendable, Equatable {
  public struct Level: Sendable, Equatable {
    /// Distance from the given facts, from 1.
    public var number: Int
    /// Conclusions with the instances that fired; those on which no instance bears are left out.
    public var conclusions: [Outcome]
  }
  public var levels: [Level]
}

extension Presenter {
  /// Every rule instance whose body is not ruled out, by the level of what it concludes. Linear in conclusions.
  public func trace(_ filter: TraceFilter = TraceFilter()) -> Trace {
    var levels: [Int: [Outcome]] = [:]
    for stratum in explainer.ruleSet.strata {
      for attribute in stratum.attributes where matches(attribute, filter) {
        for key in explainer.keys(of: attribute) {
          if let outcome = traced(key, filter) { levels[stratum.level, default: []].append(outcome) }
        }
      }
    }
    return Trace(levels: levels.keys.sorted().map { Trace.Level(number: $0, conclusions: levels[$0] ?? []) })
  }

  private func matches(_ attribute: AttributeID, _ filter: TraceFilter) -> Bool {
    // A band only reads its sum: the rules fire for that.
    if case .band? = explainer.ruleSet.attributes[attribute.raw].combine, filter.attributes.isEmpty { return false }
    return filter.attributes.isEmpty
      || filter.attributes.contains(explainer.ruleSet.attributes[attribute.raw].fullName)
  }

  private func traced(_ key: FactKey, _ filter: TraceFilter) -> Outcome? {
    var outcome = explainer.outcome(key)
    if outcome.isStated { return nil }
    var reasons = outcome.reasons
    if !filter.rules.isEmpty {
      reasons = reasons.filter { reason in filter.rules.contains { isNamed(reason.rule, $0) } }
    }
    for entity in filter.entities where !names(key, entity) { reasons = reasons.filter { names($0, entity) } }
    guard !reasons.isEmpty else { return nil }
    outcome.reasons = reasons
    return outcome
  }

  private func isNamed(_ rule: RuleID, _ name: String) -> Bool {
    let id = explainer.ruleSet.rules[rule.raw].id
    return id == name || id.hasPrefix(name + "/")
  }

  private func names(_ key: FactKey, _ entity: String) -> Bool {
    let members = titles.members(of: explainer.ruleSet.attributes[key.attribute.raw].kind)
    return zip(members, key.entities).contains { titles.id($0.kind, $1.raw) == entity }
  }

  private func names(_ reason: Reason, _ entity: String) -> Bool {
    zip(explainer.ruleSet.rules[reason.rule.raw].scope, reason.entities).contains {
      titles.id($0.kind, $1) == entity
    }
  }
}
