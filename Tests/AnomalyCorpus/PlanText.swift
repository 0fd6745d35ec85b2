/// A plan as the files of a rule set.
extension Plan {
  var files: [(path: String, text: String)] {
    [
      ("ruleset.yaml", manifest), ("vocabulary/plan.yaml", vocabulary), ("catalogue/beds.yaml", catalogue),
      ("theory/plan.yaml", theory),
    ]
  }

  private var manifest: String {
    """
    ruleset: plan
    version: 1.0.0
    languages: [en]
    title: A plan
    outcomes: [{attribute: plan.early}, {attribute: plan.late}, {attribute: plan.need}, {attribute: plan.need.band}, {attribute: plan.care}, {attribute: plan.hour}, {attribute: plan.slot}, {attribute: plan.pace}, {attribute: bed.water}]
    ranks: [law, habit]

    """
  }

  private var vocabulary: String {
    let facts = Self.switches.map {
      "  plan.\($0.name): {is: given, type: boolean, expected: no, title: T, question: Q, controlled by: nobody}\n"
    }
    let never = self.never.isEmpty ? "" : "never: [{id: not-together, when: {\(list(self.never))}, because: So.}]\n"
    return """
      kinds: {plan: {is: single, title: Plan}, bed: {is: many, listed as: beds, title: Bed}}
      scales:
        size: [\(Self.size.values.joined(separator: ", "))]
        care: [\(Self.care.joined(separator: ", "))]
        pace: [slow, fast]
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
          monotone in: [\(monotoneIn.map { "plan.\($0.name)" }.joined(separator: ", "))]
          title: T
        plan.care: {is: derived, type: {scale: care}, combine: level, base: none, when floor exceeds cap: cap wins, title: T}
        plan.hour: {is: derived, type: {choice: [\(Self.hours.map { "\($0): T" }.joined(separator: ", "))]}, combine: single, may stay empty: yes, title: T}
        plan.slot: {is: derived, type: {choice: [\(Self.slots.map { "\($0): T" }.joined(separator: ", "))]}, combine: single, prefer: rank, may stay empty: yes, title: T}
        plan.usual: {is: given, type: {scale: pace}, \(isUsualOpen ? "" : "expected: slow, ")title: T, question: Q, controlled by: nobody}
        plan.pace: {is: derived, type: {scale: pace}, combine: level, base: {path: plan.usual}, title: T}
        bed.sunny: {is: fixed, type: boolean, title: T}
        bed.water: {is: derived, type: integer, combine: sum, weights: [+1], title: T}
        bed.turn: {is: derived, combine: rank, rank: {by: bed.water, order: highest first}, title: T}
      \(hasDeadEnd ? "  plan.inner: {is: derived, type: boolean, combine: asserted, title: T}\n  plan.outer: {is: derived, type: boolean, combine: asserted, title: T}\n" : "")\(never)
      """
  }

  private var catalogue: String {
    "beds: {" + Self.beds.enumerated().map { "bed-\($0): {sunny: \($1 ? "yes" : "no")}" }.joined(separator: ", ")
      + "}\n"
  }

  private var theory: String {
    let deadEnd =
      hasDeadEnd
      ? """
        - {id: inner, when: {plan.a: yes}, then: {plan.inner: yes}}
        - {id: outer, when: {plan.inner: yes}, then: {plan.outer: yes}}

      """ : ""
    let pace = "  - {id: pace, when: {plan.b: yes}, then: {plan.pace: {raise: 1}}}\n"
    return "sections:\n- rules:\n" + rules.map(text).joined() + pace + deadEnd
  }

  private func text(_ rule: Rule) -> String {
    let beds = rule.isSunny.map { ", bed.sunny: \($0 ? "yes" : "no")" } ?? ""
    let either =
      rule.either.isEmpty ? "" : ", any of: [\(rule.either.map { "{\(list([$0]))}" }.joined(separator: ", "))]"
    var text = "  - id: \(rule.id)\n    when: {\(list(rule.when))\(beds)\(either)}\n"
    if let rank = rule.rank { text += "    rank: \(Self.ranks[rank])\n" }
    if rule.contribution == .water { text += "    for: {bed: bed}\n" }
    if !rule.unless.isEmpty {
      text += "    unless: [\(rule.unless.map { "{\(list([$0]))}" }.joined(separator: ", "))]\n"
    }
    if !rule.overrides.isEmpty { text += "    overrides: [\(rule.overrides.joined(separator: ", "))]\n" }
    return text + "    then: {\(rule.contribution.attribute): \(spelling(rule.contribution))}\n"
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
    case .slot(let value): Self.slots[value]
    case .water: "+1"
    }
  }
}
