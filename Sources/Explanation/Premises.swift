import Circuit
import Inference
package import RuleModel
package import SourceText

/// What a step of a derivation rests on.
package struct Premise: Sendable, Hashable {
  package enum Ground: Sendable, Hashable {
    /// Stated in the profile, or for this run (`--set`).
    case given, set
    case catalogue
    /// Left out: the vocabulary's `if left out` stands.
    case assumed
    /// Not known: the working reading takes the vocabulary's `expected`, or no value.
    case expected
    /// Left out, or stated to be unknown.
    case unknown
    /// Concluded by rules: a step of its own.
    case derived
    /// These are all entities of the kind; false where the list is open.
    case complete(Bool)
  }
  /// What is read.
  package enum Subject: Sendable, Hashable {
    case fact(FactKey)
    /// Which entities of a kind there are.
    case list(KindID)
  }
  /// A fact, or of `complete` a list.
  package var subject: Subject
  package var ground: Ground
  /// Where the fact is stated; of an assumption the attribute's declaration.
  package var span: SourceSpan
}

extension Explainer {
  /// What an instance rests on: what its conditions read, then what its conclusions take their values from. Facts with
  /// their places, conclusions, and complete lists.
  package func premises(of instance: RuleInstance) -> [Premise] {
    let rule = ruleSet.rules[instance.rule.raw]
    var collector = PremiseCollector(self, rule)
    for condition in rule.when + rule.unless { collector.collect(condition, instance.entities) }
    for conclusion in rule.conclusions {
      guard case .path(let operand)? = conclusion.contribution.operand else { continue }
      collector.collect(operand.path, instance.entities)
    }
    return collector.found
  }

  /// What a path reads from these entities, hop by hop.
  func premises(of path: Path, _ entities: [Int]) -> [Premise] {
    var collector = PremiseCollector(self, nil)
    collector.collect(path, entities)
    return collector.found
  }

  /// On what the value of an attribute rests.
  package func premise(_ key: FactKey) -> Premise {
    let attribute = key.attribute.raw
    let isDerived = ruleSet.attributes[attribute].isDerived
    let own = profile.facts[key]
    if let fact = own ?? ruleSet.facts[key], fact.statement != .unknown || !isDerived {
      return Premise(
        subject: .fact(key), ground: fact.statement == .unknown ? .unknown : Premise.Ground(own), span: fact.span)
    }
    let leftOut: Premise.Ground = ruleSet.attributes[attribute].ifLeftOut == nil ? .unknown : .assumed
    let isFixed = ruleSet.attributes[attribute].origin == .fixed
    return Premise(
      subject: .fact(key), ground: isDerived ? .derived : isFixed ? .catalogue : leftOut,
      span: ruleSet.attributes[attribute].span)
  }
}

extension Premise.Ground {
  /// Of a fact of the profile; without one the catalogue states it.
  fileprivate init(_ fact: Fact?) {
    switch fact?.origin {
    case .given: self = .given
    case .set: self = .set
    case .expected: self = .expected
    case .catalogue, nil: self = .catalogue
    }
  }
}

/// Gathers premises in the order of reading, each once.
struct PremiseCollector {
  private let explainer: Explainer
  private(set) var found: [Premise] = []
  private var seen: Set<Premise> = []
  private let scope: [Variable]

  init(_ explainer: Explainer, _ rule: Rule?) {
    self.explainer = explainer
    scope = rule?.scope ?? []
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
      add(explainer.listPremise(scope[variable.raw].kind))
    }
    let counts = quantifier.bound.map { explainer.facts.listed[scope[$0.raw].kind.raw] }
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
    var current = path.subject.entities(in: entities)
    for (index, step) in path.steps.enumerated() {
      let kind = explainer.ruleSet.attributes[step.raw].kind
      if explainer.isBeyondLists(current, kind) { return }
      let key = FactKey(step, numbers: current)
      add(explainer.premise(key))
      guard index < path.steps.count - 1 else { return }
      let next = explainer.referents(key).entities.sorted()
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
