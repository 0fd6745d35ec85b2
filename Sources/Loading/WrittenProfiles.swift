package import Reading
import RuleModel
import SourceText
import SystemPackage
import YAMLReading

/// A profile that is written by the program: as rows, and as it is read from them.
package struct WrittenProfile: Sendable {
  package var rows: ProfileRows
  package var loaded: LoadedProfile

  /// A profile in a file; nil, with diagnostics, where it cannot be read.
  package static func read(path: String, rules: RuleBase, in workspace: inout Workspace) -> Loaded<WrittenProfile?> {
    let loaded = workspace.loadProfile(path: path, rules: rules)
    let file = loaded.value.path
    guard !loaded.hasErrors, let place = workspace.sources.files.lastIndex(where: { $0.path == file }) else {
      return Loaded(nil, loaded.diagnostics)
    }
    let source = workspace.sources.files[place]
    let tree = readYAML(source, id: FileID(Int32(place)), limits: workspace.limits).tree
    let rows = ProfileRows(source, tree, names: loaded.value.names)
    return Loaded(WrittenProfile(rows: rows, loaded: loaded.value), loaded.diagnostics)
  }

  /// What rows say, read as a profile that stands in a file of this name. Diagnostics stand in the text that they make.
  package static func read(
    _ rows: ProfileRows, as name: String, rules: RuleBase, in workspace: inout Workspace
  ) -> Loaded<LoadedProfile> {
    let root = profileFolder(of: name, in: workspace)
    return workspace.loadProfile(bytes: ProfileText(rows, rules.names).bytes, name: name, root: root, rules: rules)
  }

  /// A profile from a table of comma-separated values, which is to stand in a file of this name; nil, with diagnostics at
  /// the cells, where it cannot be read.
  package static func table(
    path: String, as name: String, rules: RuleBase, in workspace: inout Workspace
  ) -> Loaded<WrittenProfile?> {
    let bytes: [UInt8]
    do {
      guard let file = filePath(path) else { throw FileProblem.missing }
      bytes = try readFile(file, limit: workspace.limits.bytes)
    } catch {
      return Loaded(nil, [workspace.unreadable(path, error as? FileProblem ?? .missing)])
    }
    var diagnostics: [Diagnostic] = []
    let id = workspace.sources.add(path: path, bytes: bytes)
    let file = SourceFile(path: path, bytes: bytes)
    let table = ProfileTable(file, id: id, names: rules.names, &diagnostics)
    if diagnostics.contains(where: { $0.severity == .error }) {
      return Loaded(nil, workspace.sources.sorted(diagnostics))
    }
    let text = ProfileText(table.profile, rules.names)
    let root = profileFolder(of: name, in: workspace)
    let loaded = workspace.loadProfile(bytes: text.bytes, name: name, root: root, rules: rules)
    let own = workspace.sources.files.lastIndex { $0.path == name }.map { FileID(Int32($0)) }
    diagnostics += loaded.diagnostics.map { placed($0, from: own, text, table) }
    let isWrong = diagnostics.contains { $0.severity == .error }
    return Loaded(
      isWrong ? nil : WrittenProfile(rows: table.profile, loaded: loaded.value), workspace.sources.sorted(diagnostics))
  }

  /// What is said of the text that a table became, at the cells from which it came.
  private static func placed(
    _ diagnostic: Diagnostic, from file: FileID?, _ text: ProfileText, _ table: ProfileTable
  ) -> Diagnostic {
    func place(_ span: SourceSpan) -> SourceSpan {
      guard span.file == file else { return span }
      let cell = text.cells.last { $0.range.lowerBound <= Int(span.start) }
      return table.place(row: cell?.row ?? 0, cell?.column ?? .path)
    }
    var placed = diagnostic
    placed.primary.span = place(diagnostic.primary.span)
    placed.secondary = diagnostic.secondary.map { Diagnostic.Label(span: place($0.span), text: $0.text) }
    placed.fixes = []
    return placed
  }
}

/// The folder from which a profile in a file of this name names others.
func profileFolder(of name: String, in workspace: Workspace) -> String {
  let own = filePath(name)?.removingLastComponent() ?? ""
  return workspace.indexFolder(around: name) ?? (own.isEmpty ? "." : own.string)
}
