import Inference
package import RuleModel

/// With which numbers an attribute's are compared beside constants: those of other facts and conclusions, of the same
/// attribute of other entities where they are ranked, and how many entities or elements there can be.
struct Comparands {
  private enum Other: Hashable {
    /// The attribute is compared with what the map makes of another.
    case image(AttributeID, AffineMap)
    /// What the map makes of the attribute is compared with another.
    case preimage(AttributeID, AffineMap)
    /// What the map makes of the attribute is compared with whole numbers up to this.
    case count(Int, AffineMap)
  }
  private let working: Explainer
  private var others: [AttributeID: Set<Other>] = [:]

  init(_ working: Explainer) {
    self.working = working
    for rule in working.ruleSet.rules where !rule.isDraft {
      for condition in rule.when + rule.unless { add(condition, rule.scope) }
    }
    for attribute in working.ruleSet.attributes {
      guard case .rank(let ranking) = attribute.combine else { continue }
      for step in ranking.by.compactMap(\.steps.last) where isNumber(step) {
        others[step, default: []].insert(.image(step, .identity))
      }
      if let among = ranking.among { add(among, ranking.scope) }
    }
  }

  /// What the attribute is compared with, as far as it fits 64 bits.
  func thresholds(_ attribute: AttributeID) -> Set<Int64> {
    var result: Set<Int64> = []
    for other in others[attribute] ?? [] {
      switch other {
      case .image(let from, let map):
        result.formUnion(numbers(of: from).compactMap { map.unit(of: $0) })
      case .preimage(let from, let map):
        result.formUnion(numbers(of: from).compactMap { map.preimage(of: $0) })
      case .count(let greatest, let map):
        result.formUnion((0...greatest).compactMap { map.preimage(of: Int64($0)) })
      }
    }
    return result
  }

  // MARK: What is compared

  private mutating func add(_ condition: Condition, _ scope: [Variable]) {
    switch condition {
    case .test(let test): add(test)
    case .all(let parts), .any(let parts): for part in parts { add(part, scope) }
    case .not(let part): add(part, scope)
    case .quantified(let quantifier):
      add(quantifier.condition, scope)
      guard case .countCompare(_, let operand) = quantifier.form, let last = operand.path.steps.last else { return }
      let counts = quantifier.bound.map { working.facts.listed[scope[$0.raw].kind.raw] }
      others[last, default: []].insert(.count(counts.reduce(1, *), operand.map))
    }
  }

  private mutating func add(_ test: Test) {
    guard let left = test.path.steps.last else { return }
    switch test.constraint {
    case .compare(_, let operand):
      guard let right = operand.path.steps.last, isNumber(left), isNumber(right) else { return }
      others[left, default: []].insert(.image(right, operand.map))
      others[right, default: []].insert(.preimage(left, operand.map))
    case .sizeCompare(_, let operand):
      guard let right = operand.path.steps.last else { return }
      others[right, default: []].insert(.count(size(left), operand.map))
    default: break
    }
  }

  private func isNumber(_ attribute: AttributeID) -> Bool {
    if case .number = working.ruleSet.attributes[attribute.raw].type { true } else { false }
  }

  private func size(_ attribute: AttributeID) -> Int {
    switch working.ruleSet.attributes[attribute.raw].type {
    case .set(.domain(let domain)): working.ruleSet.domains[domain.raw].values.count
    case .set(.reference(let kind)): working.facts.listed[kind.raw]
    default: 0
    }
  }

  /// The values that it has in the working reading.
  private func numbers(of attribute: AttributeID) -> Set<Int64> {
    Set(
      working.keys(of: attribute).compactMap { key in
        guard case .number(let from?, let to?)? = working.known(key)?.possibilities, from == to else { return nil }
        return from
      })
  }
}

extension AffineMap {
  /// What it makes of a number, rounded downwards.
  fileprivate func unit(of number: Int64) -> Int64? {
    Int64(exactly: numerator(number).quotient(Int128(max(1, times.denominator)), roundingUp: false))
  }

  /// The greatest number, or near it, of which it makes no more than this; nil where it makes the same of all.
  fileprivate func preimage(of number: Int64) -> Int64? {
    guard times.numerator != 0 else { return nil }
    let sign: Int128 = times.numerator < 0 ? -1 : 1
    let distance = (Int128(number) - Int128(plus)) * Int128(times.denominator) * sign
    return Int64(exactly: distance.quotient(Int128(times.numerator) * sign, roundingUp: false))
  }
}

extension Explainer {
  /// The value of an attribute in a reading that is one world; nil where it is unknown.
  package func known(_ key: FactKey) -> Value? {
    if let value = value(key) { return value }
    let attribute = ruleSet.attributes[key.attribute.raw]
    let statement = (profile.facts[key] ?? ruleSet.facts[key])?.statement ?? attribute.ifLeftOut.map { .known($0) }
    return statement.flatMap { Value($0, of: attribute.type) }
  }
}
