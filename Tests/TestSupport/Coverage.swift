import RuleModel

/// Names of the constructs that occur in a rule set and a profile.
package func coverage(of rules: RuleSet, _ profile: Profile) -> Set<String> {
  var coverage = Coverage(rules: rules)
  coverage.add(profile)
  return coverage.found
}

struct Coverage {
  let rules: RuleSet
  var found: Set<String> = []

  init(rules: RuleSet) {
    self.rules = rules
    for attribute in rules.attributes {
      found.insert("\(attribute.origin)")
      if attribute.ifLeftOut != nil { found.insert("if left out") }
      if attribute.expected != nil { found.insert("expected") }
      if let combine = attribute.combine { add(combine, attribute) }
    }
    for rule in rules.rules { add(rule) }
    if rules.strata.contains(where: \.isRecursive) { found.insert("recursion") }
    if !rules.never.isEmpty { found.insert("never") }
  }

  private mutating func add(_ combine: Combine, _ attribute: Attribute) {
    switch combine {
    case .asserted: found.insert("asserted")
    case .collected: found.insert("collected")
    case .single(let preferRank, let fallback):
      found.insert(preferRank ? "single prefer rank" : "single")
      found.insert(fallback.map { isPath($0) ? "default by path" : "default" } ?? "may stay empty")
    case .sum(let base, _):
      found.insert("sum")
      if let base { found.insert(isPath(base) ? "sum base by path" : "sum base") }
    case .level(let base, let capWins):
      found.insert(capWins ? "level cap wins" : "level contradiction")
      found.insert(isPath(base) ? "level base by path" : "level base")
    case .band: found.insert("band")
    case .rank(let ranking):
      found.insert("rank")
      if ranking.among != nil { found.insert("rank among") }
      if ranking.per != nil { found.insert("rank per") }
      if ranking.by.count > 1 { found.insert("rank by two") }
    }
  }

  private func isPath(_ operand: Operand) -> Bool { if case .path = operand { true } else { false } }

  private mutating func add(_ rule: Rule) {
    if rule.isDraft { found.insert("draft") }
    if !rule.overrides.isEmpty { found.insert("overrides") }
    let upper = rule.overrides.contains { !rules.rules[$0.raw].overrides.isEmpty }
    if upper { found.insert("overrides in a chain") }
    if !rule.unless.isEmpty { found.insert("unless") }
    if !rule.listedPairs.isEmpty { found.insert("listed pair named") }
    if rule.conclusions.count > 1 { found.insert("several conclusions") }
    switch rule.multiplicity {
    case .unsaid: break
    case .once: found.insert("once")
    case .forEach: found.insert("for each")
    }
    addNames(rule)
    for condition in rule.when + rule.unless { add(condition, depth: 0) }
    for conclusion in rule.conclusions {
      found.insert("on \(rules.kinds[conclusion.subject.kind.raw].name)")
      if conclusion.subject.terms.contains(where: { if case .entity = $0 { true } else { false } }) {
        found.insert("entity addressed")
      }
      switch conclusion.contribution {
      case .assert: found.insert("assert")
      case .weight(let weight): found.insert(weight > 0 ? "weight upwards" : "weight downwards")
      case .step(let step): found.insert(step > 0 ? "raise" : "lower")
      case .atLeast(let operand): found.insert(isPath(operand) ? "at least by path" : "at least")
      case .atMost(let operand): found.insert(isPath(operand) ? "at most by path" : "at most")
      case .value(let operand): found.insert(isPath(operand) ? "value by path" : "value")
      case .add(let operand): found.insert(isPath(operand) ? "add by path" : "add")
      }
    }
  }

  private mutating func addNames(_ rule: Rule) {
    let free = rule.scope.prefix(rule.freeCount)
    if Set(free.map(\.kind.raw)).count < free.count { found.insert("several names of one kind") }
    if free.contains(where: { $0.name != rules.kinds[$0.kind.raw].name }) { found.insert("a name of its own") }
    for lower in rule.overrides where rules.rules[lower.raw].freeCount > rule.freeCount {
      found.insert("overrides all instances of a name")
    }
    if rule.isDraft && !rule.overrides.isEmpty { found.insert("draft that overrides") }
    if case .forEach(let variables) = rule.multiplicity, variables.count > 1 { found.insert("for each of several") }
  }

  mutating func add(_ profile: Profile) {
    for (kind, isOpen) in profile.isOpen.enumerated() where isOpen { found.insert("open \(rules.kinds[kind].name)") }
    for (key, fact) in profile.facts { add(fact, key, "") }
    for (key, fact) in rules.facts where profile.facts[key] == nil { add(fact, key, "catalogue: ") }
  }

  private mutating func add(_ fact: Fact, _ key: FactKey, _ prefix: String) {
    let attribute = rules.attributes[key.attribute.raw]
    let whose = attribute.origin == .both ? "both: " : prefix
    if fact.confidence == .low { found.insert(whose + "placeholder") }
    if fact.likely != nil { found.insert("likely") }
    switch fact.statement {
    case .known: found.insert(whose + "known")
    case .interval:
      if case .number = attribute.type {
        found.insert(whose + "range of numbers")
      } else {
        found.insert(whose + "range of steps")
      }
    case .unknown, .any: found.insert(whose + "unknown")
    case .doesNotApply: found.insert(whose + "does not apply")
    case .oneOf(let cases):
      found.insert(whose + "one of")
      if cases.contains(.doesNotApply) { found.insert("one of, or none") }
      if case .reference = attribute.type { found.insert("one of several entities") }
    }
  }
}
