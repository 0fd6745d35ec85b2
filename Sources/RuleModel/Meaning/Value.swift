/// What an attribute can be, in one world or joined over several: bounds on a value that need not be known.
///
/// A complete value is a `Constant`, or nil where there is none. A `Value` stands for a set of these: a scale that is
/// `Value(.ordinals([1, 2]), mayBeEmpty: true)` has its second or third position, or no value at all.
package struct Value: Sendable, Equatable {
  package enum Possibilities: Sendable, Equatable {
    /// Ordinals, ascending: of a boolean, of a domain, or of the entities listed.
    case ordinals([Int])
    /// Both ends included; nil: no bound.
    case number(from: Int64?, to: Int64?)
    /// Certain elements are possible ones too.
    case set(certain: [Int], possible: [Int])
    case nothing
  }
  package enum Contradiction: Int, Sendable, Comparable {
    case none, possible, certain
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  package var possibilities: Possibilities
  /// May have no value.
  package var mayBeEmpty: Bool
  /// A reference may lead to, or a set of references hold, entities that nobody listed.
  package var mayBeUnlisted: Bool
  package var contradiction: Contradiction

  package init(
    _ possibilities: Possibilities, mayBeEmpty: Bool = false, mayBeUnlisted: Bool = false,
    contradiction: Contradiction = .none
  ) {
    self.possibilities = possibilities
    self.mayBeEmpty = mayBeEmpty
    self.mayBeUnlisted = mayBeUnlisted
    self.contradiction = contradiction
  }

  /// For certain no value.
  package static let none = Value(.nothing, mayBeEmpty: true)

  /// One value and no other.
  package var isCertain: Bool {
    guard contradiction == .none else { return false }
    return switch possibilities {
    case .ordinals(let values): values.count + (mayBeUnlisted ? 1 : 0) == 1 && !mayBeEmpty
    case .number(let from, let to): from != nil && from == to && !mayBeEmpty
    case .set(let certain, let possible): certain == possible && !mayBeUnlisted && !mayBeEmpty
    case .nothing: true
    }
  }

  /// What it can be in either of two worlds.
  package func joined(_ other: Value) -> Value {
    Value(
      joined(possibilities, other.possibilities), mayBeEmpty: mayBeEmpty || other.mayBeEmpty,
      mayBeUnlisted: mayBeUnlisted || other.mayBeUnlisted,
      contradiction: contradiction == other.contradiction
        ? contradiction : max(contradiction, other.contradiction) == .none ? .none : .possible)
  }

  private func joined(_ first: Possibilities, _ second: Possibilities) -> Possibilities {
    switch (first, second) {
    case (.nothing, let only), (let only, .nothing): only
    case (.ordinals(let a), .ordinals(let b)): .ordinals(Set(a).union(b).sorted())
    case (.number(let a, let b), .number(let c, let d)): .number(from: least(a, c), to: greatest(b, d))
    case (.set(let a, let b), .set(let c, let d)):
      .set(certain: a.filter(c.contains), possible: Set(b).union(d).sorted())
    default: first
    }
  }

  private func least(_ a: Int64?, _ b: Int64?) -> Int64? {
    if let a, let b { min(a, b) } else { nil }
  }
  private func greatest(_ a: Int64?, _ b: Int64?) -> Int64? {
    if let a, let b { max(a, b) } else { nil }
  }
}

// MARK: Known and stated values

extension Value {
  /// A complete value; a text is shown and never tested, so that it is none.
  package init(_ constant: Constant?) {
    switch constant {
    case .ordinal(let ordinal): self.init(.ordinals([ordinal]))
    case .number(let number): self.init(.number(from: number, to: number))
    case .set(let elements): self.init(.set(certain: elements, possible: elements))
    case .text, nil: self = .none
    }
  }

  /// What a statement about an attribute of the type says; nil: anything.
  package init?(_ statement: Statement, of type: ValueType) {
    switch statement {
    case .known(let constant): self.init(constant)
    case .doesNotApply: self = .none
    case .unknown, .any: return nil
    case .interval(let from, let to):
      if case .number = type { self.init(.number(from: from, to: to)) } else { self.init(steps: from, to) }
    case .oneOf(let parts):
      let values = parts.compactMap { Value($0, of: type) }
      guard let first = values.first, values.count == parts.count else { return nil }
      self = values.dropFirst().reduce(first) { $0.joined($1) }
    }
  }

  /// Positions of a scale from one to another.
  private init(steps from: Int64, _ to: Int64) {
    let first = Int(clamping: from)
    self.init(.ordinals(Array(first...max(first, Int(clamping: to)))))
  }
}

/// How many different values there are: of domains, and of the entities that a profile lists.
package struct Universe: Sendable {
  /// By attribute.
  package let types: [ValueType]
  /// By domain.
  package let valueCounts: [Int]
  /// By kind: how many entities are listed.
  package let listed: [Int]
  /// By kind: whether there may be entities that nobody listed.
  package let isOpen: [Bool]

  package init(_ ruleSet: RuleSet, listed: [Int], isOpen: [Bool]) {
    types = ruleSet.attributes.map(\.type)
    valueCounts = ruleSet.domains.map(\.values.count)
    self.listed = listed
    self.isOpen = isOpen
  }

  /// Of what a path leads to.
  package func type(of path: Path) -> ValueType {
    if let last = path.steps.last { types[last.raw] } else { .reference(path.subject.kind) }
  }

  /// All that an unknown value of the type can be (reading 1): every value, and none.
  package func anything(_ type: ValueType) -> Value {
    switch type {
    case .boolean: Value(.ordinals([0, 1]), mayBeEmpty: true)
    case .domain(let domain): Value(.ordinals(Array(0..<valueCounts[domain.raw])), mayBeEmpty: true)
    case .reference(let kind): anyOf(kind) { .ordinals($0) }
    case .number(let type): Value(.number(from: type.lower, to: type.upper), mayBeEmpty: true)
    case .set(.domain(let domain)):
      Value(.set(certain: [], possible: Array(0..<valueCounts[domain.raw])), mayBeEmpty: true)
    case .set(.reference(let kind)): anyOf(kind) { .set(certain: [], possible: $0) }
    case .text: .none
    }
  }

  private func anyOf(_ kind: KindID, _ content: ([Int]) -> Value.Possibilities) -> Value {
    Value(content(Array(0..<listed[kind.raw])), mayBeEmpty: true, mayBeUnlisted: isOpen[kind.raw])
  }
}
