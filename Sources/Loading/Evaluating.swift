import Circuit
import Explanation
import Parallel
import Reading
import RuleModel
import SourceText

/// A rule set and a profile, read and without errors: ready to be evaluated.
public struct LoadedCase: Sendable {
  public var rules: RuleBase
  public var engine: Engine
  public var profile: LoadedProfile

  public init(rules: RuleBase, engine: Engine, profile: LoadedProfile) {
    self.rules = rules
    self.engine = engine
    self.profile = profile
  }
}

extension Workspace {
  /// Reads a rule set and a profile, and compiles the rules; a rule set with errors is not asked for profiles. Nil, with
  /// diagnostics, where there is nothing to evaluate.
  public mutating func load(rules directory: String, profile path: String, settings: [String] = []) -> Loaded<
    LoadedCase?
  > {
    let found = findRules(directory: directory, examples: false)
    let (read, texts, profile) = found.complete { [start = self] in
      var workspace = start
      let profile = workspace.loadProfile(path: path, rules: found.base, settings: settings)
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
      return Loaded(nil, refusals(loaded.engine, loaded.profile))
    }
    return Loaded(explanation, sorted(loaded.engine.impossible(explanation).map { impossible($0, loaded) }))
  }
}
