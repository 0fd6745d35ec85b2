import Circuit
import Inference
import RuleLanguage

/// One instance of a rule in one world, as it bears upon a conclusion.
struct Instance {
  var id: ConclusionID
  var entities: [Int]
  /// The body as it stands, and where no overriding rule sets it aside.
  var body: (possible: Bool, certain: Bool)
  var effective: (possible: Bool, certain: Bool)
}

extension Explanation {
  /// The instances whose body is not ruled out in some world, with their status.
  public func reasons(_ key: FactKey) -> [Reason] {
    let attribute = contributing(key.attribute)
    var found: [ReasonKey: Reason] = [:]
    for world in 0..<evaluation.worlds {
      let instances = instances(attribute, key, world: world)
      for (instance, status) in statuses(instances, attribute, key, world: world) {
        let reasonKey = ReasonKey(id: instance.id, entities: instance.entities)
        let certain = status.isDefeated ? instance.body.certain : instance.effective.certain
        if var known = found[reasonKey] {
          known.isCertain = known.isCertain && certain
          known.status = min(known.status, status.status)
          known.defeatedBy = Array(Set(known.defeatedBy + status.by)).sorted()
          found[reasonKey] = known
        } else {
          found[reasonKey] = Reason(
            rule: instance.id.rule, conclusion: instance.id.index, entities: instance.entities,
            // One that is ruled out in an earlier world is not certain in each.
            isCertain: certain && world == 0, status: status.status,
            defeatedBy: status.by)
        }
      }
      markMissing(&found, instances)
    }
    return found.values.sorted(by: Explanation.precedes)
  }

  private struct ReasonKey: Hashable {
    var id: ConclusionID
    var entities: [Int]
  }

  /// What is ruled out in a world is not certain in each.
  private func markMissing(_ found: inout [ReasonKey: Reason], _ instances: [Instance]) {
    guard found.count != instances.count else { return }
    let here = Set(instances.map { ReasonKey(id: $0.id, entities: $0.entities) })
    for key in found.keys where !here.contains(key) { found[key]?.isCertain = false }
  }

  static func precedes(_ left: Reason, _ right: Reason) -> Bool {
    if left.rule != right.rule { return left.rule < right.rule }
    if left.conclusion != right.conclusion { return left.conclusion < right.conclusion }
    return left.entities.lexicographicallyPrecedes(right.entities)
  }

  /// The attribute to which rules contribute: of a band its sum.
  func contributing(_ attribute: AttributeID) -> AttributeID {
    if case .band(let sum, _)? = ruleSet.attributes[attribute.raw].combine { return sum }
    return attribute
  }

  // MARK: Instances

  func instances(_ attribute: AttributeID, _ key: FactKey, world: Int) -> [Instance] {
    circuit.conclusions[attribute.raw].flatMap { id in instances(id, key.entities.map(\.raw), world: world) }
  }

  private func instances(_ id: ConclusionID, _ entities: [Int], world: Int) -> [Instance] {
    guard let wires = circuit.rules[id.rule.raw] else { return [] }
    let rule = ruleSet.rules[id.rule.raw]
    var fixed = [Int?](repeating: nil, count: rule.freeCount)
    for (term, entity) in zip(rule.conclusions[id.index].subject.terms, entities) {
      switch term {
      case .entity(let own): if own.raw != entity { return [] }
      case .variable(let variable):
        if let known = fixed[variable.raw], known != entity { return [] }
        fixed[variable.raw] = entity
      }
    }
    let axes = Array(wires.axes.prefix(rule.freeCount))
    var result: [Instance] = []
    forEachCombination(fixed, axes) { place in
      guard evaluation.isOn(wires.body.possible, at: place, world: world) else { return }
      let body = evaluation.truth(wires.body, at: place, world: world)
      let effective = wires.body == wires.effective ? body : evaluation.truth(wires.effective, at: place, world: world)
      result.append(Instance(id: id, entities: place.entities, body: body, effective: effective))
    }
    // An entity that nobody listed is at most possible.
    for index in result.indices where hasUnlisted(result[index].entities, axes) {
      result[index].body.certain = false
      result[index].effective.certain = false
    }
    return result
  }

  private func hasUnlisted(_ entities: [Int], _ axes: [Axis]) -> Bool {
    zip(entities, axes).contains { $0 >= facts.listed[$1.kind.raw] }
  }

  /// Calls for every combination of the entities that are not fixed.
  func forEachCombination(_ fixed: [Int?], _ axes: [Axis], _ body: (Place) -> Void) {
    let free = fixed.indices.filter { fixed[$0] == nil }
    let sizes = free.map { evaluation.laneCount(axes[$0].kind) }
    guard !sizes.contains(0) else { return }
    var place = Place(axes, fixed.map { $0 ?? 0 })
    while true {
      body(place)
      var position = free.count - 1
      while position >= 0 {
        place.entities[free[position]] += 1
        if place.entities[free[position]] < sizes[position] { break }
        place.entities[free[position]] = 0
        position -= 1
      }
      if position < 0 { return }
    }
  }

  /// The ordinals that a conclusion's value, floor or cap may be: a constant, or its path's values.
  func ordinals(_ rule: RuleID, _ conclusion: Int, _ entities: [Int], world: Int) -> [Int] {
    let said = ruleSet.rules[rule.raw].conclusions[conclusion]
    switch said.contribution.operand {
    case .constant(.ordinal(let value)): return [value]
    case .constant(.number(let value)): return [Int(value)]
    case .path(let operand):
      guard let wires = circuit.rules[rule.raw], let operandWires = wires.operands[conclusion] else { return [] }
      let axes = Array(wires.axes.prefix(entities.count))
      let value = evaluation.value(operandWires, Place(axes, entities), world: world)
      switch value.possibilities {
      case .ordinals(let ordinals): return held(ordinals, plus: operand.plus, said.attribute)
      case .number(let from?, let to?): return from == to ? [Int(from)] : [Int(from), Int(to)]
      default: return []
      }
    default: return []
    }
  }

  private func held(_ ordinals: [Int], plus: Int64, _ attribute: AttributeID) -> [Int] {
    guard plus != 0, case .domain(let domain) = ruleSet.attributes[attribute.raw].type else { return ordinals }
    let top = ruleSet.domains[domain.raw].values.count - 1
    return Set(ordinals.map { min(max($0 + Int(plus), 0), top) }).sorted()
  }
}
