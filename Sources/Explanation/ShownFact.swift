import Circuit
import Inference
package import RuleModel

/// What is known of an attribute of an entity, as it is shown.
package enum ShownFact: Sendable, Equatable {
  case stated(Statement)
  case assumed(Constant)
  case concluded(Value)
  case unknown
  /// Does not apply, or the catalogue says nothing.
  case nothing
}

/// Where a path leads.
package struct PathEnds: Sendable {
  package var keys: [FactKey] = []
  /// Some reference on the way is unknown.
  package var isOpen = false
}

extension Explainer {
  /// What is known of a fact. Reads the bits of what is derived.
  package func shown(_ key: FactKey) -> ShownFact {
    let attribute = ruleSet.attributes[key.attribute.raw]
    if isUnlisted(key.numbers, attribute.kind) { return .unknown }
    if let fact = profile.facts[key], fact.statement != .unknown || !attribute.isDerived {
      // Nobody knows it, and nothing is expected of it.
      if fact.origin == .expected, fact.statement == .doesNotApply { return .unknown }
      return shown(fact.statement)
    }
    if let fact = ruleSet.facts[key] { return shown(fact.statement) }
    if attribute.isDerived { return value(key).map { .concluded($0) } ?? .unknown }
    if attribute.origin == .fixed { return .nothing }
    return attribute.ifLeftOut.map { .assumed($0) } ?? .unknown
  }

  private func shown(_ statement: Statement) -> ShownFact {
    switch statement {
    case .unknown, .any: .unknown
    case .doesNotApply: .nothing
    default: .stated(statement)
    }
  }

  // MARK: Paths

  /// The facts at the end of a path from the entities of a rule's instance; a path without steps has none.
  package func ends(of path: Path, _ entities: [Int]) -> PathEnds {
    guard let first = path.steps.first else { return PathEnds() }
    var result = PathEnds(keys: [FactKey(first, numbers: path.subject.entities(in: entities))])
    for step in path.steps.dropFirst() {
      var next: [FactKey] = []
      for key in result.keys {
        let (found, isOpen) = referents(key)
        result.isOpen = result.isOpen || isOpen
        next += found.map { FactKey(step, $0) }
      }
      result.keys = next
    }
    return result
  }

  /// The entities that a path's subject names.
  package func start(of path: Path, _ entities: [Int]) -> [Int] { path.subject.entities(in: entities) }

  /// The entities to which a reference may lead, in the order in which they are stated; open where it is unknown.
  func referents(_ key: FactKey) -> (entities: [Int], isOpen: Bool) {
    switch shown(key) {
    case .stated(let statement): return (ordinals(statement), false)
    case .assumed(.ordinal(let ordinal)): return ([ordinal], false)
    case .concluded(let value):
      return (targets(of: value, key.attribute), false)
    case .unknown: return ([], true)
    case .assumed, .nothing: return ([], false)
    }
  }

  private func ordinals(_ statement: Statement) -> [Int] {
    switch statement {
    case .known(.ordinal(let ordinal)): [ordinal]
    case .oneOf(let parts): parts.flatMap(ordinals)
    default: []
    }
  }

  /// The entities that a reference can be: the number behind the last listed stands for those that nobody listed.
  func targets(of value: Value, _ attribute: AttributeID) -> [Int] {
    guard case .reference(let kind) = ruleSet.attributes[attribute.raw].type else { return [] }
    return (value.ordinals ?? []) + (value.mayBeUnlisted ? [facts.listed[kind.raw]] : [])
  }

  /// What a reason contributes; nil where nobody knows: a fact at the end of its path, or a reference on the way to it,
  /// is unknown.
  package func knownValue(of reason: Reason) -> Value? {
    let contribution = ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion].contribution
    guard case .path(let operand)? = contribution.operand else { return reason.value }
    let ends = ends(of: operand.path, reason.entities)
    return ends.isOpen || ends.keys.contains { shown($0) == .unknown } ? nil : reason.value
  }
}
