import Circuit
package import Explanation
import Reading
import RuleModel
package import SourceText

/// A rule set and a profile, read and without errors: ready to be evaluated.
package struct LoadedCase: Sendable {
  package var rules: RuleBase
  package var engine: Engine
  package var profile: LoadedProfile

  package init(rules: RuleBase, engine: Engine, profile: LoadedProfile) {
    self.rules = rules
    self.engine = engine
    self.profile = profile
  }
}

extension Workspace {
  /// Reads a rule set, then a profile, and compiles the rules; a rule set with errors is not asked for profiles. Nil,
  /// with diagnostics, where there is nothing to evaluate.
  ///
  /// The path `-` means standard input; the files that it names are looked for under `profiles`, or where
  /// ``standardRoot`` says.
  package mutating func load(
    rules directory: String, profile path: String, settings: [String] = [], profiles: String? = nil,
    asking conditions: [String] = []
  ) -> Loaded<LoadedCase?> {
    loadCase(&self, rules: directory, profile: path, settings, profiles, asking: conditions)
  }
}

private func loadCase(
  _ workspace: inout Workspace, rules directory: String, profile path: String, _ settings: [String],
  _ profiles: String?, asking conditions: [String]
) -> Loaded<LoadedCase?> {
  // Standard input can be read once: what it lists is not known before.
  let isOnce = path == "-"
  var rules = workspace.loadRules(directory: directory, asking: isOnce ? conditions : [])
  guard rules.value.isSound else { return Loaded(nil, rules.diagnostics) }
  func read(_ workspace: inout Workspace) -> Loaded<LoadedProfile> {
    isOnce
      ? workspace.loadStandardInput(
        rules: rules.value, settings: settings, root: profiles ?? workspace.standardRoot)
      : workspace.loadProfile(path: path, rules: rules.value, settings: settings)
  }
  var profile = read(&workspace)
  if !conditions.isEmpty, !isOnce, !profile.hasErrors {
    let own = profile.value.profile.ownEntities(rules.value.ruleSet)
    let addressed = conditions.map { Question.addressed($0, rules.value.ruleSet, profile.value.profile) }
    rules = workspace.loadRules(directory: directory, asking: addressed, of: own)
    guard rules.value.isSound else { return Loaded(nil, rules.diagnostics) }
    profile = read(&workspace)
  }
  let diagnostics = workspace.sources.sorted(rules.diagnostics + profile.diagnostics)
  guard !profile.hasErrors else { return Loaded(nil, diagnostics) }
  let engine = Engine(rules.value.ruleSet)
  return Loaded(LoadedCase(rules: rules.value, engine: engine, profile: profile.value), diagnostics)
}

extension LoadedCase {
  /// Runs the rules on the profile. Facts that cannot hold together are diagnosed and evaluated all the same; nil only
  /// where contested facts make too many cases.
  package func evaluate(_ sources: SourceMap) -> Loaded<Explainer?> {
    guard let explanation = engine.evaluate(profile.profile) else {
      return Loaded(nil, engine.refusals(profile, sources))
    }
    return Loaded(explanation, impossible(explanation, sources))
  }

  /// The same in the profile's three readings, at the cost of three evaluations. Nil also where a profile without its
  /// placeholders makes too many cases.
  package func readings(_ sources: SourceMap) -> Loaded<Readings?> {
    guard let readings = engine.readings(profile.profile) else {
      return Loaded(nil, engine.refusals(ofReadings: profile, sources))
    }
    return Loaded(readings, impossible(readings.bounds, sources))
  }
}

extension Profile {
  /// By kind, the entities that the profile knows beside those of the catalogue.
  fileprivate func ownEntities(_ ruleSet: RuleSet) -> [String: [Entity]] {
    var found: [String: [Entity]] = [:]
    for (kind, all) in entities.enumerated() {
      let own = all.dropFirst(ruleSet.entities[kind].count)
      if !own.isEmpty { found[ruleSet.kinds[kind].name] = Array(own) }
    }
    return found
  }
}
