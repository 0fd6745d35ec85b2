import Loading
import RuleModel
import SourceText

/// The texts of a rule set: what stands in its folder, from a disk or from memory.
///
/// ```swift
/// let texts = RuleTexts(["ruleset.yaml": manifest, "vocabulary/all.yaml": vocabulary, "theory/1.yaml": theory])
/// ```
public struct RuleTexts: Sendable {
  /// By path within the folder: `ruleset.yaml`, `vocabulary/…`, `catalogue/…`, `theory/…`.
  public var files: [String: [UInt8]]

  /// Bytes by path.
  public init(_ files: [String: [UInt8]]) { self.files = files }

  /// Texts by path, taken as UTF-8.
  public init(_ files: [String: String]) { self.files = files.mapValues { Array($0.utf8) } }
}

/// A rule set, read, checked and compiled: evaluates as many profiles as wanted.
///
/// A value without shared state; reading and compiling are linear in the size of the texts.
///
/// ```swift
/// let rules = try Rules.read(folder: "Rules").get()
/// let seoul = try rules.profile(path: "Profiles/seoul.yaml").get()
/// ```
public struct Rules: Sendable {
  let workspace: Workspace
  let base: RuleBase
  let engine: Engine

  /// Reads the folder that holds `ruleset.yaml`.
  public static func read(folder: String) -> Checked<Rules> {
    read { $0.loadRules(directory: folder) }
  }

  /// Reads texts from memory; problems name them by their paths.
  public static func read(_ texts: RuleTexts) -> Checked<Rules> {
    read { $0.loadRules(texts: texts.files) }
  }

  private static func read(_ load: (inout Workspace) -> Loaded<RuleBase>) -> Checked<Rules> {
    var workspace = Workspace()
    let loaded = load(&workspace)
    let problems = loaded.diagnostics.map { Problem($0, in: workspace.sources) }
    guard loaded.value.isSound, !loaded.hasErrors else { return Checked(nil, problems) }
    let engine = Engine(loaded.value.ruleSet)
    return Checked(Rules(workspace: workspace, base: loaded.value, engine: engine), problems)
  }

  /// The manifest's name of the rule set.
  public var name: String { base.ruleSet.name }
  /// The manifest's version.
  public var version: String { base.ruleSet.version }
  /// `sha256:…` over the paths and bytes of its texts: the same texts have the same digest.
  public var digest: String { base.digest }
  /// The attributes that the manifest calls outcomes, in its order: `form.role`, ….
  public var outcomes: [String] { base.ruleSet.outcomes.map { base.ruleSet.attributes[$0.attribute.raw].fullName } }

  /// Reads a profile and the files that it names, which are looked for under the profile root: the nearest folder
  /// upwards that holds `profiles.yaml`, else the profile's own.
  public func profile(path: String) -> Checked<Case> {
    read { $0.loadProfile(path: path, rules: base) }
  }

  /// Reads a profile from memory.
  ///
  /// - Parameters:
  ///   - name: How problems call it.
  ///   - root: The folder under which files that it names are looked for; nil: it may name none.
  public func profile(text: String, name: String = "profile", root: String? = nil) -> Checked<Case> {
    profile(bytes: Array(text.utf8), name: name, root: root)
  }

  /// Reads a profile from bytes, such as those of standard input.
  public func profile(bytes: [UInt8], name: String = "profile", root: String? = nil) -> Checked<Case> {
    read { $0.loadProfile(bytes: bytes, name: name, root: root, rules: base) }
  }

  private func read(_ load: (inout Workspace) -> Loaded<LoadedProfile>) -> Checked<Case> {
    var workspace = workspace
    let loaded = load(&workspace)
    let problems = loaded.diagnostics.map { Problem($0, in: workspace.sources) }
    guard !loaded.hasErrors else { return Checked(nil, problems) }
    return Checked(Case(rules: self, workspace: workspace, profile: loaded.value), problems)
  }
}
