package import RuleModel

/// What would change a conclusion: how firmly it stands, the facts each of which alone would make it otherwise, and pairs of facts
/// that would together.
package struct Firmness: Sendable {
  /// Facts stated otherwise, and what the conclusion is then.
  package struct Turn: Sendable, Equatable {
    package var changes: [ChangedFact]
    package var value: Value

    package init(changes: [ChangedFact], value: Value) {
      (self.changes, self.value) = (changes, value)
    }
  }

  package var key: FactKey
  /// The placeholders that a provisional value rests on.
  package var placeholders: [FactKey]
  /// Every single change that makes it otherwise, of the facts that are in doubt or that somebody can change.
  package var turns: [Turn]
  /// Of how many changes.
  package var tried: Int
  /// Pairs of changes, neither of which is one of the turns.
  package var pairs: [Turn]
  /// What is known of other pairs; nil: the search for them was given up before anything was found.
  package var extent: HowTo.Extent?

  package init(
    key: FactKey, placeholders: [FactKey], turns: [Turn], tried: Int, pairs: [Turn], extent: HowTo.Extent?
  ) {
    self.key = key
    self.placeholders = placeholders
    self.turns = turns
    self.tried = tried
    self.pairs = pairs
    self.extent = extent
  }
}

/// Why a fact may be changed.
package enum FactStanding: Sendable, Equatable {
  case unknown, contested, placeholder
  /// It is known, and somebody can change it.
  case held
}

extension Readings {
  /// Of a fact that may be changed.
  package func standing(_ key: FactKey) -> FactStanding {
    guard let fact = profile.facts[key] ?? ruleSet.facts[key] else {
      return working.profile.facts[key]?.origin == .expected ? .unknown : .held
    }
    if fact.statement.isUnknown { return .unknown }
    if fact.statement.isInDoubt { return .contested }
    return fact.confidence == .low && fact.origin == .given ? .placeholder : .held
  }

  /// The values that facts in doubt, and those that somebody can change, can have beside that of the working reading.
  package var changeable: [FactKey: [Statement]] {
    Dictionary(grouping: changes, by: \.key).mapValues { $0.map(\.statement) }
  }
}
