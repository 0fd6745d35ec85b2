/// What a plan says of every profile, tried one after the other.
///
/// Written from the meaning of the language alone; nothing here knows of circuits or solvers.
struct Enumeration {
  /// What follows in one profile.
  struct Case {
    /// By attribute, the ordinal.
    var facts: [Plan.Attribute: Int]
    /// Rules whose conditions hold; those that are not set aside as well.
    var applying: Set<String>
    var counting: Set<String>
    var need: Int
    var care: Int
    var hours: Set<Int>
    var late: Bool
    /// Of the highest rank that counts.
    var slots: Set<Int> = []
    /// By bed.
    var water = Plan.beds.map { _ in 0 }

    /// All that a reader is told.
    var told: [Int] {
      [facts[Plan.early] ?? 0, facts[Plan.store] ?? 0, late ? 1 : 0, need, care, facts[Plan.switches[1]] ?? 0] + water
        + [-1] + hours.sorted()
        + [-1] + slots.sorted()
    }

    /// What an attribute is.
    func value(_ target: String) -> [Int] {
      switch target {
      case "early": [facts[Plan.early] ?? 0]
      case "late": [late ? 1 : 0]
      case "need": [need]
      case "care": [care]
      case "hour": hours.sorted()
      case "slot": slots.sorted()
      default: water
      }
    }
  }

  let plan: Plan
  let cases: [Case]

  init(_ plan: Plan) {
    self.plan = plan
    var profiles: [[Plan.Attribute: Int]] = [[:]]
    for attribute in plan.facts {
      profiles = profiles.flatMap { profile in
        attribute.values.indices.map { value in profile.merging([attribute: value]) { $1 } }
      }
    }
    let possible = profiles.filter { profile in
      plan.never.isEmpty || !plan.never.allSatisfy { Self.holds($0, profile) }
    }
    cases = possible.map { Self.run(plan, $0) }
  }

  /// The values that some profile reaches; bands only where there are two.
  var reached: Plan.Declared {
    var reached = Plan.Declared()
    func says(_ target: String) -> Bool { plan.rules.contains { $0.contribution.target == target } }
    let bands = reached.bands.filter { band in cases.contains { plan.band($0.need) == band } }
    reached.bands = !says("need") ? [] : bands.count < 2 ? reached.bands : bands
    let named = plan.rules.map { rule in
      switch rule.contribution {
      case .atLeast(let value), .atMost(let value): value
      default: 0
      }
    }
    reached.care = says("care") ? 1 + max(named.max() ?? 0, cases.map(\.care).max() ?? 0) : 0
    reached.hours.removeAll { hour in !cases.contains { $0.hours == [hour] } }
    reached.slots.removeAll { slot in !cases.contains { $0.slots == [slot] } }
    return reached
  }

  static func holds(_ condition: Plan.Condition, _ facts: [Plan.Attribute: Int]) -> Bool {
    facts[condition.attribute].map(condition.values.contains) ?? false
  }

  private static func run(_ plan: Plan, _ profile: [Plan.Attribute: Int]) -> Case {
    func applies(_ rule: Plan.Rule, _ facts: [Plan.Attribute: Int]) -> Bool {
      rule.when.allSatisfy { holds($0, facts) } && (rule.either.isEmpty || rule.either.contains { holds($0, facts) })
        && !rule.unless.contains { holds($0, facts) }
    }
    var facts = profile
    if let stock = profile[Plan.stock], let more = profile[Plan.switches[1]] {
      (facts[Plan.store], facts[Plan.ahead]) = (stock + 2 * more, more)
    }
    let early = plan.rules.filter { $0.contribution == .assert("early") }
    facts[Plan.early] = early.contains { applies($0, facts) } ? 1 : 0
    let applying = plan.rules.filter { applies($0, facts) }
    var counting: Set<String> = []
    // A rule is overridden by later ones only.
    for rule in applying.reversed() {
      let isSetAside = applying.contains { counting.contains($0.id) && $0.overrides.contains(rule.id) }
      if !isSetAside { counting.insert(rule.id) }
    }
    let counted = applying.filter { counting.contains($0.id) }
    let said = counted.map(\.contribution)
    let highest = counted.compactMap(\.rank).min()
    var result = Case(
      facts: facts, applying: Set(applying.map(\.id)), counting: counting, need: 0, care: 0, hours: [], late: false)
    var (floor, cap) = (0, plan.declared.care - 1)
    for contribution in said {
      switch contribution {
      case .assert(let name): if name == "late" { result.late = true }
      case .weight(let weight): result.need += weight
      case .raise: result.care += 1
      case .atLeast(let low): floor = max(floor, low)
      case .atMost(let high): cap = min(cap, high)
      case .value(let value): result.hours.insert(value)
      case .slot, .water: break
      }
    }
    for rule in counted {
      if case .slot(let value) = rule.contribution, rule.rank == highest { result.slots.insert(value) }
      guard rule.contribution == .water else { continue }
      for (bed, isSunny) in Plan.beds.enumerated() where rule.isSunny ?? isSunny == isSunny { result.water[bed] += 1 }
    }
    result.care = max(0, min(max(result.care, floor), cap))
    return result
  }
}
