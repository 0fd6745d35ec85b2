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

/// What comes first in several profiles, or which values occur there: how common one of them may be, how many have to be
/// reached, and how many two profiles may share.
public struct Spread: Sendable {
  /// What a profile is asked for.
  public enum Question: Sendable {
    /// Which entities of one kind come first; what equals the last of them counts too.
    case first(Int, by: [Key], among: [Movement.Part])
    /// Which values some outcomes have.
    case values([AttributeID])
  }
  /// A number, a rank or a scale. What has no value of it stands behind what has one.
  public struct Key: Sendable {
    public var attribute: AttributeID
    public var isHighestFirst: Bool

    public init(_ attribute: AttributeID, isHighestFirst: Bool) {
      self.attribute = attribute
      self.isHighestFirst = isHighestFirst
    }
  }
  public enum Measure: Sendable {
    /// In how many profiles that is found which is found most often.
    case commonest
    /// How many are found in some profile.
    case reached
    /// How many two profiles have in common, on average.
    case shared
  }
  public struct Limit: Sendable {
    public var measure: Measure
    public var atLeast: Int?
    public var atMost: Int?
    /// All that there are, however many.
    public var isAll: Bool
    public var isNotYetMet: Bool
    public var span: SourceSpan

    public init(measure: Measure, atLeast: Int?, atMost: Int?, isAll: Bool, isNotYetMet: Bool, span: SourceSpan) {
      self.measure = measure
      self.atLeast = atLeast
      self.atMost = atMost
      self.isAll = isAll
      self.isNotYetMet = isNotYetMet
      self.span = span
    }
  }
  public var question: Question
  public var limits: [Limit]

  public init(_ question: Question, limits: [Limit]) {
    self.question = question
    self.limits = limits
  }
}
