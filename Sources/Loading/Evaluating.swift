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
  /// The path `-` means standard input, `/dev/stdin` and `/dev/fd/63` what a shell holds open; the files that such a profile
  /// names are looked for under `profiles`, or where ``standardRoot`` says.
  package mutating func load(
    rules directory: String, profile path: String, settings: [String] = [], profiles: String? = nil,
    asking conditions: [String] = []
  ) -> Loaded<LoadedCase?> {
    let rules = loadRules(directory: directory, asking: conditions)
    guard rules.value.isSound else { return Loaded(nil, rules.diagnostics) }
    let isStream = path == "-" || path == "/dev/stdin" || path.hasPrefix("/dev/fd/")
    let profile =
      isStream
      ? loadStream(path, rules: rules.value, settings: settings, root: profiles ?? standardRoot)
      : loadProfile(path: path, rules: rules.value, settings: settings)
    let diagnostics = sources.sorted(rules.diagnostics + profile.diagnostics)
    guard !profile.hasErrors else { return Loaded(nil, diagnostics) }
    let engine = Engine(rules.value.ruleSet)
    return Loaded(LoadedCase(rules: rules.value, engine: engine, profile: profile.value), diagnostics)
  }
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
