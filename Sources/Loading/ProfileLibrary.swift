import Reading
import RuleModel
package import SourceText
import Synchronization
import SystemPackage
package import YAMLReading

/// The profiles of one folder and the files that they name, each read once: for many evaluations that share them, on all
/// cores.
///
/// A profile that stands in no file, such as a line of a stream, is read from its tree; its places lie in ``text``.
package final class ProfileLibrary: Sendable {
  private struct Shelf {
    var workspace: Workspace
    /// By the name under which a profile names them, relative to the folder; or why there is none.
    var places: [String: Search] = [:]
    /// By the name relative to the folder, links resolved.
    var trees: [String: ReadFile] = [:]
    /// By their name and the files in place of their sections; only those without errors.
    var profiles: [String: LoadedProfile] = [:]
  }
  private enum Search {
    case found(ProfileRoot.Place)
    case not(ProfileFile)
  }
  private struct ReadFile {
    var file: ProfileFile
    var diagnostics: [Diagnostic] = []
  }

  package let rules: RuleBase
  /// The file in which the places of a tree lie that stands in no file of the folder.
  package let text: FileID
  private let root: ProfileRoot?
  private let shelf: Mutex<Shelf>

  /// Profiles for a rule set that the workspace has read, of a folder; without one nothing but trees can be read. Throws
  /// where there is no such folder.
  package init(_ rules: RuleBase, in workspace: Workspace, folder: String?) throws(FileProblem) {
    self.rules = rules
    var workspace = workspace
    text = workspace.sources.add(path: "", bytes: [])
    if let folder {
      guard let path = filePath(folder) else { throw .missing }
      root = try ProfileRoot(folder: path)
    } else {
      root = nil
    }
    shelf = Mutex(Shelf(workspace: workspace))
  }

  /// How many files are held.
  package var fileCount: Int { shelf.withLock { $0.trees.count } }

  /// Every file read so far, with the one that is given in the place of ``text``.
  package func sources(_ own: SourceFile) -> SourceMap {
    var sources = shelf.withLock { $0.workspace.sources }
    sources.replace(text, with: own)
    return sources
  }

  // MARK: Profiles

  /// The profile that a tree is.
  package func read(_ tree: YAMLTree) -> Loaded<LoadedProfile> { read(tree, path: "", replacing: []) }

  /// A profile of the folder with facts, or whole sections, stated otherwise: `set` is a mapping of addresses to values.
  /// Nil, with diagnostics, where there is no such profile.
  package func profile(_ name: YAMLNode, setting set: YAMLNode?) -> Loaded<ChangedProfile?> {
    var sink = DiagnosticSink()
    guard let word = readString(name, of: "'base'", &sink), let entries = entries(set, &sink) else {
      return Loaded(nil, sink.sorted)
    }
    let sections = entries.filter { isSection($0.key.text) }
    let isShared = sections.allSatisfy { $0.value.kind == .scalar }
    let key = ([word] + sections.map { "\($0.key.text)\0\($0.value.text)" }).joined(separator: "\0\0")
    let base = shared(isShared ? key : nil) { self.load(word, name.span, sections) }
    guard let found = base.value, !base.hasErrors else { return Loaded(nil, base.diagnostics) }
    let settings = settings(entries.filter { !isSection($0.key.text) }, found, &sink)
    var changed = ChangedProfile(base: found, settings: settings, sharedName: isShared ? key : nil)
    if isShared, !sections.isEmpty, let plain = shared(word, { self.load(word, name.span, []) }).value ?? nil {
      changed.plain = (word, plain)
    }
    return Loaded(changed, sink.sorted + base.diagnostics)
  }

  private func entries(_ set: YAMLNode?, _ sink: inout DiagnosticSink) -> [Change.Entry]? {
    guard let set else { return [] }
    guard set.kind == .mapping else {
      sink.wrongShape(set, expected: "a mapping", for: "'set'", help: ["write addresses of facts as keys"])
      return nil
    }
    return set.entries.map { Change.Entry(key: $0.key, value: $0.value) }
  }

  private func isSection(_ name: String) -> Bool {
    rules.names.kind(listedAs: name).map { rules.names[$0].form == .single } ?? false
  }

  /// The profile of a name that was read before, or is read now; without a name it is not kept.
  private func shared(_ key: String?, _ load: () -> Loaded<LoadedProfile?>) -> Loaded<LoadedProfile?> {
    if let key, let known = shelf.withLock({ $0.profiles[key] }) { return Loaded(known) }
    let loaded = load()
    if let key, let value = loaded.value, loaded.diagnostics.isEmpty { shelf.withLock { $0.profiles[key] = value } }
    return loaded
  }

  private func load(_ name: String, _ span: SourceSpan, _ sections: [Change.Entry]) -> Loaded<LoadedProfile?> {
    let found = file(name)
    guard case .tree(let tree) = found.file else { return Loaded(nil, [noProfile(name, found.file, span)]) }
    let read = read(tree, path: name, replacing: sections)
    return Loaded(read.value, found.diagnostics + read.diagnostics)
  }

  private func read(_ tree: YAMLTree, path: String, replacing: [Change.Entry]) -> Loaded<LoadedProfile> {
    var diagnostics: [Diagnostic] = []
    let read = readProfile(tree, ruleSet: rules.ruleSet, names: rules.names, replacing: replacing) {
      let found = self.file($0)
      diagnostics += found.diagnostics
      return found.file
    }
    let loaded = LoadedProfile(
      profile: read.profile, names: rules.names.including(read.profile), path: path, settings: [], bytes: FileDigest())
    return Loaded(loaded, diagnostics + read.diagnostics)
  }

  private func noProfile(_ name: String, _ file: ProfileFile, _ span: SourceSpan) -> Diagnostic {
    var sink = DiagnosticSink()
    let folder = root?.shown ?? "."
    let ending = ".yaml"
    switch file {
    case .unreadable(let reason):
      return WorkspaceCode.unreadableInput.diagnostic("the profile '\(name)' cannot be read: \(reason)", at: span)
    case .missing(_, let beside):
      sink.unknown(
        WorkspaceCode.unknownProfile, "'\(folder)' holds no profile '\(name)'", word: name, at: span,
        among: beside.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) })
    case .outsideRoot, .tree:
      sink.error(WorkspaceCode.unknownProfile, "the profile '\(name)' lies outside '\(folder)'", at: span)
    }
    return sink.diagnostics[0]
  }

  // MARK: Settings

  private func settings(
    _ entries: [Change.Entry], _ base: LoadedProfile, _ sink: inout DiagnosticSink
  ) -> [Setting] {
    var settings: [Setting] = []
    for entry in entries {
      let address = entry.key.text
      let read = readSetting(address, at: entry.key.innerSpan, value: entry.value, names: base.names)
      for found in read.diagnostics { sink.add(found) }
      guard let fact = read.setting else { continue }
      if let first = settings.first(where: { $0.key == fact.key }) {
        sink.add(statedTwice(address, fact.fact.span, first))
      }
      settings.append(Setting(address: address, value: entry.value.text, key: fact.key, fact: fact.fact))
    }
    return settings
  }

  private func statedTwice(_ address: String, _ span: SourceSpan, _ first: Setting) -> Diagnostic {
    DiagnosticCode.statedTwice.diagnostic(
      "'\(address)' is set twice", at: span, label: "set again",
      secondary: [Diagnostic.Label(span: first.fact.span, text: "set here")])
  }

  // MARK: Files

  private func file(_ name: String) -> ReadFile {
    guard let root else { return ReadFile(file: .missing()) }
    return shelf.withLock { shelf in
      let place = shelf.places[name] ?? Self.search(name, root)
      shelf.places[name] = place
      switch place {
      case .not(let file): return ReadFile(file: file)
      case .found(let place):
        let file = shelf.trees[place.relative] ?? Self.read(place, &shelf.workspace)
        shelf.trees[place.relative] = file
        return file
      }
    }
  }

  private static func search(_ name: String, _ root: ProfileRoot) -> Search {
    switch root.find(name) {
    case .found(let place): .found(place)
    case .outside: .not(.outsideRoot)
    case .problem(.missing): .not(.missing(from: root.shown, beside: root.files(beside: name)))
    case .problem(let problem): .not(.unreadable(problem.reason))
    }
  }

  private static func read(_ place: ProfileRoot.Place, _ workspace: inout Workspace) -> ReadFile {
    do {
      let bytes = try readFile(place.resolved, limit: workspace.limits.bytes)
      var read = ReadFile(file: .missing())
      read.file = .tree(workspace.addYAML(bytes, path: place.shown.string, &read.diagnostics))
      return read
    } catch {
      return ReadFile(file: .unreadable(error.reason))
    }
  }
}

/// A profile of a folder, and what is stated otherwise of it.
package struct ChangedProfile: Sendable {
  /// As the folder has it, but for sections that are replaced.
  package var base: LoadedProfile
  package var settings: [Setting]
  /// Equal for the same base; nil where the base is nobody else's.
  package var sharedName: String?
  /// The profile without what replaces sections, and its shared name; nil where no section is replaced.
  package var plain: (name: String, profile: LoadedProfile)?

  /// The profile with its settings.
  package func stated(_ rules: RuleBase) -> LoadedProfile {
    guard !settings.isEmpty else { return base }
    var loaded = base
    loaded.profile = base.profile.stating(
      settings.map { ($0.key, $0.fact) }, names: base.names, catalogue: rules.ruleSet.facts)
    loaded.settings = settings
    return loaded
  }
}

extension YAMLNode {
  /// Without the quotes, where the text stands between them as it is.
  fileprivate var innerSpan: SourceSpan {
    let span = span
    guard Int(span.end - span.start) == utf8.count + 2 else { return span }
    return SourceSpan(file: span.file, start: span.start + 1, end: span.end - 1)
  }
}
