import TestSupport

/// Rules over sixty booleans of one thing: thirty are given, thirty are derived in some strata.
struct Propositional {
  static let given = (10..<40).map { "site.g\($0)" }
  static let derived = (10..<40).map { "site.d\($0)" }

  let rules: [GeneratedRule]

  init(ruleCount: Int, seed: UInt64 = 1) {
    var random = SplitMix64(seed: seed)
    let strata = Propositional.strata(ruleCount)
    let perStratum = Propositional.derived.count / strata
    rules = (0..<ruleCount).map { index in
      let stratum = index % strata
      let own = Propositional.derived[stratum * perStratum..<(stratum + 1) * perStratum]
      let below = Array(Propositional.derived[..<(stratum * perStratum)])
      return GeneratedRule(
        tests: random.tests(given: Propositional.given, derived: below), conclusion: random.pick(Array(own)))
    }
  }

  /// Two at ten rules, six at ten thousand.
  static func strata(_ ruleCount: Int) -> Int {
    switch ruleCount {
    case ..<100: 2
    case ..<1000: 3
    case ..<10000: 5
    default: 6
    }
  }

  var text: RuleText {
    let attributes =
      Propositional.given.map { RuleText.given($0) }.joined() + Propositional.derived.map(RuleText.derived).joined()
    return RuleText(
      manifest: RuleText.manifest(outcomes: Propositional.derived),
      vocabulary: "kinds:\n  site: {is: single, title: Site}\nattributes:\n" + attributes,
      theory: RuleText.theory(rules))
  }

  /// A profile that states all given facts; of the first `contested` both is possible.
  static func profile(seed: UInt64, contested: Int = 0) -> String {
    var random = SplitMix64(seed: seed)
    var text = "profile: generated\nsite:\n"
    for (index, name) in given.enumerated() {
      let value = random.chance(50) ? "yes" : "no"
      text += "  \(name.dropFirst(5)): \(index < contested ? "{one of: [yes, no]}" : value)\n"
    }
    return text
  }
}
