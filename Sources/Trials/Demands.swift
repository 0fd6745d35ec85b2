package import RuleModel

/// What claims ask of an evaluation: the values of some attributes, the reasons for some, and whether some contradict
/// themselves.
package struct Demands: Sendable {
  package private(set) var values: Set<AttributeID> = []
  package private(set) var reasons: Set<AttributeID> = []
  package private(set) var contradictions: Set<AttributeID> = []

  package init() {}

  /// What orders and narrows what comes first, or whose values are looked at.
  package init(_ spreads: [Spread]) {
    for spread in spreads {
      switch spread.question {
      case .first(_, let keys, let among): values.formUnion(keys.map(\.attribute) + among.map(\.attribute))
      case .values(let attributes): values.formUnion(attributes)
      }
    }
  }

  /// What an expectation reads, with its reasons where it names rules or speaks of tension.
  package mutating func add(_ expectation: Expectation, _ ruleSet: RuleSet) {
    add(expectation.claim, ruleSet)
    add([expectation.condition], ruleSet)
    if !expectation.by.isEmpty || expectation.tension != nil { reasons.insert(expectation.claim.attribute) }
  }

  /// What a claim speaks of, and what narrows it.
  package mutating func add(_ claim: Claim, _ ruleSet: RuleSet) {
    values.insert(claim.attribute)
    add(claim.filter, ruleSet)
  }

  /// The attributes that are to be without contradiction.
  package mutating func add(_ claim: ContradictionClaim, _ ruleSet: RuleSet) {
    contradictions.formUnion(claim.attributes ?? ruleSet.outcomes.map(\.attribute))
  }

  /// What moves.
  package mutating func add(_ movement: Movement) { values.formUnion(movement.parts.map(\.attribute)) }

  /// Whether some of it hangs on these attributes; that they are without contradiction only of those that may contradict themselves.
  package func hang(on attributes: Set<AttributeID>, mayContradict: (AttributeID) -> Bool) -> Bool {
    !values.isDisjoint(with: attributes) || !reasons.isDisjoint(with: attributes)
      || contradictions.contains { attributes.contains($0) && mayContradict($0) }
  }

  private mutating func add(_ conditions: [Condition], _ ruleSet: RuleSet) {
    for condition in conditions {
      values.formUnion(derivedReads(of: condition, ruleSet.attributes).map(\.attribute))
    }
  }
}
