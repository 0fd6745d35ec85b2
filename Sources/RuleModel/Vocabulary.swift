package import SourceText

/// A kind of entity: what rules can speak of.
package struct Kind: Sendable, Equatable {
  package enum Form: Sendable, Equatable {
    /// The profile's own one: `city`, `system`.
    case single
    /// Each entity in turn: `partner`, `form`. Its name is a rule's variable.
    case many
    /// Reached by a path only: `country`.
    case byReference
    /// Every combination of two members, or only those listed.
    case pair(first: Member, second: Member, listed: Bool)
  }
  package struct Member: Sendable, Equatable {
    package var name: String
    package var kind: KindID
    package init(name: String, kind: KindID) {
      self.name = name
      self.kind = kind
    }
  }

  package var name: String
  package var form: Form
  /// The plural under which profiles and catalogue list its entities.
  package var listedAs: String?
  package var title: LocalizedText
  /// Who can answer questions about its entities, unless an attribute names others.
  package var knownTo: LocalizedText?
  package var span: SourceSpan

  package init(name: String, form: Form, listedAs: String? = nil, title: LocalizedText, span: SourceSpan) {
    self.name = name
    self.form = form
    self.listedAs = listedAs
    self.title = title
    self.span = span
  }

  /// How many entities name one of this kind: 0 for a single kind, 2 for a pair, else 1.
  package var arity: Int {
    switch form {
    case .single: 0
    case .many, .byReference: 1
    case .pair: 2
    }
  }
}

extension [Kind] {
  /// Who names an entity of a kind: nobody (a single kind), the kind itself, or a pair's members.
  package func members(of kind: KindID) -> [Kind.Member] {
    switch self[kind.raw].form {
    case .single: []
    case .many, .byReference: [Kind.Member(name: self[kind.raw].name, kind: kind)]
    case .pair(let first, let second, _): [first, second]
    }
  }

  /// The kinds of the same; as many as `arity` says.
  package func memberKinds(of kind: KindID) -> [KindID] {
    switch self[kind.raw].form {
    case .single: []
    case .many, .byReference: [kind]
    case .pair(let first, let second, _): [first.kind, second.kind]
    }
  }
}

/// A finite set of named values: a scale (ordered, lowest first) or a choice.
package struct Domain: Sendable, Equatable {
  package struct Value: Sendable, Equatable {
    package var name: String
    package var title: LocalizedText?
    package var span: SourceSpan
    package init(name: String, title: LocalizedText? = nil, span: SourceSpan) {
      self.name = name
      self.title = title
      self.span = span
    }
  }

  /// The name in `scales:` or `choices:`; nil for one written in place or made of bands.
  package var name: String?
  package var title: LocalizedText?
  package var isOrdered: Bool
  package var values: [Value]
  package var span: SourceSpan

  package init(name: String?, title: LocalizedText? = nil, isOrdered: Bool, values: [Value], span: SourceSpan) {
    self.name = name
    self.title = title
    self.isOrdered = isOrdered
    self.values = values
    self.span = span
  }
}

/// What an attribute's value can be.
package enum ValueType: Sendable, Equatable {
  /// Ordinals: no = 0, yes = 1.
  case boolean
  case number(NumberType)
  /// Ordinals: positions in the domain.
  case domain(DomainID)
  /// Ordinals: the entity's number within its kind.
  case reference(KindID)
  case set(ElementType)
  /// Shown, never tested.
  case text
}

extension ValueType {
  /// The scale or choice of the value, or of a set's elements.
  package var domain: DomainID? {
    switch self {
    case .domain(let domain), .set(.domain(let domain)): domain
    default: nil
    }
  }

  /// The kind of the entities that a reference, or a set of them, leads to.
  package var referredKind: KindID? {
    switch self {
    case .reference(let kind), .set(.reference(let kind)): kind
    default: nil
    }
  }

  /// Of a set its elements' type, else itself.
  package var element: ValueType {
    if case .set(let element) = self { return element.valueType }
    return self
  }
}

/// An exact decimal: a 64-bit whole number of units of 10^-places.
package struct NumberType: Sendable, Equatable {
  package var places: Int
  package var unit: LocalizedWord?
  /// Bounds in scaled units, both ends included.
  package var lower: Int64?
  package var upper: Int64?
  package init(places: Int = 0, unit: LocalizedWord? = nil, lower: Int64? = nil, upper: Int64? = nil) {
    self.places = places
    self.unit = unit
    self.lower = lower
    self.upper = upper
  }
}

/// What a set can hold.
package enum ElementType: Sendable, Equatable {
  case domain(DomainID)
  case reference(KindID)

  package var valueType: ValueType {
    switch self {
    case .domain(let domain): .domain(domain)
    case .reference(let kind): .reference(kind)
    }
  }
}

/// One thing that can be said of the entities of a kind: `city.population`.
package struct Attribute: Sendable, Equatable {
  package enum Origin: Sendable, Equatable { case given, fixed, derived, both }

  package var kind: KindID
  /// The part after the kind: `population`, `suitability.band`.
  package var name: String
  /// As authors write it: `city.population`.
  package var fullName: String
  package var origin: Origin
  package var type: ValueType
  package var combine: Combine?
  package var mayStayEmpty: Bool
  /// What an evaluation assumes where the fact is left out.
  package var ifLeftOut: Constant?
  /// What the working reading takes where the fact is unknown; the bounds leave it unknown. Excludes `ifLeftOut`.
  package var expected: Constant?
  /// Given attributes in which it never falls: with one of these a step higher, all else the same, it is as high or higher.
  /// Lint holds the rules to it; an evaluation does not read it.
  package var monotoneIn: [Promise] = []
  /// After how many years a fact of it is to be looked up again; nil: it does not age.
  package var staleAfter: Int?
  /// Whether it can have no value of its own accord: what would change conclusions tries that as well.
  package var mayNotApply = false
  package var title: LocalizedText
  package var question: LocalizedText?
  /// Who can answer the question; nil: who can answer for the kind.
  package var knownTo: LocalizedText?
  /// Who can change it: one of the manifest's `controllers`; nil if it is not said.
  package var control: String?
  /// Cost of changing it, from 1 (small) upwards; nil if not said.
  package var effort: Int?
  package var span: SourceSpan

  package init(
    kind: KindID, name: String, fullName: String, origin: Origin, type: ValueType, combine: Combine? = nil,
    mayStayEmpty: Bool = false, ifLeftOut: Constant? = nil, expected: Constant? = nil, title: LocalizedText,
    question: LocalizedText? = nil,
    control: String? = nil, effort: Int? = nil, span: SourceSpan
  ) {
    self.kind = kind
    self.name = name
    self.fullName = fullName
    self.origin = origin
    self.type = type
    self.combine = combine
    self.mayStayEmpty = mayStayEmpty
    self.ifLeftOut = ifLeftOut
    self.expected = expected
    self.title = title
    self.question = question
    self.control = control
    self.effort = effort
    self.span = span
  }

  /// An attribute that a declaration names, and where.
  package struct Promise: Sendable, Equatable {
    package var attribute: AttributeID
    package var span: SourceSpan
    package init(_ attribute: AttributeID, _ span: SourceSpan) { (self.attribute, self.span) = (attribute, span) }
  }

  package var isDerived: Bool { origin == .derived || origin == .both }
  /// Whether profiles may state it.
  package var isStated: Bool { origin == .given || origin == .both }

  /// The controller of what no one can change.
  package static let nobody = "nobody"
  /// Whether it is in somebody's power.
  package var isHeld: Bool { control.map { $0 != Self.nobody } ?? false }
}

/// How the contributions of rules to a derived attribute make its value.
package enum Combine: Sendable, Equatable {
  case asserted
  case single(preferRank: Bool, default: Operand?)
  /// `base` nil means 0. Bands of the sum are an attribute of their own (`band`).
  case sum(base: Operand?, weights: [Int64])
  case level(base: Operand, capWins: Bool)
  case collected
  case rank(Ranking)
  /// The band in which a sum lies: `lowest[i]` is the least sum of band `i + 1`, ascending.
  case band(of: AttributeID, lowest: [Int64])
}

/// A place among the entities of a kind: 1 + the number that are strictly better.
///
/// Paths and the condition speak of the attribute's own entity: variable 0, and 1 for a pair's second member.
package struct Ranking: Sendable, Equatable {
  package var scope: [Variable]
  package var by: [Path]
  package var highestFirst: Bool
  package var among: Condition?
  /// Entities compete within a group of equal values of this path; nil: all together.
  /// A path without steps is a member of the pair or the entity itself; `per:` a single kind is nil as well.
  package var per: Path?
  package init(scope: [Variable], by: [Path], highestFirst: Bool, among: Condition?, per: Path?) {
    self.scope = scope
    self.by = by
    self.highestFirst = highestFirst
    self.among = among
    self.per = per
  }
}

/// A word that the manifest declares with a title: who controls facts, what kind of ground a rule stands on.
package struct DeclaredWord: Sendable, Equatable {
  package var name: String
  package var title: LocalizedText
  package var span: SourceSpan
  package init(name: String, title: LocalizedText, span: SourceSpan) {
    self.name = name
    self.title = title
    self.span = span
  }
}

/// Attributes on one subject: what is asked about it stands together in files to be filled in and in pages.
package struct Topic: Sendable, Equatable {
  package var name: String
  package var title: LocalizedText
  /// In the order in which they are asked; each stands in one topic.
  package var attributes: [AttributeID]
  package var span: SourceSpan
  package init(name: String, title: LocalizedText, attributes: [AttributeID], span: SourceSpan) {
    self.name = name
    self.title = title
    self.attributes = attributes
    self.span = span
  }
}

/// One of the manifest's `ranks`.
package struct Precedence: Sendable, Equatable {
  package var name: String
  package var title: LocalizedText?
  package var span: SourceSpan
  package init(name: String, title: LocalizedText? = nil, span: SourceSpan) {
    self.name = name
    self.title = title
    self.span = span
  }
}
