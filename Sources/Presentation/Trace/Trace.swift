package import Explanation
import RuleModel

/// Narrows a trace; what is empty narrows nothing.
package struct TraceFilter: Sendable, Equatable {
  /// Ids of rules, one of which must have fired; a matrix's id means each of its cases.
  package var rules: [String]
  /// Full names of attributes, such as `form.role`: one of these.
  package var attributes: [String]
  /// Ids of entities, all of which the conclusion or the instance that bears upon it must name.
  package var entities: [String]

  package init(rules: [String] = [], attributes: [String] = [], entities: [String] = []) {
    self.rules = rules
    self.attributes = attributes
    self.entities = entities
  }
}

/// The forward chaining as it happened: what each level concluded, and the rule instances that fired for it.
package struct Trace: Sendable {
  package struct Conclusion: Sendable {
    package var answer: Answer
    /// Those that are shown.
    package var reasons: [Reason]
  }
  package struct Level: Sendable {
    /// Distance from the given facts, from 1.
    package var number: Int
    /// Those on which an instance bears, in the order of their addresses.
    package var conclusions: [Conclusion]
  }
  /// The working reading.
  package var levels: [Level]
  /// Instances that hold only if something open turns out otherwise than the working reading takes it.
  package var besides: [Level]
}

extension Presenter {
  /// Every rule instance whose body is not ruled out, by the level of what it concludes. Linear in conclusions.
  package func trace(_ filter: TraceFilter = TraceFilter()) -> Trace {
    var working: [Int: [Trace.Conclusion]] = [:]
    var others: [Int: [Trace.Conclusion]] = [:]
    for stratum in readings.ruleSet.strata {
      let keys = stratum.attributes.filter { matches($0, filter) }.flatMap { readings.working.keys(of: $0) }
      for key in keys {
        let answer = readings.answer(key)
        if answer.working.isStated { continue }
        let own = narrowed(answer.working.reasons, of: key, filter)
        if !own.isEmpty { working[stratum.level, default: []].append(Trace.Conclusion(answer: answer, reasons: own)) }
        let rest = narrowed(further(answer), of: key, filter)
        if !rest.isEmpty { others[stratum.level, default: []].append(Trace.Conclusion(answer: answer, reasons: rest)) }
      }
    }
    return Trace(levels: levels(working), besides: levels(others))
  }

  private func levels(_ found: [Int: [Trace.Conclusion]]) -> [Trace.Level] {
    found.sorted { $0.key < $1.key }.map { number, conclusions in
      Trace.Level(number: number, conclusions: sorted(conclusions) { titles.address($0.answer.key) })
    }
  }

  /// Reasons within the bounds that the working reading has not.
  private func further(_ answer: Answer) -> [Reason] {
    struct Contribution: Hashable {
      var instance: RuleInstance
      var conclusion: Int
    }
    let own = Set(answer.working.reasons.map { Contribution(instance: $0.instance, conclusion: $0.conclusion) })
    return readings.bounds.reasons(answer.key).filter {
      !own.contains(Contribution(instance: $0.instance, conclusion: $0.conclusion))
    }
  }

  private func matches(_ attribute: AttributeID, _ filter: TraceFilter) -> Bool {
    // A band only reads its sum: the rules fire for that.
    if case .band? = readings.ruleSet[attribute].combine, filter.attributes.isEmpty { return false }
    return filter.attributes.isEmpty || filter.attributes.contains(readings.ruleSet[attribute].fullName)
  }

  private func narrowed(_ reasons: [Reason], of key: FactKey, _ filter: TraceFilter) -> [Reason] {
    var reasons = reasons
    if !filter.rules.isEmpty {
      reasons = reasons.filter { reason in filter.rules.contains { isNamed(reason.rule, $0) } }
    }
    for entity in filter.entities where !names(key, entity) { reasons = reasons.filter { names($0, entity) } }
    return reasons
  }

  private func isNamed(_ rule: RuleID, _ name: String) -> Bool {
    let id = readings.ruleSet[rule].id
    return id == name || id.hasPrefix(name + "/")
  }

  private func names(_ key: FactKey, _ entity: String) -> Bool {
    let members = titles.members(of: readings.ruleSet[key.attribute].kind)
    return zip(members, key.entities).contains { titles.id($0.kind, $1.raw) == entity }
  }

  private func names(_ reason: Reason, _ entity: String) -> Bool {
    zip(readings.ruleSet[reason.rule].scope, reason.entities).contains {
      titles.id($0.kind, $1) == entity
    }
  }
}
