import RuleModel

/// What an attribute can be in one world, as a derivation claims it.
package struct Finding: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case nothing
    /// Ascending. Of a reference, the number after the last listed entity means one that nobody listed.
    case ordinals([Int])
    /// Both ends included; nil: no bound.
    case number(from: Int64?, to: Int64?)
    /// Certain elements are possible ones too.
    case set(certain: [Int], possible: [Int])
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
  package static let none = Finding(.nothing, mayBeEmpty: true)

  var exists: Bool { content != .nothing }
  var clashes: Bool { contradiction != .none }

  init(_ constant: Constant) {
    switch constant {
    case .ordinal(let ordinal): self.init(.ordinals([ordinal]))
    case .number(let number): self.init(.number(from: number, to: number))
    case .set(let elements): self.init(.set(certain: elements, possible: elements))
    case .text: self.init(.nothing)
    }
  }

  /// The outermost positions or numbers; nil where there is neither.
  var ends: Ends? {
    switch content {
    case .ordinals(let all): all.first.flatMap { first in all.last.map { Ends(Int64(first), Int64($0)) } }
    case .number(let from, let to): Ends(from, to)
    case .nothing, .set: nil
    }
  }

  /// One value and no other.
  var isSettled: Bool {
    guard !clashes else { return false }
    switch content {
    case .nothing: return true
    case .ordinals(let all): return all.count == 1 && !mayBeEmpty
    case .number(let from, let to): return from != nil && from == to && !mayBeEmpty
    case .set(let certain, let possible): return certain == possible && !mayBeEmpty
    }
  }
}

/// Bounds of a number; nil: none.
struct Ends: Equatable {
  var low: Int64?
  var high: Int64?
  init(_ low: Int64?, _ high: Int64?) {
    self.low = low
    self.high = high
  }
}

extension Finding {
  /// What can be where either can be.
  func or(_ other: Finding) -> Finding {
    Finding(
      Self.either(content, other.content), mayBeEmpty: mayBeEmpty || other.mayBeEmpty,
      contradiction: contradiction == other.contradiction ? contradiction : .possible)
  }

  static func either(_ left: Content, _ right: Content) -> Content {
    switch (left, right) {
    case (.nothing, let only), (let only, .nothing): return only
    case (.ordinals(let a), .ordinals(let b)): return .ordinals(a.union(b))
    case (.number(let a, let b), .number(let c, let d)):
      let low = a.flatMap { a in c.map { min(a, $0) } }
      let high = b.flatMap { b in d.map { max(b, $0) } }
      return .number(from: low, to: high)
    case (.set(let a, let b), .set(let c, let d)):
      return .set(certain: a.filter(c.contains), possible: b.union(d))
    default: return .nothing
    }
  }

  /// What both can be.
  static func both(_ left: Content, _ right: Content) -> Content {
    switch (left, right) {
    case (.ordinals(let a), .ordinals(let b)):
      let shared = a.filter(b.contains)
      return shared.isEmpty ? .nothing : .ordinals(shared)
    case (.number(let a, let b), .number(let c, let d)):
      let low = [a, c].compactMap { $0 }.max()
      let high = [b, d].compactMap { $0 }.min()
      if let low, let high, low > high { return .nothing }
      return .number(from: low, to: high)
    case (.set(let a, let b), .set(let c, let d)):
      guard a.allSatisfy(d.contains), c.allSatisfy(b.contains) else { return .nothing }
      return .set(certain: a.union(c), possible: b.filter(d.contains))
    default: return .nothing
    }
  }
}

extension [Int] {
  /// Ascending, each once.
  func union(_ other: [Int]) -> [Int] { self == other ? self : Set(self).union(other).sorted() }
}
