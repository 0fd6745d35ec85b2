import TestSupport

/// A small random rule set about one plan, as plain values that can be written as files and gone through by hand.
struct Plan {
  /// An attribute with few values.
  struct Attribute: Hashable {
    var name: String
    var values: [String]
  }
  struct Condition: Hashable {
    var attribute: Attribute
    /// Ordinals that pass.
    var values: [Int]
  }
  enum Contribution: Hashable {
    case assert(String)
    case weight(Int)
    case raise
    case atLeast(Int)
    case atMost(Int)
    case value(Int)
    /// Of an attribute that prefers the higher rank.
    case slot(Int)
    /// To each bed that the rule is about.
    case water
  }
  struct Rule: Hashable {
    var id: String
    /// One of these has to hold as well; none: nothing has.
    var either: [Condition] = []
    /// Of a slot: the lower wins.
    var rank: Int?
    /// Of water: only beds that are sunny, or are not; nil: all.
    var isSunny: Bool?
    var when: [Condition]
    var unless: [Condition]
    var contribution: Contribution
    var overrides: [String] = []

    init(id: String, when: [Condition], unless: [Condition], contribution: Contribution) {
      (self.id, self.when, self.unless, self.contribution) = (id, when, unless, contribution)
    }
  }

  static let switches = ["a", "b", "c"].map { Attribute(name: $0, values: ["no", "yes"]) }
  static let size = Attribute(name: "size", values: ["low", "mid", "high"])
  static let given = switches + [size]
  /// Concluded first, so that others may read it.
  static let early = Attribute(name: "early", values: ["no", "yes"])
  /// A number, one that is concluded from it, and whether that lies more than one above.
  static let stock = Attribute(name: "stock", values: (0...3).map(String.init))
  static let store = Attribute(name: "store", values: (0...5).map(String.init))
  static let ahead = Attribute(name: "ahead", values: ["no", "yes"])
  static let care = ["none", "some", "much", "most"]
  static let hours = ["dawn", "noon", "dusk"]
  static let slots = ["left", "right", "front"]
  static let ranks = ["law", "habit"]
  /// Beds of the catalogue: whether each is sunny.
  static let beds = [true, false]
  /// The least sum of each band but the first.
  static let bandEnds = [1, 2, 4]
  static let bands = ["low", "fair", "high", "top"]

  /// The values that the vocabulary has, by ordinal; of `care` how many. Of what has none there is no attribute.
  struct Declared {
    var bands = Array(Plan.bands.indices)
    var care = Plan.care.count
    var hours = Array(Plan.hours.indices)
    var slots = Array(Plan.slots.indices)
  }

  var rules: [Rule] = []
  private(set) var declared = Declared()
  /// Facts that cannot be together.
  private(set) var never: [Condition] = []
  /// Whether an outcome starts from a fact that can be left without a value.
  private(set) var isUsualOpen = false
  /// Whether rules read numbers.
  private(set) var hasNumbers = false
  /// Whether rules lead to something of which no reader learns.
  private(set) var hasDeadEnd = false
  /// Facts in which the sum is declared never to fall.
  private(set) var monotoneIn: [Attribute] = []
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    if random.chance(40) { never = [Condition(attribute: Self.switches[0], values: [1]), size([2])] }
    hasNumbers = random.chance(50)
    let numbers = hasNumbers ? [Self.store, Self.ahead] : []
    for _ in 0..<random.number(2...3) { add(.assert("early"), reading: Self.given + numbers) }
    for _ in 0..<random.number(3...7) { add(contribution(), reading: Self.given + [Self.early] + numbers) }
    if random.chance(60) { addCopy() }
    (isUsualOpen, hasDeadEnd) = (random.chance(30), random.chance(30))
    if random.chance(30) { monotoneIn = [Self.size, Self.switches[2]] + (hasNumbers ? [Self.stock] : []) }
  }

  /// The same without each rule that is a slip, or makes one of another, and without values that are never reached.
  var withoutSlips: Plan {
    var plan = self
    plan.rules = []
    (plan.isUsualOpen, plan.hasDeadEnd, plan.monotoneIn) = (false, false, [])
    for rule in rules {
      var rule = rule
      rule.overrides = []
      plan.rules.append(rule)
      let enumeration = Enumeration(plan)
      let isSlip = enumeration.hasConflict || enumeration.findings.contains { !["D0511", "D0514"].contains($0.code) }
      if isSlip { plan.rules.removeLast() }
    }
    plan.declared = Enumeration(plan).reached
    return plan
  }

  /// What a profile says.
  var facts: [Attribute] { Self.given + (hasNumbers ? [Self.stock] : []) }

  private func size(_ values: [Int]) -> Condition { Condition(attribute: Self.size, values: values) }

  private mutating func contribution() -> Contribution {
    switch random.number(0..<10) {
    case 0, 1: .weight([-2, -1, 1, 2][random.number(0...3)])
    case 2: .raise
    case 3: .atLeast(random.number(1...3))
    case 4: .atMost(random.number(0...2))
    case 5: .value(random.number(0...2))
    case 6, 7: .slot(random.number(0...2))
    case 8: .water
    default: .assert("late")
    }
  }

  private mutating func add(_ contribution: Contribution, reading attributes: [Attribute]) {
    var rule = Rule(id: "r\(rules.count)", when: [], unless: [], contribution: contribution)
    if case .slot = contribution { rule.rank = random.number(0...1) }
    if contribution == .water, random.chance(60) { rule.isSunny = random.chance(50) }
    for attribute in attributes.shuffled(using: &random).prefix(random.number(1...3)) {
      let condition = condition(attribute)
      if attribute == Self.early && condition.values == [0] || random.chance(15) {
        rule.unless.append(attribute == Self.early ? Condition(attribute: attribute, values: [1]) : condition)
      } else {
        rule.when.append(condition)
      }
    }
    if random.chance(25) {
      rule.either = [condition(Self.switches[random.number(0...2)]), condition(Self.given[random.number(2...3)])]
    }
    if rule.when.isEmpty { rule.when = [condition(Self.switches[random.number(0...2)])] }
    let others = rules.filter { $0.contribution != .assert("early") }
    // Of beds a rule would set aside some only.
    if contribution != .assert("early"), contribution != .water, let other = others.last, other.contribution != .water,
      random.chance(25)
    {
      rule.overrides = [other.id]
    }
    rules.append(rule)
  }

  private mutating func condition(_ attribute: Attribute) -> Condition {
    if attribute.values.count == 2 { return Condition(attribute: attribute, values: [random.number(0...1)]) }
    if attribute == Self.store {
      let least = random.number(1...5)
      return Condition(attribute: attribute, values: random.chance(50) ? Array(least...5) : Array(0..<least))
    }
    let one = random.number(0...2)
    return size(random.chance(50) ? [one] : (0...2).filter { $0 != one })
  }

  /// One rule once more: as it is, narrower, with the opposite sign, or so that it cannot apply.
  private mutating func addCopy() {
    let originals = rules.filter { $0.contribution != .assert("early") }
    guard !originals.isEmpty else { return }
    var copy = originals[random.number(0..<originals.count)]
    copy.id = "r\(rules.count)"
    copy.overrides = []
    switch random.number(0...3) {
    case 0: break
    case 1: copy.when.append(condition(Self.switches[random.number(0...2)]))
    case 2: if case .weight(let weight) = copy.contribution { copy.contribution = .weight(-weight) }
    default: copy.unless.append(copy.when[0])
    }
    copy.when = copy.when.reduce(into: []) { list, condition in
      if !list.contains(where: { $0.attribute == condition.attribute }) { list.append(condition) }
    }
    rules.append(copy)
  }
}

extension Plan.Contribution {
  var target: String {
    switch self {
    case .assert(let name): name
    case .weight: "need"
    case .raise, .atLeast, .atMost: "care"
    case .value: "hour"
    case .slot: "slot"
    case .water: "water"
    }
  }

  /// The attribute as lint names it.
  var attribute: String { self == .water ? "bed.water" : "plan.\(target)" }
}
