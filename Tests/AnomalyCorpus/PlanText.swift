/// A plan as the files of a rule set.
extension Plan {
  var files: [(path: String, text: String)] {
    [("ruleset.yaml", manifest), ("vocabulary/plan.yaml", vocabulary), ("theory/plan.yaml", theory)]
  }

  private var manifest: String {
    """
    ruleset: plan
    version: 1.0.0
    languages: [en]
    title: A plan
    outcomes: [{attribute: plan.early}, {attribute: plan.late}, {attribute: plan.need}, {attribute: plan.need.band}, {attribute: plan.care}, {attribute: plan.hour}]

    """
  }

  private var vocabulary: String {
    let facts = Self.switches.map {
      "  plan.\($0.name): {is: given, type: boolean, expected: no, title: T, question: Q, controlled by: nobody}\n"
    }
    let never = self.never.isEmpty ? "" : "never: [{id: not-together, when: {\(list(self.never))}, because: So.}]\n"
    return """
      kinds: {plan: {is: single, title: Plan}}
      scales:
        size: [\(Self.size.values.joined(separator: ", "))]
        care: [\(Self.care.joined(separator: ", "))]
      attributes:
        plan.size: {is: given, type: {scale: size}, expected: low, title: T, question: Q, controlled by: nobody}
      \(facts.joined())  plan.early: {is: derived, type: boolean, combine: asserted, title: T}
        plan.late: {is: derived, type: boolean, combine: asserted, title: T}
        plan.need:
          is: derived
          type: integer
          combine: sum
          weights: [-2, -1, +1, +2]
          bands: [{low: {at most: 0, title: T}}, {fair: {between: [1, 1], title: T}}, {high: {between: [2, 3], title: T}}, {top: {at least: 4, title: T}}]
          title: T
        plan.care: {is: derived, type: {scale: care}, combine: level, base: none, when floor exceeds cap: cap wins, title: T}
        plan.hour: {is: derived, type: {choice: [\(Self.hours.map { "\($0): T" }.joined(separator: ", "))]}, combine: single, may stay empty: yes, title: T}
      \(never)
      """
  }

  private var theory: String { "sections:\n- rules:\n" + rules.map(text).joined() }

  private func text(_ rule: Rule) -> String {
    var text = "  - id: \(rule.id)\n    when: {\(list(rule.when))}\n"
    if !rule.unless.isEmpty {
      text += "    unless: [\(rule.unless.map { "{\(list([$0]))}" }.joined(separator: ", "))]\n"
    }
    if !rule.overrides.isEmpty { text += "    overrides: [\(rule.overrides.joined(separator: ", "))]\n" }
    return text + "    then: {plan.\(rule.contribution.target): \(spelling(rule.contribution))}\n"
  }

  private func list(_ conditions: [Condition]) -> String {
    conditions.map { condition in
      let values = condition.values.map { condition.attribute.values[$0] }
      let value = values.count == 1 ? values[0] : "[\(values.joined(separator: ", "))]"
      return "plan.\(condition.attribute.name): \(value)"
    }.joined(separator: ", ")
  }

  private func spelling(_ contribution: Contribution) -> String {
    switch contribution {
    case .assert: "yes"
    case .weight(let weight): weight > 0 ? "+\(weight)" : "\(weight)"
    case .raise: "{raise: 1}"
    case .atLeast(let low): "{at least: \(Self.care[low])}"
    case .atMost(let high): "{at most: \(Self.care[high])}"
    case .value(let value): Self.hours[value]
    }
  }
}
