import Formatting
import Loading
import Report
import SourceText
import SystemPackage
import YAMLReading

/// What is asked of files that are to be laid out.
package struct FormatRequest: Sendable {
  /// What becomes of files that are laid out otherwise.
  package enum Way: Sendable { case write, check, difference }

  /// Files and folders; none: the rules of the rule set.
  package var paths: [String]
  package var rules: String
  package var way: Way

  package init(paths: [String] = [], rules: String = "Rules", way: Way = .write) {
    (self.paths, self.rules, self.way) = (paths, rules, way)
  }
}

/// Brings files of rules, and others in YAML, into canonical order and layout: comments stay, and what they say is the same.
package func format(_ request: FormatRequest) -> CommandResult { run { format(request, in: &$0) } }

func format(_ request: FormatRequest, in workspace: inout Workspace) -> CommandResult {
  var diagnostics: [Diagnostic] = []
  let own = RuleFolder.folders(request.rules).map { FilePath($0).appending("theory").string }
  let named = request.paths.isEmpty ? own : request.paths
  let files = named.flatMap { yamlFiles($0, in: &workspace, &diagnostics) }.map(\.string)
  let laidOut = files.compactMap { LaidOutFile($0, in: &workspace, &diagnostics) }
  let errors = diagnostics.filter { $0.severity == .error }
  guard errors.isEmpty else { return CommandResult(reading: workspace.sources.sorted(errors)) }
  let changed = laidOut.filter { $0.text != $0.old }
  var result = CommandResult(diagnostics: workspace.sources.sorted(laidOut.compactMap(\.refusal)))
  result.remark = "\(EnglishText.count(laidOut.count, "file")), \(changed.count) laid out otherwise"
  switch request.way {
  case .write:
    for file in changed {
      if let problem = writing(file.text, to: file.path) { return problem }
    }
    result.output = changed.map { "\($0.path)\n" }.joined()
  case .check: result.output = changed.map { "\($0.path)\n" }.joined()
  case .difference: result.output = changed.map { LineDifference($0.old, $0.text).unified($0.path) }.joined()
  }
  if request.way != .write, !changed.isEmpty { result.status = .findings }
  return result
}

/// A file as it is and as it should be.
private struct LaidOutFile {
  var path: String
  var old: String
  var text: String
  var refusal: Diagnostic?

  /// Nil of an empty file, and of one that cannot be read.
  init?(_ path: String, in workspace: inout Workspace, _ diagnostics: inout [Diagnostic]) {
    let bytes: [UInt8]
    do {
      bytes = try readFile(FilePath(path), limit: workspace.limits.bytes)
    } catch {
      diagnostics.append(workspace.unreadable(path, error))
      return nil
    }
    var found: [Diagnostic] = []
    let tree = workspace.addYAML(bytes, path: path, &found)
    diagnostics += found
    guard let root = tree.root, let file = workspace.sources[tree.file],
      !found.contains(where: { $0.severity == .error })
    else { return nil }
    self.path = path
    old = String(decoding: bytes, as: UTF8.self)
    switch FormattedText(file, id: tree.file, root, order: root.isOfRules ? .rules : .asWritten) {
    case .text(let formatted): text = formatted
    case .refused(let reason):
      text = old
      refusal = WorkspaceCode.unformatted.diagnostic(
        "'\(path)' is left as it is: \(reason)", at: root.span, severity: .warning)
    }
  }
}

extension YAMLNode {
  /// Whether it holds sections of rules.
  fileprivate var isOfRules: Bool { self["sections"]?.elements.contains { $0["rules"] != nil } ?? false }
}
