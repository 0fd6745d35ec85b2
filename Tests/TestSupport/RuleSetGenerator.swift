import RuleModel
import SourceText

/// Random rule sets and profiles, small and stratified by construction: a rule reads only attributes with a lower
/// number than any it concludes, but for monotone recursion within a group.
package struct RuleSetGenerator {
  /// The kinds of every generated rule set.
  enum Kinds {
    static let city = KindID(0)
    static let form = KindID(1)
    static let partner = KindID(2)
    static let country = KindID(3)
    static let engagement = KindID(4)
    static let link = KindID(5)
    static let tie = KindID(6)
  }

  let options: GeneratorOptions
  var random: SplitMix64
  /// For what readings differ by, so that all else stays as it is.
  var marks: SplitMix64
  var rules = RuleSet()
  var profile = Profile(id: "generated", entities: [], isOpen: [], span: .none)
  /// Attributes that read each other.
  var recursive: [AttributeID] = []
  /// Whether numbers without a range may be great: not where a rule could lead them beyond 64 bits.
  var wide = true
  /// How many facts of a hundred may be left out or in doubt.
  var doubt = 100

  package init(seed: UInt64, options: GeneratorOptions = GeneratorOptions()) {
    random = SplitMix64(seed: seed)
    marks = SplitMix64(seed: ~seed)
    self.options = options
  }

  package mutating func generate() -> (rules: RuleSet, profile: Profile) {
    wide = options.greatNumbers
    make()
    // What is refused is not compared.
    if !rules.numbersBeyond(profile).isEmpty {
      wide = false
      make()
    }
    return (rules, profile)
  }

  private mutating func make() {
    rules = RuleSet(name: "generated", version: "1", languages: ["en"])
    recursive = []
    doubt = random.pick([0, 20, 50, 100])
    rules.sections = [RuleSet.Section(titles: [Self.text("section")])]
    rules.ranks = ["law", "system", "traits"].map { Precedence(name: $0, span: .none) }
    profile = Profile(id: "generated", entities: [], isOpen: [], span: .none)
    makeKinds()
    makeEntities()
    makeGivenAttributes()
    makeDerivedAttributes()
    makeRules()
    makeOverrides()
    makeNever()
    rules.strata = strata()
    makeFacts()
    limitWorlds()
    makeReadings()
  }

  static func text(_ text: String) -> LocalizedText { LocalizedText(texts: [text], span: .none) }

  private mutating func makeKinds() {
    func kind(_ name: String, _ form: Kind.Form, _ plural: String? = nil) -> Kind {
      Kind(name: name, form: form, listedAs: plural, title: Self.text(name), span: .none)
    }
    func pair(_ first: (String, KindID), _ second: (String, KindID), listed: Bool = false) -> Kind.Form {
      .pair(
        first: Kind.Member(name: first.0, kind: first.1), second: Kind.Member(name: second.0, kind: second.1),
        listed: listed)
    }
    rules.kinds = [
      kind("city", .single), kind("form", .many, "forms"), kind("partner", .many, "partners"),
      kind("country", .byReference, "countries"),
      kind("engagement", pair(("partner", Kinds.partner), ("form", Kinds.form))),
      kind("link", pair(("from", Kinds.form), ("to", Kinds.form))),
      kind("tie", pair(("a", Kinds.country), ("b", Kinds.country), listed: true), "ties"),
    ]
    func domain(_ name: String, _ values: [String], ordered: Bool) -> Domain {
      Domain(
        name: name, isOrdered: ordered, values: values.map { Domain.Value(name: $0, span: .none) }, span: .none)
    }
    rules.domains = [
      domain("degree", ["low", "medium", "high", "full"], ordered: true),
      domain("size", ["small", "middle", "great"], ordered: true),
      domain("axis", ["red", "green", "blue"], ordered: false),
      domain("band", ["poor", "fair", "good"], ordered: true),
    ]
  }

  private mutating func makeEntities() {
    func named(_ prefix: String, _ count: Int) -> [Entity] {
      (0..<count).map { Entity(id: "\(prefix)\($0)", span: .none) }
    }
    let forms = named("f", random.number(1...3))
    let partners = named("p", random.number(0...3))
    let countries = options.byReference ? named("c", random.number(1...3)) : []
    rules.entities = [[], forms, [], [], [], [], []]
    profile.entities = [[], forms, partners, countries, [], [], []]
    profile.isOpen = Array(repeating: false, count: rules.kinds.count)
    if options.open {
      profile.isOpen[Kinds.partner.raw] = random.chance(25)
      profile.isOpen[Kinds.tie.raw] = random.chance(15)
    }
    var pairs: [[EntityID]] = []
    for first in countries.indices {
      for second in countries.indices where options.listedPairs && random.chance(50) {
        pairs.append([EntityID(first), EntityID(second)])
      }
    }
    profile.listedPairs = [Kinds.tie: pairs]
  }

  /// Attributes that an attribute's computing reads, overriding rules included.
  private func reads(_ attribute: AttributeID) -> Set<AttributeID> {
    var usage = Usage()
    usage.add(rules.attributes[attribute.raw])
    if case .band(let sum, _) = rules.attributes[attribute.raw].combine { usage.attributes.insert(sum) }
    for (index, rule) in rules.rules.enumerated() where rule.conclusions.contains(where: { $0.attribute == attribute })
    {
      usage.add(rule)
      for part in overriders(of: RuleID(index)) { usage.add(rules.rules[part.raw]) }
    }
    return usage.attributes
  }

  /// All that set the rule aside, and all that set those aside.
  func overriders(of rule: RuleID) -> Set<RuleID> {
    var found: Set<RuleID> = []
    for (index, other) in rules.rules.enumerated() where other.overrides.contains(rule) {
      found.insert(RuleID(index))
      found.formUnion(overriders(of: RuleID(index)))
    }
    return found
  }

  private func strata() -> [RuleSet.Stratum] {
    var strata: [RuleSet.Stratum] = []
    var level: [AttributeID: Int] = [:]
    for (number, attribute) in rules.attributes.enumerated() where attribute.isDerived {
      let id = AttributeID(number)
      if level[id] != nil { continue }
      let group = recursive.contains(id) ? recursive : [id]
      let read = group.reduce(into: Set<AttributeID>()) { $0.formUnion(reads($1)) }
      let own = 1 + (read.subtracting(group).compactMap { level[$0] }.max() ?? 0)
      for part in group { level[part] = own }
      let isRecursive = !read.isDisjoint(with: group)
      if isRecursive || group.count == 1 {
        strata.append(RuleSet.Stratum(attributes: group, isRecursive: isRecursive, level: own))
      } else {
        strata += group.map { RuleSet.Stratum(attributes: [$0], isRecursive: false, level: own) }
      }
    }
    return strata
  }
}
