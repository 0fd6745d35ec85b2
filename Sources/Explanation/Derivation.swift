import Circuit
import Inference
import RuleLanguage
import SourceText

/// One step of a proof: how a conclusion came from the contributions of rules.
///
/// Its premises that are derived have a derivation of their own, by reference to their key; leaves are facts,
/// assumptions and complete lists. It accounts for all instances of all rules that conclude the attribute of the
/// entity: those that contribute, and those that fail, each with one failing condition. Instances that fail on
/// catalogue facts alone are left out.
public struct Derivation: Sendable {
  public struct Contribution: Sendable {
    public var reason: Reason
    public var premises: [Premise]
  }
  public struct Failure: Sendable {
    public var rule: RuleID
    public var conclusion: Int
    public var entities: [Int]
    /// Index into the rule's `when` and `unless` together.
    public var condition: Int
    public var premises: [Premise]
  }
  public var key: FactKey
  public var value: Value
  /// What the base, the default, or a rank's measures read.
  public var base: [Premise]
  public var contributions: [Contribution]
  public var failures: [Failure]
}

extension Rationale {
  /// The last step of the proof of a conclusion; nil for an attribute that is only given.
  public func derivation(_ key: FactKey) -> Derivation? {
    guard let value = value(key) else { return nil }
    if isStated(key) {
      return Derivation(key: key, value: value, base: [premise(key)], contributions: [], failures: [])
    }
    let reasons = reasons(key)
    return Derivation(
      key: key, value: value, base: basePremises(key),
      contributions: reasons.map { Derivation.Contribution(reason: $0, premises: premises(of: $0)) },
      failures: failures(key))
  }

  private func basePremises(_ key: FactKey) -> [Premise] {
    let entities = key.entities.map(\.raw)
    switch ruleSet.attributes[key.attribute.raw].combine {
    case .single(_, .path(let operand)?), .sum(.path(let operand)?, _), .level(.path(let operand), _):
      return premises(of: operand.path, entities)
    case .band(let sum, _): return [premise(FactKey(sum, key.entities))]
    case .rank(let ranking): return rankPremises(ranking, key)
    default: return []
    }
  }

  /// A rank rests on the measures of all that compete, and on the list of them being complete.
  private func rankPremises(_ ranking: Ranking, _ key: FactKey) -> [Premise] {
    var result: [Premise] = []
    for other in keys(of: key.attribute) {
      for path in ranking.by + (ranking.per.map { [$0] } ?? []) {
        result += premises(of: path, other.entities.map(\.raw))
      }
      if let among = ranking.among {
        var collector = PremiseCollector(self, nil)
        collector.collect(among, other.entities.map(\.raw))
        result += collector.found
      }
    }
    for variable in ranking.scope {
      result.append(
        Premise(
          key: FactKey(AttributeID(-1), [EntityID(variable.kind.raw)]),
          ground: .complete(variable.kind, !facts.isOpen[variable.kind.raw]),
          span: ruleSet.kinds[variable.kind.raw].span))
    }
    var seen: Set<Premise> = []
    return result.filter { seen.insert($0).inserted }
  }

  // MARK: Failures

  private func failures(_ key: FactKey) -> [Derivation.Failure] {
    circuit.conclusions[contributing(key.attribute).raw].flatMap { failures($0, key.entities.map(\.raw)) }
  }

  private func failures(_ id: ConclusionID, _ entities: [Int]) -> [Derivation.Failure] {
    guard let wires = circuit.rules[id.rule.raw] else { return [] }
    let rule = ruleSet.rules[id.rule.raw]
    var fixed = [Int?](repeating: nil, count: rule.freeCount)
    for (term, entity) in zip(rule.conclusions[id.index].subject.terms, entities) {
      switch term {
      case .entity(let own): if own.raw != entity { return [] }
      case .variable(let variable): fixed[variable.raw] = entity
      }
    }
    var result: [Derivation.Failure] = []
    let axes = Array(wires.axes.prefix(rule.freeCount))
    forEachCombination(fixed, axes.map { evaluation.laneCount($0.kind) }) { entities in
      if let failure = failure(id, wires, Place(axes, entities)) { result.append(failure) }
    }
    return result
  }

  /// Why the instance fails in every world: one condition for all of them, read from as little as possible.
  private func failure(_ id: ConclusionID, _ wires: RuleWires, _ place: Place) -> Derivation.Failure? {
    let worlds = 0..<evaluation.worlds
    guard worlds.allSatisfy({ !evaluation.isOn(wires.body.possible, at: place, world: $0) }) else { return nil }
    let rule = ruleSet.rules[id.rule.raw]
    let conditions = rule.when + rule.unless
    var failing: [(index: Int, premises: [Premise])] = []
    for (index, signal) in wires.conditions.enumerated() {
      let isUnless = index >= rule.when.count
      let fails = worlds.allSatisfy { world in
        isUnless
          ? evaluation.isOn(signal.certain, at: place, world: world)
          : !evaluation.isOn(signal.possible, at: place, world: world)
      }
      if fails { failing.append((index, premises(of: conditions[index], in: rule, place.entities))) }
    }
    if failing.contains(where: { $0.premises.allSatisfy { $0.ground == .catalogue } }) { return nil }
    guard let chosen = failing.min(by: { $0.premises.count < $1.premises.count }) else { return nil }
    return Derivation.Failure(
      rule: id.rule, conclusion: id.index, entities: place.entities, condition: chosen.index,
      premises: chosen.premises)
  }
}
