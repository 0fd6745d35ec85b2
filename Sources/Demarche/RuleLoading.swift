import Parallel
import RuleLanguage
import SourceText
import SystemPackage
import YAMLTree

/// A rule set, the names that profiles use, and which bytes it was read from.
public struct RuleBase: Sendable {
  public var ruleSet: RuleSet
  public var names: Names
  /// The folder, as it was named.
  public var directory: String
  /// `sha256:…` over the relative paths and the bytes of manifest, vocabulary, catalogue and theory.
  public var digest: String { bytes.text }
  /// Whether it was read without errors: only then it can be compiled.
  public var isSound: Bool
  /// Where they were asked for with the examples.
  public var registers: [Register] = []
  let bytes: FileDigest
}

/// A rule set's folder whose rules are found and still to be read.
struct FoundRules: Sendable {
  /// Without its rules.
  let base: RuleBase
  let outline: RuleOutline
  /// Files that evaluation does not need.
  let registers: [RuleFolder.File]
  let diagnostics: [Diagnostic]

  /// With the rules, and what was found in reading them.
  func base(_ ruleSet: RuleSet, _ found: [Diagnostic]) -> RuleBase {
    var whole = base
    whole.ruleSet = ruleSet
    whole.isSound = base.isSound && !found.contains { $0.severity == .error }
    return whole
  }
}

extension Workspace {
  /// Reads the rule set of a folder: `ruleset.yaml`, and all files in `vocabulary`, `catalogue` and `theory`.
  ///
  /// The rules' own examples and the registers are needed by lint, tests and tables, not by evaluation.
  public mutating func loadRules(directory: String, examples: Bool = false) -> Loaded<RuleBase> {
    let found = findRules(directory: directory)
    var (ruleSet, diagnostics) = found.outline.read(examples: examples)
    let registers = examples ? readRegisters(found.registers, ruleSet, found.base.names, &diagnostics) : []
    var base = found.base(ruleSet, diagnostics)
    base.registers = registers
    return Loaded(base, sorted(found.diagnostics + diagnostics))
  }

  /// Reads the files of a rule set and what they declare.
  mutating func findRules(directory: String) -> FoundRules {
    let listing = RuleFolder(directory)
    var diagnostics = listing.problems.map { unreadable($0.path, $0.problem) }
    if listing.problems.isEmpty, !listing.hasManifest { diagnostics.append(noManifest(directory)) }
    var digest = FileDigest()
    let files = listing.hasManifest ? addRuleFiles(listing.files, &digest, &diagnostics) : []
    let (sources, limits) = (sources, limits)
    let outline = readOutline(files.map { ($0.relative, $0.size) }) { sources.tree(files[$0].id, limits) }
    if listing.hasManifest { diagnostics += outline.diagnostics }
    diagnostics += listing.unread.map { unreadFile($0) }
    let hasErrors = diagnostics.contains { $0.severity == .error }
    let base = RuleBase(
      ruleSet: outline.declared, names: outline.names, directory: directory, isSound: !hasErrors, bytes: digest)
    return FoundRules(base: base, outline: outline, registers: listing.registers, diagnostics: diagnostics)
  }

  private mutating func readRegisters(
    _ files: [RuleFolder.File], _ ruleSet: RuleSet, _ names: Names, _ diagnostics: inout [Diagnostic]
  ) -> [Register] {
    var ignored = FileDigest()
    var reader = RegisterReader(names, ruleSet)
    let added = addRuleFiles(files, &ignored, &diagnostics)
    for tree in trees(added.map(\.id), &diagnostics) { reader.read(tree) }
    let (registers, found) = reader.finish()
    diagnostics += found
    return registers
  }

  /// Those that can be read; several at once.
  private mutating func addRuleFiles(
    _ files: [RuleFolder.File], _ digest: inout FileDigest, _ diagnostics: inout [Diagnostic]
  ) -> [(relative: String, size: Int, id: FileID)] {
    let limit = limits.bytes
    let read = files.concurrentMap { file in
      Result { () throws(FileProblem) in
        SourceFile(path: file.path.string, bytes: try readFile(file.path, limit: limit))
      }
    }
    var added: [(relative: String, size: Int, id: FileID)] = []
    for (file, result) in zip(files, read) {
      switch result {
      case .success(let source):
        digest.add(file.relative, source.bytes)
        added.append((file.relative, source.bytes.count, sources.add(source)))
      case .failure(let problem): diagnostics.append(unreadable(file.path.string, problem))
      }
    }
    return added
  }

  private mutating func noManifest(_ directory: String) -> Diagnostic {
    WorkspaceCode.noRuleSet.diagnostic(
      "the folder '\(directory)' holds no 'ruleset.yaml'", at: place(ofArgument: directory),
      help: ["name the folder of the rule set with '--rules'"])
  }

  private mutating func unreadFile(_ path: String) -> Diagnostic {
    WorkspaceCode.unreadFile.diagnostic(
      "the file '\(path)' is not read", at: place(ofArgument: path), severity: .warning,
      help: path.hasSuffix(".yml") ? ["end its name in '.yaml'"] : ["move it to where its content belongs"])
  }
}

/// The files of a rule set's folder, found and not yet read.
struct RuleFolder {
  struct File: Sendable {
    /// As it is read and shown.
    var path: FilePath
    /// Relative to the folder, with slashes.
    var relative: String
  }

  static let parts = ["vocabulary", "catalogue", "theory"]
  /// What evaluation does not need.
  static let aside = "registers"
  /// Folders within folders: more are a circle of links.
  static let depth = 16

  var files: [File] = []
  /// Files of `registers`.
  var registers: [File] = []
  var hasManifest = false
  var unread: [String] = []
  var problems: [(path: String, problem: FileProblem)] = []

  init(_ directory: String) {
    guard let root = filePath(directory) else {
      problems.append((directory, .missing))
      return
    }
    for (name, path) in list(root) {
      if name == "ruleset.yaml" {
        files.append(File(path: path, relative: name))
        hasManifest = true
      } else if Self.parts.contains(name) || name == Self.aside {
        walk(path, relative: name, depth: 0)
      } else if isYAML(name) {
        unread.append(path.string)
      }
    }
    files.sort { $0.relative.utf8.lexicographicallyPrecedes($1.relative.utf8) }
    registers = files.filter { $0.relative.hasPrefix(Self.aside + "/") }
    files.removeAll { $0.relative.hasPrefix(Self.aside + "/") }
  }

  private mutating func walk(_ folder: FilePath, relative: String, depth: Int) {
    guard depth < Self.depth else {
      problems.append((folder.string, .tooManyLinks))
      return
    }
    for (name, path) in list(folder) {
      if name.hasSuffix(".yaml"), !isFolder(path) {
        files.append(File(path: path, relative: "\(relative)/\(name)"))
      } else if isFolder(path) {
        walk(path, relative: "\(relative)/\(name)", depth: depth + 1)
      } else if isYAML(name) {
        unread.append(path.string)
      }
    }
  }

  /// What the folder shows; names that begin with a dot are hidden.
  private mutating func list(_ folder: FilePath) -> [(name: String, path: FilePath)] {
    do {
      return try namesInFolder(folder).filter { !$0.hasPrefix(".") }.map { ($0, folder.appending($0)) }
    } catch {
      problems.append((folder.string, error))
      return []
    }
  }

  private func isYAML(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }
}
