import Reading
package import RuleModel
import SourceText
import SystemPackage
import YAMLReading

/// What a folder of profiles says of them.
package struct ProfileIndex: Sendable {
  package var profiles: [ListedProfile] = []
  /// Whether every fact must say where it comes from, or how far it is to be trusted.
  package var factsNeedASource = false
}

/// A profile of a folder.
package struct ListedProfile: Sendable {
  /// The file, under the folder as it was named.
  package var path: String
  /// What it is an example of, where the index says so.
  package var goodFor: LocalizedText?
}

extension Workspace {
  /// What a folder's `profiles.yaml` says, profiles in its order; without one, every `.yaml` file of the folder.
  package mutating func profileIndex(folder: String, languages: [String]) -> Loaded<ProfileIndex> {
    guard let path = filePath(folder) else { return Loaded(ProfileIndex(), [unreadable(folder, .missing)]) }
    do {
      let names = try namesInFolder(path).filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
      guard names.contains(ProfileRoot.index) else {
        return Loaded(ProfileIndex(profiles: names.map { ListedProfile(path: path.appending($0).string) }))
      }
      var diagnostics: [Diagnostic] = []
      let index = path.appending(ProfileRoot.index)
      let bytes = try readFile(index, limit: limits.bytes)
      let tree = addYAML(bytes, path: index.string, &diagnostics)
      let read = readIndex(tree, in: path, languages, &diagnostics)
      return Loaded(read, sources.sorted(diagnostics))
    } catch {
      return Loaded(ProfileIndex(), [unreadable(folder, error)])
    }
  }

  /// The folder whose index speaks of a profile; nil where none does.
  package func indexFolder(around profile: String) -> String? {
    guard let file = filePath(profile) else { return nil }
    let own = file.removingLastComponent()
    let found = try? nearestFolder(holding: ProfileRoot.index, from: own.isEmpty ? "." : own)
    return found?.string
  }

  private func readIndex(
    _ tree: YAMLTree, in folder: FilePath, _ languages: [String], _ diagnostics: inout [Diagnostic]
  ) -> ProfileIndex {
    guard let root = tree.root else { return ProfileIndex() }
    var sink = DiagnosticSink()
    defer { diagnostics += sink.diagnostics }
    guard let fields = Fields(root, of: "the index of profiles", known: Keys.index, &sink)
    else { return ProfileIndex() }
    return ProfileIndex(
      profiles: listed(fields, in: folder, languages, &sink),
      factsNeedASource: fields.bool("facts need a source", &sink))
  }

  private func listed(
    _ fields: Fields, in folder: FilePath, _ languages: [String], _ sink: inout DiagnosticSink
  ) -> [ListedProfile] {
    (fields.list("profiles", &sink) ?? []).compactMap { entry in
      guard let fields = Fields(entry, of: "an entry of the index", known: Keys.indexEntry, &sink),
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
