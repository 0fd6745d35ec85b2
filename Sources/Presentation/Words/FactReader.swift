import Explanation
import Inference
import RuleModel

/// What is known of an attribute of an entity, as it is shown.
enum Known: Sendable, Equatable {
  case stated(Statement)
  case assumed(Constant)
  case concluded(Value)
  case unknown
  /// Does not apply, or the catalogue says nothing.
  case nothing
}

/// Looks facts and conclusions up for showing, each once.
struct FactReader: Sendable {
  /// Where a path leads.
  struct Ends: Sendable {
    var keys: [FactKey] = []
    /// Some reference on the way is unknown.
    var isOpen = false
  }
  let explanation: Rationale
  /// What is worked out already.
  private let outcomes: OutcomeTable
  private var cache: [FactKey: Known] = [:]

  init(_ explanation: Rationale, _ outcomes: OutcomeTable = OutcomeTable()) {
    self.explanation = explanation
    self.outcomes = outcomes
  }

  mutating func known(_ key: FactKey) -> Known {
    if let known = cache[key] { return known }
    if let outcome = outcomes[key], !outcome.isStated { return .concluded(outcome.value) }
    let known = find(key)
    cache[key] = known
    return known
  }

  private func find(_ key: FactKey) -> Known {
    let attribute = explanation.ruleSet.attributes[key.attribute.raw]
    if isUnlisted(key, attribute.kind) { return .unknown }
    if let fact = explanation.profile.facts[key], fact.statement != .unknown || !attribute.isDerived {
      return shown(fact.statement)
    }
    if let fact = explanation.ruleSet.facts[key] { return shown(fact.statement) }
    if attribute.isDerived { return explanation.value(key).map { .concluded($0) } ?? .unknown }
    if attribute.origin == .fixed { return .nothing }
    return attribute.ifLeftOut.map { .assumed($0) } ?? .unknown
  }

  private func shown(_ statement: Statement) -> Known {
    switch statement {
    case .unknown: .unknown
    case .doesNotApply: .nothing
    default: .stated(statement)
    }
  }

  private func isUnlisted(_ key: FactKey, _ kind: KindID) -> Bool {
    let counts = explanation.profile.entities
    switch explanation.ruleSet.kinds[kind.raw].form {
    case .single: return false
    case .many, .byReference: return Int(key.first) >= counts[kind.raw].count
    case .pair(let first, let second, let listed):
      if Int(key.first) >= counts[first.kind.raw].count || Int(key.second) >= counts[second.kind.raw].count {
        return true
      }
      return listed && !explanation.facts.isListed(kind, key.numbers)
    }
  }

  /// The facts at the end of a path from the entities of a rule's instance; a path without steps has none.
  mutating func ends(of path: Path, _ entities: [Int]) -> Ends {
    guard let first = path.steps.first else { return Ends() }
    var result = Ends(keys: [FactKey(first, numbers: start(of: path, entities))])
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
  func start(of path: Path, _ entities: [Int]) -> [Int] {
    path.subject.terms.map { term in
      switch term {
      case .variable(let variable): entities.indices.contains(variable.raw) ? entities[variable.raw] : 0
      case .entity(let entity): entity.raw
      }
    }
  }

  /// The entities to which a reference may lead; open where it is unknown.
  mutating func referents(_ key: FactKey) -> (entities: [Int], isOpen: Bool) {
    switch known(key) {
    case .stated(let statement): return (ordinals(statement), false)
    case .assumed(.ordinal(let ordinal)): return ([ordinal], false)
    case .concluded(let value):
      if case .ordinals(let ordinals) = value.possibilities { return (ordinals, false) }
      return ([], false)
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
}
