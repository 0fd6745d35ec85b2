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
    let (closer, idle) = (neverFires + covered + idleConclusions, idleRules)
    // That a rule changes nothing is not told again where another check says why.
    let told = Set(closer.flatMap(\.names))
    let rest =
      redundantConditions + same + idleOverrides + equalForAll + idleRanks + neverReached + broken + idleAlternatives
    return (closer + idle.filter { !told.contains($0.names[0]) } + rest + withoutEffect + declared).sorted()
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
      let parts =
        rule.when.map { ([$0], true) } + (rule.either.isEmpty ? [] : [(rule.either, true)])
        + rule.unless.map { ([$0], false) }
      return parts.indices.filter { place in
        cases.allSatisfy { one in
          let met = parts.map { part in part.0.contains { Self.holds($0, one.facts) } == part.1 }
          return met[place] || met.indices.contains { $0 != place && !met[$0] }
        }
      }.map { _ in Expected(code: "D0412", names: [rule.id]) }
    }
  }

  private var idleAlternatives: [Expected] {
    plan.rules.filter(applies).flatMap { rule in
      rule.either.indices.filter { place in
        !cases.contains { one in
          rule.when.allSatisfy { Self.holds($0, one.facts) } && !rule.unless.contains { Self.holds($0, one.facts) }
            && rule.either.indices.allSatisfy { Self.holds(rule.either[$0], one.facts) == ($0 == place) }
        }
      }.map { _ in Expected(code: "D0423", names: [rule.id]) }
    }
  }

  private var covered: [Expected] {
    var found: [Expected] = []
    for target in ["early", "late", "care", "hour", "slot"] {
      let rules = plan.rules.filter { $0.contribution.target == target }
      var gone: Set<String> = []
      for rule in rules.reversed() where counts(rule) {
        let covering = rules.first { other in
          other.id != rule.id && !gone.contains(other.id) && other.contribution.says(rule.contribution)
            && other.rank ?? 0 <= rule.rank ?? 0 && counts(rule, onlyWith: other)
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
      let name = rule.contribution.attribute
      switch rule.contribution {
      case .water:
        let same = plan.rules[..<place].first {
          $0.contribution == .water && $0.isSunny == rule.isSunny && counts($0, onlyWith: rule)
            && counts(rule, onlyWith: $0)
        }
        if let same { found.append(Expected(code: "D0415", names: [same.id, rule.id, name])) }
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
        case .slot(let value): counted.allSatisfy { $0.slots != [value] }
        default: false
        }
      return isIdle ? Expected(code: "D0418", names: [rule.contribution.attribute, rule.id]) : nil
    }
  }

  private var neverReached: [Expected] {
    func unreached(_ values: [Int], _ names: [String], _ attribute: String, _ isReached: (Case, Int) -> Bool)
      -> [Expected]
    {
      values.filter { value in !cases.contains { isReached($0, value) } }
        .map { Expected(code: "D0511", names: [names[$0], attribute]) }
    }
    let declared = plan.declared
    let bands = unreached(declared.bands, Plan.bands, "plan.need.band") { plan.band($0.need) == $1 }
    let care = unreached(Array(0..<declared.care), Plan.care, "plan.care") { $0.care == $1 }
    let hours = unreached(declared.hours, Plan.hours, "plan.hour") { $0.hours == [$1] }
    let slots = unreached(declared.slots, Plan.slots, "plan.slot") { $0.slots == [$1] }
    return bands + care + hours + slots
  }

  private var equalForAll: [Expected] {
    plan.rules.filter { $0.contribution == .water && $0.isSunny == nil && counts($0) }
      .map { Expected(code: "D0419", names: [$0.id, "bed.water"]) }
  }

  private var idleRanks: [Expected] {
    let ranked = plan.rules.filter { $0.rank != nil }
    let hasRanks = Set(ranked.compactMap(\.rank)).count > 1
    let meet = cases.contains { one in Set(ranked.filter { one.counting.contains($0.id) }.compactMap(\.rank)).count > 1
    }
    return hasRanks && !meet ? [Expected(code: "D0420", names: ["plan.slot"])] : []
  }

  /// Rules without which all that they can change is the same, the later first.
  private var idleRules: [Expected] {
    var found: [Expected] = []
    for target in Set(plan.rules.map(\.contribution.target)).sorted() {
      var (rest, old) = (plan, self)
      for rule in plan.rules.reversed() where rule.contribution.target == target && applies(rule) {
        var fewer = rest
        fewer.rules.removeAll { $0.id == rule.id }
        let new = Enumeration(fewer)
        let changed = changed(by: rule)
        let isIdle = zip(old.cases, new.cases).allSatisfy { one, two in
          changed.allSatisfy { one.value($0) == two.value($0) }
        }
        guard isIdle else { continue }
        (rest, old) = (fewer, new)
        let names = Set(
          ([rule.id] + reached(rule)).compactMap { id in
            plan.rules.first { $0.id == id }?.contribution.attribute
          })
        found.append(Expected(code: "D0421", names: [rule.id] + names.sorted { Self.order($0) < Self.order($1) }))
      }
    }
    return found
  }

  private static func order(_ name: String) -> Int {
    ["plan.early", "plan.late", "plan.need", "plan.care", "plan.hour", "plan.slot", "bed.water"].firstIndex(of: name)
      ?? 0
  }

  private func reached(_ rule: Plan.Rule) -> [String] {
    rule.overrides + rule.overrides.flatMap { id in plan.rules.first { $0.id == id }.map(reached) ?? [] }
  }

  private func changed(by rule: Plan.Rule) -> Set<String> {
    Set(([rule.id] + reached(rule)).compactMap { id in plan.rules.first { $0.id == id }?.contribution.target })
  }

  /// Promises that two profiles break.
  private var broken: [Expected] {
    plan.monotoneIn.filter { fact in
      cases.contains { one in
        cases.contains { other in
          let others = plan.facts.filter { $0 != fact }
          return others.allSatisfy { one.facts[$0] == other.facts[$0] }
            && (one.facts[fact] ?? 0) + 1 == other.facts[fact] && other.need < one.need
        }
      }
    }.map { Expected(code: "D0422", names: ["plan.need", "plan.\($0.name)"]) }
  }

  /// What the vocabulary makes, whatever the rules.
  private var declared: [Expected] {
    (plan.isUsualOpen ? [Expected(code: "D0512", names: ["plan.pace"])] : [])
      + (plan.hasDeadEnd ? [Expected(code: "D0513", names: ["plan.inner"])] : [])
  }

  private var withoutEffect: [Expected] {
    let read = Set(plan.rules.flatMap { $0.when + $0.either + $0.unless }.map(\.attribute))
      .union(plan.never.map(\.attribute)).union(plan.hasDeadEnd ? [Plan.switches[0]] : [])
    return plan.facts.filter { attribute in
      read.contains(attribute)
        && cases.allSatisfy { one in
          cases.allSatisfy { other in
            let differ = plan.facts.filter { one.facts[$0] != other.facts[$0] }
            return differ != [attribute] || one.told == other.told
          }
        }
    }.map { Expected(code: "D0514", names: ["plan.\($0.name)"]) }
  }

  /// Whether pairs of rules explain every contradiction, and each pair makes one.
  func isExplained(by pairs: [[String]]) -> Bool {
    func meets(_ pair: [String], _ one: Case) -> Bool { pair.prefix(2).allSatisfy(one.counting.contains) }
    func clashes(_ one: Case, _ name: String) -> Bool { (name == "plan.hour" ? one.hours : one.slots).count > 1 }
    return ["plan.hour", "plan.slot"].allSatisfy { name in
      let own = pairs.filter { $0.last == name }
      return own.allSatisfy { pair in cases.contains { clashes($0, name) && meets(pair, $0) } }
        && cases.allSatisfy { one in !clashes(one, name) || own.contains { meets($0, one) } }
    }
  }

  var hasConflict: Bool { cases.contains { $0.hours.count > 1 || $0.slots.count > 1 } }
}

extension Plan.Contribution {
  /// Whether it leaves another nothing to say where both count.
  fileprivate func says(_ other: Plan.Contribution) -> Bool {
    switch (self, other) {
    case (.assert(let one), .assert(let two)): one == two
    case (.value(let one), .value(let two)), (.slot(let one), .slot(let two)): one == two
    case (.atLeast(let one), .atLeast(let two)): one >= two
    case (.atMost(let one), .atMost(let two)): one <= two
    default: false
    }
  }
}
