import Circuit
import Inference
import RuleModel

/// Gathers what decides in one world, in the order of reading, each once: also of entities that nobody listed, as far
/// as rules conclude something of them.
struct ReadingCollector {
  private let explainer: Explainer
  private let bits: [ValueReader?]
  private let scope: [Variable]
  private let world: Int
  private(set) var found: [Derivation.Reading] = []
  /// Whether the catalogue answers for all that was read.
  private(set) var isOfCatalogue = true
  private var seen: Set<Premise.Subject> = []

  init(_ explainer: Explainer, _ bits: [ValueReader?], _ scope: [Variable], world: Int) {
    self.explainer = explainer
    self.bits = bits
    self.scope = scope
    self.world = world
  }

  private var ruleSet: RuleSet { explainer.ruleSet }

  /// What decides whether an instance holds and is not set aside.
  mutating func collect(_ id: RuleID, _ entities: [Int]) {
    let rule = ruleSet.rules[id.raw]
    for condition in rule.when + rule.unless { collect(condition, entities) }
    for override in explainer.overrides[id.raw] {
      var collector = ReadingCollector(explainer, bits, ruleSet.rules[override.rule.raw].scope, world: world)
      collector.collect(override.rule, override.entities(for: entities))
      for reading in collector.found where seen.insert(reading.premise.subject).inserted { note(reading) }
    }
  }

  mutating func collect(_ condition: Condition, _ entities: [Int]) {
    let missing = scope.count - entities.count
    collectParts(condition, missing > 0 ? entities + Array(repeating: 0, count: missing) : entities)
  }

  private mutating func collectParts(_ condition: Condition, _ entities: [Int]) {
    switch condition {
    case .test(let test):
      collect(test.path, entities)
      for path in test.constraint.paths { collect(path, entities) }
    case .all(let parts), .any(let parts): for part in parts { collectParts(part, entities) }
    case .not(let part): collectParts(part, entities)
    case .quantified(let quantifier): collect(quantifier, entities)
    }
  }

  /// Everything the quantifier ranges over, and whether the list is complete.
  private mutating func collect(_ quantifier: Quantifier, _ entities: [Int]) {
    let kinds = quantifier.bound.map { scope[$0.raw].kind }
    for kind in quantifier.listed.map({ [$0] }) ?? kinds { readList(kind) }
    if case .countCompare(_, let operand) = quantifier.form { collect(operand.path, entities) }
    forEachCombination(kinds.map { _ in nil }, kinds.map { explainer.evaluation.laneCount($0) }) { chosen in
      var inner = entities
      for (variable, entity) in zip(quantifier.bound, chosen) { inner[variable.raw] = entity }
      if let pair = quantifier.listed, explainer.isAbsent(chosen, pair) { return }
      collectParts(quantifier.condition, inner)
    }
  }

  private mutating func readList(_ kind: KindID) {
    let premise = explainer.listPremise(kind)
    if seen.insert(premise.subject).inserted { note(Derivation.Reading(premise: premise, value: nil)) }
  }

  private mutating func note(_ reading: Derivation.Reading) {
    found.append(reading)
    isOfCatalogue = isOfCatalogue && reading.premise.ground == .catalogue
  }

  // MARK: Paths

  mutating func collect(_ path: Path, _ entities: [Int]) {
    follow(path.subject.entities(in: entities), path.steps[...])
  }

  private mutating func follow(_ entities: [Int], _ steps: ArraySlice<AttributeID>) {
    guard let first = steps.first, !explainer.isAbsent(entities, ruleSet.attributes[first.raw].kind) else { return }
    let value = read(FactKey(first, numbers: entities))
    let rest = steps.dropFirst()
    guard !rest.isEmpty, case .reference(let kind) = ruleSet.attributes[first.raw].type else { return }
    if let value, !isUnknown(first, entities) {
      for target in explainer.targets(of: value, first) { follow([target], rest) }
    } else if rest.contains(where: { ruleSet.attributes[$0.raw].isDerived }) {
      // Wherever it leads, something may contradict itself.
      for target in 0..<explainer.evaluation.laneCount(kind) { follow([target], rest) }
    }
  }

  /// Of what an open list leaves out nothing is known that could be stated of it.
  private func isUnknown(_ attribute: AttributeID, _ entities: [Int]) -> Bool {
    let declared = ruleSet.attributes[attribute.raw]
    return explainer.isPairUnlisted(entities, declared.kind)
      || declared.origin == .both && explainer.isBeyondLists(entities, declared.kind)
  }

  /// The value of an attribute, noted; nil where it is unknown.
  @discardableResult
  mutating func read(_ key: FactKey) -> Value? {
    let entities = key.numbers
    let attribute = ruleSet.attributes[key.attribute.raw]
    // Nothing is stated of what nobody listed.
    if !attribute.isDerived && explainer.isUnlisted(entities, attribute.kind) {
      isOfCatalogue = isOfCatalogue && attribute.origin == .fixed
      return fact(key, entities)
    }
    let premise = explainer.premise(key)
    let value =
      premise.ground == .derived ? bits[key.attribute.raw]?.value(entities, world: world) : fact(key, entities)
    if seen.insert(.fact(key)).inserted { note(Derivation.Reading(premise: premise, value: value)) }
    return value
  }

  private func fact(_ key: FactKey, _ entities: [Int]) -> Value? {
    if let unsettled = unsettled(key) { return unsettled }
    var isDoubted = false
    switch explainer.facts.fact(key.attribute, entities, world: world, &isDoubted) {
    case .value(let constant): return Value(constant)
    case .interval(let from, let to): return Value(.number(from: from, to: to))
    case .none: return Value.none
    case .unknown: return nil
    }
  }

  /// A doubt that makes no difference is not settled by a world: any of its cases.
  private func unsettled(_ key: FactKey) -> Value? {
    let statement = (explainer.profile.facts[key] ?? ruleSet.facts[key])?.statement
    guard let statement, !explainer.facts.doubts.contains(where: { $0.key == key }) else { return nil }
    switch statement {
    case .known, .unknown, .any, .doesNotApply: return nil
    case .interval, .oneOf: return Value(statement, of: ruleSet.attributes[key.attribute.raw].type)
    }
  }
}
