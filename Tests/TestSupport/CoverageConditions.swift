import RuleModel

extension Coverage {
  mutating func add(_ condition: Condition, depth: Int) {
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
      case .count(let set):
        found.insert("count")
        found.formUnion(shapes(set).map { "count \($0)" })
      case .countCompare(let comparison, let operand):
        found.insert("count compared")
        found.insert("count compared \(comparison)")
        addMoves(operand)
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
    case .values(let set):
      found.insert("values")
      if set.members.count > 1 { found.insert("one of several values") }
      if set.isComplement { found.insert("other than") }
    case .numbers(let set):
      found.insert("numbers")
      found.formUnion(shapes(set))
    case .compare(let comparison, let operand):
      found.insert("compare")
      found.insert("compare \(comparison) \(sort(test.path))")
      addMoves(operand)
    case .present(let wanted): found.insert(wanted ? "present: yes" : "present: no")
    case .includes(.constants): found.insert("includes")
    case .includes: found.insert("includes by path")
    case .includesAny(.constants): found.insert("includes any of")
    case .includesAny: found.insert("includes any of by path")
    case .includesNone(.constants): found.insert("includes none of")
    case .includesNone: found.insert("includes none of by path")
    case .size(let set):
      found.insert("size")
      found.formUnion(shapes(set).map { "size \($0)" })
    case .sizeCompare(let comparison, let operand):
      found.insert("size compared")
      found.insert("size compared \(comparison)")
      addMoves(operand)
    }
  }

  private mutating func addMoves(_ operand: PathOperand) {
    if operand.plus != 0 { found.insert("plus") }
    guard operand.times != .one else { return }
    found.insert("times")
    if operand.times.numerator < 0 { found.insert("times less than nothing") }
    if operand.times.numerator == 0 { found.insert("times nothing") }
    if operand.times.denominator != 1 { found.insert("times a fraction") }
  }

  /// The words of the language that make such a set of numbers.
  private func shapes(_ set: NumberSet) -> Set<String> {
    guard set.intervals.count == 1, let only = set.intervals.first else { return ["number other than"] }
    switch (only.lowerBound == .min, only.upperBound == .max) {
    case (false, true): return ["number at least"]
    case (true, false): return ["number at most"]
    case (false, false): return [only.count == 1 ? "number" : "number between"]
    case (true, true): return []
    }
  }

  private func sort(_ path: Path) -> String {
    switch path.steps.last.map({ rules.attributes[$0.raw].type }) {
    case .number: "numbers"
    case .domain(let domain): rules.domains[domain.raw].isOrdered ? "positions" : "choices"
    case .boolean: "booleans"
    case .reference, nil: "entities"
    case .set, .text: "sets"
    }
  }
}
