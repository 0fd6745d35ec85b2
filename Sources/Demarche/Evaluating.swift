import Circuit
import Explanation
import Parallel
import Presentation
import RuleLanguage
import SourceText

/// A rule set and a profile, read and without errors: ready to be evaluated.
public struct LoadedCase: Sendable {
  public var rules: RuleBase
  public var engine: Engine
  public var profile: LoadedProfile
}

extension Workspace {
  /// Reads what a request names, and compiles the rules while their texts and the profile are read; a rule set with
  /// errors is not asked for profiles. Nil, with diagnostics, where there is nothing to evaluate.
  public mutating func load(_ request: EvaluationRequest) -> Loaded<LoadedCase?> {
    var rules = loadUntoldRules(directory: request.rules)
    let (start, base) = (self, rules.value)
    guard let texts = base.texts, !rules.hasErrors else { return Loaded(nil, withTexts(rules)) }
    let (circuit, (told, (workspace, profile))) = concurrently {
      CompiledRules(compiling: base.ruleSet)
    } _: {
      var workspace = start
      let profile = workspace.loadProfile(path: request.profile, rules: base, settings: request.settings)
      return (texts.read(base.ruleSet.rules), (workspace, profile))
    }
    self = workspace
    rules.value.tell(told.rules, told.diagnostics)
    let ofRules = sorted(rules.diagnostics + told.diagnostics)
    guard rules.value.isSound else { return Loaded(nil, ofRules) }
    let diagnostics = sorted(ofRules + profile.diagnostics)
    guard !profile.hasErrors else { return Loaded(nil, diagnostics) }
    let engine = Engine(rules.value.ruleSet, circuit)
    return Loaded(LoadedCase(rules: rules.value, engine: engine, profile: profile.value), diagnostics)
  }

  /// What there is to say of a rule set that is not evaluated.
  private func withTexts(_ rules: Loaded<RuleBase>) -> [Diagnostic] {
    sorted(rules.diagnostics + (rules.value.texts?.read(rules.value.ruleSet.rules).diagnostics ?? []))
  }

  /// Runs the rules on a profile. Facts that cannot hold together are diagnosed and evaluated all the same; nil only
  /// where contested facts make too many cases.
  public func evaluate(_ loaded: LoadedCase) -> Loaded<Rationale?> {
    guard let explanation = loaded.engine.evaluate(loaded.profile.profile) else {
      return Loaded(nil, [tooManyCases(loaded.profile)])
    }
    return Loaded(explanation, sorted(loaded.engine.impossible(explanation).map { impossible($0, loaded) }))
  }

  /// What follows for a profile, as text or JSON.
  public mutating func evaluate(_ request: EvaluationRequest) -> Answer {
    let language = ReportLanguage(rawValue: request.language) ?? .en
    return answer(request) { presented in
      let outcomes = presented.explanation.outcomes()
      let output =
        switch request.format {
        case .json: presented.json(outcomes, language)
        case .text: presented.report(outcomes, request, language)
        }
      let isSound = !outcomes.contains { $0.value.contradiction == .certain }
      var answer = Answer(output: output, status: isSound ? .done : .findings)
      answer.origin = outcomes
      return answer
    }
  }

  /// The forward chaining as it happened, narrowed to what the request names.
  public mutating func trace(_ request: TraceRequest) -> Answer {
    let language = ReportLanguage(rawValue: request.evaluation.language) ?? .en
    return answer(request.evaluation) { presented in
      let unknown = presented.unknownNames(request)
      guard unknown.isEmpty else { return Answer(diagnostics: unknown, status: .badUsage) }
      return Answer(output: presented.trace(request, language))
    }
  }

  /// Reads, evaluates and lets it be shown; what keeps it from either is said instead.
  private mutating func answer(_ request: EvaluationRequest, _ show: (Presented) -> Answer) -> Answer {
    let loaded = load(request)
    guard let value = loaded.value else {
      return Answer(diagnostics: loaded.diagnostics, status: Answer.Status(reading: loaded.diagnostics))
    }
    let evaluated = evaluate(value)
    let diagnostics = sorted(loaded.diagnostics + evaluated.diagnostics)
    guard let explanation = evaluated.value else { return Answer(diagnostics: diagnostics, status: .badContent) }
    var answer = show(Presented(value, explanation, sources))
    answer.diagnostics = sorted(diagnostics + answer.diagnostics)
    answer.origin = (value, explanation, answer.origin)
    return answer
  }
}
