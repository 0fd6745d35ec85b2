import RuleModel
import SourceText
import YAMLReading

/// A file of tests, before any profile is known: what its addresses and values mean, the profile's names decide.
public struct TestFile: Sendable {
  public var tests: [TestCase] = []
  public var relations: [Relation] = []
  public var spreads: [SpreadCase] = []
}

/// Which profiles a test speaks of.
public enum ProfileChoice: Sendable {
  case all
  case named([ProfileName])

  public struct ProfileName: Sendable {
    public var id: String
    public var span: SourceSpan
  }
}

/// What one run states otherwise of a profile.
public struct Change: Sendable {
  public struct Entry: Sendable {
    public var key: YAMLNode
    public var value: YAMLNode
    public init(key: YAMLNode, value: YAMLNode) { (self.key, self.value) = (key, value) }
  }
  /// What stands in the place of the profile's section of a single kind: `system: systems/thaw`.
  public var sections: [Entry] = []
  /// `address: value`, typed like `--set`.
  public var facts: [Entry] = []

  /// Both changes; facts of the later one stand over those of the earlier.
  public func followed(by later: Change) -> Change {
    let kept = sections.filter { own in !later.sections.contains { $0.key.text == own.key.text } }
    return Change(sections: kept + later.sections, facts: facts + later.facts)
  }
}

/// A profile, what is changed in it, and what must follow.
public struct TestCase: Sendable {
  /// `{engagement.mode beijing/economic-diplomacy: indirect, by: rule, where: {…}}`, not yet read.
  public struct Claim: Sendable {
    public var force: Expectation.Force
    public var entry: ClaimEntry
  }
  /// `in at least: 3`.
  public struct Least: Sendable {
    public var count: Int
    public var span: SourceSpan
  }
  public var id: String
  public var title: LocalizedText?
  public var profiles: ProfileChoice
  public var change: Change
  public var claims: [Claim]
  /// Of the working reading.
  public var working: [ClaimEntry]
  public var grounds: [ClaimEntry]
  /// In how many of the profiles each claim about the working reading has to hold; nil: in each.
  public var least: Least?
  public var contradictions: [ContradictionClaim]
  /// The place of the id.
  public var span: SourceSpan
}

/// An address and what is said of it, with what narrows it.
public struct ClaimEntry: Sendable {
  public var address: YAMLNode
  public var value: YAMLNode
  public var by: YAMLNode?
  public var condition: YAMLNode?
  public var order: YAMLNode?
  public var tension: YAMLNode?
  /// Whether it speaks of the entities at which `for each` does not stand.
  public var isOfOthers = false
  /// Whether it is known not to hold: that it does is then reported.
  public var isNotYetMet = false

  public var span: SourceSpan { address.span.joined(with: value.span) }
}

/// Runs of one profile, or of two, and how what follows may differ from each to the next.
public struct Relation: Sendable {
  public enum Runs: Sendable {
    /// At least two, each compared with the one before.
    case changes([Change])
    /// As it is, and with the values of two facts exchanged.
    case swap(YAMLNode, YAMLNode)
    /// As it is, and another profile.
    case other(ProfileChoice.ProfileName)
  }
  public var id: String
  public var title: LocalizedText?
  public var profiles: ProfileChoice
  /// Stated in every run.
  public var change: Change
  /// Kinds whose every entity makes runs of its own.
  public var each: [KindID]
  public var runs: Runs
  public var claims: [ClaimEntry]
  /// How much has to move from each run to the next.
  public var movements: [Movement]
  public var span: SourceSpan
}

/// What comes first in the working readings of several profiles.
public struct SpreadCase: Sendable {
  public var id: String
  public var title: LocalizedText?
  public var profiles: ProfileChoice
  public var change: Change
  public var spread: Spread
  public var span: SourceSpan
}
