import Circuit
import RuleModel

/// A test as it is where all is known: most facts are, and need no more.
struct PlainTest {
  private enum Condition {
    case values(ValueSet)
    case comparison(Comparison, plus: Int64)
    /// The set and the constants have one in common.
    case common([Int])
    /// The set holds what the other path leads to.
    case element
  }
  private let condition: Condition
  private let isNegated: Bool
  /// Ordinals from here on stand for what nobody listed.
  private let limit: Int
  private let otherLimit: Int

  /// Nil where there is no shorter way.
  init?(_ input: Input, _ encoder: Encoder) {
    guard case .test(let constraint) = input.question else { return nil }
    switch constraint {
    case .values(let set): condition = .values(set)
    case .compare(let comparison, let operand): condition = .comparison(comparison, plus: operand.plus)
    case .includes(let operand), .includesAny(let operand), .includesNone(let operand):
      if case .constants(let values) = operand { condition = .common(values) } else { condition = .element }
    case .numbers, .present, .size, .sizeCompare: return nil
    }
    if case .includesNone = constraint { isNegated = true } else { isNegated = false }
    limit = encoder.answers.plainOrdinals(input.path)
    otherLimit = constraint.paths.first.map { encoder.answers.plainOrdinals($0) } ?? 0
  }

  /// Nil unless both sides are known and listed.
  func holds(_ fact: KnownFact, _ other: KnownFact?) -> Bool? {
    switch (condition, fact) {
    case (.values(let set), .value(.ordinal(let value))) where value < limit: return set.contains(value)
    case (.comparison(let comparison, let plus), .value(.ordinal(let value))) where value < limit:
      guard case .value(.ordinal(let operand))? = other, operand < otherLimit else { return nil }
      return comparison.holds(Int64(value), Int64(operand).addingSaturating(plus))
    case (.common(let values), .value(.set(let own))):
      return values.contains(where: own.contains) != isNegated
    case (.element, .value(.set(let own))):
      guard case .value(.ordinal(let element))? = other, element < otherLimit else { return nil }
      return own.contains(element) != isNegated
    default: return nil
    }
  }
}
