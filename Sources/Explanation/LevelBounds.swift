import Circuit
import RuleModel

/// What decides on the contributions to a level, in one world: what moves either end of its bounds.
struct LevelBounds {
  /// Instances that count once together.
  private struct Group: Hashable {
    var id: ConclusionID
    /// The entities of `for each`.
    var entities: [Int]
  }
  private struct Step {
    var amount: Int64
    var isPossible = false
    var isCertain = false
    /// Stands for any number of entities that nobody listed.
    var isUnbounded = false
  }

  private var steps: [Group: Step] = [:]
  /// What certainly lifts and possibly lowers, and what possibly lifts and certainly lowers.
  private var lowEnd = Adjustment()
  private var highEnd = Adjustment()
  /// After the steps; nil: no bound, or the base has no value.
  private var low: Int64?
  private var high: Int64?

  init(_ world: ContributionsByWorld.World, _ listed: [Int]) {
    for instance in world.instances { add(instance, listed) }
    for step in steps.values where step.isPossible { take(step) }
    guard let start = Self.range(world.base) else { return }
    let endless = steps.values.filter(\.isUnbounded).map(\.amount)
    low = endless.contains { $0 < 0 } ? nil : lowEnd.stepped(start.lowerBound)
    high = endless.contains { $0 > 0 } ? nil : highEnd.stepped(start.upperBound)
  }

  private static func range(_ value: Value?) -> ClosedRange<Int64>? {
    guard case .ordinals(let ordinals)? = value?.possibilities, let least = ordinals.min(), let most = ordinals.max()
    else { return nil }
    return Int64(least)...Int64(most)
  }

  private mutating func add(_ instance: InstanceContribution, _ listed: [Int]) {
    switch instance.conclusion.contribution {
    case .step(let amount): add(instance, amount, listed)
    case .atLeast: addFloor(instance)
    case .atMost: addCap(instance)
    default: break
    }
  }

  private mutating func add(_ instance: InstanceContribution, _ amount: Int64, _ listed: [Int]) {
    let group = Self.group(instance)
    var step = steps[group] ?? Step(amount: amount)
    step.isPossible = step.isPossible || instance.effective.possible
    step.isCertain = step.isCertain || instance.effective.certain
    if instance.effective.possible, Self.countsTheUnlisted(instance, listed) { step.isUnbounded = true }
    steps[group] = step
  }

  /// A step for each entity of an open list, also those that nobody listed.
  private static func countsTheUnlisted(_ instance: InstanceContribution, _ listed: [Int]) -> Bool {
    let conclusion = instance.conclusion
    return (conclusion.each ?? []).contains { variable in
      instance.entities[variable.raw] >= listed[conclusion.scope[variable.raw].kind.raw]
        && !conclusion.subject.terms.contains(.variable(variable))
    }
  }

  private static func group(_ instance: InstanceContribution) -> Group {
    Group(id: instance.id, entities: (instance.conclusion.each ?? []).map { instance.entities[$0.raw] })
  }

  private mutating func addFloor(_ instance: InstanceContribution) {
    guard instance.effective.possible, let range = Self.range(instance.value) else { return }
    highEnd.lift(to: range.upperBound)
    if instance.effective.certain { lowEnd.lift(to: range.lowerBound) }
  }

  private mutating func addCap(_ instance: InstanceContribution) {
    guard instance.effective.certain, let range = Self.range(instance.value) else { return }
    highEnd.hold(at: range.upperBound)
  }

  private mutating func take(_ step: Step) {
    if step.amount > 0 || step.isCertain { highEnd.step(step.amount) }
    if step.amount < 0 || step.isCertain { lowEnd.step(step.amount) }
  }

  /// The highest certain floor and the lowest certain cap.
  private var floor: Int64? { lowEnd.floor }
  private var cap: Int64? { highEnd.cap }

  // MARK: Status

  func status(of instance: InstanceContribution, capWins: Bool) -> Reason.Status {
    switch instance.conclusion.contribution {
    case .atLeast: return floorStatus(Self.range(instance.value), capWins: capWins)
    case .atMost: return capStatus(Self.range(instance.value))
    case .step: return stepStatus(steps[Self.group(instance)])
    default: return .applied
    }
  }

  /// Of a floor by path, every value that it may have lies there; one that only contradicts itself lifts nothing.
  private func floorStatus(_ range: ClosedRange<Int64>?, capWins: Bool) -> Reason.Status {
    guard let range else { return .absorbed }
    if capWins, let cap, range.lowerBound > cap { return .capped }
    if let floor, range.upperBound < floor { return .absorbed }
    if let low, range.upperBound <= low { return .absorbed }
    return .applied
  }

  private func capStatus(_ range: ClosedRange<Int64>?) -> Reason.Status {
    guard let range else { return .absorbed }
    if let cap, range.lowerBound > cap { return .absorbed }
    guard let high else { return .applied }
    return range.lowerBound >= max(high, highEnd.floor ?? high) ? .absorbed : .applied
  }

  private func stepStatus(_ step: Step?) -> Reason.Status {
    guard let step else { return .applied }
    // Without it the least is lower, or the greatest higher, only if it is certain.
    let amount = step.isCertain ? step.amount : 0
    if step.amount > 0 {
      if let cap, let low, low - amount >= cap { return .capped }
      if let floor, let high, high <= floor { return .absorbed }
    } else {
      if let floor, let high, high - amount <= floor { return .absorbed }
      if let cap, let low, low >= cap { return .absorbed }
    }
    return .applied
  }
}
