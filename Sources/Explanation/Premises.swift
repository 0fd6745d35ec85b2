import Circuit
import Inference
import RuleModel
import SourceText

/// What a step of a derivation rests on.
public struct Premise: Sendable, Hashable {
  public enum Ground: Sendable, Hashable {
    /// Stated in the profile, or for this run (`--set`).
    case given, set
    case catalogue
    /// Left out: the vocabulary's `if left out` stands.
    case assumed
    /// Left out, or stated to be unknown.
    case unknown
    /// Concluded by rules: a step of its own.
    case derived
    /// These are all entities of the kind; false where the list is open.
    case complete(KindID, Bool)
  }
  /// The attribute and whose it is; of `complete` the kind's own.
  public var key: FactKey
  public var ground: Ground
  /// Where the fact is stated; of an assumption the attribute's declaration.
  public var span: SourceSpan
}

extension Rationale {
  /// What the conditions of an instance read: facts with their places, conclusions, and complete lists.
  public func premises(of reason: Reason) -> [Premise] {
    premises(of: reason.rule, reason.entities)
  }

  public func premises(of id: RuleID, _ entities: [Int]) -> [Premise] {
    let rule = ruleSet.rules[id.raw]
    var collector = PremiseCollector(self, rule)
    for condition in rule.when + rule.unless { collector.collect(condition, entities) }
    return collector.found
  }

  /// What one condition of a rule's instance reads.
  public func premises(of condition: Condition, in rule: Rule, _ entities: [Int]) -> [Premise] {
    var collector = PremiseCollector(self, rule)
    collector.collect(condition, entities)
    return collector.found
  }

  /// What a path reads from these entities, hop by hop.
  public func premises(of path: Path, _ entities: [Int]) -> [Premise] {
    var collector = PremiseCollector(self, nil)
    collector.collect(path, entities)
    return collector.found
  }

  /// On what the value of an attribute rests.
  public func premise(_ key: FactKey) -> Premise {
    let attribute = key.attribute.raw
    let isDerived = ruleSet.attributes[attribute].isDerived
    let own = profile.facts[key]
    if let fact = own ?? ruleSet.facts[key], fact.statement != .unknown || !isDerived {
      let stated: Premise.Ground = own == nil ? .catalogue : fact.origin == .set ? .set : .given
      return Premise(key: key, ground: fact.statement == .unknown ? .unknown : stated, span: fact.span)
    }
    let leftOut: Premise.Ground = ruleSet.attributes[attribute].ifLeftOut == nil ? .unknown : .assumed
    let isFixed = ruleSet.attributes[attribute].origin == .fixed
    return Premise(
      key: key, ground: isDerived ? .derived : isFixed ? .catalogue : leftOut, span: ruleSet.attributes[attribute].span)
  }
}

/// Gathers premises in the order of reading, each once.
struct PremiseCollector {
  private let explanation: Rationale
  private let axes: [Axis]
  private(set) var found: [Premise] = []
  private var seen: Set<Premise> = []
  private let scope: [Variable]

  init(_ explanation: Rationale, _ rule: Rule?) {
    self.explanation = explanation
    scope = rule?.scope ?? []
    var used: [KindID: Int] = [:]
    axes = scope.map { variable in
      defer { used[variable.kind, default: 0] += 1 }
      return Axis(variable.kind, used[variable.kind, default: 0])
    }
  }

  private mutating func add(_ premise: Premise) {
    if seen.insert(premise).inserted { found.append(premise) }
  }

  mutating func collect(_ condition: Condition, _ entities: [Int]) {
    switch condition {
    case .test(let test):
      collect(test.path, entities)
      for path in test.constraint.paths { collect(path, entities) }
    case .all(let parts), .any(let parts): for part in parts { collect(part, entities) }
    case .not(let part): collect(part, entities)
    case .quantified(let quantifier): collect(quantifier, entities)
    }
  }

  /// Of `some` and `count at least` what holds; of the others everything, and that the list is complete.
  private mutating func collect(_ quantifier: Quantifier, _ entities: [Int]) {
    var base = entities + Array(repeating: 0, count: max(0, scope.count - entities.count))
    for variable in quantifier.bound {
      let kind = scope[variable.raw].kind
      add(
        Premise(
          key: FactKey(AttributeID(-1), [EntityID(kind.raw)]),
          ground: .complete(kind, !explanation.facts.isOpen[kind.raw]), span: explanation.ruleSet.kinds[kind.raw].span))
    }
    let counts = quantifier.bound.map { explanation.facts.listed[scope[$0.raw].kind.raw] }
    guard !counts.contains(0) else { return }
    for combination in 0..<counts.reduce(1, *) {
      var rest = combination
      for (variable, count) in zip(quantifier.bound, counts).reversed() {
        base[variable.raw] = rest % count
        rest /= count
      }
      collect(quantifier.condition, base)
    }
    if case .countCompare(_, let operand) = quantifier.form { collect(operand.path, entities) }
  }

  mutating func collect(_ path: Path, _ entities: [Int]) {
    var current = path.subject.terms.map { term -> Int in
      switch term {
      case .variable(let variable): entities.indices.contains(variable.raw) ? entities[variable.raw] : 0
      case .entity(let entity): entity.raw
      }
    }
    for (index, step) in path.steps.enumerated() {
      let kind = explanation.ruleSet.attributes[step.raw].kind
      if explanation.isUnlisted(current, kind) { return }
      let key = FactKey(step, numbers: current)
      add(explanation.premise(key))
      guard index < path.steps.count - 1 else { return }
      let next = explanation.referents(key)
      // A reference in doubt leads to several; each that is listed is a premise.
      for entity in next.dropFirst() { collectRest(path, from: index + 1, entity) }
      guard let first = next.first else { return }
      current = [first]
    }
  }

  private mutating func collectRest(_ path: Path, from index: Int, _ entity: Int) {
    let rest = Path(
      subject: Subject(kind: path.subject.kind, terms: [.entity(EntityID(entity))]),
      steps: Array(path.steps[index...]), span: path.span)
    collect(rest, [])
  }
}

extension Rationale {
  func isUnlisted(_ entities: [Int], _ kind: KindID) -> Bool {
    switch ruleSet.kinds[kind.raw].form {
    case .single: return false
    case .many, .byReference: return entities.first.map { $0 >= facts.listed[kind.raw] } ?? true
    case .pair(let first, let second, _):
      guard entities.count == 2 else { return true }
      return entities[0] >= facts.listed[first.kind.raw] || entities[1] >= facts.listed[second.kind.raw]
    }
  }

  /// The entities that a reference is known to lead to, in some world.
  func referents(_ key: FactKey) -> [Int] {
    if let value = value(key) {
      if case .ordinals(let ordinals) = value.possibilities { return ordinals }
      return []
    }
    var result: Set<Int> = []
    var doubted = false
    for world in 0..<evaluation.worlds where world == 0 || doubted {
      if case .value(.ordinal(let entity)) = facts.fact(
        key.attribute, key.numbers, world: world, &doubted)
      {
        result.insert(entity)
      }
    }
    return result.sorted()
  }
}
