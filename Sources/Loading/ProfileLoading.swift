package import Reading
package import RuleModel
import SourceText
import SystemPackage
import YAMLReading

/// A profile with what was set for this run.
package struct LoadedProfile: Sendable {
  /// Settings are in it.
  package var profile: Profile
  /// The names of the rule set and of the profile's entities.
  package var names: Names
  /// The file, as it was named.
  package var path: String
  /// `sha256:…` over the relative paths and the bytes of the profile and of all files that it named.
  package var digest: String { bytes.text }
  /// In the order given.
  package var settings: [Setting]
  let bytes: FileDigest
}

extension Workspace {
  /// Reads a profile and the files that it names, and states what the run sets otherwise (`system.rivalry=cooperation`).
  ///
  /// Names of files start from the profile root: the nearest folder upwards that holds `profiles.yaml`, else the
  /// profile's own. Nothing outside it is read, links resolved.
  package mutating func loadProfile(
    path: String, rules: RuleBase, settings: [String] = []
  ) -> Loaded<LoadedProfile> {
    loadProfile(path: path, rules: rules, settings: settings, replacing: [])
  }

  /// The same with other sections in place of the profile's own.
  package mutating func loadProfile(
    path: String, rules: RuleBase, settings: [String] = [], replacing: [Change.Entry]
  ) -> Loaded<LoadedProfile> {
    let meant = profileFile(path, rules)
    var loaded = loadProfile(
      meant.value, rules: rules, settings: settings, replacing: replacing
    ) { files throws(FileProblem) in try files.open(meant.value) }
    if meant.hasErrors { loaded.diagnostics = meant.diagnostics }
    return loaded
  }

  /// Reads a profile from memory. The files that it names are looked for under a folder; without one it may name none.
  package mutating func loadProfile(
    bytes: [UInt8], name: String, root: String?, rules: RuleBase, settings: [String] = []
  ) -> Loaded<LoadedProfile> {
    loadProfile(name, rules: rules, settings: settings, replacing: []) { files throws(FileProblem) in
      try files.open(bytes, name: name, root: root)
    }
  }

  /// Reads a profile from standard input, which diagnostics call `<stdin>`, or from what a shell holds open. The files that
  /// it names are looked for under a folder.
  package mutating func loadStream(
    _ path: String, rules: RuleBase, settings: [String] = [], root: String
  ) -> Loaded<LoadedProfile> {
    let limit = limits.bytes
    let name = path == "-" ? "<stdin>" : path
    var loaded = loadProfile(name, rules: rules, settings: settings, replacing: []) { files throws(FileProblem) in
      let bytes = path == "-" ? try readStandardInput(limit: limit) : try readOpenFile(FilePath(path), limit: limit)
      return try files.open(bytes, name: name, root: root)
    }
    if filePath(root).map(isFolder) != true { loaded.diagnostics = [unreadable(root, .missing)] }
    return loaded
  }

  /// Where a profile on standard input looks for the files that it names: in the nearest folder upwards that holds
  /// `profiles.yaml`, else in `Profiles` if that does, else in the current folder.
  package var standardRoot: String {
    if let root = try? nearestFolder(holding: ProfileRoot.index, from: ".") { return root.string }
    return (try? fileType(FilePath("Profiles").appending(ProfileRoot.index))) == .regular ? "Profiles" : "."
  }

  /// A profile that was read, with facts stated otherwise.
  package mutating func setting(_ texts: [String], in loaded: LoadedProfile, rules: RuleBase) -> Loaded<LoadedProfile> {
    var diagnostics: [Diagnostic] = []
    var loaded = loaded
    let stated = readSettings(texts, loaded.names, &diagnostics)
    loaded.profile = loaded.profile.stating(
      stated.map { ($0.key, $0.fact) }, names: loaded.names, catalogue: rules.ruleSet.facts)
    loaded.settings = loaded.settings.filter { own in !stated.contains { $0.key == own.key } } + stated
    return Loaded(loaded, sources.sorted(diagnostics))
  }

  private mutating func loadProfile(
    _ path: String, rules: RuleBase, settings: [String], replacing: [Change.Entry],
    open: (inout ProfileFiles) throws(FileProblem) -> YAMLTree
  ) -> Loaded<LoadedProfile> {
    var diagnostics: [Diagnostic] = []
    var settings = settings
    let replacing = replacing + takeSections(&settings, rules.names, &diagnostics)
    var files = ProfileFiles(workspace: self)
    var profile = emptyProfile(rules)
    do {
      let tree = try open(&files)
      let read = readProfile(tree, ruleSet: rules.ruleSet, names: rules.names, replacing: replacing) {
        files.file($0)
      }
      profile = read.profile
      diagnostics += files.diagnostics + read.diagnostics
      self = files.workspace
    } catch {
      diagnostics.append(unreadable(path, error))
    }
    let names = rules.names.including(profile)
    let stated = readSettings(settings, names, &diagnostics)
    profile = profile.stating(stated.map { ($0.key, $0.fact) }, names: names, catalogue: rules.ruleSet.facts)
    let loaded = LoadedProfile(
      profile: profile, names: names, path: path, settings: stated, bytes: files.digest)
    return Loaded(loaded, sources.sorted(diagnostics))
  }

  private func emptyProfile(_ rules: RuleBase) -> Profile {
    let kinds = rules.names.kinds.count
    return Profile(
      id: "", entities: rules.names.entities, isOpen: [Bool](repeating: false, count: kinds), span: .none)
  }
}

/// Reads the files of one profile; each once, under whatever name.
private struct ProfileFiles {
  var workspace: Workspace
  var digest = FileDigest()
  var diagnostics: [Diagnostic] = []
  private var root: ProfileRoot?
  /// By the name relative to the root.
  private var trees: [String: YAMLTree] = [:]

  init(workspace: Workspace) {
    self.workspace = workspace
  }

  mutating func open(_ path: String) throws(FileProblem) -> YAMLTree {
    guard let file = filePath(path) else { throw .missing }
    let bytes = try readFile(file, limit: workspace.limits.bytes)
    let root = try ProfileRoot(of: file)
    self.root = root
    return add(bytes, shown: path, relative: root.relativeName(of: file))
  }

  /// A profile that stands in no file.
  mutating func open(_ bytes: [UInt8], name: String, root: String?) throws(FileProblem) -> YAMLTree {
    if let root {
      guard let folder = filePath(root) else { throw .missing }
      self.root = try ProfileRoot(folder: folder)
    }
    return add(bytes, shown: name, relative: name)
  }

  mutating func file(_ name: String) -> ProfileFile {
    guard let root else { return .missing() }
    switch root.find(name) {
    case .outside: return .outsideRoot
    case .problem(.missing): return .missing(from: root.shown, beside: root.files(beside: name))
    case .problem(let problem): return .unreadable(problem.reason)
    case .found(let place): return read(place)
    }
  }

  private mutating func read(_ place: ProfileRoot.Place) -> ProfileFile {
    if let tree = trees[place.relative] { return .tree(tree) }
    do {
      let bytes = try readFile(place.resolved, limit: workspace.limits.bytes)
      return .tree(add(bytes, shown: place.shown.string, relative: place.relative))
    } catch {
      return .unreadable(error.reason)
    }
  }

  private mutating func add(_ bytes: [UInt8], shown: String, relative: String) -> YAMLTree {
    digest.add(relative, bytes)
    let tree = workspace.addYAML(bytes, path: shown, &diagnostics)
    trees[relative] = tree
    return tree
  }
}
