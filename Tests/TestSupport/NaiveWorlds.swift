import RuleModel

/// Splits what a profile contests into worlds.
struct Worlds {
  static let limit = 4096

  let rules: RuleSet
  /// Stated facts: the profile's stand over the catalogue's.
  let facts: [FactKey: Fact]

  init(rules: RuleSet, profile: Profile) {
    self.rules = rules
    facts = rules.facts.merging(profile.facts) { $1 }
  }

  /// Every combination of the cases of contested facts; nil if there are too many.
  func combinations() -> [[FactKey: Statement]]? {
    let usage = Usage(rules)
    var worlds: [[FactKey: Statement]] = [[:]]
    for key in facts.keys.sorted() {
      let attribute = rules.attributes[key.attribute.raw]
      // What nothing reads changes nothing; a stated value of a derived attribute is itself an outcome.
      guard usage.attributes.contains(key.attribute) || attribute.isDerived,
        let cases = cases(facts[key]!.statement, of: attribute, cuts: usage.cuts[key.attribute] ?? [])
      else { continue }
      guard worlds.count * cases.count <= Self.limit else { return nil }
      worlds = worlds.flatMap { world in
        cases.map { world.merging([key: $0]) { $1 } }
      }
    }
    return worlds
  }

  /// Nil if the statement is no doubt.
  private func cases(_ statement: Statement, of attribute: Attribute, cuts: Set<Int64>) -> [Statement]? {
    switch statement {
    case .known, .unknown, .any, .doesNotApply: return nil
    case .oneOf(let statements): return statements
    case .interval(let low, let high):
      guard case .number = attribute.type else {
        return (low...high).map { .known(.ordinal(Int($0))) }
      }
      // A cut at c parts c from c + 1.
      var pieces: [Statement] = []
      var start = low
      for cut in cuts.sorted() where cut >= start && cut < high {
        pieces.append(.interval(start, cut))
        start = cut + 1
      }
      pieces.append(.interval(start, high))
      return pieces
    }
  }
}

/// What rules, bases, defaults, ranks and `never:` read, and where they compare numbers with constants.
struct Usage {
  var attributes: Set<AttributeID> = []
  /// A cut at c parts c from c + 1.
  var cuts: [AttributeID: Set<Int64>] = [:]

  init() {}

  init(_ rules: RuleSet) {
    // Reading: a draft compares nothing, so it cuts nothing either; `among` and `never:` do.
    for rule in rules.rules where !rule.isDraft { add(rule) }
    for part in rules.never { add(part.when) }
    for part in rules.attributes { add(part) }
  }

  mutating func add(_ rule: Rule) {
    for part in (rule.when + rule.unless) { add(part) }
    for conclusion in rule.conclusions {
      switch conclusion.contribution {
      case .value(let operand), .atLeast(let operand), .atMost(let operand), .add(let operand): add(operand)
      case .assert, .weight, .step: break
      }
    }
  }

  mutating func add(_ attribute: Attribute) {
    switch attribute.combine {
    case .single(_, let operand?), .sum(let operand?, _), .level(let operand, _): add(operand)
    case .rank(let ranking):
      for part in ranking.by { add(part) }
      ranking.per.map { add($0) }
      ranking.among.map { add($0) }
    default: break
    }
  }

  private mutating func add(_ path: Path) { attributes.formUnion(path.steps) }
  private mutating func add(_ operand: Operand) {
    if case .path(let operand) = operand { add(operand.path) }
  }

  mutating func add(_ condition: Condition) {
    switch condition {
    case .all(let parts), .any(let parts): for part in parts { add(part) }
    case .not(let part): add(part)
    case .quantified(let quantifier):
      add(quantifier.condition)
      if case .countCompare(_, let operand) = quantifier.form { add(operand.path) }
    case .test(let test):
      add(test.path)
      switch test.constraint {
      case .values, .present, .size: break
      case .numbers(let set): cut(test.path, set)
      case .compare(_, let operand), .sizeCompare(_, let operand): add(operand.path)
      case .includes(let operand), .includesAny(let operand), .includesNone(let operand):
        if case .path(let path) = operand { add(path) }
      }
    }
  }

  private mutating func cut(_ path: Path, _ set: NumberSet) {
    guard let last = path.steps.last else { return }
    for interval in set.intervals {
      if interval.lowerBound != .min { cuts[last, default: []].insert(interval.lowerBound - 1) }
      if interval.upperBound != .max { cuts[last, default: []].insert(interval.upperBound) }
    }
  }
}
