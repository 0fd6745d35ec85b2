package import RuleModel
package import SourceText
package import YAMLReading

/// A file of tests, before any profile is known: what its addresses and values mean, the profile's names decide.
package struct TestFile: Sendable {
  package var tests: [TestCase] = []
  package var relations: [Relation] = []
  package var spreads: [SpreadCase] = []
}

/// Which profiles a test speaks of.
package enum ProfileChoice: Sendable {
  case all
  case named([ProfileName])

  package struct ProfileName: Sendable {
    package var id: String
    package var span: SourceSpan
  }
}

/// What one run states otherwise of a profile.
package struct Change: Sendable {
  package struct Entry: Sendable {
    package var key: YAMLNode
    package var value: YAMLNode
    package init(key: YAMLNode, value: YAMLNode) { (self.key, self.value) = (key, value) }
  }
  /// What stands in the place of the profile's section of a single kind: `system: systems/thaw`.
  package var sections: [Entry] = []
  /// `address: value`, typed like `--set`.
  package var facts: [Entry] = []

  /// Both changes; facts of the later one stand over those of the earlier.
  package func followed(by later: Change) -> Change {
    let kept = sections.filter { own in !later.sections.contains { $0.key.text == own.key.text } }
    return Change(sections: kept + later.sections, facts: facts + later.facts)
  }
}

/// A profile, what is changed in it, and what must follow.
package struct TestCase: Sendable {
  /// `{engagement.mode beijing/economic-diplomacy: indirect, by: rule, where: {…}}`, not yet read.
  package struct Claim: Sendable {
    package var force: Expectation.Force
    package var entry: ClaimEntry
  }
  /// `in at least: 3`.
  package struct Least: Sendable {
    package var count: Int
    package var span: SourceSpan
  }
  package var id: String
  package var title: LocalizedText?
  package var profiles: ProfileChoice
  package var change: Change
  package var claims: [Claim]
  /// Of the working reading.
  package var working: [ClaimEntry]
  package var grounds: [ClaimEntry]
  /// In how many of the profiles each claim about the working reading has to hold; nil: in each.
  package var least: Least?
  package var contradictions: [ContradictionClaim]
  /// The place of the id.
  package var span: SourceSpan
}

/// An address and what is said of it, with what narrows it.
package struct ClaimEntry: Sendable {
  package var address: YAMLNode
  package var value: YAMLNode
  package var by: YAMLNode?
  package var condition: YAMLNode?
  package var order: YAMLNode?
  package var tension: YAMLNode?
  /// Whether it speaks of the entities at which `for each` does not stand.
  package var isOfOthers = false
  /// Whether it is known not to hold: that it does is then reported.
  package var isNotYetMet = false

  package var span: SourceSpan { address.span.joined(with: value.span) }
}

/// Runs of one profile, or of two, and how what follows may differ from each to the next.
package struct Relation: Sendable {
  package enum Runs: Sendable {
    /// At least two, each compared with the one before.
    case changes([Change])
    /// As it is, and with the values of two facts exchanged.
    case swap(YAMLNode, YAMLNode)
    /// As it is, and another profile.
    case other(ProfileChoice.ProfileName)
  }
  package var id: String
  package var title: LocalizedText?
  package var profiles: ProfileChoice
  /// Stated in every run.
  package var change: Change
  /// Kinds whose every entity makes runs of its own.
  package var each: [KindID]
  package var runs: Runs
  package var claims: [ClaimEntry]
  /// How much has to move from each run to the next.
  package var movements: [Movement]
  package var span: SourceSpan
}

/// What comes first in the working readings of several profiles.
package struct SpreadCase: Sendable {
  package var id: String
  package var title: LocalizedText?
  package var profiles: ProfileChoice
  package var change: Change
  package var spread: Spread
  package var span: SourceSpan
}
