package import RuleModel
package import SourceText

/// A rule with one thing about it made wrong, as an author might have written it by mistake.
///
/// Mutation analysis: DeMillo, Lipton, Sayward, "Hints on Test Data Selection", Computer 11(4), 1978. Tests that cannot tell a
/// mutant from the rule do not test what was changed.
package struct Mutant: Sendable {
  /// What was made wrong.
  package enum Operator: String, Sendable, CaseIterable {
    /// The rule is not there: it applies to nothing.
    case removed
    /// A condition, an exception or an alternative is not there.
    case dropped
    /// A test lets pass just what it stopped.
    case flipped
    /// The end of a comparison is one step further.
    case moved
    /// A contribution is another one: the next weight, value or step.
    case contributed
    /// A rule that was set aside is not.
    case overridden
  }
  package var operation: Operator
  package var number: RuleID
  package var rule: Rule
  /// What was changed.
  package var span: SourceSpan
}

/// Every mutant of a rule, each once. Linear in the size of the rule.
package func mutants(of number: RuleID, _ ruleSet: RuleSet) -> [Mutant] {
  let rule = ruleSet.rules[number.raw]
  guard !rule.isDraft else { return [] }
  let maker = Mutants(ruleSet: ruleSet, number: number, rule: rule)
  return [maker.removal] + maker.conditions + maker.contributions + maker.overrides
}

private struct Mutants {
  let ruleSet: RuleSet
  let number: RuleID
  let rule: Rule

  private func mutant(_ operation: Mutant.Operator, _ span: SourceSpan, _ change: (inout Rule) -> Void) -> Mutant {
    var changed = rule
    change(&changed)
    return Mutant(operation: operation, number: number, rule: changed, span: span)
  }

  var removal: Mutant { mutant(.removed, rule.span) { $0.when.append(.any([])) } }

  // MARK: Conditions

  var conditions: [Mutant] {
    rule.when.indices.flatMap { place in
      [mutant(.dropped, rule.when[place].span) { $0.when.remove(at: place) }]
        + changed(rule.when[place]).map { change in
          mutant(change.operation, change.span) { $0.when[place] = change.condition }
        }
    }
      + rule.unless.indices.flatMap { place in
        [mutant(.dropped, rule.unless[place].span) { $0.unless.remove(at: place) }]
          + changed(rule.unless[place]).map { change in
            mutant(change.operation, change.span) { $0.unless[place] = change.condition }
          }
      }
  }

  private typealias Change = (operation: Mutant.Operator, condition: Condition, span: SourceSpan)

  private func changed(_ condition: Condition) -> [Change] {
    switch condition {
    case .test(let test):
      return constraints(test).map { operation, constraint in
        (operation, .test(Test(path: test.path, constraint: constraint, span: test.span)), test.span)
      }
    case .not(let part): return changed(part).map { ($0.operation, .not($0.condition), $0.span) }
    case .all(let parts): return changed(parts) { .allOf($0) }
    case .any(let parts): return changed(parts) { .anyOf($0) }
    case .quantified(let quantifier):
      let inner = changed(quantifier.condition).map { change -> Change in
        var own = quantifier
        own.condition = change.condition
        return (change.operation, .quantified(own), change.span)
      }
      return inner
        + forms(quantifier.form).map { operation, form in
          var own = quantifier
          own.form = form
          return (operation, .quantified(own), quantifier.span)
        }
    }
  }

  private func changed(_ parts: [Condition], _ joined: ([Condition]) -> Condition) -> [Change] {
    parts.indices.flatMap { place -> [Change] in
      var rest = parts
      rest.remove(at: place)
      let dropped: [Change] = parts.count > 1 ? [(.dropped, joined(rest), parts[place].span)] : []
      return dropped
        + changed(parts[place]).map { change in
          var own = parts
          own[place] = change.condition
          return (change.operation, joined(own), change.span)
        }
    }
  }

  private func forms(_ form: Quantifier.Form) -> [(Mutant.Operator, Quantifier.Form)] {
    switch form {
    case .some: [(.flipped, .no)]
    case .no: [(.flipped, .some)]
    case .every: [(.moved, .some)]
    case .count(let numbers): moved(numbers, within: 0...Int64.max).map { (.moved, .count($0)) }
    case .countCompare(let comparison, let operand):
      other(comparison).map { ($0.0, .countCompare($0.1, operand)) }
    }
  }

  // MARK: Tests

  private func constraints(_ test: Test) -> [(Mutant.Operator, Constraint)] {
    let type = ruleSet.type(of: test.path)
    switch test.constraint {
    case .values(let values): return sets(values, type).map { ($0.0, .values($0.1)) }
    case .numbers(let numbers): return moved(numbers, within: range(type)).map { (.moved, .numbers($0)) }
    case .size(let numbers): return moved(numbers, within: 0...Int64.max).map { (.moved, .size($0)) }
    case .compare(let comparison, let operand): return other(comparison).map { ($0.0, .compare($0.1, operand)) }
    case .sizeCompare(let comparison, let operand): return other(comparison).map { ($0.0, .sizeCompare($0.1, operand)) }
    case .present(let present): return [(.flipped, .present(!present))]
    case .includes(let operand), .includesAny(let operand): return [(.flipped, .includesNone(operand))]
    case .includesNone(let operand): return [(.flipped, .includesAny(operand))]
    }
  }

  /// All other values; of a scale one more and one less at either end.
  private func sets(_ values: ValueSet, _ type: ValueType) -> [(Mutant.Operator, ValueSet)] {
    guard !values.isComplement else { return [(.flipped, ValueSet(members: values.members, isComplement: false))] }
    guard let count = ruleSet.valueCount(type) else {
      return [(.flipped, ValueSet(members: values.members, isComplement: true))]
    }
    let others = (0..<count).filter { !values.members.contains($0) }
    let flipped: [(Mutant.Operator, ValueSet)] =
      others.isEmpty ? [] : [(.flipped, ValueSet(members: others, isComplement: false))]
    guard let domain = type.domain, ruleSet.domains[domain.raw].isOrdered, count > 2 else { return flipped }
    let ends = moved(NumberSet(intervals: values.members.map { Int64($0)...Int64($0) }), within: 0...Int64(count - 1))
    let all = ends.map { set in ValueSet(members: (0..<count).filter { set.contains(Int64($0)) }, isComplement: false) }
    return flipped + all.filter { $0.members != others && $0.members.count < count }.map { (.moved, $0) }
  }

  private func range(_ type: ValueType) -> ClosedRange<Int64> {
    guard case .number(let number) = type else { return Int64.min...Int64.max }
    return (number.lower ?? .min)...(number.upper ?? .max)
  }

  /// Each end of the first and the last interval one step in and one out, where that makes another set.
  private func moved(_ set: NumberSet, within range: ClosedRange<Int64>) -> [NumberSet] {
    guard let first = set.intervals.first, let last = set.intervals.last else { return [] }
    var found: [NumberSet] = []
    func add(_ place: Int, _ low: Int64, _ high: Int64) {
      guard low <= high, range.contains(low) || low == .min, range.contains(high) || high == .max else { return }
      var intervals = set.intervals
      intervals[place] = low...high
      let made = NumberSet(intervals: intervals)
      if made != set, made.intervals != [range], !found.contains(made) { found.append(made) }
    }
    if first.lowerBound > range.lowerBound {
      for step in [-1, 1] as [Int64] { add(0, first.lowerBound + step, first.upperBound) }
    }
    if last.upperBound < range.upperBound {
      for step in [-1, 1] as [Int64] { add(set.intervals.count - 1, last.lowerBound, last.upperBound + step) }
    }
    return found
  }

  private func other(_ comparison: Comparison) -> [(Mutant.Operator, Comparison)] {
    switch comparison {
    case .equal: [(.flipped, .otherThan)]
    case .otherThan: [(.flipped, .equal)]
    case .atLeast: [(.flipped, .below), (.moved, .above)]
    case .atMost: [(.flipped, .above), (.moved, .below)]
    case .above: [(.flipped, .atMost), (.moved, .atLeast)]
    case .below: [(.flipped, .atLeast), (.moved, .atMost)]
    }
  }

  // MARK: Contributions

  var contributions: [Mutant] {
    rule.conclusions.indices.flatMap { place in
      others(rule.conclusions[place]).map { contribution in
        mutant(.contributed, rule.conclusions[place].span) { $0.conclusions[place].contribution = contribution }
      }
    }
  }

  private func others(_ conclusion: Conclusion) -> [Contribution] {
    let attribute = ruleSet.attributes[conclusion.attribute.raw]
    switch conclusion.contribution {
    case .weight(let weight):
      guard case .sum(_, let weights) = attribute.combine else { return [] }
      let others = weights.filter { $0 != weight && $0 != 0 }
      return others.min { (abs($0 - weight), $0) < (abs($1 - weight), $1) }.map { [.weight($0)] } ?? []
    case .step(let step): return [.step(-step)]
    case .value(.constant(.ordinal(let ordinal))):
      return neighbour(ordinal, attribute.type).map { [.value(.constant(.ordinal($0)))] } ?? []
    case .atLeast(.constant(.ordinal(let ordinal))):
      return neighbour(ordinal, attribute.type).map { [.atLeast(.constant(.ordinal($0)))] } ?? []
    case .atMost(.constant(.ordinal(let ordinal))):
      return neighbour(ordinal, attribute.type).map { [.atMost(.constant(.ordinal($0)))] } ?? []
    case .add(.constant(.ordinal(let ordinal))):
      return neighbour(ordinal, attribute.type.element).map { [.add(.constant(.ordinal($0)))] } ?? []
    case .assert, .value, .atLeast, .atMost, .add: return []
    }
  }

  /// The next value, or the one before the last; nil where there is one only.
  private func neighbour(_ ordinal: Int, _ type: ValueType) -> Int? {
    let count: Int? =
      switch type {
      case .boolean: 2
      case .domain(let domain): ruleSet.domains[domain.raw].values.count
      case .reference(let kind): ruleSet.entities[kind.raw].count
      case .number, .set, .text: nil
      }
    guard let count, count > 1 else { return nil }
    return ordinal + 1 < count ? ordinal + 1 : ordinal - 1
  }

  // MARK: Overrides

  var overrides: [Mutant] {
    rule.overrides.indices.map { place in mutant(.overridden, rule.span) { $0.overrides.remove(at: place) } }
  }
}
