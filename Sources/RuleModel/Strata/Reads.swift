package import SourceText

/// That a value depends on another: at which place, and whether it needs it complete.
package struct Read: Sendable, Equatable {
  package var attribute: AttributeID
  /// More of what is read can only make more hold: allowed within a cycle.
  package var isMonotone: Bool
  package var span: SourceSpan
}

/// The derived attributes that a condition reads, in the order of its tests. Linear in its size.
package func derivedReads(of condition: Condition, _ attributes: [Attribute]) -> [Read] {
  var collector = ReadCollector(attributes: attributes)
  collector.collect(condition, monotone: false)
  return collector.reads
}

extension RuleSet {
  /// The attributes that a rule reads, given ones included, each once in the order of its tests. Linear in its size.
  package func attributesRead(by rule: Rule) -> [AttributeID] {
    var collector = ReadCollector(attributes: attributes)
    collector.includesGiven = true
    collector.collect(rule.when + rule.unless, monotone: false)
    for conclusion in rule.conclusions { collector.collect(conclusion.contribution.operand, at: conclusion.span) }
    return collector.reads.reduce(into: []) { if !$0.contains($1.attribute) { $0.append($1.attribute) } }
  }
}

/// Collects which derived attributes a condition, a path or an operand reads, and how.
struct ReadCollector {
  let attributes: [Attribute]
  /// Whether facts that are only given count as well.
  var includesGiven = false
  private(set) var reads: [Read] = []

  init(attributes: [Attribute]) {
    self.attributes = attributes
  }

  mutating func collect(_ conditions: [Condition], monotone: Bool) {
    for condition in conditions { collect(condition, monotone: monotone) }
  }

  /// Recursion is bounded by the depth of YAML.
  mutating func collect(_ condition: Condition, monotone: Bool) {
    switch condition {
    case .test(let test): collect(test, monotone: monotone)
    case .all(let parts), .any(let parts): collect(parts, monotone: monotone)
    case .not(let part): collect(part, monotone: false)
    case .quantified(let quantifier): collect(quantifier, monotone: monotone)
    }
  }

  private mutating func collect(_ quantifier: Quantifier, monotone: Bool) {
    collect(quantifier.condition, monotone: monotone && quantifier.form.growsWithMembers)
    if case .countCompare(_, let operand) = quantifier.form { collect(operand.path, at: quantifier.span) }
  }

  private mutating func collect(_ test: Test, monotone: Bool) {
    let isMonotone = monotone && isMonotone(test)
    for (position, step) in test.path.steps.enumerated() {
      let isLast = position == test.path.steps.count - 1
      add(step, monotone: isLast && isMonotone, at: test.span)
    }
    for path in test.constraint.paths { collect(path, at: test.span) }
  }

  /// A path whose value is used as it is: complete.
  mutating func collect(_ path: Path, at span: SourceSpan) {
    for step in path.steps { add(step, monotone: false, at: span) }
  }

  mutating func collect(_ operand: Operand?, at span: SourceSpan) {
    if case .path(let operand)? = operand { collect(operand.path, at: span) }
  }

  private mutating func add(_ attribute: AttributeID, monotone: Bool, at span: SourceSpan) {
    guard attributes.indices.contains(attribute.raw), includesGiven || attributes[attribute.raw].isDerived
    else { return }
    reads.append(Read(attribute: attribute, isMonotone: monotone, span: span))
  }

  /// An `asserted` tested `yes`, a `collected` tested `includes` or by a least size.
  private func isMonotone(_ test: Test) -> Bool {
    guard let last = test.path.steps.last, attributes.indices.contains(last.raw) else { return false }
    switch (attributes[last.raw].combine, test.constraint) {
    case (.asserted, .values(let values)): return !values.isComplement && values.members == [1]
    case (.collected, .includes): return true
    case (.collected, .size(let numbers)): return numbers.isUpwardClosed
    case (.collected, .sizeCompare(let comparison, _)): return comparison.growsWithTheLeft
    default: return false
    }
  }
}

extension Quantifier.Form {
  /// Whether one member more, or one more that passes, can only make it hold.
  var growsWithMembers: Bool {
    switch self {
    case .some: true
    case .count(let numbers): numbers.isUpwardClosed
    case .countCompare(let comparison, _): comparison.growsWithTheLeft
    case .every, .no: false
    }
  }
}

extension Comparison {
  /// Whether a greater left side can only make it hold.
  fileprivate var growsWithTheLeft: Bool { self == .atLeast || self == .above }
}

extension NumberSet {
  /// A least number and all above it.
  var isUpwardClosed: Bool { intervals.count == 1 && intervals[0].upperBound == .max }
}
