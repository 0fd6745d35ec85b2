import SourceText

/// How much has to move between runs: of how many entities the working values of some attributes differ.
public struct Movement: Sendable {
  /// An attribute; with values, whether it has one of them.
  public struct Part: Sendable {
    public var attribute: AttributeID
    /// Ordinals; nil: whatever the value is.
    public var values: [Int]?

    public init(attribute: AttributeID, values: [Int]? = nil) {
      self.attribute = attribute
      self.values = values
    }
  }
  public var parts: [Part]
  /// Of how many entities or pairs, at least.
  public var entities: Int
  /// In how many profiles, at least; nil: in each.
  public var profiles: Int?
  public var isNotYetMet: Bool
  public var span: SourceSpan

  public init(parts: [Part], entities: Int, profiles: Int?, isNotYetMet: Bool, span: SourceSpan) {
    self.parts = parts
    self.entities = entities
    self.profiles = profiles
    self.isNotYetMet = isNotYetMet
    self.span = span
  }
}

/// What comes first in several profiles: how common one entity may be, how many have to be reached, and how many two
/// profiles may share.
public struct Spread: Sendable {
  public enum Measure: Sendable {
    /// In how many profiles the entity is among the first that is so most often.
    case commonest
    /// How many entities are among the first somewhere.
    case reached
    /// How many of the first two profiles have in common, on average.
    case shared
  }
  public struct Limit: Sendable {
    public var measure: Measure
    public var atLeast: Int?
    public var atMost: Int?
    public var isNotYetMet: Bool
    public var span: SourceSpan

    public init(measure: Measure, atLeast: Int?, atMost: Int?, isNotYetMet: Bool, span: SourceSpan) {
      self.measure = measure
      self.atLeast = atLeast
      self.atMost = atMost
      self.isNotYetMet = isNotYetMet
      self.span = span
    }
  }
  /// Numbers, ranks or scales of one kind, the first of which decides.
  public var by: [AttributeID]
  public var isHighestFirst: Bool
  /// Only entities that have all of these.
  public var among: [Movement.Part]
  /// How many come first; what equals the last of them counts too.
  public var count: Int
  public var limits: [Limit]

  public init(by: [AttributeID], isHighestFirst: Bool, among: [Movement.Part], count: Int, limits: [Limit]) {
    self.by = by
    self.isHighestFirst = isHighestFirst
    self.among = among
    self.count = count
    self.limits = limits
  }
}
