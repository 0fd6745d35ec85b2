import SourceText

/// A name that stands for each entity of a kind in turn.
public struct Variable: Sendable, Equatable {
  public var name: String
  /// Never a pair kind and never a single one.
  public var kind: KindID
  public init(name: String, kind: KindID) {
    self.name = name
    self.kind = kind
  }
}

/// An entity as a rule names it.
public enum Term: Hashable, Sendable {
  case variable(VariableID)
  /// An entity of the catalogue (in examples and profiles: also of the profile).
  case entity(EntityID)
}

/// What a path starts from: the one entity of a single kind, an entity, or a pair.
public struct Subject: Hashable, Sendable {
  public var kind: KindID
  /// None for a single kind, one for an entity, two for a pair.
  public var terms: [Term]
  public init(kind: KindID, terms: [Term]) {
    self.kind = kind
    self.terms = terms
  }
}

/// `partner.country.power`: a subject and the attributes to follow; all but the last are references.
/// Without steps it is the entity itself.
public struct Path: Sendable, Hashable {
  public var subject: Subject
  public var steps: [AttributeID]
  public var span: SourceSpan
  public init(subject: Subject, steps: [AttributeID], span: SourceSpan) {
    self.subject = subject
    self.steps = steps
    self.span = span
  }
}

/// A value as it is written.
public enum Constant: Sendable, Hashable {
  /// A boolean (no = 0, yes = 1), a position in a domain, or an entity's number within the kind the type names.
  case ordinal(Int)
  /// Scaled units.
  case number(Int64)
  /// Ordinals of a set's elements, ascending, without repeats.
  case set([Int])
  case text(LocalizedText)

  public static func == (left: Constant, right: Constant) -> Bool {
    switch (left, right) {
    case (.ordinal(let a), .ordinal(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.set(let a), .set(let b)): a == b
    case (.text(let a), .text(let b)): a.texts == b.texts
    default: false
    }
  }
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .ordinal(let value): hasher.combine(value)
    case .number(let value): hasher.combine(value)
    case .set(let value): hasher.combine(value)
    case .text(let value): hasher.combine(value.texts)
    }
  }
}

/// What may stand where a constant may: a constant, or a path's value moved by `plus` and `times`.
public enum Operand: Sendable, Equatable {
  case constant(Constant)
  case path(PathOperand)
}

/// `{path: P, plus: n, times: k}`: P · k + n. On a scale `plus` counts steps and may lead beyond its ends.
public struct PathOperand: Sendable, Hashable {
  public var path: Path
  /// Scale steps, or scaled units of the attribute that is compared with it.
  public var plus: Int64
  /// The factor as a fraction: numerator over a positive power of ten. Different places of the two sides are counted
  /// in: the path's own scaled units times this are units of the attribute that is compared with it.
  public var times: Fraction
  public struct Fraction: Sendable, Equatable, Hashable {
    public var numerator: Int64
    public var denominator: Int64
    public init(_ numerator: Int64, over denominator: Int64 = 1) {
      self.numerator = numerator
      self.denominator = denominator
    }
    public static let one = Fraction(1)
  }
  public init(path: Path, plus: Int64 = 0, times: Fraction = .one) {
    self.path = path
    self.plus = plus
    self.times = times
  }
}

public indirect enum Condition: Sendable, Equatable {
  case test(Test)
  case all([Condition])
  case any([Condition])
  /// True also where there is no value.
  case not(Condition)
  case quantified(Quantifier)

  /// Always true.
  public static let always = Condition.all([])

  /// One of these; without a wrapper where there is one only.
  public static func anyOf(_ parts: [Condition]) -> Condition { parts.count == 1 ? parts[0] : .any(parts) }
  /// All of these; without a wrapper where there is one only.
  public static func allOf(_ parts: [Condition]) -> Condition { parts.count == 1 ? parts[0] : .all(parts) }
}

public struct Test: Sendable, Equatable {
  public var path: Path
  public var constraint: Constraint
  public var span: SourceSpan
  public init(path: Path, constraint: Constraint, span: SourceSpan) {
    self.path = path
    self.constraint = constraint
    self.span = span
  }
}

/// All constraints with constants in one map are one test (`values`, `numbers`);
/// one with a path, and each one on a set, is a test of its own.
public enum Constraint: Sendable, Hashable {
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

public enum Comparison: Sendable, Hashable { case equal, otherThan, atLeast, atMost, above, below }

extension Constraint {
  /// Paths that it compares with.
  public var paths: [Path] {
    switch self {
    case .compare(_, let operand), .sizeCompare(_, let operand): [operand.path]
    case .includes(.path(let path)), .includesAny(.path(let path)), .includesNone(.path(let path)): [path]
    default: []
    }
  }
}

/// Ordinals that pass: the members, or (complemented) all others.
public struct ValueSet: Sendable, Hashable {
  public var members: [Int]
  /// Only for references, whose range may be open: domains and booleans are written out.
  public var isComplement: Bool
  public init(members: [Int], isComplement: Bool = false) {
    self.members = members.count < 2 ? members : Swift.Set(members).sorted()
    self.isComplement = isComplement
  }
  public func contains(_ ordinal: Int) -> Bool { members.contains(ordinal) != isComplement }
}

/// What a set is compared with.
public enum SetOperand: Sendable, Hashable {
  /// Ordinals of the element type; `includes` has one.
  case constants([Int])
  /// The value of a single-valued path, or the elements of a set-valued one (`includes any of`, `includes none of`).
  case path(Path)
}

/// Whole numbers that pass, as disjoint closed intervals, ascending, not adjacent.
public struct NumberSet: Sendable, Hashable {
  public private(set) var intervals: [ClosedRange<Int64>]

  public static let all = NumberSet(intervals: [Int64.min...Int64.max])
  public static let none = NumberSet(intervals: [])

  public init(intervals: [ClosedRange<Int64>]) {
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

  public func contains(_ number: Int64) -> Bool { intervals.contains { $0.contains(number) } }
  /// Whether some number of the range passes.
  public func meets(_ range: ClosedRange<Int64>) -> Bool { intervals.contains { $0.overlaps(range) } }
  /// Whether all numbers of the range pass.
  public func covers(_ range: ClosedRange<Int64>) -> Bool {
    intervals.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }
  public func intersection(_ other: NumberSet) -> NumberSet {
    NumberSet(
      intervals: intervals.flatMap { a in
        other.intervals.compactMap { b in a.overlaps(b) ? a.clamped(to: b) : nil }
      })
  }
}

/// A condition over all entities of a kind.
public struct Quantifier: Sendable, Equatable {
  public enum Form: Sendable, Equatable {
    case some, every, no
    case count(NumberSet)
    case countCompare(Comparison, PathOperand)
  }
  public var form: Form
  /// The variables it binds: one, or a pair's two members; numbers of the enclosing scope.
  public var bound: [VariableID]
  /// The listed pair kind it ranges over: only listed pairs count.
  public var listed: KindID?
  public var condition: Condition
  public var span: SourceSpan
  public init(form: Form, bound: [VariableID], listed: KindID? = nil, condition: Condition, span: SourceSpan) {
    self.form = form
    self.bound = bound
    self.listed = listed
    self.condition = condition
    self.span = span
  }
}
