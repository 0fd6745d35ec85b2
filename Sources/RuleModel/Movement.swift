package import SourceText

/// How much has to move between runs: of how many entities the working values of some attributes differ.
package struct Movement: Sendable {
  /// An attribute; with values, whether it has one of them.
  package struct Part: Sendable {
    package var attribute: AttributeID
    /// Ordinals; nil: whatever the value is.
    package var values: [Int]?

    package init(attribute: AttributeID, values: [Int]? = nil) {
      self.attribute = attribute
      self.values = values
    }
  }
  package var parts: [Part]
  /// Of how many entities or pairs, at least.
  package var entities: Int
  /// In how many profiles, at least; nil: in each.
  package var profiles: Int?
  package var isNotYetMet: Bool
  package var span: SourceSpan

  package init(parts: [Part], entities: Int, profiles: Int?, isNotYetMet: Bool, span: SourceSpan) {
    self.parts = parts
    self.entities = entities
    self.profiles = profiles
    self.isNotYetMet = isNotYetMet
    self.span = span
  }
}

/// What comes first in several profiles, or which values occur there: how common one of them may be, how many have to be
/// reached, and how many two profiles may share.
package struct Spread: Sendable {
  /// What a profile is asked for.
  package enum Question: Sendable {
    /// Which entities of one kind come first; what equals the last of them counts too.
    case first(Int, by: [Key], among: [Movement.Part])
    /// Which values some outcomes have.
    case values([AttributeID])
  }
  /// A number, a rank or a scale. What has no value of it stands behind what has one.
  package struct Key: Sendable {
    package var attribute: AttributeID
    package var isHighestFirst: Bool

    package init(_ attribute: AttributeID, isHighestFirst: Bool) {
      self.attribute = attribute
      self.isHighestFirst = isHighestFirst
    }
  }
  package enum Measure: Sendable {
    /// In how many profiles that is found which is found most often.
    case commonest
    /// How many are found in some profile.
    case reached
    /// How many two profiles have in common, on average.
    case shared
  }
  package struct Limit: Sendable {
    package var measure: Measure
    package var atLeast: Int?
    package var atMost: Int?
    /// All that there are, however many.
    package var isAll: Bool
    package var isNotYetMet: Bool
    package var span: SourceSpan

    package init(measure: Measure, atLeast: Int?, atMost: Int?, isAll: Bool, isNotYetMet: Bool, span: SourceSpan) {
      self.measure = measure
      self.atLeast = atLeast
      self.atMost = atMost
      self.isAll = isAll
      self.isNotYetMet = isNotYetMet
      self.span = span
    }
  }
  package var question: Question
  package var limits: [Limit]

  package init(_ question: Question, limits: [Limit]) {
    self.question = question
    self.limits = limits
  }
}
