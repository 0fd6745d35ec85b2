import Circuit
import Explanation
import Inference
package import RuleModel

/// Judges how an attribute may differ between two runs.
///
/// World by world where both runs have the same doubts, else over all worlds together. Entities of two profiles are
/// told by their ids; what only one of them has is not compared.
package func judge(_ comparing: Comparing, _ first: TrialRun, _ second: TrialRun) -> Verdict {
  var verdict = Verdict()
  let pairing = Pairing(first, second)
  for instance in instances(of: comparing.claim, first) {
    guard let other = pairing.counterpart(of: instance, comparing.claim) else { continue }
    func speaks(_ world: Int?) -> Bool {
      (world.map { $0...$0 } ?? 0...first.worlds - 1).allSatisfy {
        comparing.claim.speaks(of: instance, first, world: $0)
      }
        && (world.map { $0...$0 } ?? 0...second.worlds - 1).allSatisfy {
          comparing.claim.speaks(of: other, second, world: $0)
        }
    }
    func fails(_ world: Int?) -> Bool {
      !comparing.allows(first.value(instance.key, world), second.value(other.key, world))
    }
    let worlds = pairing.deciding { speaks($0) && fails($0) }.filter(speaks)
    guard !worlds.isEmpty else { continue }
    verdict.count += 1
    if let failing = worlds.first(where: fails) {
      verdict.fail(TrialFinding(comparing, (instance.key, first), (other.key, second), world: failing))
    }
  }
  return verdict
}

/// Which worlds and which entities of two runs belong together.
private struct Pairing {
  let first: TrialRun
  let second: TrialRun
  /// Numbers of worlds that both runs share; one nil: all of them together.
  let worlds: [Int?]

  init(_ first: TrialRun, _ second: TrialRun) {
    self.first = first
    self.second = second
    let isSameProfile = first.explainer.profile.id == second.explainer.profile.id
    let agrees = isSameProfile && first.explainer.facts.doubts == second.explainer.facts.doubts
    worlds = agrees ? (0..<first.worlds).map { $0 } : [nil]
  }

  /// The first alone where what is worked out there is the same in all.
  func deciding(_ work: (Int?) -> Bool) -> [Int?] {
    let isSame = first.watching { second.watching { work(worlds[0]) }.isSame }
    return isSame.result && isSame.isSame ? [worlds[0]] : worlds
  }

  func counterpart(of instance: ClaimInstance, _ claim: Claim) -> ClaimInstance? {
    let (own, other) = (first.explainer.profile.entities, second.explainer.profile.entities)
    if own == other { return instance }
    func match(_ kind: KindID, _ entity: Int) -> Int? {
      guard own[kind.raw].indices.contains(entity) else { return nil }
      return other[kind.raw].firstIndex { $0.id == own[kind.raw][entity].id }
    }
    let kinds = first.ruleSet.kinds.memberKinds(of: claim.subject.kind)
    let entities = zip(kinds, instance.key.entities).compactMap { match($0, $1.raw) }
    guard entities.count == kinds.count else { return nil }
    let environment = zip(claim.scope, instance.environment).map { match($0.kind, $1) ?? 0 }
    return ClaimInstance(environment: environment, key: FactKey(claim.attribute, numbers: entities))
  }
}

extension Comparing {
  /// Whether what was the first may be the second.
  func allows(_ first: Value, _ second: Value) -> Bool {
    switch way {
    case .same: return first == second
    case .stays: return first.allows(second)
    case .becomes(let map):
      guard first.isCertain, let ordinal = first.ordinals?.first, let allowed = map[ordinal] else { return true }
      return second.contradiction == .none && !second.mayBeEmpty && !second.mayBeUnlisted
        && second.possibilities != .nothing
        && (second.ordinals ?? []).allSatisfy(allowed.contains)
    case .notLower: return change(first, second)?.isDown == false
    case .notHigher: return change(first, second)?.isUp == false
    case .lower: return change(first, second).map { $0.isDown && !$0.isUp } ?? false
    case .higher: return change(first, second).map { $0.isUp && !$0.isDown } ?? false
    }
  }

  /// Which ways the two bounds move; nil where only one of both is contradictory.
  private func change(_ first: Value, _ second: Value) -> (isUp: Bool, isDown: Bool)? {
    guard first.contradiction == second.contradiction else { return nil }
    if let (a, b) = first.elements ?? second.elements.map({ _ in ([], []) }),
      let (c, d) = second.elements ?? first.elements.map({ _ in ([], []) })
    {
      let isUp = !c.allSatisfy(a.contains) || !d.allSatisfy(b.contains)
      return (isUp, !a.allSatisfy(c.contains) || !b.allSatisfy(d.contains))
    }
    let (a, b) = (bounds(first), bounds(second))
    return (
      b.lowerBound > a.lowerBound || b.upperBound > a.upperBound,
      b.lowerBound < a.lowerBound || b.upperBound < a.upperBound
    )
  }

  /// No value lies below all others.
  private func bounds(_ value: Value) -> ClosedRange<Int64> {
    var range = value.range ?? .min ... .min
    if let ordinals = value.ordinals {
      let placed = ordinals.map { ordinal in Int64(places?[ordinal] ?? ordinal) }
      range = (placed.min() ?? .min)...(placed.max() ?? .min)
    }
    return (value.mayBeEmpty ? .min : range.lowerBound)...range.upperBound
  }
}

extension Value {
  /// Of a number: what is not bounded reaches to the end of 64 bits.
  fileprivate var range: ClosedRange<Int64>? {
    interval.map { ($0.low ?? .min)...max($0.low ?? .min, $0.high ?? .max) }
  }

  /// Of a set: certain and possible ones.
  fileprivate var elements: ([Int], [Int])? {
    if case .set(let certain, let possible) = possibilities { return (certain, possible) }
    return nil
  }

  /// Whether the other claims all that this claims, or more.
  func allows(_ other: Value) -> Bool {
    if other.mayBeEmpty && !mayBeEmpty { return false }
    if contradiction == .none && other.contradiction != .none { return false }
    if contradiction == .certain && other.contradiction != .certain { return false }
    if other.mayBeUnlisted && !mayBeUnlisted { return false }
    switch (possibilities, other.possibilities) {
    case (_, .nothing): return true
    case (.ordinals(let a), .ordinals(let b)): return b.allSatisfy(a.contains)
    case (.number, .number):
      guard let a = range, let b = other.range else { return false }
      return a.lowerBound <= b.lowerBound && b.upperBound <= a.upperBound
    case (.set(let a, let b), .set(let c, let d)): return a.allSatisfy(c.contains) && d.allSatisfy(b.contains)
    default: return false
    }
  }
}
