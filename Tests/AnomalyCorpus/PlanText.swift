/// A plan as the files of a rule set.
extension Plan {
  var files: [(path: String, text: String)] {
    [
      ("ruleset.yaml", manifest), ("vocabulary/plan.yaml", vocabulary), ("catalogue/beds.yaml", catalogue),
      ("theory/plan.yaml", theory),
    ]
  }

  /// In which declared band a sum is; what is not declared is part of the band before.
  func band(_ need: Int) -> Int {
    declared.bands.last { $0 == 0 || Self.bandEnds[$0 - 1] <= need } ?? declared.bands.first ?? 0
  }

  private var manifest: String {
    let own =
      (declared.bands.isEmpty ? [] : ["plan.need", "plan.need.band"]) + (declared.care == 0 ? [] : ["plan.care"])
      + (declared.hours.isEmpty ? [] : ["plan.hour"]) + (declared.slots.isEmpty ? [] : ["plan.slot"])
      + (hasNumbers ? ["plan.store"] : [])
    let outcomes = ["plan.early", "plan.late"] + own + ["plan.pace", "bed.water"]
    return """
      ruleset: plan
      version: 1.0.0
      languages: [en]
      title: A plan
      outcomes: [\(outcomes.map { "{attribute: \($0)}" }.joined(separator: ", "))]
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
        \(declared.care == 0 ? "" : "care: [\(Self.care.prefix(declared.care).joined(separator: ", "))]")
        pace: [slow, fast]
      attributes:
        plan.size: {is: given, type: {scale: size}, expected: low, title: T, question: Q, controlled by: nobody}
      \(facts.joined())  plan.early: {is: derived, type: boolean, combine: asserted, title: T}
        plan.late: {is: derived, type: boolean, combine: asserted, title: T}
      \(concluded)
        plan.usual: {is: given, type: {scale: pace}, \(isUsualOpen ? "" : "expected: slow, ")title: T, question: Q, controlled by: nobody}
        plan.pace: {is: derived, type: {scale: pace}, combine: level, base: {path: plan.usual}, title: T}
        bed.sunny: {is: fixed, type: boolean, title: T}
        bed.water: {is: derived, type: integer, combine: sum, weights: [+1], title: T}
      \(hasNumbers ? Self.numbers : "")  bed.turn: {is: derived, combine: rank, rank: {by: bed.water, order: highest first}, title: T}
      \(hasDeadEnd ? "  plan.inner: {is: derived, type: boolean, combine: asserted, title: T}\n  plan.outer: {is: derived, type: boolean, combine: asserted, title: T}\n" : "")\(never)
      """
  }

  private static let numbers = """
      plan.stock: {is: given, type: integer, range: {from: 0, to: 3}, expected: 0, title: T, question: Q, controlled by: nobody}
      plan.store: {is: derived, type: integer, combine: sum, base: {path: plan.stock}, weights: [+2], title: T}

    """

  private var concluded: String {
    let bands = declared.bands.enumerated().map { place, band in
      let next = place + 1 < declared.bands.count ? Self.bandEnds[declared.bands[place + 1] - 1] - 1 : nil
      let range =
        if let next { place == 0 ? "at most: \(next)" : "between: [\(Self.bandEnds[band - 1]), \(next)]" } else {
          "at least: \(Self.bandEnds[band - 1])"
        }
      return "{\(Self.bands[band]): {\(range), title: T}}"
    }
    func single(_ name: String, _ values: [String], _ words: String = "") -> String {
      let choice = values.map { "\($0): T" }.joined(separator: ", ")
      return
        "  plan.\(name): {is: derived, type: {choice: [\(choice)]}, combine: single,\(words) may stay empty: yes, title: T}\n"
    }
    let monotone = monotoneIn.map { "plan.\($0.name)" }.joined(separator: ", ")
    return
      (bands.isEmpty
      ? ""
      : "  plan.need: {is: derived, type: integer, combine: sum, weights: [-2, -1, +1, +2], bands: [\(bands.joined(separator: ", "))], "
        + "monotone in: [\(monotone)], title: T}\n")
      + (declared.care == 0
        ? ""
        : "  plan.care: {is: derived, type: {scale: care}, combine: level, base: none, when floor exceeds cap: cap wins, title: T}\n")
      + (declared.hours.isEmpty ? "" : single("hour", declared.hours.map { Self.hours[$0] }))
      + (declared.slots.isEmpty ? "" : single("slot", declared.slots.map { Self.slots[$0] }, " prefer: rank,"))
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
    let store = hasNumbers ? "  - {id: store, when: {plan.b: yes}, then: {plan.store: +2}}\n" : ""
    let pace = "  - {id: pace, when: {plan.b: yes}, then: {plan.pace: {raise: 1}}}\n"
    return "sections:\n- rules:\n" + rules.map(text).joined() + store + pace + deadEnd
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
      if condition.attribute == Self.ahead {
        return "plan.stock: {\(condition.values == [1] ? "below" : "at least"): {path: plan.store, plus: -1}}"
      }
      let values = condition.values.map { condition.attribute.values[$0] }
      if condition.attribute == Self.store {
        return
          "plan.store: {\(condition.values[0] == 0 ? "at most: \(values[values.count - 1])" : "at least: \(values[0])")}"
      }
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
