package import Explanation
package import RuleModel

/// What some outcomes are in one profile.
package struct SpreadColumn: Sendable {
  /// A working value, and how firmly it stands.
  package struct Cell: Sendable {
    /// Ids of the entities: none, one or two.
    package var entities: [String]
    /// Nil: no value, or a contradiction.
    package var value: Constant?
    package var ground: Ground
  }
  package let profile: String
  /// By outcome, in the order asked for.
  package let cells: [[Cell]]

  /// Reads the values; linear in entities and outcomes.
  package init(_ profile: String, _ readings: Readings, _ outcomes: [AttributeID]) {
    self.profile = profile
    let working = readings.working
    cells = outcomes.map { attribute in
      let kinds = working.ruleSet.kinds.memberKinds(of: working.ruleSet[attribute].kind)
      return working.keys(of: attribute).map { key in
        let ids = zip(kinds, key.entities).map { working.profile.entities[$0.raw][$1.raw].id }
        return Cell(entities: ids, value: working.value(key)?.constant, ground: readings.ground(key))
      }
    }
  }
}
