import Anomalies
import Lint
import Loading
import Parallel
import Reading
import Report
import RuleModel
import SourceText
import SystemPackage

/// Findings on rule sets and profiles: the output, in the order of file, place and code.
package func lint(_ request: LintRequest) -> CommandResult { run { lint(request, in: &$0) } }

/// Findings on rule sets and profiles: the output, in the order of file, place and code.
func lint(_ request: LintRequest, in workspace: inout Workspace) -> CommandResult {
  let unknown = request.selected.faults("--select") + request.ignored.faults("--ignore")
  guard unknown.isEmpty else { return CommandResult(diagnostics: unknown, status: .badUsage) }
  var run = LintRun(workspace: workspace, request: request)
  run.run()
  workspace = run.workspace
  let sources = workspace.sources
  var suppressions = Suppressions(sources, codes: allCodes)
  let left = suppressions.filter(run.findings.filter(request.asksFor), sources)
  // Checks of a rule set with errors did not run.
  let looked = run.isSound ? suppressions.unused(sources) { request.looksFor($0) } : []
  let findings = sources.sorted(left + (suppressions.faults + looked).filter(request.asksFor))
  let edits = FileEdits(
    request.fixing == .none ? [] : findings, sources, includingLikely: request.fixing == .all)
  if request.showsDifference { return CommandResult(output: edits.difference) }
  for file in edits.files { if let problem = writing(file.text, to: file.path) { return problem } }
  let output = LintOutput(request, findings.filter { !edits.mended.contains($0) }, sources, run.checked.lines)
  var result = CommandResult(output: output.text, status: output.status)
  if request.format == .text, !run.checked.lines.isEmpty {
    let mended = edits.mended.isEmpty ? [] : ["mended: \(EnglishText.count(edits.mended.count, "finding"))"]
    let checked = "checked: " + run.checked.lines.joined(separator: "; ")
    result.remark = ([checked] + mended + run.checked.statistics).joined(separator: "\n")
  }
  if let file = request.witness, let text = run.witness, let problem = writing(text, to: file) { return problem }
  if let folder = request.certificates { (result.folder, result.files) = (folder, run.certificates) }
  if let file = request.cache, let memory = run.memory, let problem = writing(memory.text, to: file) { return problem }
  return result
}

/// What kept a file from being written.
func writing(_ text: String, to file: String) -> CommandResult? {
  do {
    try writeOutput(text, to: file)
    return nil
  } catch {
    switch error {
    case .cannotCreate(let reason):
      return CommandResult(problem: reason, WorkspaceCode.unwritableOutput, status: .cannotCreate)
    case .cannotWrite(let reason):
      return CommandResult(problem: reason, WorkspaceCode.unwritableOutput, status: .cannotWrite)
    }
  }
}

/// What was looked at.
struct LintedThings {
  var ruleSets: [String] = []
  var profiles = 0
  /// Files that profiles share.
  var shared = 0
  /// What exact checks of a rule set came to.
  var exact: [String] = []
  /// The same for each check.
  var statistics: [String] = []

  var lines: [String] {
    var lines = ruleSets
    if profiles > 0 { lines.append(EnglishText.count(profiles, "profile")) }
    if shared > 0 { lines.append(EnglishText.count(shared, "file") + " of facts that profiles share") }
    return lines + exact
  }
}

/// The findings of all checks on a rule set; those of reading it are in `Loaded.diagnostics`.
func findings(on rules: RuleBase, _ sources: SourceMap) -> [Diagnostic] {
  let context = LintContext(rules.ruleSet, registers: rules.registers, sources: sources, isSound: rules.isSound)
  return sources.sorted(allChecks.flatMap { $0(context) })
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
  var checked = LintedThings()
  /// Clauses and proofs of what findings deny.
  private(set) var certificates: [(name: String, text: String)] = []
  /// What exact checks know; nil where it is not kept.
  private(set) var memory: CheckMemory?
  /// Whether every rule set was read without errors.
  private(set) var isSound = true
  /// A profile's file that shows a finding.
  private(set) var witness: String?
  /// Files of profiles that were looked at.
  private var seen: Set<String> = []
  /// Where a fact is that no source accounts for: several profiles may name its file.
  private var unaccounted: Set<String> = []

  init(workspace: Workspace, request: LintRequest) {
    self.workspace = workspace
    self.request = request
    if let cache = request.cache { memory = Self.memory(cache) }
  }

  /// What the last run left; nothing where there was none, or one of another version.
  private static func memory(_ name: String) -> CheckMemory {
    guard let path = filePath(name), let bytes = try? readFile(path, limit: 1 << 26) else { return CheckMemory() }
    return CheckMemory(String(decoding: bytes, as: UTF8.self)) ?? CheckMemory()
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
      lintFile(named(path))
    }
  }

  /// A profile may be named as people call it.
  private mutating func named(_ path: String) -> String {
    guard let file = filePath(path), (try? fileType(file)) == nil else { return path }
    let rules = rules(request.rules)
    guard rules.isSound else { return path }
    let meant = workspace.profileFile(path, rules)
    findings += meant.diagnostics
    return meant.value
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
    if request.isExact, rules.isSound { findings += exactFindings(on: rules) }
    isSound = isSound && rules.isSound
    if !rules.ruleSet.name.isEmpty {
      let count = EnglishText.count(rules.ruleSet.rules.count, "rule")
      checked.ruleSets.append("rule set \(rules.ruleSet.name) \(rules.ruleSet.version) (\(count))")
    }
    guard let only = path.flatMap(filePath)?.lexicallyNormalized() else { return }
    let own = findings[before...].filter { finding in
      filePath(workspace.sources.path(of: finding))?.lexicallyNormalized().starts(with: only) == true
    }
    findings.replaceSubrange(before..., with: own)
  }

  private mutating func exactFindings(on rules: RuleBase) -> [Diagnostic] {
    var exact = ExactLint(
      rules, Engine(rules.ruleSet), workspace.sources, knowing: memory,
      isCertifying: request.certificates != nil)
    let found = exact.findings(counting: request.work) { request.asksFor($0) }
    memory = exact.memory
    certificates += exact.certificates(rules.digest)
    checked.exact.append(exact.summary)
    if request.showsStatistics { checked.statistics += exact.statistics }
    witness = witness ?? exact.witness
    return found
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
    seen.insert(path)
    checked.profiles += 1
    let loaded = workspace.loadProfile(path: path, rules: rules)
    findings += loaded.diagnostics
    guard !loaded.hasErrors else { return }
    findings += check(loaded.value, rules) + loaded.value.stale(rules.ruleSet)
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

  /// The profiles that the index lists, then all else that lies in the folder.
  private mutating func lintProfiles(_ folder: String) {
    let rules = rules(request.rules)
    guard rules.isSound else { return }
    let listed = index(folder, rules).profiles.map(\.path)
    request.work?.expect(listed.count)
    for path in listed {
      lintProfile(path)
      request.work?.step()
    }
    guard let root = filePath(folder) else { return }
    let isListed = holds(folder, ProfileRoot.index)
    for path in files(in: root, depth: 0) where !seen.contains(path) { lintFile(path, mustBeListed: isListed) }
  }

  /// Files of profiles in a folder and those within it, by name; what only looks like one is a finding.
  private mutating func files(in folder: FilePath, depth: Int) -> [String] {
    guard depth < RuleFolder.depth, let names = try? namesInFolder(folder) else { return [] }
    return names.filter { !$0.hasPrefix(".") && $0 != ProfileRoot.index }.flatMap { name -> [String] in
      let path = folder.appending(name)
      if isFolder(path) { return files(in: path, depth: depth + 1) }
      if name.hasSuffix(".yaml") { return [path.string] }
      if looksLikeYAML(name) { findings.append(workspace.unreadFile(path.string)) }
      return []
    }
  }

  // MARK: Files by what they describe

  /// A profile, or facts that profiles share: its first key tells.
  private mutating func lintFile(_ path: String, mustBeListed: Bool = false) {
    let rules = rules(request.rules)
    guard rules.isSound else { return }
    switch workspace.described(path, rules.names) {
    case .shared(let kind, let id): lintShared(path, kind, id, rules)
    case .profile, .unreadable:
      lintProfile(path)
      if mustBeListed { findings.append(unlisted(path)) }
    case .nothing(let span): findings.append(withoutIdentity(path, span, rules.names))
    }
  }

  /// Read as a profile would read it that names it, unless one has done so.
  private mutating func lintShared(_ path: String, _ kind: KindID, _ id: String, _ rules: RuleBase) {
    checked.shared += 1
    let known = Set(workspace.sources.files.map { filePath($0.path)?.lexicallyNormalized() })
    guard let file = filePath(path)?.lexicallyNormalized(), !known.contains(file) else { return }
    let own = file.removingLastComponent()
    let root = workspace.indexFolder(around: path).flatMap(filePath)?.lexicallyNormalized() ?? (own.isEmpty ? "." : own)
    var name = file
    if root != ".", !name.removePrefix(root) { return }
    let key = rules.names[kind].listKey
    let naming = rules.names[kind].form == .single ? name.string : "{\(id): \(name.string)}"
    let loaded = workspace.loadProfile(
      bytes: Array("profile: p\n\(key): \(naming)\n".utf8), name: "(profile)", root: root.string, rules: rules)
    findings += loaded.diagnostics.filter { workspace.sources.path(of: $0) != "(profile)" }
  }

  private mutating func unlisted(_ path: String) -> Diagnostic {
    WorkspaceCode.unlisted.diagnostic(
      "'profiles.yaml' does not list '\(path)'", at: workspace.place(ofArgument: path), severity: .note,
      help: ["list it there, so that 'test' and 'table' take it"])
  }

  private func withoutIdentity(_ path: String, _ span: SourceSpan, _ names: Names) -> Diagnostic {
    let kinds = names.kinds.filter { $0.arity < 2 && $0.name != "profile" }.map { "\($0.name): ID" }
    return DiagnosticCode.fileIdentity.diagnostic(
      "the file '\(path)' does not say what it describes", at: span,
      help: ["begin it with 'profile: ID', or one of \(quotedList(kinds, "or"))"])
  }
}
