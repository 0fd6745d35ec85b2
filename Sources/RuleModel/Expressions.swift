package import SourceText

/// A name that stands for each entity of a kind in turn.
package struct Variable: Sendable, Equatable {
  package var name: String
  /// Never a pair kind and never a single one.
  package var kind: KindID
  package init(name: String, kind: KindID) {
    self.name = name
    self.kind = kind
  }
}

/// An entity as a rule names it.
package enum Term: Hashable, Sendable {
  case variable(VariableID)
  /// An entity of the catalogue (in examples and profiles: also of the profile).
  case entity(EntityID)
}

/// What a path starts from: the one entity of a single kind, an entity, or a pair.
package struct Subject: Hashable, Sendable {
  package var kind: KindID
  /// None for a single kind, one for an entity, two for a pair.
  package var terms: [Term]
  package init(kind: KindID, terms: [Term]) {
    self.kind = kind
    self.terms = terms
  }
}

/// `partner.country.power`: a subject and the attributes to follow; all but the last are references.
/// Without steps it is the entity itself.
package struct Path: Sendable, Hashable {
  package var subject: Subject
  package var steps: [AttributeID]
  package var span: SourceSpan
  package init(subject: Subject, steps: [AttributeID], span: SourceSpan) {
    self.subject = subject
    self.steps = steps
    self.span = span
  }
}

/// A value as it is written.
package enum Constant: Sendable, Hashable {
  /// A boolean (no = 0, yes = 1), a position in a domain, or an entity's number within the kind the type names.
  case ordinal(Int)
  /// Scaled units.
  case number(Int64)
  /// Ordinals of a set's elements, ascending, without repeats.
  case set([Int])
  case text(LocalizedText)

  package static func == (left: Constant, right: Constant) -> Bool {
    switch (left, right) {
    case (.ordinal(let a), .ordinal(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.set(let a), .set(let b)): a == b
    case (.text(let a), .text(let b)): a.texts == b.texts
    default: false
    }
  }
  package func hash(into hasher: inout Hasher) {
    switch self {
    case .ordinal(let value): hasher.combine(value)
    case .number(let value): hasher.combine(value)
    case .set(let value): hasher.combine(value)
    case .text(let value): hasher.combine(value.texts)
    }
  }
}

/// What may stand where a constant may: a constant, or a path's value moved by `plus` and `times`.
package enum Operand: Sendable, Equatable {
  case constant(Constant)
  case path(PathOperand)
}

/// `{path: P, plus: n, times: k}`: P · k + n. On a scale `plus` counts steps and may lead beyond its ends.
package struct PathOperand: Sendable, Hashable {
  package var path: Path
  /// Scale steps, or scaled units of the attribute that is compared with it.
  package var plus: Int64
  /// The factor as a fraction: numerator over a positive power of ten. Different places of the two sides are counted
  /// in: the path's own scaled units times this are units of the attribute that is compared with it.
  package var times: Fraction
  package struct Fraction: Sendable, Equatable, Hashable {
    package var numerator: Int64
    package var denominator: Int64
    package init(_ numerator: Int64, over denominator: Int64 = 1) {
      self.numerator = numerator
      self.denominator = denominator
    }
    package static let one = Fraction(1)
  }
  package init(path: Path, plus: Int64 = 0, times: Fraction = .one) {
    self.path = path
    self.plus = plus
    self.times = times
  }
}

package indirect enum Condition: Sendable, Equatable {
  case test(Test)
  case all([Condition])
  case any([Condition])
  /// True also where there is no value.
  case not(Condition)
  case quantified(Quantifier)

  /// Always true.
  package static let always = Condition.all([])

  /// One of these; without a wrapper where there is one only.
  package static func anyOf(_ parts: [Condition]) -> Condition { parts.count == 1 ? parts[0] : .any(parts) }
  /// All of these; without a wrapper where there is one only.
  package static func allOf(_ parts: [Condition]) -> Condition { parts.count == 1 ? parts[0] : .all(parts) }
}

package struct Test: Sendable, Equatable {
  package var path: Path
  package var constraint: Constraint
  package var span: SourceSpan
  package init(path: Path, constraint: Constraint, span: SourceSpan) {
    self.path = path
    self.constraint = constraint
    self.span = span
  }
}

/// All constraints with constants in one map are one test (`values`, `numbers`);
/// one with a path, and each one on a set, is a test of its own.
package enum Constraint: Sendable, Hashable {
  /// A boolean, a domain's value or an entity is one of these.
  case values(ValueSet)
  case numbers(NumberSet)
  case compare(Comparison, PathOperand)
  /// Has a value at all.
  case present(Bool)
  case includes(SetOperand)
  case includesAny(SetOperand)
  case includesNone(SetOperand)
  case size(NumberSet)
  case sizeCompare(Comparison, PathOperand)
}

package enum Comparison: Sendable, Hashable { case equal, otherThan, atLeast, atMost, above, below }

extension Constraint {
  /// Paths that it compares with.
  package var paths: [Path] {
    switch self {
    case .compare(_, let operand), .sizeCompare(_, let operand): [operand.path]
    case .includes(.path(let path)), .includesAny(.path(let path)), .includesNone(.path(let path)): [path]
    default: []
    }
  }
}

/// Ordinals that pass: the members, or (complemented) all others.
package struct ValueSet: Sendable, Hashable {
  package var members: [Int]
  /// Only for references, whose range may be open: domains and booleans are written out.
  package var isComplement: Bool
  package init(members: [Int], isComplement: Bool = false) {
    self.members = members.count < 2 ? members : Swift.Set(members).sorted()
    self.isComplement = isComplement
  }
  package func contains(_ ordinal: Int) -> Bool { members.contains(ordinal) != isComplement }
}

/// What a set is compared with.
package enum SetOperand: Sendable, Hashable {
  /// Ordinals of the element type; `includes` has one.
  case constants([Int])
  /// The value of a single-valued path, or the elements of a set-valued one (`includes any of`, `includes none of`).
  case path(Path)
}

/// Whole numbers that pass, as disjoint closed intervals, ascending, not adjacent.
package struct NumberSet: Sendable, Hashable {
  package private(set) var intervals: [ClosedRange<Int64>]

  package static let all = NumberSet(intervals: [Int64.min...Int64.max])
  package static let none = NumberSet(intervals: [])

  package init(intervals: [ClosedRange<Int64>]) {
    var merged: [ClosedRange<Int64>] = []
    for next in intervals.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, last.upperBound == .max || next.lowerBound <= last.upperBound + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, next.upperBound)
      } else {
        merged.append(next)
      }
    }
    self.intervals = merged
  }

  package func contains(_ number: Int64) -> Bool { intervals.contains { $0.contains(number) } }
  /// Whether some number of the range passes.
  package func meets(_ range: ClosedRange<Int64>) -> Bool { intervals.contains { $0.overlaps(range) } }
  /// Whether all numbers of the range pass.
  package func covers(_ range: ClosedRange<Int64>) -> Bool {
    intervals.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }
  package func intersection(_ other: NumberSet) -> NumberSet {
    NumberSet(
      intervals: intervals.flatMap { a in
        other.intervals.compactMap { b in a.overlaps(b) ? a.clamped(to: b) : nil }
      })
  }
}

/// A condition over all entities of a kind.
package struct Quantifier: Sendable, Equatable {
  package enum Form: Sendable, Equatable {
    case some, every, no
    case count(NumberSet)
    case countCompare(Comparison, PathOperand)
  }
  package var form: Form
  /// The variables it binds: one, or a pair's two members; numbers of the enclosing scope.
  package var bound: [VariableID]
  /// The listed pair kind it ranges over: only listed pairs count.
  package var listed: KindID?
  package var condition: Condition
  package var span: SourceSpan
  package init(form: Form, bound: [VariableID], listed: KindID? = nil, condition: Condition, span: SourceSpan) {
    self.form = form
    self.bound = bound
    self.listed = listed
    self.condition = condition
    self.span = span
  }
}
