package import Explanation
package import RuleModel
import SourceText
import Verification

extension Engine {
  /// The fewest facts that would have to be otherwise for a conclusion to come out as wanted in the working reading, each
  /// answer confirmed by an evaluation.
  ///
  /// First among the facts that the nearest controller can change, then among those that the next can change as well, and at
  /// last among all; not `byController`, at once among all. `answers` is how many are looked for; `budget` bounds the
  /// search of each tier, in conflicts of the solver.
  package func howTo(
    _ key: FactKey, _ wanted: HowTo.Wanted, in readings: Readings, answers: Int = 5, budget: Int = 10_000,
    byController: Bool = true
  ) -> HowTo {
    let working = readings.working.profile
    var tiers: [HowTo.Tier] = []
    for controller in (byController ? ruleSet.changers : []) + [nil] where !tiers.contains(where: \.hasAnswer) {
      let answer = nearest(key, wanted, by: controller, in: readings).answers(wanted: answers, budget: budget)
      tiers.append(HowTo.Tier(controller: controller, answer: confirmed(answer, key, wanted, working)))
    }
    return HowTo(key: key, wanted: wanted, now: readings.working.value(key) ?? .none, tiers: tiers)
  }

  /// The question of what a controller, or a nearer one, can change; nil: of all facts.
  func nearest(
    _ key: FactKey, _ wanted: HowTo.Wanted, by controller: String?, in readings: Readings
  ) -> NearestChanges {
    let free = readings.alternatives.filter { fact, _ in
      fact != key && ruleSet.isChangeable(fact, by: controller) && !readings.saysWhoIsMeant(fact)
    }
    let goal = NearestChanges.Goal(key, wanted.content)
    return NearestChanges(circuit, ruleSet, readings.working.profile, alternatives: free, goal)
  }

  /// What an evaluation does not confirm is no answer.
  private func confirmed(
    _ answer: NearestChanges.Answer, _ key: FactKey, _ wanted: HowTo.Wanted, _ working: Profile
  ) -> HowTo.Answer {
    switch answer {
    case .impossible: return .impossible
    case .undecided: return .undecided
    case .changes(let changes, let extent):
      let stated = changes.map { list in list.map { ChangedFact(key: $0.key, statement: $0.fact.statement) } }
      let reached = stated.filter { isReached(key, wanted, by: $0, from: working) }
      if reached.isEmpty { return .undecided }
      return .changes(reached, reached.count == stated.count ? extent.extent : .unproved)
    }
  }

  private func isReached(
    _ key: FactKey, _ wanted: HowTo.Wanted, by changes: [ChangedFact], from working: Profile
  ) -> Bool {
    var profile = working
    for change in changes { profile.facts[change.key] = Fact(statement: change.statement, origin: .set, span: .none) }
    return evaluate(profile)?.value(key).map(wanted.isReached) ?? false
  }
}

extension HowTo.Tier {
  fileprivate var hasAnswer: Bool { if case .changes = answer { true } else { false } }
}

extension NearestChanges.Extent {
  var extent: HowTo.Extent {
    switch self {
    case .all: .all
    case .fewest: .fewest
    case .unproved: .unproved
    }
  }
}

extension HowTo.Wanted {
  fileprivate var content: NearestChanges.Goal.Content {
    switch self {
    case .value(let constant): .value(constant)
    case .element(let element): .element(element, isIn: true)
    }
  }
}

extension Readings {
  /// A known reference to what has no list of its own, such as a city's country: another would be another case.
  fileprivate func saysWhoIsMeant(_ key: FactKey) -> Bool {
    guard case .reference(let kind) = ruleSet[key.attribute].type, ruleSet.kinds[kind.raw].form == .byReference,
      case .known? = profile.facts[key]?.statement
    else { return false }
    return true
  }
}

extension RuleSet {
  /// Who can change facts, nearest first, without nobody.
  fileprivate var changers: [String?] {
    controllers.map(\.name).filter { $0 != Attribute.nobody }
  }

  /// Whether a fact is in the power of a controller or of a nearer one; nil: of anybody, or of nobody.
  fileprivate func isChangeable(_ key: FactKey, by controller: String?) -> Bool {
    guard let controller else { return true }
    let nearer = controllers.map(\.name).prefix { $0 != controller } + [controller]
    return self[key.attribute].control.map(nearer.contains) ?? false
  }
}
