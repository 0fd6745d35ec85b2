import Loading
import RuleModel
import SourceText

/// A profile, read against a rule set and ready to be evaluated.
///
/// ```swift
/// let calm = try seoul.setting("system.rivalry", to: "cooperation").get()
/// let outcomes = try calm.evaluate()
/// ```
public struct Case: Sendable {
  let rules: Rules
  let workspace: Workspace
  let profile: LoadedProfile

  /// The profile's own name.
  public var name: String { profile.profile.id }
  /// `sha256:…` over the profile and the files that it names.
  public var digest: String { profile.digest }

  /// The same with a fact stated otherwise, as `--set ADDRESS=VALUE` does: `form.status tourism`, `unknown`,
  /// `{one of: [a, b]}`. Explanations show it as set.
  public func setting(_ address: String, to value: String) -> Checked<Case> {
    var workspace = workspace
    let loaded = workspace.setting(["\(address)=\(value)"], in: profile, rules: rules.base)
    let problems = loaded.diagnostics.map { Problem($0, in: workspace.sources) }
    guard !loaded.hasErrors else { return Checked(nil, problems) }
    return Checked(Case(rules: rules, workspace: workspace, profile: loaded.value), problems)
  }

  /// What follows, in the three readings of the profile. Linear in the rules and the combinations of entities that they
  /// name.
  ///
  /// Throws where the profile asks for more than is followed: worlds of contested facts, combinations of entities.
  public func evaluate() throws(EvaluationError) -> Outcomes {
    let loaded = LoadedCase(rules: rules.base, engine: rules.engine, profile: profile)
    let evaluated = loaded.readings(workspace.sources)
    let problems = evaluated.diagnostics.map { Problem($0, in: workspace.sources) }
    guard let readings = evaluated.value else { throw EvaluationError(problems, contested: profile.contestedFacts) }
    return Outcomes(self, readings, problems)
  }
}

/// Why a profile is not evaluated.
public enum EvaluationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Contested facts make more combinations of cases than are followed. The addresses of these facts: settle some, or
  /// state them `unknown`.
  case tooManyWorlds(facts: [String])
  /// Anything else that cannot be held, with its place.
  case refused(Problems)

  init(_ problems: [Problem], contested: [String]) {
    let isOfWorlds = problems.contains { $0.code == WorkspaceCode.tooManyCases.code }
    self = isOfWorlds ? .tooManyWorlds(facts: contested) : .refused(Problems(problems: problems))
  }

  /// In one line of English, or problem by problem as `demarche lint` prints them.
  public var description: String {
    switch self {
    case .tooManyWorlds(let facts): "contested facts make too many combinations: \(facts.joined(separator: ", "))"
    case .refused(let problems): problems.description
    }
  }
}
