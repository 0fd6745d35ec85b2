import Circuit
import Inference
package import RuleModel

extension Readings {
  /// The working reading with some facts stated otherwise; nil where they cannot be held. One evaluation.
  package func working(stating facts: [FactKey: Fact]) -> Explainer? {
    var profile = working.profile
    for (key, fact) in facts { profile.facts[key] = fact }
    profile = profile.working(in: ruleSet)
    guard let known = Facts(profile, ruleSet, working.circuit) else { return nil }
    return Explainer(Evaluation(working.circuit, known, ruleSet), ruleSet, profile)
  }

  /// How firmly a fact or an outcome stands.
  package func ground(_ key: FactKey) -> Ground {
    guard ruleSet.attributes[key.attribute.raw].isDerived, let value = working.value(key) else { return given(key) }
    let outcome = Outcome(key: key, value: value, reasons: [], cases: [], tension: nil, isStated: false)
    return Answer(
      working: outcome, bounds: bounds.value(key) ?? Value(.nothing), trusted: trusted.value(key) ?? Value(.nothing)
    ).ground
  }

  /// A stated fact is as firm as its confidence; what is assumed is trusted.
  private func given(_ key: FactKey) -> Ground {
    guard let fact = profile.facts[key] ?? ruleSet.facts[key] else {
      let attribute = ruleSet.attributes[key.attribute.raw]
      return attribute.ifLeftOut != nil || attribute.origin == .fixed ? .firm : .unsettled
    }
    if fact.statement.isUnknown || fact.statement.isInDoubt { return .unsettled }
    return fact.confidence == .low && fact.origin == .given ? .provisional : .firm
  }
}
