package import Circuit
package import Inference
package import RuleModel

/// What follows for one attribute of one entity, as one can act on it: the working value, how firmly it stands, and
/// what it may be otherwise.
package struct Answer: Sendable {
  /// Under the working reading, with the reasons that apply there: one value, no value, or a contradiction. What reads a
  /// contradiction may be left open.
  package var working: Outcome
  /// Everything that it can be as the facts are stated.
  package var bounds: Value
  /// Everything that it can be without the placeholders.
  package var trusted: Value

  package var key: FactKey { working.key }
  package var ground: Ground {
    if trusted.isJust(working.value) { return .firm }
    return bounds.isJust(working.value) ? .provisional : .unsettled
  }

  package init(working: Outcome, bounds: Value, trusted: Value) {
    self.working = working
    self.bounds = bounds
    self.trusted = trusted
  }
}

extension Value {
  /// Whether it is one value, none, or a contradiction, and the same as another.
  fileprivate func isJust(_ working: Value) -> Bool {
    if working.contradiction == .certain { return contradiction == .certain }
    return self == working && (isCertain || possibilities == .nothing) && contradiction == .none
  }
}

/// A profile evaluated in its three readings.
package struct Readings: Sendable {
  package let working: Explainer
  package let bounds: Explainer
  package let trusted: Explainer

  /// Nil if the contested facts make too many worlds. Three evaluations, which keep the programs that they fit.
  package init?(
    _ profile: Profile, _ ruleSet: RuleSet, _ circuit: CompiledRules, keeping programs: FittedPrograms? = nil
  ) {
    func evaluate(_ profile: Profile) -> Explainer? {
      Facts(profile, ruleSet, circuit).map {
        Explainer(Evaluation(circuit, $0, ruleSet, keeping: programs), ruleSet, profile)
      }
    }
    guard let bounds = evaluate(profile), let working = evaluate(profile.working(in: ruleSet)),
      let trusted = profile.placeholders.isEmpty ? bounds : evaluate(profile.trusted(in: ruleSet))
    else { return nil }
    self.init(bounds: bounds, working: working, trusted: trusted)
  }

  /// Of three evaluations of one profile.
  package init(bounds: Explainer, working: Explainer, trusted: Explainer) {
    self.bounds = bounds
    self.working = working
    self.trusted = trusted
  }

  package var ruleSet: RuleSet { working.ruleSet }
  /// The facts as they are stated.
  package var profile: Profile { bounds.profile }

  /// Of a derived attribute.
  package func answer(_ key: FactKey) -> Answer {
    Answer(
      working: working.outcome(key), bounds: bounds.value(key) ?? Value(.nothing),
      trusted: trusted.value(key) ?? Value(.nothing))
  }

  /// The same without reasons, for whoever only wants values. Costs no more than to read them.
  package func valueAnswer(_ key: FactKey) -> Answer {
    Answer(
      working: working.valueOutcome(key), bounds: bounds.value(key) ?? Value(.nothing),
      trusted: trusted.value(key) ?? Value(.nothing))
  }

  /// The outcomes that the summary is made of: all of each attribute that it names, in its order, each once.
  package var summaryKeys: [FactKey] {
    var seen: Set<AttributeID> = []
    return ruleSet.summaries.map(\.attribute).filter { seen.insert($0).inserted }.flatMap { working.keys(of: $0) }
  }

  /// The same with what follows for each.
  package func summaryAnswers() -> [Answer] { summaryKeys.map(answer) }

  /// All outcomes that the manifest names, in its order; of each attribute by entity.
  package func answers() -> [Answer] {
    working.outcomeKeys.map(answer)
  }
}
