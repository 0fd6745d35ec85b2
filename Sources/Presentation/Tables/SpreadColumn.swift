import Explanation
import RuleModel

/// What some outcomes are in one profile.
public struct SpreadColumn: Sendable {
  public struct Cell: Sendable {
    /// Ids of the entities: none, one or two.
    public var entities: [String]
    public var value: Value
  }
  public let profile: String
  /// By outcome, in the order asked for.
  public let cells: [[Cell]]

  /// Reads the values; linear in entities and outcomes.
  public init(_ profile: String, _ explainer: Explainer, _ outcomes: [AttributeID]) {
    self.profile = profile
    cells = outcomes.map { attribute in
      let kinds = explainer.ruleSet.kinds.memberKinds(of: explainer.ruleSet.attributes[attribute.raw].kind)
      return explainer.keys(of: attribute).map { key in
        let ids = zip(kinds, key.entities).map { explainer.profile.entities[$0.raw][$1.raw].id }
        return Cell(entities: ids, value: explainer.value(key) ?? Value.none)
      }
    }
  }
}
