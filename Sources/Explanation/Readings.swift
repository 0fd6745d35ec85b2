import Circuit
import Inference
import RuleModel

/// Gathers what decides in one world, in the order of reading, each once: also of entities that nobody listed, as far
/// as rules conclude something of them.
struct ReadingCollector {
  private let rationale: Rationale
  private let bits: [ValueReader?]
  private let scope: [Variable]
  private let world: Int
  private(set) var found: [Derivation.Reading] = []
  /// Whether the catalogue answers for all that was read.
  private(set) var isOfCatalogue = true
  private var seen: Set<FactKey> = []

  init(_ rationale: Rationale, _ bits: [ValueReader?], _ scope: [Variable], world: Int) {
    self.rationale = rationale
    self.bits = bits
    self.scope = scope
    self.world = world
  }

  private var ruleSet: RuleSet { rationale.ruleSet }

  /// What decides whether an instance holds and is not set aside.
  mutating func collect(_ id: RuleID, _ entities: [Int]) {
    let rule = ruleSet.rules[id.raw]
    for condition in rule.when + rule.unless { collect(condition, entities) }
    for other in ruleSet.rules.indices where ruleSet.rules[other].overrides.contains(id) {
      let above = ruleSet.rules[other]
      guard !above.isDraft else { continue }
      let shared = above.scope.prefix(above.freeCount).map { variable in
        rule.scope.prefix(rule.freeCount).firstIndex { $0.name == variable.name }.map { entities[$0] } ?? 0
      }
      var collector = ReadingCollector(rationale, bits, above.scope, world: world)
      collector.collect(RuleID(other), shared)
      for reading in collector.found where seen.insert(reading.premise.key).inserted { note(reading) }
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
    forEachCombination(kinds.map { _ in nil }, kinds.map { rationale.evaluation.laneCount($0) }) { chosen in
      var inner = entities
      for (variable, entity) in zip(quantifier.bound, chosen) { inner[variable.raw] = entity }
      if let pair = quantifier.listed, isAbsent(pair, chosen) { return }
      collectParts(quantifier.condition, inner)
    }
  }

  private mutating func readList(_ kind: KindID) {
    let key = FactKey(AttributeID(-1), [EntityID(kind.raw)])
    guard seen.insert(key).inserted else { return }
    let ground = Premise.Ground.complete(kind, !rationale.facts.isOpen[kind.raw])
    note(Derivation.Reading(premise: Premise(key: key, ground: ground, span: ruleSet.kinds[kind.raw].span), value: nil))
  }

  private mutating func note(_ reading: Derivation.Reading) {
    found.append(reading)
    isOfCatalogue = isOfCatalogue && reading.premise.ground == .catalogue
  }

  // MARK: Paths

  mutating func collect(_ path: Path, _ entities: [Int]) {
    let start = path.subject.terms.map { term in
      switch term {
      case .variable(let variable): entities.indices.contains(variable.raw) ? entities[variable.raw] : 0
      case .entity(let entity): entity.raw
      }
    }
    follow(start, path.steps[...])
  }

  private mutating func follow(_ entities: [Int], _ steps: ArraySlice<AttributeID>) {
    guard let first = steps.first, !isAbsent(ruleSet.attributes[first.raw].kind, entities) else { return }
    let value = read(FactKey(first, numbers: entities))
    let rest = steps.dropFirst()
    guard !rest.isEmpty, case .reference(let kind) = ruleSet.attributes[first.raw].type else { return }
    if let value, !isUnknown(first, entities) {
      if case .ordinals(let targets) = value.possibilities { for target in targets { follow([target], rest) } }
    } else if rest.contains(where: { ruleSet.attributes[$0.raw].isDerived }) {
      // Wherever it leads, something may contradict itself.
      for target in 0..<rationale.evaluation.laneCount(kind) { follow([target], rest) }
    }
  }

  /// Of what an open list leaves out nothing is known that could be stated of it.
  private func isUnknown(_ attribute: AttributeID, _ entities: [Int]) -> Bool {
    let declared = ruleSet.attributes[attribute.raw]
    if case .pair(_, _, true) = ruleSet.kinds[declared.kind.raw].form {
      return !rationale.facts.isListed(declared.kind, entities)
    }
    return declared.origin == .both && rationale.isUnlisted(entities, declared.kind)
  }

  private func isAbsent(_ kind: KindID, _ entities: [Int]) -> Bool {
    guard case .pair(_, _, true) = ruleSet.kinds[kind.raw].form else { return false }
    return !rationale.facts.isOpen[kind.raw] && !rationale.facts.isListed(kind, entities)
  }

  /// The value of an attribute, noted; nil where it is unknown.
  @discardableResult
  mutating func read(_ key: FactKey) -> Value? {
    let entities = key.numbers
    let attribute = ruleSet.attributes[key.attribute.raw]
    // Nothing is stated of what nobody listed.
    if !attribute.isDerived && isUnlisted(attribute.kind, entities) {
      isOfCatalogue = isOfCatalogue && attribute.origin == .fixed
      return fact(key, entities)
    }
    let premise = rationale.premise(key)
    let value =
      premise.ground == .derived ? bits[key.attribute.raw]?.value(entities, world: world) : fact(key, entities)
    if seen.insert(key).inserted { note(Derivation.Reading(premise: premise, value: value)) }
    return value
  }

  private func isUnlisted(_ kind: KindID, _ entities: [Int]) -> Bool {
    if case .pair(_, _, true) = ruleSet.kinds[kind.raw].form { return !rationale.facts.isListed(kind, entities) }
    return rationale.isUnlisted(entities, kind)
  }

  private func fact(_ key: FactKey, _ entities: [Int]) -> Value? {
    if let unsettled = unsettled(key) { return unsettled }
    var isDoubted = false
    switch rationale.facts.fact(key.attribute, entities, world: world, &isDoubted) {
    case .value(.ordinal(let ordinal)): return Value(.ordinals([ordinal]))
    case .value(.number(let number)): return Value(.number(from: number, to: number))
    case .value(.set(let elements)): return Value(.set(certain: elements, possible: elements))
    case .interval(let from, let to): return Value(.number(from: from, to: to))
    case .value(.text), .none: return Value(.nothing, mayBeEmpty: true)
    case .unknown: return nil
    }
  }

  /// A doubt that makes no difference is not settled by a world: any of its cases.
  private func unsettled(_ key: FactKey) -> Value? {
    let statement = (rationale.profile.facts[key] ?? ruleSet.facts[key])?.statement
    guard let statement, !rationale.facts.doubts.contains(where: { $0.key == key }) else { return nil }
    let isNumber = if case .number = ruleSet.attributes[key.attribute.raw].type { true } else { false }
    switch statement {
    case .known, .unknown, .doesNotApply: return nil
    case .interval(let from, let to):
      return Value(isNumber ? .number(from: from, to: to) : .ordinals(Array(Int(from)...Int(max(from, to)))))
    case .oneOf(let cases):
      let values = cases.map { $0.value }
      return values.first.map { values.dropFirst().reduce($0) { $0.joined($1) } }
    }
  }
}

extension Statement {
  /// Of one that is settled.
  fileprivate var value: Value {
    switch self {
    case .known(.ordinal(let ordinal)): Value(.ordinals([ordinal]))
    case .known(.number(let number)): Value(.number(from: number, to: number))
    case .known(.set(let elements)): Value(.set(certain: elements, possible: elements))
    case .interval(let from, let to): Value(.number(from: from, to: to))
    case .known(.text), .unknown, .doesNotApply, .oneOf: Value(.nothing, mayBeEmpty: true)
    }
  }
}
