import TestSupport

/// Rules over partners × forms: facts of the whole, of each partner, of each form, and of each pair.
struct Joins {
  static let whole = names("system", "s", 4) + names("city", "c", 10)
  static let cityDerived = names("city", "x", 4)
  static let partner = names("partner", "p", 8)
  static let partnerDerived = names("partner", "y", 4)
  static let form = names("form", "f", 8)
  static let formDerived = names("form", "z", 6)
  static let pairDerived = names("engagement", "e", 12)

  private static func names(_ kind: String, _ letter: String, _ count: Int) -> [String] {
    (10..<10 + count).map { "\(kind).\(letter)\($0)" }
  }

  let partners: Int
  let forms: Int
  let rules: [GeneratedRule]

  init(partners: Int, forms: Int, ruleCount: Int, seed: UInt64 = 1) {
    self.partners = partners
    self.forms = forms
    var random = SplitMix64(seed: seed)
    rules = (0..<ruleCount).map { _ in Joins.rule(&random) }
  }

  private static func rule(_ random: inout SplitMix64) -> GeneratedRule {
    switch random.number(0..<100) {
    case ..<8:
      return GeneratedRule(tests: random.tests(given: whole, derived: []), conclusion: random.pick(cityDerived))
    case ..<20:
      let tests = random.tests(given: whole + partner, derived: cityDerived)
      return GeneratedRule(tests: tests, conclusion: random.pick(partnerDerived))
    case ..<35:
      let tests = random.tests(given: whole + form, derived: cityDerived)
      return GeneratedRule(tests: tests, conclusion: random.pick(formDerived))
    case let number:
      let isLast = number >= 70
      let lower = cityDerived + partnerDerived + formDerived + (isLast ? Array(pairDerived.prefix(6)) : [])
      let tests = random.tests(given: whole + partner + form, derived: lower)
      let own = isLast ? pairDerived.suffix(6) : pairDerived.prefix(6)
      return GeneratedRule(tests: tests, conclusion: random.pick(Array(own)))
    }
  }

  var text: RuleText {
    let derived = Joins.cityDerived + Joins.partnerDerived + Joins.formDerived + Joins.pairDerived
    let attributes =
      (Joins.whole + Joins.partner).map { RuleText.given($0) } + Joins.form.map { RuleText.given($0, isFixed: true) }
      + derived.map(RuleText.derived)
    return RuleText(
      manifest: RuleText.manifest(outcomes: derived),
      vocabulary: """
        kinds:
          system: {is: single, title: System}
          city: {is: single, title: City}
          partner: {is: many, listed as: partners, title: Partner}
          form: {is: many, listed as: forms, title: Form}
          engagement: {of: [partner, form], title: Engagement}
        attributes:

        """ + attributes.joined(),
      catalogue: "forms:\n" + Joins.entities("form", forms, Joins.form, seed: 7), theory: RuleText.theory(rules))
  }

  func profile(seed: UInt64) -> String {
    var random = SplitMix64(seed: seed)
    let system = Joins.facts(Joins.whole.filter { $0.hasPrefix("system") }, &random)
    let city = Joins.facts(Joins.whole.filter { $0.hasPrefix("city") }, &random)
    return "profile: generated\nsystem: \(system)\ncity: \(city)\npartners:\n"
      + Joins.entities("partner", partners, Joins.partner, seed: seed &+ 1)
  }

  private static func entities(_ kind: String, _ count: Int, _ names: [String], seed: UInt64) -> String {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { "  \(kind)-\($0): \(facts(names, &random))\n" }.joined()
  }

  private static func facts(_ names: [String], _ random: inout SplitMix64) -> String {
    let all = names.map { name in
      "\(name.split(separator: ".")[1]): \(random.chance(50) ? "yes" : "no")"
    }
    return "{\(all.joined(separator: ", "))}"
  }
}
