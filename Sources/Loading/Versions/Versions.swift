import RuleModel
import SourceText
import SystemPackage
import YAMLReading

/// Reads a version of a rule set: a folder that holds `ruleset.yaml`, else the folder `directory` in a revision that git knows,
/// such as `v1.0` or `HEAD~3`. Nothing is checked out.
package func loadVersion(_ name: String, of directory: String, in workspace: inout Workspace) -> Loaded<RuleBase> {
  if let folder = filePath(name), (try? fileType(folder.appending("ruleset.yaml"))) == .regular {
    return workspace.loadRules(directory: name)
  }
  guard let texts = textsInRevision(name, directory, limit: workspace.limits.bytes) else {
    let place = workspace.place(ofArgument: name)
    return Loaded(workspace.loadRules(texts: [:]).value, [unknownVersion(name, directory, place)])
  }
  return workspace.loadRules(texts: texts, below: "\(name):\(directory)/")
}

/// What evaluation reads of a rule set in a revision, by path; nil where there is none.
private func textsInRevision(_ revision: String, _ directory: String, limit: Int) -> [String: [UInt8]]? {
  guard !revision.isEmpty, !revision.hasPrefix("-"), !revision.contains(":"),
    let folder = filePath(directory)?.lexicallyNormalized(), folder.isRelative,
    folder.components.first?.kind != .parentDirectory,
    let top = line(of: git(["rev-parse", "--show-toplevel"], limit: 1 << 16)),
    let own = line(of: git(["rev-parse", "--show-prefix"], limit: 1 << 16)),
    let archive = git(
      ["-C", top, "archive", "--format=tar", "\(revision):\(own)\(folder.string)"], limit: 1 << 28)
  else { return nil }
  let files = filesOfArchive(archive).filter { isOfRules($0.path) && $0.bytes.count <= limit }
  let texts = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
  return texts["ruleset.yaml"] == nil ? nil : texts
}

/// What is read of a folder.
private func isOfRules(_ path: String) -> Bool {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  guard parts.count > 1, let first = parts.first, !parts.contains(where: { $0.hasPrefix(".") }) else {
    return path == "ruleset.yaml"
  }
  return RuleFolder.parts.contains(String(first)) && path.hasSuffix(".yaml")
}

private func line(of bytes: [UInt8]?) -> String? {
  bytes.map { String(decoding: $0.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self) }
}

private func unknownVersion(_ name: String, _ directory: String, _ place: SourceSpan) -> Diagnostic {
  WorkspaceCode.unknownVersion.diagnostic(
    "'\(name)' is neither the folder of a rule set nor a revision that holds one in '\(directory)'", at: place,
    help: [
      name.hasPrefix("-")
        ? "a revision does not begin with '-'"
        : "name a folder with 'ruleset.yaml', or a commit, branch or tag of the repository in which the command runs"
    ])
}
