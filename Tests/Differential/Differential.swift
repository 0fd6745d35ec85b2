import Circuit
import Explanation
import Inference
import RuleLanguage
import TestSupport

/// Where the evaluator and the naive evaluator differ: one line each, empty if nowhere.
public func disagreements(_ rules: RuleSet, _ profile: Profile) -> [String] {
  let circuit = Circuit(compiling: rules)
  let naive = NaiveEvaluator.evaluate(rules, profile)
  guard let facts = Facts(profile, rules, circuit) else {
    return naive == nil ? [] : ["the evaluator refuses the number of worlds"]
  }
  guard let naive else { return ["the naive evaluator refuses the number of worlds"] }
  let explanation = Explanation(Evaluation(circuit, facts, rules), rules, profile)
  var result: [String] = []
  let never = zip(rules.never, circuit.never).filter { _, signal in
    (0..<explanation.evaluation.worlds).contains {
      explanation.evaluation.isOn(signal.certain, at: Place([], []), world: $0)
    }
  }
  if Set(never.map(\.0.id)) != naive.never { result.append("never: naive \(naive.never)") }
  for (key, expected) in naive.outcomes.sorted(by: { $0.key < $1.key }) {
    let found = plain(explanation.outcome(key), rules)
    let entities = key.entities.map { "\($0.raw)" }.joined(separator: "/")
    let name = rules.attributes[key.attribute.raw].fullName + " " + entities
    if found.value != expected.value {
      result.append("\(name): value\n  naive \(expected.value)\n  lanes \(found.value)")
    } else if found.reasons != expected.reasons {
      result.append("\(name): reasons\n  naive \(expected.reasons)\n  lanes \(found.reasons)")
    } else if found.tension != expected.tension {
      let sides = [expected.tension, found.tension].map { String(describing: $0) }
      result.append("\(name): tension\n  naive \(sides[0])\n  lanes \(sides[1])")
    }
  }
  return result
}

/// An outcome in the naive evaluator's terms.
private func plain(_ outcome: Outcome, _ rules: RuleSet) -> NaiveOutcome {
  let reasons = outcome.reasons.map { reason in
    NaiveReason(
      rule: rules.rules[reason.rule.raw].id, entities: reason.entities, conclusion: reason.conclusion,
      isCertain: reason.isCertain, status: NaiveReason.Status(rawValue: reason.status.rawValue) ?? .applied)
  }
  func ids(_ side: [RuleID]?) -> [String] { (side ?? []).map { rules.rules[$0.raw].id } }
  return NaiveOutcome(
    value: plain(outcome.value), reasons: reasons,
    tension: NaiveTension(upward: ids(outcome.tension?.upward), downward: ids(outcome.tension?.downward)))
}

private func plain(_ value: Value) -> NaiveValue {
  let content: NaiveValue.Content
  switch value.possibilities {
  case .nothing: content = .nothing
  case .ordinals(let ordinals): content = .ordinals(Set(ordinals))
  case .number(let from, let to): content = .numbers(low: from, high: to)
  case .set(let certain, let possible): content = .set(certain: Set(certain), possible: Set(possible))
  }
  let contradiction = NaiveValue.Contradiction(rawValue: value.contradiction.rawValue) ?? .none
  return NaiveValue(content, mayBeEmpty: value.mayBeEmpty, contradiction: contradiction)
}
