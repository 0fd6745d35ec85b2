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
    let live = live(attribute, FactKey(attribute, key.entities))
    guard !live.isEmpty else { return [] }
    let own = FactKey(attribute, key.entities)
    var found: [ReasonKey: Reason] = [:]
    for worldClass in classes(live, attribute, own) {
      let world = worldClass.world
      let instances = live.filter { $0.1.bodyPossible.contains(world) }.map { $0.1.instance($0.0, world: world) }
      for (instance, status) in statuses(instances, attribute, own, world: world) {
        let reasonKey = ReasonKey(id: instance.id, entities: instance.entities)
        found[reasonKey] = joined(found[reasonKey], instance, status)
      }
    }
    for (id, instance) in live where instance.bodyPossible != evaluation.allWorlds {
      // What is ruled out in a world is not certain in each.
      found[ReasonKey(id: id, entities: instance.entities)]?.isCertain = false
    }
    return found.values.sorted(by: Explanation.precedes)
  }

  private func joined(_ known: Reason?, _ instance: Instance, _ standing: Standing) -> Reason {
    let certain = standing.isDefeated ? instance.body.certain : instance.effective.certain
    guard var known else {
      return Reason(
        rule: instance.id.rule, conclusion: instance.id.index, entities: instance.entities, isCertain: certain,
        status: standing.status, defeatedBy: standing.by)
    }
    known.isCertain = known.isCertain && certain
    known.status = min(known.status, standing.status)
    known.defeatedBy = Set(known.defeatedBy + standing.by).sorted()
    return known
  }

  private struct ReasonKey: Hashable {
    var id: ConclusionID
    var entities: [Int]
  }

  private func live(_ attribute: AttributeID, _ key: FactKey) -> [(ConclusionID, LiveInstance)] {
    circuit.conclusions[attribute.raw].flatMap { id in instances.instances(id, key).map { (id, $0) } }
  }

  /// Worlds in which the same instances hold and say the same upon the same base.
  private func classes(
    _ live: [(ConclusionID, LiveInstance)], _ attribute: AttributeID, _ key: FactKey
  ) -> [WorldClass] {
    var classes = [evaluation.allWorlds]
    guard evaluation.worlds > 1 else { return evaluation.representatives(classes) }
    for (id, instance) in live {
      for set in [instance.bodyPossible, instance.bodyCertain, instance.possible, instance.certain] {
        set.split(&classes)
      }
      if let wires = circuit.rules[id.rule.raw], let operand = wires.operands[id.index] {
        let axes = Array(wires.axes.prefix(instance.entities.count))
        evaluation.split(&classes, by: operand, at: Place(axes, instance.entities))
      }
    }
    if let base = circuit.bases[attribute.raw] { evaluation.split(&classes, by: base, at: place(key)) }
    return evaluation.representatives(classes)
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
