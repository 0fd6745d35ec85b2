import Explanation
import RuleModel

/// How firmly the outcomes stand that the summary names, in one profile.
public struct GroundColumn: Sendable {
  /// A placeholder, and how many of the outcomes would be open without it.
  public struct Carrier: Sendable {
    /// The address of the fact.
    public var fact: String
    public var attribute: AttributeID
    public var outcomes: Int
  }
  public let profile: String
  private let counts: [Ground: Int]
  /// Those that carry most first.
  public let carriers: [Carrier]

  /// Some evaluations for the placeholders.
  public init(_ profile: String, _ readings: Readings, _ names: Names) {
    self.profile = profile
    let answers = readings.summaryAnswers()
    counts = Dictionary(grouping: answers, by: \.ground).mapValues(\.count)
    carriers = readings.basis(of: answers).carriers.map {
      Carrier(fact: names.address(of: $0.fact), attribute: $0.fact.attribute, outcomes: $0.outcomes.count)
    }
  }

  public func count(_ ground: Ground) -> Int { counts[ground] ?? 0 }
  public var total: Int { counts.values.reduce(0, +) }
}
