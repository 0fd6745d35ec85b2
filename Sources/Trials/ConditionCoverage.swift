import Circuit
import Explanation
import Inference
package import RuleModel
import SourceText

/// What runs saw of conditions, overrides and bands.
///
/// A condition is seen to decide where all others of its rule hold: then the rule follows or does not by this one alone (modified
/// condition/decision coverage: Chilenski, Miller, "Applicability of Modified Condition/Decision Coverage to Software Testing",
/// Software Engineering Journal 9(5), 1994).
package struct ConditionCoverage: Sendable {
  /// How a condition came out where it decided.
  package struct Seen: Sendable, Equatable {
    package var isMet = false
    package var isFailed = false

    package var isBoth: Bool { isMet && isFailed }

    func joined(_ other: Seen) -> Seen {
      Seen(isMet: isMet || other.isMet, isFailed: isFailed || other.isFailed)
    }
  }

  /// By rule, by condition: those of `when`, then those of `unless`, which are met where they do not hold.
  package private(set) var conditions: [[Seen]]
  /// By rule, by rule that it sets aside: whether it did.
  package private(set) var overrides: [[Bool]]
  /// By attribute that is the band of a sum: the bands that were certain of some entity.
  package private(set) var bands: [AttributeID: Set<Int>] = [:]
  private let ruleSet: RuleSet

  package init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    conditions = ruleSet.rules.map { rule in (rule.when + rule.unless).map { _ in Seen() } }
    overrides = ruleSet.rules.map { rule in rule.overrides.map { _ in false } }
  }

  /// With what the examples of each rule saw of its conditions.
  package init(_ ruleSet: RuleSet, conditions: [[Seen]]) {
    self.init(ruleSet)
    self.conditions = conditions
  }

  /// What either saw.
  package func joined(_ other: ConditionCoverage) -> ConditionCoverage {
    var copy = self
    copy.conditions = zip(conditions, other.conditions).map { own, others in zip(own, others).map { $0.joined($1) } }
    copy.overrides = zip(overrides, other.overrides).map { own, others in zip(own, others).map { $0 || $1 } }
    copy.bands.merge(other.bands) { $0.union($1) }
    return copy
  }

  // MARK: Runs

  /// Linear in the instances of the rules whose conditions were not all seen both ways.
  package mutating func add(_ run: TrialRun) {
    let rationale = run.rationale
    let reasons = ReasonTable(rationale)
    for rule in ruleSet.rules.indices where !ruleSet.rules[rule].isDraft {
      guard let planes = rationale.circuit.rules[rule] else { continue }
      observe(rule, planes, rationale.evaluation, rationale.profile)
      addOverrides(rule, planes, reasons)
    }
    addBands(run)
  }

  /// The examples of a rule, which is compiled alone.
  package mutating func add(examplesOf rule: RuleID) {
    let trial = ExampleTrial(ruleSet, SourceMap(), rule: rule.raw)
    guard let planes = trial.planes else { return }
    for example in ruleSet.rules[rule.raw].examples {
      let fragment = example.fragment.statingBands(ruleSet)
      guard let facts = Facts(fragment, trial.alone, trial.circuit, mode: .fragments) else { continue }
      observe(rule.raw, planes, Evaluation(trial.circuit, facts, trial.alone), fragment)
    }
  }

  private mutating func observe(
    _ number: Int, _ planes: RulePlanes, _ evaluation: Evaluation, _ profile: Profile
  ) {
    let rule = ruleSet.rules[number]
    if conditions[number].allSatisfy(\.isBoth) { return }
    let axes = Array(planes.axes.prefix(rule.freeCount))
    let readers = planes.conditions.map { evaluation.probe($0, along: axes) }
    let body = evaluation.probe(planes.body, along: axes)
    let sizes = axes.map { evaluation.laneCount($0.kind) }
    for world in 0..<evaluation.worlds {
      forEachCombination(sizes) { entities in
        guard rule.isListed(entities, profile) else { return }
        var failing: Int?
        for (place, reader) in readers.enumerated() {
          let truth = evaluation.truth(reader, entities, world: world)
          let isException = place >= rule.when.count
          if isException ? !truth.possible : truth.certain { continue }
          // Two that do not hold, or one of which that is not known: none decides.
          guard failing == nil, isException ? truth.certain : !truth.possible else { return }
          failing = place
        }
        if let failing {
          conditions[number][failing].isFailed = true
        } else if evaluation.truth(body, entities, world: world).certain {
          for place in readers.indices { conditions[number][place].isMet = true }
        }
      }
      if conditions[number].allSatisfy(\.isBoth) { return }
    }
  }

  /// A rule sets another aside where it applies for certain and a reason of the other says so.
  private mutating func addOverrides(_ number: Int, _ planes: RulePlanes, _ reasons: ReasonTable) {
    guard overrides[number].contains(false),
      reasons.explainer.evaluation.isOnAnywhere(planes.unlessOverridden.certain)
    else { return }
    for (place, other) in ruleSet.rules[number].overrides.enumerated() where !overrides[number][place] {
      overrides[number][place] = ruleSet.rules[other.raw].conclusions.contains { conclusion in
        reasons.of(conclusion.attribute).contains {
          $0.rule == other && $0.status == .defeated && $0.defeatedBy.contains(RuleID(number))
        }
      }
    }
  }

  private mutating func addBands(_ run: TrialRun) {
    for (id, count) in bandedSums(ruleSet) where (bands[id]?.count ?? 0) < count {
      for key in run.explainer.keys(of: id) {
        let value = run.value(key, nil)
        if value.isCertain, let ordinal = value.ordinals?.first { bands[id, default: []].insert(ordinal) }
      }
    }
  }
}

/// The reasons of a run by attribute, each asked for once.
private final class ReasonTable {
  let explainer: Explainer
  private var known: [AttributeID: [Reason]] = [:]

  init(_ explainer: Explainer) { self.explainer = explainer }

  /// For all entities.
  func of(_ attribute: AttributeID) -> [Reason] {
    if let reasons = known[attribute] { return reasons }
    let reasons = explainer.keys(of: attribute).flatMap { explainer.reasons($0) }
    known[attribute] = reasons
    return reasons
  }
}

extension Rule {
  /// Whether every pair that has to be listed for the rule is.
  fileprivate func isListed(_ entities: [Int], _ profile: Profile) -> Bool {
    listedPairs.allSatisfy { pair in
      let members = pair.terms.compactMap { term -> EntityID? in
        switch term {
        case .entity(let entity): entity
        case .variable(let variable): entities.indices.contains(variable.raw) ? EntityID(entities[variable.raw]) : nil
        }
      }
      return profile.listedPairs[pair.kind]?.contains(members) ?? false
    }
  }
}

/// The attributes that are bands of sums, with how many bands there are.
package func bandedSums(_ ruleSet: RuleSet) -> [(id: AttributeID, count: Int)] {
  ruleSet.attributes.enumerated().compactMap { index, attribute -> (id: AttributeID, count: Int)? in
    guard case .band? = attribute.combine, let domain = attribute.type.domain else { return nil }
    return (AttributeID(index), ruleSet.domains[domain.raw].values.count)
  }
}

/// Every choice of one of each.
private func forEachCombination(_ sizes: [Int], _ body: ([Int]) -> Void) {
  guard sizes.allSatisfy({ $0 > 0 }) else { return }
  var entities = sizes.map { _ in 0 }
  while true {
    body(entities)
    var place = sizes.count - 1
    while place >= 0, entities[place] == sizes[place] - 1 {
      entities[place] = 0
      place -= 1
    }
    if place < 0 { return }
    entities[place] += 1
  }
}
