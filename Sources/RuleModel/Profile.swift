import SourceText

/// A thing of a kind: of the catalogue or of a profile.
public struct Entity: Sendable, Equatable {
  public var id: String
  public var span: SourceSpan
  public init(id: String, span: SourceSpan) {
    self.id = id
    self.span = span
  }
}

/// Whose attribute: the attribute and the entities that name its subject (none, one or two).
public struct FactKey: Hashable, Sendable, Comparable {
  public var attribute: AttributeID
  /// Number of the entity, or of a pair's first member; -1 where there is none.
  public var first: Int32
  public var second: Int32
  public init(_ attribute: AttributeID, _ first: Int = -1, _ second: Int = -1) {
    self.attribute = attribute
    self.first = Int32(truncatingIfNeeded: first)
    self.second = Int32(truncatingIfNeeded: second)
  }
  public init(_ attribute: AttributeID, _ entities: [EntityID]) {
    self.attribute = attribute
    first = entities.count > 0 ? Int32(truncatingIfNeeded: entities[0].raw) : -1
    second = entities.count > 1 ? Int32(truncatingIfNeeded: entities[1].raw) : -1
  }
  public init(_ attribute: AttributeID, numbers: [Int]) {
    self.init(attribute, numbers.first ?? -1, numbers.count > 1 ? numbers[1] : -1)
  }
  public var entities: [EntityID] {
    first < 0 ? [] : second < 0 ? [EntityID(Int(first))] : [EntityID(Int(first)), EntityID(Int(second))]
  }
  /// The numbers of the entities.
  public var numbers: [Int] { first < 0 ? [] : second < 0 ? [Int(first)] : [Int(first), Int(second)] }
  /// Another attribute of the same entities.
  public func of(_ attribute: AttributeID) -> FactKey {
    var key = self
    key.attribute = attribute
    return key
  }
  public static func < (left: FactKey, right: FactKey) -> Bool {
    (left.attribute.raw, left.first, left.second) < (right.attribute.raw, right.first, right.second)
  }
}

/// What is said of one attribute of one entity.
public indirect enum Statement: Sendable, Hashable {
  case known(Constant)
  /// A number between two bounds, both included (scaled units); also steps of a scale (ordinals).
  case interval(Int64, Int64)
  case unknown
  case doesNotApply
  /// Doubt: one of these, none of them itself in doubt or unknown.
  case oneOf([Statement])
}

public struct Fact: Sendable, Equatable {
  public enum Origin: Sendable, Equatable {
    /// Stated in a profile or a file it names.
    case given
    case catalogue
    /// Stated for this run by `--set`, or in a test.
    case set
  }
  public var statement: Statement
  public var origin: Origin
  /// Key of the bibliography, or free text of the profile.
  public var source: String?
  public var asOf: String?
  public var confidence: Rule.Confidence?
  public var note: String?
  /// The place of the value.
  public var span: SourceSpan
  public init(
    statement: Statement, origin: Origin, source: String? = nil, asOf: String? = nil,
    confidence: Rule.Confidence? = nil, note: String? = nil, span: SourceSpan
  ) {
    self.statement = statement
    self.origin = origin
    self.source = source
    self.asOf = asOf
    self.confidence = confidence
    self.note = note
    self.span = span
  }
}

/// The facts of one evaluation, against a rule set: entities by kind, and what is stated of them.
public struct Profile: Sendable, Equatable {
  public var id: String
  /// By kind: the catalogue's entities first, then the profile's own. Empty for single and pair kinds.
  public var entities: [[Entity]]
  /// Stated facts only; what is left out is in the vocabulary's `if left out`, in the catalogue, or unknown.
  public var facts: [FactKey: Fact]
  /// Kinds whose list says `complete: no`, and by-reference kinds that are open (an unknown reference leads to one).
  public var isOpen: [Bool]
  /// Of a listed pair kind: the pairs listed, by kind; nil entries for other kinds.
  public var listedPairs: [KindID: [[EntityID]]]
  /// Kinds whose list the profile holds, so that `isOpen` is what the list says. Empty: none.
  public var isListed: [Bool] = []
  public var span: SourceSpan

  public init(
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
