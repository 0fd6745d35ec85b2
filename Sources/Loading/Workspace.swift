package import SourceText
package import SystemPackage
package import YAMLReading

/// The files of one run: reads rule sets and profiles, and keeps their text, so that every place has its line.
///
/// A value without global state: two workspaces know nothing of each other, and a copy is a snapshot.
///
/// ```swift
/// var workspace = Workspace()
/// let rules = workspace.loadRules(directory: "Rules")
/// let profile = workspace.loadProfile(path: "Profiles/seoul.yaml", rules: rules.value)
/// ```
package struct Workspace: Sendable {
  /// Every file read so far.
  package internal(set) var sources = SourceMap()
  /// What reading one file may cost.
  package var limits: YAMLLimits

  package init(limits: YAMLLimits = .standard) {
    self.limits = limits
  }

  // MARK: Reading one file

  /// Adds a file's text and reads it as YAML.
  package mutating func addYAML(_ bytes: [UInt8], path: String, _ diagnostics: inout [Diagnostic]) -> YAMLTree {
    let id = sources.add(path: path, bytes: bytes)
    let file = sources[id] ?? SourceFile(path: path, bytes: bytes)
    let (tree, found) = readYAML(file, id: id, limits: limits)
    diagnostics += found
    return tree
  }

  /// A place for what is named on the command line or by a caller, and stands in no file.
  package mutating func place(ofArgument text: String, name: String = "(argument)") -> SourceSpan {
    let id = sources.add(path: name, bytes: Array(text.utf8))
    return SourceSpan(file: id, start: 0, end: Int32(clamping: text.utf8.count))
  }

  /// Says that what was asked for cannot be read.
  package mutating func unreadable(_ path: String, _ problem: FileProblem) -> Diagnostic {
    let near = problem == .missing ? neighbours(of: path) : []
    return WorkspaceCode.unreadableInput.diagnostic(
      "'\(path)' cannot be read: \(problem.reason)", at: place(ofArgument: path), label: didYouMean(near) ?? "",
      help: problem == .missing && near.isEmpty ? ["paths start from the folder in which the command runs"] : [])
  }

  /// Files of a name with `.yaml`, beside one that is missing or, of a bare name, among the profiles.
  func namesakes(of file: FilePath) -> [String] {
    guard let last = file.lastComponent?.string else { return [] }
    let isBare = file.removingLastComponent().isEmpty
    let listed = FilePath("Profiles").appending(last + (file.extension == nil ? ".yaml" : ""))
    let candidates = [FilePath(file.string + ".yaml")] + (isBare ? [listed] : [])
    return candidates.filter { (try? fileType($0)) == .regular }.map(\.string)
  }

  /// Files that were probably meant: of the same name with `.yaml`, beside the missing one or among the profiles, or spelt
  /// nearly so.
  private func neighbours(of path: String) -> [String] {
    guard let file = filePath(path), let last = file.lastComponent else { return [] }
    let whole = namesakes(of: file)
    if !whole.isEmpty { return Array(whole.prefix(1)) }
    let folder = file.removingLastComponent()
    let names = (try? namesInFolder(folder.isEmpty ? "." : folder)) ?? []
    let near = nearest(to: last.string, among: names) + nearest(to: last.string + ".yaml", among: names)
    if near.isEmpty, folder.isEmpty, let profiles = filePath("Profiles"), let listed = try? namesInFolder(profiles) {
      return nearest(to: last.string + ".yaml", among: listed).prefix(3).map { profiles.appending($0).string }
    }
    return near.prefix(3).map { folder.appending($0).string }
  }
}

/// A value that was read, and what there is to say of it; the value is as complete as the files allow.
package struct Loaded<Value: Sendable>: Sendable {
  package var value: Value
  /// In the order of file, place and code.
  package var diagnostics: [Diagnostic]

  package init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }

  /// Whether the value must not be evaluated.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Whether a file could not be read, so that nothing is known of its content.
  package var isUnreadable: Bool { diagnostics.contains { WorkspaceCode.isUnreadable($0.code) } }
}

/// The path that a text names; nil where it cannot name one.
package func filePath(_ text: String) -> FilePath? {
  text.isEmpty || text.utf8.contains(0) ? nil : FilePath(text)
}
