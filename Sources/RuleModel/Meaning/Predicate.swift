/// What a constraint asks of a value, and of the value that it is compared with, wherever both come from.
///
/// `holds` says what it means where both are known, and nothing else does; `truth` (in `PredicateBounds`) is its lift to
/// what is known in bounds. `{at least: {path: city.reserve, times: 2}}` is `.compare(.atLeast, …)` of the tested value and
/// the reserve.
package enum Predicate: Hashable, Sendable {
  /// A boolean, a domain's value or an entity is one of these.
  case values(ValueSet)
  case numbers(NumberSet)
  /// Has a value at all, or has none.
  case present(Bool)
  /// Stands so to the other value, moved.
  case compare(Comparison, AffineMap)
  /// Has an element in common with the other (a set, or one value), or has none.
  case common(Bool)
  /// The number of a set's elements.
  case size(NumberSet)
  case sizeCompare(Comparison, AffineMap)
}

extension Constraint {
  package var predicate: Predicate {
    switch self {
    case .values(let set): .values(set)
    case .numbers(let set): .numbers(set)
    case .compare(let comparison, let operand): .compare(comparison, operand.map)
    case .present(let wanted): .present(wanted)
    case .includes, .includesAny: .common(true)
    case .includesNone: .common(false)
    case .size(let set): .size(set)
    case .sizeCompare(let comparison, let operand): .sizeCompare(comparison, operand.map)
    }
  }

  /// What it compares with, where that is written in place; other operands are values of `paths`.
  package var constant: Constant? {
    switch self {
    case .includes(.constants(let elements)), .includesAny(.constants(let elements)),
      .includesNone(.constants(let elements)):
      .set(elements)
    default: nil
    }
  }
}

extension Predicate {
  /// Whether it holds of complete values; nil: there is none. A test on no value is false, but for `present: no`.
  package func holds(_ left: Constant?, _ right: Constant? = nil) -> Bool {
    switch (self, left) {
    case (.present(let wanted), _): return (left != nil) == wanted
    case (.values(let set), .ordinal(let ordinal)?): return set.contains(ordinal)
    case (.numbers(let set), .number(let number)?): return set.contains(number)
    case (.size(let set), .set(let elements)?): return set.contains(Int64(elements.count))
    case (.compare(let comparison, let map), .ordinal(let ordinal)?):
      guard case .ordinal(let other)? = right else { return false }
      return comparison.holds(Int64(ordinal), map.position(other))
    case (.compare(let comparison, let map), .number(let number)?): return comparison.holds(number, map, right)
    case (.sizeCompare(let comparison, let map), .set(let elements)?):
      return comparison.holds(Int64(elements.count), map, right)
    case (.common(let wanted), .set(let elements)?):
      switch right {
      case .set(let others)?: return others.contains(where: elements.contains) == wanted
      case .ordinal(let other)?: return elements.contains(other) == wanted
      default: return false
      }
    default: return false
    }
  }
}

extension Comparison {
  fileprivate func holds(_ number: Int64, _ map: AffineMap, _ other: Constant?) -> Bool {
    guard case .number(let other)? = other else { return false }
    return holds(Int128(number) * Int128(map.times.denominator), map.numerator(other))
  }
}
