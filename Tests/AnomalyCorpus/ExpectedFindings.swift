/// What lint has to say of a plan: a code and the names in the message.
struct Expected: Hashable, Comparable {
  var code: String
  var names: [String]

  static func < (left: Expected, right: Expected) -> Bool {
    left.code == right.code ? left.names.lexicographicallyPrecedes(right.names) : left.code < right.code
  }
}

extension Enumeration {
  /// Everything but conflicts, of which not every pair is told: see `isExplained`.
  var findings: [Expected] {
    (neverFires + redundantConditions + covered + same + idleOverrides + idleConclusions + neverReached + withoutEffect)
      .sorted()
  }

  private func applies(_ rule: Plan.Rule) -> Bool { cases.contains { $0.applying.contains(rule.id) } }

  private func counts(_ rule: Plan.Rule) -> Bool { cases.contains { $0.counting.contains(rule.id) } }

  private func counts(_ rule: Plan.Rule, onlyWith other: Plan.Rule) -> Bool {
    cases.allSatisfy { !$0.counting.contains(rule.id) || $0.counting.contains(other.id) }
  }

  private var neverFires: [Expected] {
    plan.rules.filter { !applies($0) }.map { Expected(code: "D0411", names: [$0.id]) }
  }

  private var redundantConditions: [Expected] {
    plan.rules.filter(applies).flatMap { rule in
      let parts = rule.when.map { ($0, true) } + rule.unless.map { ($0, false) }
      return parts.indices.filter { place in
        cases.allSatisfy { one in
          let met = parts.map { Self.holds($0.0, one.facts) == $0.1 }
          return met[place] || met.indices.contains { $0 != place && !met[$0] }
        }
      }.map { _ in Expected(code: "D0412", names: [rule.id]) }
    }
  }

  private var covered: [Expected] {
    var found: [Expected] = []
    for target in ["early", "late", "care", "hour"] {
      let rules = plan.rules.filter { $0.contribution.target == target }
      var gone: Set<String> = []
      for rule in rules.reversed() where counts(rule) {
        let covering = rules.first { other in
          other.id != rule.id && !gone.contains(other.id) && other.contribution.says(rule.contribution)
            && counts(rule, onlyWith: other)
        }
        guard let covering else { continue }
        gone.insert(rule.id)
        found.append(Expected(code: "D0414", names: [rule.id, "plan.\(target)", covering.id]))
      }
    }
    return found
  }

  private var same: [Expected] {
    var found: [Expected] = []
    for (place, rule) in plan.rules.enumerated() where counts(rule) {
      func first(_ isWanted: (Plan.Contribution) -> Bool) -> Plan.Rule? {
        plan.rules[..<place].first {
          isWanted($0.contribution) && counts($0, onlyWith: rule) && counts(rule, onlyWith: $0)
        }
      }
      let name = "plan.\(rule.contribution.target)"
      switch rule.contribution {
      case .raise:
        if let other = first({ $0 == .raise }) {
          found.append(Expected(code: "D0415", names: [other.id, rule.id, name]))
        }
      case .weight(let weight):
        if let other = first({ $0 == .weight(weight) }) {
          found.append(Expected(code: "D0415", names: [other.id, rule.id, name]))
        }
        if let other = first({ $0 == .weight(-weight) }) {
          found.append(Expected(code: "D0416", names: [other.id, rule.id, name]))
        }
      default: break
      }
    }
    return found
  }

  private var idleOverrides: [Expected] {
    plan.rules.filter(applies).flatMap { rule in
      rule.overrides.filter { target in
        plan.rules.contains { $0.id == target && applies($0) }
          && !cases.contains { $0.counting.contains(rule.id) && $0.applying.contains(target) }
      }.map { Expected(code: "D0417", names: [rule.id, $0]) }
    }
  }

  private var idleConclusions: [Expected] {
    plan.rules.filter(counts).compactMap { rule in
      let counted = cases.filter { $0.counting.contains(rule.id) }
      let isIdle =
        switch rule.contribution {
        case .atMost(let high): counted.allSatisfy { $0.care < high }
        case .atLeast(let low): counted.allSatisfy { $0.care > low }
        // What contradicts itself has no value.
        case .value(let value): counted.allSatisfy { $0.hours != [value] }
        default: false
        }
      return isIdle ? Expected(code: "D0418", names: ["plan.\(rule.contribution.target)", rule.id]) : nil
    }
  }

  private var neverReached: [Expected] {
    let bands = Plan.bands.indices.filter { band in
      !cases.contains { one in Plan.bandEnds.count { $0 <= one.need } == band }
    }.map { Expected(code: "D0511", names: [Plan.bands[$0], "plan.need.band"]) }
    let care = Plan.care.indices.filter { value in !cases.contains { $0.care == value } }
      .map { Expected(code: "D0511", names: [Plan.care[$0], "plan.care"]) }
    let hours = Plan.hours.indices.filter { value in !cases.contains { $0.hours == [value] } }
      .map { Expected(code: "D0511", names: [Plan.hours[$0], "plan.hour"]) }
    return bands + care + hours
  }

  private var withoutEffect: [Expected] {
    let read = Set(plan.rules.flatMap { $0.when + $0.unless }.map(\.attribute))
      .union(plan.never.map(\.attribute))
    return Plan.given.filter { attribute in
      read.contains(attribute)
        && cases.allSatisfy { one in
          cases.allSatisfy { other in
            let differ = Plan.given.filter { one.facts[$0] != other.facts[$0] }
            return differ != [attribute] || one.told == other.told
          }
        }
    }.map { Expected(code: "D0514", names: ["plan.\($0.name)"]) }
  }

  /// Whether pairs of rules explain every contradiction, and each pair makes one.
  func isExplained(by pairs: [[String]]) -> Bool {
    func meets(_ pair: [String], _ one: Case) -> Bool { pair.prefix(2).allSatisfy(one.counting.contains) }
    return pairs.allSatisfy { pair in cases.contains { $0.hours.count > 1 && meets(pair, $0) } }
      && cases.allSatisfy { one in one.hours.count < 2 || pairs.contains { meets($0, one) } }
  }

  var hasConflict: Bool { cases.contains { $0.hours.count > 1 } }
}

extension Plan.Contribution {
  /// Whether it leaves another nothing to say where both count.
  fileprivate func says(_ other: Plan.Contribution) -> Bool {
    switch (self, other) {
    case (.assert(let one), .assert(let two)): one == two
    case (.value(let one), .value(let two)): one == two
    case (.atLeast(let one), .atLeast(let two)): one >= two
    case (.atMost(let one), .atMost(let two)): one <= two
    default: false
    }
  }
}
