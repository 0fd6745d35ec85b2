import Circuit
package import RuleModel

/// What would bring a conclusion about: the fewest facts that would have to be otherwise, by who can change them.
package struct HowTo: Sendable, Equatable {
  /// What the conclusion shall be in the working reading.
  package enum Wanted: Sendable, Hashable {
    /// This value, or none.
    case value(Constant?)
    /// A set that holds the element.
    case element(Int)
  }

  /// The facts that somebody can change, and those of the tiers before.
  package struct Tier: Sendable, Equatable {
    /// One of the manifest's controllers; nil for all facts, whoever can change them.
    package var controller: String?
    package var answer: Answer

    package init(controller: String?, answer: Answer) {
      self.controller = controller
      self.answer = answer
    }
  }

  package enum Answer: Sendable, Equatable {
    /// Changes that bring it about, each confirmed by an evaluation, none containing another; the fewest first, then
    /// those of least effort. One without changes: it is so already.
    case changes([[ChangedFact]], Extent)
    /// However these facts are changed.
    case impossible
    /// The search was given up.
    case undecided
  }

  /// What is known of ways that were not found.
  package enum Extent: Sendable, Equatable {
    /// There are no others, but for those that contain one of these.
    case all
    /// None has fewer changes than the first.
    case fewest
    /// No part of what was found suffices; whether others have fewer changes was not decided.
    case unproved
  }

  package var key: FactKey
  package var wanted: Wanted
  /// What it is in the working reading.
  package var now: Value
  /// Nearest controllers first, up to the first tier that has an answer.
  package var tiers: [Tier]

  package init(key: FactKey, wanted: Wanted, now: Value, tiers: [Tier]) {
    self.key = key
    self.wanted = wanted
    self.now = now
    self.tiers = tiers
  }
}

extension HowTo.Wanted {
  /// Whether a value of the working reading is what is wanted.
  package func isReached(by value: Value) -> Bool {
    switch self {
    case .value(let constant):
      return value.contradiction == .none && value.isCertain && value.possibilities == Value(constant).possibilities
    case .element(let element):
      guard value.contradiction == .none, case .set(let certain, _) = value.possibilities else { return false }
      return certain.contains(element)
    }
  }
}

extension Readings {
  /// By fact that rules read, whoever can change it: the other values that it can have, as in `changes`. What the catalogue
  /// fixes is part of the rule set, and stays.
  package var alternatives: [FactKey: [Statement]] {
    let alternatives = Alternatives(self)
    var found: [FactKey: [Statement]] = [:]
    for (number, attribute) in ruleSet.attributes.enumerated()
    where attribute.origin != .derived && attribute.origin != .fixed && attribute.type != .text
      && working.circuit.isRead[number]
    {
      for key in working.keys(of: AttributeID(number)) where isFact(key) { found[key] = alternatives.of(key) }
    }
    return found
  }

  /// Whether the facts say what it is, so that no rule does.
  private func isFact(_ key: FactKey) -> Bool {
    ruleSet[key.attribute].origin != .both || (profile.facts[key] ?? ruleSet.facts[key]) != nil
  }
}
