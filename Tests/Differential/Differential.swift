import Circuit
import Explanation
import Inference
import RuleModel
import TestSupport

/// Where the evaluator and the naive evaluator differ: one line each, empty if nowhere.
package func disagreements(_ rules: RuleSet, _ profile: Profile) -> [String] {
  let naive = NaiveEvaluator.evaluate(rules, profile)
  guard let lanes = evaluate(rules, profile) else {
    return naive == nil ? [] : ["the evaluator refuses the number of worlds"]
  }
  guard let naive else { return ["the naive evaluator refuses the number of worlds"] }
  var result: [String] = []
  if lanes.never != naive.never { result.append("never: naive \(naive.never), lanes \(lanes.never)") }
  return result + differences(rules, naive.outcomes, "naive", lanes.outcomes, "lanes")
}

/// Where two sets of outcomes differ: one line each.
package func differences(
  _ rules: RuleSet, _ left: [FactKey: NaiveOutcome], _ first: String, _ right: [FactKey: NaiveOutcome], _ second: String
) -> [String] {
  var result: [String] = []
  for key in Set(left.keys).union(right.keys).sorted() where left[key] != right[key] {
    let entities = key.entities.map { "\($0.raw)" }.joined(separator: "/")
    let name = rules.attributes[key.attribute.raw].fullName + " " + entities
    guard let one = left[key], let other = right[key] else {
      result.append("\(name): only in one of \(first) and \(second)")
      continue
    }
    let (what, sides) = difference(one, other)
    result.append("\(name): \(what)\n  \(first) \(sides[0])\n  \(second) \(sides[1])")
  }
  return result
}

private func difference(_ left: NaiveOutcome, _ right: NaiveOutcome) -> (String, [String]) {
  if left.value != right.value { return ("value", ["\(left.value)", "\(right.value)"]) }
  if left.reasons != right.reasons { return ("reasons", ["\(left.reasons)", "\(right.reasons)"]) }
  return ("tension", [left.tension, right.tension].map { String(describing: $0) })
}

/// What the evaluator finds, in the naive evaluator's terms; nil if there are too many worlds.
package func evaluate(_ rules: RuleSet, _ profile: Profile) -> NaiveResult? {
  let circuit = CompiledRules(compiling: rules)
  guard let facts = Facts(profile, rules, circuit) else { return nil }
  let evaluation = Evaluation(circuit, facts, rules)
  let explanation = Explainer(evaluation, rules, profile)
  var outcomes: [FactKey: NaiveOutcome] = [:]
  for (index, attribute) in rules.attributes.enumerated() where attribute.isDerived {
    for key in explanation.keys(of: AttributeID(index)) { outcomes[key] = plain(explanation.outcome(key), explanation) }
  }
  let worlds = (0..<evaluation.worlds).map { world in
    let never = zip(rules.never, circuit.never).filter { _, signals in
      evaluation.isOn(signals.anywhere.certain, at: Place([], []), world: world)
    }
    return NaiveResult.World(never: Set(never.map(\.0.id)))
  }
  return NaiveResult(worlds: worlds, outcomes: outcomes)
}

private func plain(_ outcome: Outcome, _ explainer: Explainer) -> NaiveOutcome {
  let rules = explainer.ruleSet
  let reasons = outcome.reasons.map { reason in
    NaiveReason(
      rule: rules.rules[reason.rule.raw].id, entities: reason.entities, conclusion: reason.conclusion,
      isCertain: reason.isCertain, status: NaiveReason.Status(rawValue: reason.status.rawValue) ?? .applied)
  }
  func ids(_ side: [RuleID]?) -> [String] { (side ?? []).map { rules.rules[$0.raw].id } }
  return NaiveOutcome(
    value: plain(outcome.value, explainer.unlisted(outcome.key.attribute)), reasons: reasons,
    tension: NaiveTension(upward: ids(outcome.tension?.upward), downward: ids(outcome.tension?.downward)))
}

func plain(_ value: Value, _ unlisted: [Int] = []) -> NaiveValue {
  let others = value.mayBeUnlisted ? unlisted : []
  let content: NaiveValue.Content
  switch value.possibilities {
  case .nothing: content = .nothing
  case .ordinals(let ordinals): content = .ordinals(Set(ordinals + others))
  case .number(let from, let to): content = .numbers(low: from, high: to)
  case .set(let certain, let possible): content = .set(certain: Set(certain), possible: Set(possible + others))
  }
  let contradiction = NaiveValue.Contradiction(rawValue: value.contradiction.rawValue) ?? .none
  return NaiveValue(content, mayBeEmpty: value.mayBeEmpty, contradiction: contradiction)
}
