import Lint
import Loading
import Report
import RuleModel
import SourceText
import SystemPackage

/// What is asked of lint.
public struct LintRequest: Sendable {
  public enum Format: String, Sendable, CaseIterable { case text, json }

  /// Folders of rule sets, profiles, folders of profiles; none: the rule set and the profiles in `Profiles`.
  public var paths: [String]
  public var rules: String
  public var format: Format
  public var colour: Bool

  public init(
    paths: [String] = [], rules: String = "Rules", format: Format = .text, colour: Bool = false
  ) {
    self.paths = paths
    self.rules = rules
    self.format = format
    self.colour = colour
  }
}

/// Findings on rule sets and profiles: the output, in the order of file, place and code.
public func lint(_ request: LintRequest) -> CommandResult { run { lint(request, in: &$0) } }

/// Findings on rule sets and profiles: the output, in the order of file, place and code.
func lint(_ request: LintRequest, in workspace: inout Workspace) -> CommandResult {
  var run = LintRun(workspace: workspace, request: request)
  run.run()
  workspace = run.workspace
  let sources = workspace.sources
  let findings = sources.sorted(run.findings)
  let status: CommandResult.Status =
    findings.contains { WorkspaceCode.isUnreadable($0.code) && $0.severity == .error }
    ? .unreadable : findings.contains { $0.severity >= .warning } ? .findings : .done
  switch request.format {
  case .json: return CommandResult(output: FindingsJSON(sources).document(findings).text(), status: status)
  case .text:
    let text = renderDiagnostics(findings, in: sources, colour: request.colour)
    return CommandResult(output: text + (text.isEmpty ? "" : "\n") + summary(findings), status: status)
  }
}

/// The findings of all checks on a rule set; those of reading it are in `Loaded.diagnostics`.
func findings(on rules: RuleBase, _ sources: SourceMap) -> [Diagnostic] {
  let context = LintContext(rules.ruleSet, registers: rules.registers, sources: sources, isSound: rules.isSound)
  return sources.sorted(allChecks.flatMap { $0(context) })
}

private func summary(_ findings: [Diagnostic]) -> String {
  func count(_ severity: Severity, _ word: String) -> String? {
    let count = findings.count { $0.severity == severity }
    return count == 0 ? nil : EnglishText.count(count, word)
  }
  let counts = [count(.error, "error"), count(.warning, "warning"), count(.note, "note")].compactMap { $0 }
  return counts.isEmpty ? "" : counts.joined(separator: ", ") + "\n"
}

/// One call of lint: every rule set is read once.
private struct LintRun {
  var workspace: Workspace
  let request: LintRequest
  var findings: [Diagnostic] = []
  private var read: [String: RuleBase] = [:]
  private var engines: [String: Engine] = [:]
  /// By folder.
  private var indices: [String: ProfileIndex] = [:]
  /// Where a fact is that no source accounts for: several profiles may name its file.
  private var unaccounted: Set<String> = []

  init(workspace: Workspace, request: LintRequest) {
    self.workspace = workspace
    self.request = request
  }

  mutating func run() {
    guard request.paths.isEmpty else {
      for path in request.paths { lint(path) }
      return
    }
    lintRules(request.rules)
    if holds("Profiles", ProfileRoot.index) { lintProfiles("Profiles") }
  }

  private func holds(_ folder: String, _ name: String) -> Bool {
    guard let path = filePath(folder)?.appending(name) else { return false }
    return (try? fileType(path)) == .regular
  }

  private mutating func lint(_ path: String) {
    if holds(path, "ruleset.yaml") {
      lintRules(path)
    } else if let directory = ruleSet(around: path) {
      lintRules(directory, only: path)
    } else if filePath(path).map(isFolder) == true {
      lintProfiles(path)
    } else {
      lintProfile(path)
    }
  }

  /// The rule set that a file or folder of its vocabulary, catalogue or theory belongs to.
  private func ruleSet(around path: String) -> String? {
    guard let file = filePath(path), (try? fileType(file)) != nil else { return nil }
    let above = file.removingLastComponent()
    guard let folder = try? nearestFolder(holding: "ruleset.yaml", from: above.isEmpty ? "." : above) else {
      return nil
    }
    var inside = file.lexicallyNormalized()
    _ = inside.removePrefix(folder.lexicallyNormalized())
    let part = inside.components.first?.string ?? ""
    return part == "ruleset.yaml" || RuleFolder.parts.contains(part) || part == RuleFolder.aside ? folder.string : nil
  }

  private mutating func lintRules(_ directory: String, only path: String? = nil) {
    let before = findings.count
    let rules = rules(directory)
    findings += Commands.findings(on: rules, workspace.sources)
    guard let only = path.flatMap(filePath)?.lexicallyNormalized() else { return }
    let own = findings[before...].filter { finding in
      filePath(workspace.sources.path(of: finding))?.lexicallyNormalized().starts(with: only) == true
    }
    findings.replaceSubrange(before..., with: own)
  }

  /// Reads a rule set; what reading it says is a finding, however often it is used.
  private mutating func rules(_ directory: String) -> RuleBase {
    if let known = read[directory] { return known }
    let loaded = workspace.loadRules(directory: directory, registers: true)
    findings += loaded.diagnostics
    read[directory] = loaded.value
    return loaded.value
  }

  private mutating func lintProfile(_ path: String) {
    let rules = rules(request.rules)
    guard rules.isSound else { return }
    let loaded = workspace.loadProfile(path: path, rules: rules)
    findings += loaded.diagnostics
    guard !loaded.hasErrors else { return }
    findings += check(loaded.value, rules)
    if let folder = workspace.indexFolder(around: path), index(folder, rules).factsNeedASource {
      findings += loaded.value.unaccounted(rules.ruleSet, workspace.sources).filter { finding in
        unaccounted.insert(workspace.sources.place(of: finding.primary.span)).inserted
      }
    }
  }

  /// Reads what a folder says of its profiles; what is wrong with it is a finding, however often it is used.
  private mutating func index(_ folder: String, _ rules: RuleBase) -> ProfileIndex {
    if let known = indices[folder] { return known }
    let found = workspace.profileIndex(folder: folder, languages: rules.ruleSet.languages)
    findings += found.diagnostics
    indices[folder] = found.value
    return found.value
  }

  /// What only an evaluation can tell of a profile.
  private mutating func check(_ profile: LoadedProfile, _ rules: RuleBase) -> [Diagnostic] {
    let engine = engines[rules.directory] ?? Engine(rules.ruleSet)
    engines[rules.directory] = engine
    return LoadedCase(rules: rules, engine: engine, profile: profile).evaluate(workspace.sources).diagnostics
  }

  private mutating func lintProfiles(_ folder: String) {
    let rules = rules(request.rules)
    guard rules.isSound else { return }
    for profile in index(folder, rules).profiles { lintProfile(profile.path) }
  }
}
