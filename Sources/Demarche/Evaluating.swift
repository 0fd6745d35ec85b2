import Circuit
import Explanation
import Inference
import RuleLanguage
import SourceText

/// A rule set and a profile, read and without errors: ready to be evaluated.
public struct LoadedCase: Sendable {
  public var rules: RuleBase
  public var profile: LoadedProfile
}

/// What follows for a profile, with every reason at hand.
public struct EvaluatedCase: Sendable {
  public var rules: RuleBase
  public var profile: LoadedProfile
  public var explanation: Explanation

  /// Whether some outcome is a certain contradiction.
  public var hasContradiction: Bool {
    explanation.outcomes().contains { $0.value.contradiction == .certain }
  }
}

extension Workspace {
  /// Reads what a request names; a rule set with errors is not asked for profiles. Nil, with diagnostics, where there is
  /// nothing to evaluate.
  public mutating func load(_ request: EvaluationRequest) -> Loaded<LoadedCase?> {
    let rules = loadRules(directory: request.rules)
    guard !rules.hasErrors else { return Loaded(nil, rules.diagnostics) }
    let profile = loadProfile(path: request.profile, rules: rules.value, settings: request.settings)
    let diagnostics = sorted(rules.diagnostics + profile.diagnostics)
    guard !profile.hasErrors else { return Loaded(nil, diagnostics) }
    return Loaded(LoadedCase(rules: rules.value, profile: profile.value), diagnostics)
  }

  /// Compiles the rules and runs them on the profile. Facts that cannot hold together are diagnosed and evaluated all the
  /// same: what follows from them is the author's question.
  public func evaluate(_ loaded: LoadedCase) -> Loaded<EvaluatedCase?> {
    let ruleSet = loaded.rules.ruleSet
    let circuit = Circuit(compiling: ruleSet)
    guard let facts = Facts(loaded.profile.profile, ruleSet, circuit) else {
      return Loaded(nil, [tooManyCases(loaded.profile)])
    }
    let evaluation = Evaluation(circuit, facts, ruleSet)
    let explanation = Explanation(evaluation, ruleSet, loaded.profile.profile)
    let evaluated = EvaluatedCase(rules: loaded.rules, profile: loaded.profile, explanation: explanation)
    return Loaded(evaluated, impossibleCombinations(evaluation, loaded))
  }

  /// Reads and evaluates.
  public mutating func evaluated(_ request: EvaluationRequest) -> Loaded<EvaluatedCase?> {
    let loaded = load(request)
    guard let value = loaded.value else { return Loaded(nil, loaded.diagnostics) }
    let evaluated = evaluate(value)
    return Loaded(evaluated.value, sorted(loaded.diagnostics + evaluated.diagnostics))
  }

  /// What follows for a profile, as text or JSON.
  public mutating func evaluate(_ request: EvaluationRequest) -> Answer {
    answer(evaluated(request)) { _ in "" }
  }

  /// The forward chaining as it happened.
  public mutating func trace(_ request: TraceRequest) -> Answer {
    answer(evaluated(request.evaluation)) { _ in "" }
  }

  /// The output of an evaluation, and how it ended.
  private func answer(_ loaded: Loaded<EvaluatedCase?>, _ write: (EvaluatedCase) -> String) -> Answer {
    guard let evaluated = loaded.value else {
      return Answer(diagnostics: loaded.diagnostics, status: Answer.Status(reading: loaded.diagnostics))
    }
    return Answer(
      output: write(evaluated), diagnostics: loaded.diagnostics,
      status: evaluated.hasContradiction ? .findings : Answer.Status(reading: loaded.diagnostics))
  }
}
