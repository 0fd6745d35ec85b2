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

  /// What follows. Linear in the rules and the entities that they name.
  ///
  /// Throws where the cases of contested facts make more worlds than are told apart.
  public func evaluate() throws(TooManyWorlds) -> Outcomes {
    let loaded = LoadedCase(rules: rules.base, engine: rules.engine, profile: profile)
    let evaluated = workspace.evaluate(loaded)
    guard let explainer = evaluated.value else { throw TooManyWorlds(facts: profile.contestedFacts) }
    return Outcomes(self, explainer, evaluated.diagnostics.map { Problem($0, in: workspace.sources) })
  }
}

/// Contested facts make more combinations of cases than are followed, 4,096.
public struct TooManyWorlds: Error, Sendable, Hashable, CustomStringConvertible {
  /// The addresses of the contested facts: settle some, or state them `unknown`.
  public let facts: [String]
  public static let limit = 4_096

  public var description: String {
    "the contested facts make more than \(Self.limit) combinations: \(facts.joined(separator: ", "))"
  }
}
