import Reading
import RuleModel
import SourceText
import SystemPackage
import YAMLReading

/// A profile that is written by the program: as rows, and as it is read from them.
public struct WrittenProfile: Sendable {
  public var rows: ProfileRows
  public var loaded: LoadedProfile
}

extension Workspace {
  /// A profile in a file with its rows; nil, with diagnostics, where it cannot be read.
  public mutating func writtenProfile(path: String, rules: RuleBase) -> Loaded<WrittenProfile?> {
    let loaded = loadProfile(path: path, rules: rules)
    guard !loaded.hasErrors, let place = sources.files.lastIndex(where: { $0.path == path }) else {
      return Loaded(nil, loaded.diagnostics)
    }
    let file = sources.files[place]
    let tree = readYAML(file, id: FileID(Int32(place)), limits: limits).tree
    let rows = ProfileRows(file, tree, names: loaded.value.names)
    return Loaded(WrittenProfile(rows: rows, loaded: loaded.value), loaded.diagnostics)
  }

  /// What rows say, read as a profile that stands in a file of this name. Diagnostics stand in the text that they make.
  public mutating func read(_ rows: ProfileRows, as name: String, rules: RuleBase) -> Loaded<LoadedProfile> {
    loadProfile(bytes: ProfileText(rows, rules.names).bytes, name: name, root: root(of: name), rules: rules)
  }

  /// A profile from a table of comma-separated values, which is to stand in a file of this name; nil, with diagnostics at
  /// the cells, where it cannot be read.
  public mutating func table(path: String, as name: String, rules: RuleBase) -> Loaded<WrittenProfile?> {
    let bytes: [UInt8]
    do {
      guard let file = filePath(path) else { throw FileProblem.missing }
      bytes = try readFile(file, limit: limits.bytes)
    } catch {
      return Loaded(nil, [unreadable(path, error as? FileProblem ?? .missing)])
    }
    var diagnostics: [Diagnostic] = []
    let id = sources.add(path: path, bytes: bytes)
    let file = SourceFile(path: path, bytes: bytes)
    let table = ProfileTable(file, id: id, names: rules.names, &diagnostics)
    if diagnostics.contains(where: { $0.severity == .error }) { return Loaded(nil, sources.sorted(diagnostics)) }
    let text = ProfileText(table.profile, rules.names)
    let loaded = loadProfile(bytes: text.bytes, name: name, root: root(of: name), rules: rules)
    let own = sources.files.lastIndex { $0.path == name }.map { FileID(Int32($0)) }
    diagnostics += loaded.diagnostics.map { placed($0, from: own, text, table) }
    let isWrong = diagnostics.contains { $0.severity == .error }
    return Loaded(
      isWrong ? nil : WrittenProfile(rows: table.profile, loaded: loaded.value), sources.sorted(diagnostics))
  }

  /// What is said of the text that a table became, at the cells from which it came.
  private func placed(
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

  /// The folder from which a file of this name would name others.
  private func root(of name: String) -> String {
    guard let folder = indexFolder(around: name) else {
      let own = filePath(name)?.removingLastComponent() ?? ""
      return own.isEmpty ? "." : own.string
    }
    return folder
  }
}
