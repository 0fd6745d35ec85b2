package import SourceText

/// A thing of a kind: of the catalogue or of a profile.
package struct Entity: Sendable, Equatable {
  package var id: String
  package var span: SourceSpan
  package init(id: String, span: SourceSpan) {
    self.id = id
    self.span = span
  }
}

/// The entities that name whose attribute it is: none of a single kind, one, or a pair's two members.
///
/// Nine bytes, so that it may be a key of large tables; ordered as the numbers of its entities are.
package enum EntityTuple: Hashable, Sendable, Comparable {
  case none
  case one(Int32)
  case pair(Int32, Int32)

  /// Numbers of entities within their kinds; what stands behind the second is left out.
  package init(_ numbers: [Int]) {
    switch numbers.count {
    case 0: self = .none
    case 1: self = .one(Int32(truncatingIfNeeded: numbers[0]))
    default: self = .pair(Int32(truncatingIfNeeded: numbers[0]), Int32(truncatingIfNeeded: numbers[1]))
    }
  }

  /// The number of the first.
  package var first: Int? {
    switch self {
    case .none: nil
    case .one(let entity), .pair(let entity, _): Int(entity)
    }
  }

  package var numbers: [Int] {
    switch self {
    case .none: []
    case .one(let entity): [Int(entity)]
    case .pair(let first, let second): [Int(first), Int(second)]
    }
  }
}

/// Whose attribute: the attribute and the entities that name its subject.
package struct FactKey: Hashable, Sendable, Comparable {
  package var attribute: AttributeID
  package var subject: EntityTuple

  package init(_ attribute: AttributeID, _ subject: EntityTuple = .none) {
    self.attribute = attribute
    self.subject = subject
  }
  package init(_ attribute: AttributeID, _ entity: Int) { self.init(attribute, numbers: [entity]) }
  package init(_ attribute: AttributeID, _ first: Int, _ second: Int) {
    self.init(attribute, numbers: [first, second])
  }
  package init(_ attribute: AttributeID, numbers: [Int]) { self.init(attribute, EntityTuple(numbers)) }
  package init(_ attribute: AttributeID, _ entities: [EntityID]) { self.init(attribute, numbers: entities.map(\.raw)) }

  package var entities: [EntityID] { numbers.map { EntityID($0) } }
  /// The numbers of the entities.
  package var numbers: [Int] { subject.numbers }
  /// Another attribute of the same entities.
  package func of(_ attribute: AttributeID) -> FactKey { FactKey(attribute, subject) }

  package static func < (left: FactKey, right: FactKey) -> Bool {
    left.attribute == right.attribute ? left.subject < right.subject : left.attribute < right.attribute
  }
}

/// What is said of one attribute of one entity.
package indirect enum Statement: Sendable, Hashable {
  case known(Constant)
  /// A number between two bounds, both included (scaled units); also steps of a scale (ordinals).
  case interval(Int64, Int64)
  case unknown
  /// Any value of the type, or none, whatever rules would conclude: `unknown` lets them.
  case any
  case doesNotApply
  /// Doubt: one of these, none of them itself in doubt or unknown.
  case oneOf([Statement])
}

package struct Fact: Sendable, Equatable {
  package enum Origin: Sendable, Equatable {
    /// Stated in a profile or a file it names.
    case given
    case catalogue
    /// Stated for this run by `--set`, or in a test.
    case set
    /// Not known; the working reading takes what the vocabulary expects, or no value.
    case expected
  }
  package var statement: Statement
  /// Of a range: the value that the working reading takes (scaled units, or a step's ordinal).
  package var likely: Int64?
  package var origin: Origin
  /// A key of the bibliography, the same in every language, or free text of the profile.
  package var source: LocalizedText?
  package var asOf: String?
  package var confidence: Rule.Confidence?
  package var note: LocalizedText?
  /// The place of the value.
  package var span: SourceSpan
  package init(
    statement: Statement, likely: Int64? = nil, origin: Origin, source: LocalizedText? = nil, asOf: String? = nil,
    confidence: Rule.Confidence? = nil, note: LocalizedText? = nil, span: SourceSpan
  ) {
    self.statement = statement
    self.likely = likely
    self.origin = origin
    self.source = source
    self.asOf = asOf
    self.confidence = confidence
    self.note = note
    self.span = span
  }

  /// The source as it is first written: what may be a key of the bibliography.
  package var sourceKey: String? { source?.texts.lazy.compactMap { $0 }.first }
}

/// A section of a profile in place of which a run reads another.
package struct ReplacedSection: Sendable, Equatable {
  package var kind: KindID
  /// The file as it was named; empty where the section was written out.
  package var file: String
  package init(kind: KindID, file: String) { (self.kind, self.file) = (kind, file) }
}

/// The facts of one evaluation, against a rule set: entities by kind, and what is stated of them.
package struct Profile: Sendable, Equatable {
  package var id: String
  /// By kind: the catalogue's entities first, then the profile's own. Empty for single and pair kinds.
  package var entities: [[Entity]]
  /// Stated facts only; what is left out is in the vocabulary's `if left out`, in the catalogue, or unknown.
  package var facts: [FactKey: Fact]
  /// Kinds whose list says `complete: no`, and by-reference kinds that are open (an unknown reference leads to one).
  package var isOpen: [Bool]
  /// Of a listed pair kind: the pairs listed, by kind; nil entries for other kinds.
  package var listedPairs: [KindID: [[EntityID]]]
  /// Kinds whose list the profile holds, so that `isOpen` is what the list says. Empty: none.
  package var isListed: [Bool] = []
  /// Sections of single kinds in place of which this run reads others, and from which file: `system: systems/thaw`.
  package var replaced: [ReplacedSection] = []
  package var span: SourceSpan

  package init(
    id: String, entities: [[Entity]], facts: [FactKey: Fact] = [:], isOpen: [Bool],
    listedPairs: [KindID: [[EntityID]]] = [:], span: SourceSpan
  ) {
    self.id = id
    self.entities = entities
    self.facts = facts
    self.isOpen = isOpen
    self.listedPairs = listedPairs
    self.span = span
  }
}
