import Reading
import RuleModel
import SourceText
import SystemPackage
import YAMLReading

/// A profile of a folder.
public struct ListedProfile: Sendable {
  /// The file, under the folder as it was named.
  public var path: String
  /// What it is an example of, where the index says so.
  public var goodFor: LocalizedText?
}

extension Workspace {
  /// The profiles that a folder's `profiles.yaml` lists, in its order; without one, every `.yaml` file of the folder.
  public mutating func listProfiles(folder: String, languages: [String]) -> Loaded<[ListedProfile]> {
    var diagnostics: [Diagnostic] = []
    guard let path = filePath(folder) else { return Loaded([], [unreadable(folder, .missing)]) }
    do {
      let names = try namesInFolder(path).filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
      guard names.contains(ProfileRoot.index) else {
        return Loaded(names.map { ListedProfile(path: path.appending($0).string) })
      }
      let index = path.appending(ProfileRoot.index)
      let bytes = try readFile(index, limit: limits.bytes)
      let tree = addYAML(bytes, path: index.string, &diagnostics)
      let profiles = readIndex(tree, in: path, languages, &diagnostics)
      return Loaded(profiles, sorted(diagnostics))
    } catch {
      return Loaded([], [unreadable(folder, error)])
    }
  }

  private func readIndex(
    _ tree: YAMLTree, in folder: FilePath, _ languages: [String], _ diagnostics: inout [Diagnostic]
  ) -> [ListedProfile] {
    guard let root = tree.root else { return [] }
    var sink = DiagnosticSink()
    defer { diagnostics += sink.diagnostics }
    let fields = Fields(root, of: "the index of profiles", known: ["profiles"], &sink)
    return (fields?.list("profiles", &sink) ?? []).compactMap { entry in
      guard let fields = Fields(entry, of: "an entry of the index", known: ["profile", "good for"], &sink),
        let node = fields.required("profile", &sink), let name = readString(node, of: "'profile'", &sink)
      else { return nil }
      let purpose = fields.text("good for", languages, &sink)
      guard let path = filePath(name.hasSuffix(".yaml") ? name : name + ".yaml"), path.isRelative else {
        sink.add(WorkspaceCode.index.diagnostic("'\(name)' is no name of a profile", at: node.span))
        return nil
      }
      return ListedProfile(path: folder.pushing(path).string, goodFor: purpose)
    }
  }
}
