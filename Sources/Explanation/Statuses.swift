import Circuit
import Inference
import RuleLanguage

/// What became of each contribution, in one world.
struct Standing {
  var status: Reason.Status
  var by: [RuleID] = []
  var isDefeated: Bool { status == .defeated }
}

extension Explanation {
  func statuses(
    _ instances: [Instance], _ attribute: AttributeID, _ key: FactKey, world: Int
  ) -> [(Instance, Standing)] {
    switch ruleSet.attributes[attribute.raw].combine {
    case .single(let preferRank, _):
      return instances.map { ($0, singleStanding($0, instances, preferRank: preferRank, world: world)) }
    case .level(let base, let capWins):
      let bounds = LevelBounds(self, instances, base, key, world: world)
      return instances.map { instance in
        (instance, overridden(instance, world: world) ?? bounds.standing(of: instance, self, capWins: capWins))
      }
    default:
      return instances.map { ($0, overridden($0, world: world) ?? Standing(status: .applied)) }
    }
  }

  /// Set aside for certain: which overriding rules do so.
  func overridden(_ instance: Instance, world: Int) -> Standing? {
    guard instance.body.possible, !instance.effective.possible else { return nil }
    let rule = ruleSet.rules[instance.id.rule.raw]
    let by = ruleSet.rules.indices.filter { other in
      ruleSet.rules[other].overrides.contains(instance.id.rule)
        && isCertain(RuleID(other), sharing: rule, instance.entities, world: world)
    }
    return Standing(status: .defeated, by: by.map { RuleID($0) })
  }

  private func isCertain(_ other: RuleID, sharing rule: Rule, _ entities: [Int], world: Int) -> Bool {
    guard let wires = circuit.rules[other.raw] else { return false }
    let own = ruleSet.rules[other.raw]
    let chosen = own.scope.prefix(own.freeCount).map { variable in
      rule.scope.firstIndex { $0.name == variable.name }.map { entities[$0] } ?? 0
    }
    let place = Place(Array(wires.axes.prefix(own.freeCount)), chosen)
    return evaluation.isOn(wires.effective.certain, at: place, world: world)
  }

  private func singleStanding(
    _ instance: Instance, _ all: [Instance], preferRank: Bool, world: Int
  ) -> Standing {
    if let defeated = overridden(instance, world: world) { return defeated }
    guard preferRank else { return Standing(status: .applied) }
    let rank = rank(instance)
    let above = all.filter { self.rank($0) < rank && speaksForCertain($0, world: world) }
    guard !above.isEmpty else { return Standing(status: .applied) }
    return Standing(status: .defeated, by: Set(above.map(\.id.rule)).sorted())
  }

  private func rank(_ instance: Instance) -> Int { ruleSet.rules[instance.id.rule.raw].rank?.raw ?? Int.max }

  /// Certain, and with a value for certain.
  private func speaksForCertain(_ instance: Instance, world: Int) -> Bool {
    guard instance.effective.certain else { return false }
    let wires = circuit.rules[instance.id.rule.raw]
    guard let operand = wires?.operands[instance.id.index], let axes = wires?.axes else { return true }
    let place = Place(Array(axes.prefix(instance.entities.count)), instance.entities)
    let value = evaluation.value(operand, place, world: world)
    return !value.mayBeEmpty && value.contradiction == .none && value.possibilities != .nothing
  }
}

/// The bounds of a level in one world, worked out again from its contributions.
struct LevelBounds {
  var low: Int
  var high: Int
  /// The highest certain floor and the lowest certain cap.
  var floor: Int?
  var cap: Int?
  /// The highest floor that is not ruled out.
  var highestFloor: Int?
  private var world: Int

  init(_ explanation: Explanation, _ instances: [Instance], _ base: Operand, _ key: FactKey, world: Int) {
    self.world = world
    let start = explanation.baseOrdinals(base, key, world: world)
    low = start.min() ?? 0
    high = start.max() ?? 0
    var seen: Set<ConclusionID> = []
    var certain: Set<ConclusionID> = []
    for instance in instances where instance.effective.possible {
      let rule = explanation.ruleSet.rules[instance.id.rule.raw]
      switch rule.conclusions[instance.id.index].contribution {
      case .step(let step):
        let isEach: Bool
        if case .forEach = rule.multiplicity { isEach = true } else { isEach = false }
        // A rule counts once, however many instances make it hold.
        if isEach || seen.insert(instance.id).inserted {
          if step > 0 { high += Int(step) } else { low += Int(step) }
        }
        if instance.effective.certain && (isEach || certain.insert(instance.id).inserted) {
          if step > 0 { low += Int(step) } else { high += Int(step) }
        }
      case .atLeast: addFloor(explanation, instance)
      case .atMost: addCap(explanation, instance)
      default: break
      }
    }
  }

  private mutating func addFloor(_ explanation: Explanation, _ instance: Instance) {
    let values = explanation.ordinals(instance.id.rule, instance.id.index, instance.entities, world: world)
    guard let least = values.min(), let greatest = values.max() else { return }
    highestFloor = max(highestFloor ?? greatest, greatest)
    if instance.effective.certain { floor = max(floor ?? least, least) }
  }

  private mutating func addCap(_ explanation: Explanation, _ instance: Instance) {
    let values = explanation.ordinals(instance.id.rule, instance.id.index, instance.entities, world: world)
    guard let greatest = values.max() else { return }
    if instance.effective.certain { cap = min(cap ?? greatest, greatest) }
  }

  func standing(of instance: Instance, _ explanation: Explanation, capWins: Bool) -> Standing {
    let contribution = explanation.ruleSet.rules[instance.id.rule.raw].conclusions[instance.id.index].contribution
    let values = explanation.ordinals(instance.id.rule, instance.id.index, instance.entities, world: world)
    let sure = instance.effective.certain
    switch contribution {
    case .atLeast:
      if capWins, let cap, let least = values.min(), least > cap { return Standing(status: .capped) }
      guard let greatest = values.max() else { return Standing(status: .applied) }
      if let floor, greatest < floor { return Standing(status: .absorbed) }
      return Standing(status: greatest <= low ? .absorbed : .applied)
    case .atMost:
      guard let least = values.min() else { return Standing(status: .applied) }
      if let cap, least > cap { return Standing(status: .absorbed) }
      return Standing(status: least >= max(high, highestFloor ?? high) ? .absorbed : .applied)
    case .step(let step) where step > 0:
      if let cap, low - (sure ? Int(step) : 0) >= cap { return Standing(status: .capped) }
      if let floor, high <= floor { return Standing(status: .absorbed) }
      return Standing(status: .applied)
    case .step(let step):
      if let floor, high - (sure ? Int(step) : 0) <= floor { return Standing(status: .absorbed) }
      if let cap, low >= cap { return Standing(status: .absorbed) }
      return Standing(status: .applied)
    default: return Standing(status: .applied)
    }
  }
}

extension Explanation {
  /// The positions that a level's base can have.
  func baseOrdinals(_ base: Operand, _ key: FactKey, world: Int) -> [Int] {
    switch base {
    case .constant(.ordinal(let value)): return [value]
    case .constant: return []
    case .path(let operand):
      guard let wires = circuit.bases[key.attribute.raw] else { return [] }
      guard case .ordinals(let ordinals) = evaluation.value(wires, place(key), world: world).possibilities else {
        return []
      }
      guard case .domain(let domain) = ruleSet.attributes[key.attribute.raw].type else { return ordinals }
      let top = ruleSet.domains[domain.raw].values.count - 1
      return ordinals.map { min(max($0 + Int(operand.plus), 0), top) }
    }
  }
}
