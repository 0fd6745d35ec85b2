import Circuit
import Explanation
import Presentation
import Report
import RuleLanguage
import SourceText

/// What is asked of an evaluation, beside the profile.
public struct EvaluationRequest: Sendable {
  public enum Format: String, Sendable, CaseIterable { case text, json }
  public enum Explanation: String, Sendable, CaseIterable { case none, brief, full }

  public var profile: String
  public var rules: String
  /// `PATH=VALUE` each.
  public var settings: [String]
  /// The language of the report, such as `en`.
  public var language: String
  public var format: Format
  public var explanation: Explanation
  /// Shows what the manifest cuts.
  public var showsAll: Bool
  /// Columns of the terminal.
  public var width: Int
  public var colour: Bool

  public init(
    profile: String, rules: String = "Rules", settings: [String] = [], language: String = "en",
    format: Format = .text, explanation: Explanation = .brief, showsAll: Bool = false, width: Int = 80,
    colour: Bool = false
  ) {
    self.profile = profile
    self.rules = rules
    self.settings = settings
    self.language = language
    self.format = format
    self.explanation = explanation
    self.showsAll = showsAll
    self.width = width
    self.colour = colour
  }
}

/// What is asked of a trace: an evaluation, narrowed to some steps.
public struct TraceRequest: Sendable {
  public var evaluation: EvaluationRequest
  /// Ids of rules, names of attributes, ids of entities; empty: all.
  public var rules: [String]
  public var attributes: [String]
  public var entities: [String]

  public init(
    evaluation: EvaluationRequest, rules: [String] = [], attributes: [String] = [], entities: [String] = []
  ) {
    self.evaluation = evaluation
    self.rules = rules
    self.attributes = attributes
    self.entities = entities
  }
}

/// A rule set and a profile, read and without errors: ready to be evaluated.
public struct LoadedCase: Sendable {
  public var rules: RuleBase
  public var profile: LoadedProfile
}

extension Workspace {
  /// Reads what a request names; a rule set with errors is not asked for profiles.
  public mutating func load(_ request: EvaluationRequest) -> Loaded<LoadedCase?> {
    let rules = loadRules(directory: request.rules)
    guard !rules.hasErrors else { return Loaded(nil, rules.diagnostics) }
    let profile = loadProfile(path: request.profile, rules: rules.value, settings: request.settings)
    let diagnostics = sorted(rules.diagnostics + profile.diagnostics)
    guard !profile.hasErrors else { return Loaded(nil, diagnostics) }
    return Loaded(LoadedCase(rules: rules.value, profile: profile.value), diagnostics)
  }

  /// What follows for a profile.
  public mutating func evaluate(_ request: EvaluationRequest) -> Answer {
    let loaded = load(request)
    let language = ReportLanguage(rawValue: request.language) ?? .en
    return answer(loaded) { presented in
      let outcomes = presented.explanation.outcomes()
      let output: String
      switch request.format {
      case .json: output = presented.json(outcomes, language)
      case .text: output = presented.report(outcomes, request, language)
      }
      let isSound = !outcomes.contains { $0.value.contradiction == .certain }
      return Answer(output: output, status: isSound ? .done : .findings)
    }
  }

  /// Evaluates what was loaded and lets it be shown; what keeps it from either is said instead.
  private func answer(_ loaded: Loaded<LoadedCase?>, _ show: (Presented) -> Answer) -> Answer {
    guard let loadedCase = loaded.value else {
      return Answer(diagnostics: loaded.diagnostics, status: Answer.Status(reading: loaded.diagnostics))
    }
    let engine = Engine(loadedCase.rules.ruleSet)
    guard let explanation = engine.evaluate(loadedCase.profile.profile) else {
      return Answer(diagnostics: sorted(loaded.diagnostics + [tooManyCases(loadedCase)]), status: .badContent)
    }
    let warnings = engine.impossible(explanation).map { impossible($0) }
    var answer = show(Presented(loadedCase, explanation, sources))
    answer.diagnostics = sorted(loaded.diagnostics + warnings)
    return answer
  }

  private func tooManyCases(_ loaded: LoadedCase) -> Diagnostic {
    Diagnostic(
      code: WorkspaceCode.tooManyCases.code, slug: WorkspaceCode.tooManyCases.slug, severity: .error,
      message: "the contested facts of '\(loaded.profile.profile.id)' make more than \(Facts.greatestWorlds) combinations",
      span: loaded.profile.profile.span, help: ["settle some of them, or say 'unknown'"])
  }

  private func impossible(_ never: RuleSet.Never) -> Diagnostic {
    Diagnostic(
      code: WorkspaceCode.impossible.code, slug: WorkspaceCode.impossible.slug, severity: .warning,
      message: "the facts of the profile make a combination that cannot be: '\(never.id)'", span: never.span)
  }
}

extension Workspace {
  /// The forward chaining as it happened.
  public mutating func trace(_ request: TraceRequest) -> Answer {
    evaluate(request.evaluation)
  }
}
