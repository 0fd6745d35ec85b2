import Parallel
import Reading
import RuleModel
import SourceText

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
    let found = findRules(directory: directory, examples: examples)
    var (ruleSet, diagnostics) = found.outline.read()
    let registers = examples ? readRegisters(found.registers, ruleSet, found.base.names, &diagnostics) : []
    var base = found.base(ruleSet, diagnostics)
    base.registers = registers
    return Loaded(base, sorted(found.diagnostics + diagnostics))
  }

  /// Reads the files of a rule set and what they declare.
  mutating func findRules(directory: String, examples: Bool) -> FoundRules {
    let listing = RuleFolder(directory)
    var diagnostics = listing.problems.map { unreadable($0.path, $0.problem) }
    if listing.problems.isEmpty, !listing.hasManifest { diagnostics.append(noManifest(directory)) }
    let files = FileBatch(listing.hasManifest ? listing.files : [], after: sources, limits)
    let outline = readOutline(files.named, examples: examples, parse: files.parsed)
    let digest = add(files, &diagnostics)
    if listing.hasManifest { diagnostics += outline.diagnostics }
    diagnostics += listing.unread.map { unreadFile($0) }
    let hasErrors = diagnostics.contains { $0.severity == .error }
    let base = RuleBase(
      ruleSet: outline.declared, names: outline.names, directory: directory, isSound: !hasErrors, bytes: digest)
    return FoundRules(base: base, outline: outline, registers: listing.registers, diagnostics: diagnostics)
  }

  private mutating func readRegisters(
    _ listed: [RuleFolder.File], _ ruleSet: RuleSet, _ names: Names, _ diagnostics: inout [Diagnostic]
  ) -> [Register] {
    let files = FileBatch(listed, after: sources, limits)
    var reader = RegisterReader(names, ruleSet)
    for parsed in Array(listed.indices).concurrentMap({ files.parsed($0) }).compactMap({ $0 }) {
      diagnostics += parsed.diagnostics
      reader.read(parsed.tree)
    }
    _ = add(files, &diagnostics)
    let (registers, found) = reader.finish()
    diagnostics += found
    return registers
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
