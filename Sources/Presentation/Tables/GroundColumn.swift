package import Explanation
package import RuleModel

/// How firmly the outcomes stand that the summary names, in one profile.
package struct GroundColumn: Sendable {
  /// A placeholder, and how many of the outcomes would be open without it.
  package struct Carrier: Sendable {
    /// The address of the fact.
    package var fact: String
    package var attribute: AttributeID
    package var outcomes: Int
  }
  package let profile: String
  private let counts: [Ground: Int]
  /// Those that carry most first.
  package let carriers: [Carrier]

  /// Some evaluations for the placeholders.
  package init(_ profile: String, _ readings: Readings, _ names: Names) {
    self.profile = profile
    let answers = readings.summaryAnswers()
    counts = Dictionary(grouping: answers, by: \.ground).mapValues(\.count)
    carriers = readings.basis(of: answers).carriers.map {
      Carrier(fact: names.address(of: $0.fact), attribute: $0.fact.attribute, outcomes: $0.outcomes.count)
    }
  }

  package func count(_ ground: Ground) -> Int { counts[ground] ?? 0 }
  package var total: Int { counts.values.reduce(0, +) }
}
