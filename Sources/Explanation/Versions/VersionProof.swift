package import RuleModel

/// What is known of two versions and one profile, however its facts are changed.
package struct VersionProof: Sendable {
  /// An outcome that differs after some changes of facts, which evaluations under both versions confirm.
  package struct Difference: Sendable {
    package var key: FactKey
    /// None of them can be spared.
    package var changes: [ChangedFact]
    /// Whether no fewer do.
    package var isNearest: Bool
    package var before: Value
    package var after: Value
    /// The differences between the versions on which that rests.
    package var causes: [RuleSetChanges.Thing]
    /// How many other single changes do as well.
    package var others: Int
    /// In so many of so many random profiles it differs.
    package var differing: Int
    package var samples: Int
    /// Facts that, as they are given, make it differ whatever all others are; where they were asked for.
    package var regions: [[ChangedFact]] = []
    /// Whether there are no others.
    package var hasAllRegions = false

    package init(
      key: FactKey, changes: [ChangedFact], isNearest: Bool, before: Value, after: Value,
      causes: [RuleSetChanges.Thing], others: Int, share: (differing: Int, samples: Int)
    ) {
      (self.key, self.changes, self.isNearest, self.before, self.after) = (key, changes, isNearest, before, after)
      (self.causes, self.others, differing, samples) = (causes, others, share.differing, share.samples)
    }
  }
  /// Outcomes that are the same whatever is changed: those of which both versions make the same gates, and those of which it is
  /// refuted that they differ.
  package var equalByStructure: [FactKey] = []
  package var equalByProof: [FactKey] = []
  package var undecided = 0
  package var differing: [Difference] = []

  package init() {}

  package var equal: [FactKey] { (equalByStructure + equalByProof).sorted() }
}
