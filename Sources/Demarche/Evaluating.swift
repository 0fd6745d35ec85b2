import Circuit
import Explanation
import Parallel
import Presentation
import Reading
import RuleModel
import SourceText

/// A rule set and a profile, read and without errors: ready to be evaluated.
public struct LoadedCase: Sendable {
  public var rules: RuleBase
  public var engine: Engine
  public var profile: LoadedProfile
}

extension Workspace {
  /// Reads what a request names, and compiles the rules; a rule set with errors is not asked for profiles. Nil, with
  /// diagnostics, where there is nothing to evaluate.
  public mutating func load(_ request: EvaluationRequest) -> Loaded<LoadedCase?> {
    let found = findRules(directory: request.rules, examples: false)
    let (read, texts, profile) = found.complete { [start = self] in
      var workspace = start
      let profile = workspace.loadProfile(path: request.profile, rules: found.base, settings: request.settings)
      return (workspace, profile)
    }
    var ruleSet = read.ruleSet
    let ofRules = read.diagnostics + found.outline.tell(&ruleSet, texts)
    let rules = found.base(ruleSet, ofRules)
    guard let circuit = read.circuit, let profile, rules.isSound else {
      return Loaded(nil, sorted(found.diagnostics + ofRules))
    }
    self = profile.workspace
    let diagnostics = sorted(found.diagnostics + ofRules + profile.loaded.diagnostics)
    guard !profile.loaded.hasErrors else { return Loaded(nil, diagnostics) }
    let loaded = LoadedCase(rules: rules, engine: Engine(ruleSet, circuit), profile: profile.loaded.value)
    return Loaded(loaded, diagnostics)
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
