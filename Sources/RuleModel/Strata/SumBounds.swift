import SourceText

/// The most entities of one kind that a profile may have: sums are bounded and compiled for so many.
package let entityLimit = 4_095

/// Refuses sums that could leave 32 bits: bounds every sum from its weights, its base and the rules that add to it.
struct SumBounds {
  let ruleSet: RuleSet

  init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }

  private var kinds: [Kind] { ruleSet.kinds }
  private var attributes: [Attribute] { ruleSet.attributes }
  private var entities: [[Entity]] { ruleSet.entities }
  private var rules: [Rule] { ruleSet.rules }
  private var strata: [RuleSet.Stratum] { ruleSet.strata }

  typealias Bounds = ClosedRange<Int64>

  /// By attribute the bounds of sums, ranks and declared ranges, nil where there are none; and the sums that are not
  /// bounded enough. O(attributes + conclusions).
  func find() -> (bounds: [Bounds?], diagnostics: [Diagnostic]) {
    let added = contributions()
    var bounds: [Bounds?] = attributes.map { givenBounds($0) }
    var diagnostics: [Diagnostic] = []
    for attribute in strata.flatMap(\.attributes) {
      let index = attribute.raw
      guard case .sum(let base, _)? = attributes[index].combine else { continue }
      let start = base.map { self.bounds(of: $0, bounds) } ?? 0...0
      let sum = start.flatMap { start in added[index].flatMap { start.adding($0) } }
      bounds[index] = sum
      if sum.map({ !Self.limits.contains($0) }) ?? true { diagnostics.append(refusal(index, sum, start)) }
    }
    return (bounds, diagnostics)
  }

  private static let limits: Bounds = Int64(Int32.min)...Int64(Int32.max)

  /// Of a number that is not a sum: its declared range.
  private func givenBounds(_ attribute: Attribute) -> Bounds? {
    if case .rank? = attribute.combine { return count(of: attribute.kind).map { 1...max(1, $0) } }
    guard case .number(let type) = attribute.type, let lower = type.lower, let upper = type.upper, lower <= upper
    else { return nil }
    return lower...upper
  }

  /// By attribute, what all rules together can add to one entity's sum; nil: more than 64 bits hold.
  private func contributions() -> [Bounds?] {
    var added: [Bounds?] = Array(repeating: 0...0, count: attributes.count)
    for rule in rules where !rule.isDraft {
      let times = repetitions(of: rule)
      for conclusion in rule.conclusions {
        guard case .weight(let weight) = conclusion.contribution, let sum = added[conclusion.attribute.raw] else {
          continue
        }
        let more = times.flatMap { (min(weight, 0)...max(weight, 0)).multiplied(by: $0) }
        added[conclusion.attribute.raw] = more.flatMap { sum.adding($0) }
      }
    }
    return added
  }

  /// How often a rule can add to the sum of one entity.
  private func repetitions(of rule: Rule) -> Int64? {
    guard case .forEach(let variables) = rule.multiplicity else { return 1 }
    var product: Int64? = 1
    for variable in variables where rule.scope.indices.contains(variable.raw) {
      let factor = count(of: rule.scope[variable.raw].kind)
      product = product.flatMap { product in factor.flatMap { product.product($0) } }
    }
    return product
  }

  /// The catalogue's entities are all of their kind; other kinds are bounded by the limit.
  private func count(of kind: KindID) -> Int64? {
    guard kinds.indices.contains(kind.raw) else { return 0 }
    switch kinds[kind.raw].form {
    case .single: return 1
    case .many, .byReference:
      let listed = entities.indices.contains(kind.raw) ? entities[kind.raw].count : 0
      return Int64(listed > 0 ? listed : entityLimit)
    case .pair(let first, let second, _):
      return count(of: first.kind).flatMap { one in count(of: second.kind).flatMap { one.product($0) } }
    }
  }

  private func bounds(of base: Operand, _ bounds: [Bounds?]) -> Bounds? {
    switch base {
    case .constant(.number(let number)): return number...number
    case .constant(.ordinal(let ordinal)): return Int64(ordinal)...Int64(ordinal)
    case .constant: return 0...0
    case .path(let operand):
      guard let last = operand.path.steps.last, let own = bounds[last.raw] else { return nil }
      let factored = own.multiplied(by: operand.times.numerator)
      return factored?.dividedOutwards(by: operand.times.denominator).adding(operand.plus...operand.plus)
    }
  }

  private func refusal(_ index: Int, _ sum: Bounds?, _ start: Bounds?) -> Diagnostic {
    let attribute = attributes[index]
    let what =
      start == nil
      ? "starts from a number without a range"
      : sum.map { "can lie anywhere from \($0.lowerBound) to \($0.upperBound)" } ?? "can leave 64 bits"
    let help = start == nil ? ["declare a 'range' for the number that is its base"] : []
    return DiagnosticCode.sumBound.diagnostic(
      "'\(attribute.fullName)' \(what), and a sum has to fit 32 bits", at: attribute.span,
      label: "this sum is not bounded enough", help: help)
  }
}

extension ClosedRange where Bound == Int64 {
  fileprivate func contains(_ other: Self) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }

  /// Nil where 64 bits do not suffice.
  fileprivate func adding(_ other: Self) -> Self? {
    let (low, lowOverflows) = lowerBound.addingReportingOverflow(other.lowerBound)
    let (high, highOverflows) = upperBound.addingReportingOverflow(other.upperBound)
    return lowOverflows || highOverflows ? nil : low...high
  }

  /// Nil where 64 bits do not suffice.
  fileprivate func multiplied(by factor: Int64) -> Self? {
    guard let one = lowerBound.product(factor), let other = upperBound.product(factor) else { return nil }
    return Swift.min(one, other)...Swift.max(one, other)
  }

  fileprivate func dividedOutwards(by divisor: Int64) -> Self {
    guard divisor > 1 else { return self }
    return (lowerBound / divisor - 1)...(upperBound / divisor + 1)
  }
}

extension Int64 {
  /// Nil where 64 bits do not suffice.
  package func product(_ other: Int64) -> Int64? {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? nil : product
  }
}
