/// What is known of a value: bounds on what it can be.
package struct NaiveValue: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// No value is possible.
    case nothing
    /// Possible ordinals, at least one. Of a reference, the number of listed entities means one that is not listed.
    case ordinals(Set<Int>)
    /// Both ends included; nil: no bound.
    case numbers(low: Int64?, high: Int64?)
    /// certain ⊆ possible
    case set(certain: Set<Int>, possible: Set<Int>)
    case text
  }
  package enum Contradiction: Int, Hashable, Sendable { case none, possible, certain }

  package var content: Content
  package var mayBeEmpty: Bool
  package var contradiction: Contradiction

  package init(_ content: Content, mayBeEmpty: Bool = false, contradiction: Contradiction = .none) {
    self.content = content
    self.mayBeEmpty = mayBeEmpty
    self.contradiction = contradiction
  }

  /// For certain no value.
  package static let none = NaiveValue(.nothing, mayBeEmpty: true)

  package var hasContent: Bool { content != .nothing }

  /// The ends of a number, or of the positions in a scale.
  var ends: (low: Int64?, high: Int64?)? {
    switch content {
    case .numbers(let low, let high): (low, high)
    case .ordinals(let ordinals): (Int64(ordinals.min()!), Int64(ordinals.max()!))
    case .nothing, .set, .text: nil
    }
  }

  /// What holds where either may be the case: of worlds, and of the entities a reference may lead to.
  package static func join(_ values: some Collection<NaiveValue>) -> NaiveValue {
    guard var result = values.first else { return .none }
    for value in values.dropFirst() {
      result.content = union(result.content, value.content)
      result.mayBeEmpty = result.mayBeEmpty || value.mayBeEmpty
      if result.contradiction != value.contradiction { result.contradiction = .possible }
    }
    return result
  }

  static func union(_ left: Content, _ right: Content) -> Content {
    switch (left, right) {
    case (.nothing, _): right
    case (_, .nothing): left
    case (.ordinals(let a), .ordinals(let b)): .ordinals(a.union(b))
    case (.numbers(let a, let b), .numbers(let c, let d)): .numbers(low: lower(a, c), high: higher(b, d))
    case (.set(let a, let b), .set(let c, let d)): .set(certain: a.intersection(c), possible: b.union(d))
    case (.text, .text): .text
    default: preconditionFailure("values of two types")
    }
  }

  /// What each of two may be.
  static func common(_ left: Content, _ right: Content) -> Content {
    switch (left, right) {
    case (.nothing, _), (_, .nothing): return .nothing
    case (.ordinals(let a), .ordinals(let b)):
      return a.isDisjoint(with: b) ? .nothing : .ordinals(a.intersection(b))
    case (.numbers(let a, let b), .numbers(let c, let d)):
      let low = a.map { max($0, c ?? $0) } ?? c
      let high = b.map { min($0, d ?? $0) } ?? d
      if let low, let high, low > high { return .nothing }
      return .numbers(low: low, high: high)
    case (.set(let a, let b), .set(let c, let d)):
      guard a.isSubset(of: d), c.isSubset(of: b) else { return .nothing }
      return .set(certain: a.union(c), possible: b.intersection(d))
    case (.text, .text): return .text
    default: preconditionFailure("values of two types")
    }
  }

  private static func lower(_ a: Int64?, _ b: Int64?) -> Int64? {
    guard let a, let b else { return nil }
    return min(a, b)
  }
  private static func higher(_ a: Int64?, _ b: Int64?) -> Int64? {
    guard let a, let b else { return nil }
    return max(a, b)
  }

  /// Whether every value that `other` allows is allowed here, and whatever is certain here is certain there.
  package func allows(_ other: NaiveValue) -> Bool {
    if other.mayBeEmpty && !mayBeEmpty { return false }
    switch contradiction {
    case .none: if other.contradiction != .none { return false }
    case .possible: break
    case .certain: if other.contradiction != .certain { return false }
    }
    switch (content, other.content) {
    case (_, .nothing): return true
    case (.ordinals(let a), .ordinals(let b)): return b.isSubset(of: a)
    case (.numbers(let a, let b), .numbers(let c, let d)):
      return (a.map { low in c.map { low <= $0 } ?? false } ?? true)
        && (b.map { high in d.map { $0 <= high } ?? false } ?? true)
    case (.set(let a, let b), .set(let c, let d)): return a.isSubset(of: c) && d.isSubset(of: b)
    case (.text, .text): return true
    default: return false
    }
  }
}
