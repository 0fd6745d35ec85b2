import RuleLanguage

/// Names of the constructs that occur in a rule set and a profile.
public func coverage(of rules: RuleSet, _ profile: Profile) -> Set<String> {
  var coverage = Coverage(rules: rules)
  coverage.add(profile)
  return coverage.found
}

private struct Coverage {
  let rules: RuleSet
  var found: Set<String> = []

  init(rules: RuleSet) {
    self.rules = rules
    for attribute in rules.attributes {
      found.insert("\(attribute.origin)")
      if attribute.ifLeftOut != nil { found.insert("if left out") }
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
    for condition in rule.when + rule.unless { add(condition, depth: 0) }
    for conclusion in rule.conclusions {
      found.insert("on \(rules.kinds[conclusion.subject.kind.raw].name)")
      if conclusion.subject.terms.contains(where: { if case .entity = $0 { true } else { false } }) {
        found.insert("entity addressed")
      }
      switch conclusion.contribution {
      case .assert, .weight: break
      case .step(let step): found.insert(step > 0 ? "raise" : "lower")
      case .atLeast(let operand): found.insert(isPath(operand) ? "at least by path" : "at least")
      case .atMost(let operand): found.insert(isPath(operand) ? "at most by path" : "at most")
      case .value(let operand): found.insert(isPath(operand) ? "value by path" : "value")
      case .add(let operand): found.insert(isPath(operand) ? "add by path" : "add")
      }
    }
  }

  private mutating func add(_ condition: Condition, depth: Int) {
    switch condition {
    case .all(let parts):
      found.insert("all of")
      for part in parts { add(part, depth: depth) }
    case .any(let parts):
      found.insert("any of")
      for part in parts { add(part, depth: depth) }
    case .not(let part):
      found.insert("not of")
      add(part, depth: depth)
    case .quantified(let quantifier):
      switch quantifier.form {
      case .some: found.insert("some")
      case .every: found.insert("every")
      case .no: found.insert("no")
      case .count: found.insert("count")
      case .countCompare: found.insert("count compared")
      }
      if depth > 0 { found.insert("nested quantifiers") }
      if quantifier.listed != nil { found.insert("listed pairs quantified") }
      if quantifier.bound.count > 1 { found.insert("pairs quantified") }
      add(quantifier.condition, depth: depth + 1)
    case .test(let test): add(test)
    }
  }

  private mutating func add(_ test: Test) {
    if test.path.steps.isEmpty { found.insert("entity itself") }
    if test.path.steps.count > 1 { found.insert("path through a reference") }
    if test.path.steps.dropLast().contains(where: { rules.attributes[$0.raw].isDerived }) {
      found.insert("path through a derived reference")
    }
    switch test.constraint {
    case .values: found.insert("values")
    case .numbers: found.insert("numbers")
    case .compare(_, let operand):
      found.insert("compare")
      if operand.plus != 0 { found.insert("plus") }
      if operand.times != .one { found.insert("times") }
    case .present(let wanted): found.insert(wanted ? "present: yes" : "present: no")
    case .includes(.constants): found.insert("includes")
    case .includes: found.insert("includes by path")
    case .includesAny: found.insert("includes any of")
    case .includesNone: found.insert("includes none of")
    case .size: found.insert("size")
    case .sizeCompare: found.insert("size compared")
    }
  }

  mutating func add(_ profile: Profile) {
    for (kind, isOpen) in profile.isOpen.enumerated() where isOpen { found.insert("open \(rules.kinds[kind].name)") }
    for fact in profile.facts.values {
      switch fact.statement {
      case .known: found.insert("known")
      case .interval: found.insert("interval")
      case .unknown: found.insert("unknown")
      case .doesNotApply: found.insert("does not apply")
      case .oneOf: found.insert("one of")
      }
    }
  }
}
