import RuleModel

/// Outcomes, to be found by what they are about.
public struct OutcomeIndex: Sendable {
  /// In the order in which they were given.
  public let all: [Outcome]
  private let byKey: [FactKey: Int]
  private let byAttribute: [AttributeID: [Int]]

  /// Linear in the outcomes.
  public init(_ outcomes: [Outcome] = []) {
    all = outcomes
    byKey = Dictionary(zip(outcomes.map(\.key), outcomes.indices)) { first, _ in first }
    byAttribute = Dictionary(grouping: outcomes.indices) { outcomes[$0].key.attribute }
  }

  /// What follows for one attribute of one entity.
  public subscript(key: FactKey) -> Outcome? { byKey[key].map { all[$0] } }

  /// The outcomes of one attribute, in their order.
  public subscript(attribute: AttributeID) -> [Outcome] { byAttribute[attribute, default: []].map { all[$0] } }
}
