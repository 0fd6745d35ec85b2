import Reading
package import RuleModel
package import SourceText
import SystemPackage
import YAMLReading

/// What a file in a folder of profiles describes.
package enum DescribedThing: Sendable {
  case profile
  /// Facts of one entity that several profiles name: of which kind, and the id that the file says.
  case shared(KindID, id: String)
  /// No key says it.
  case nothing(SourceSpan)
  /// The file cannot be had, or is no mapping.
  case unreadable
}

/// The files of facts that profiles share in the folder of a profile, by the name of their kind; each as profiles name it.
package func sharedFiles(
  beside profile: String, _ names: Names, in workspace: inout Workspace
) -> [String: [String]] {
  guard let file = filePath(profile), let root = workspace.indexFolder(around: profile).flatMap(filePath) ?? file.folder
  else { return [:] }
  var found: [String: [String]] = [:]
  for folder in ((try? namesInFolder(root)) ?? []).filter({ !$0.hasPrefix(".") && isFolder(root.appending($0)) }) {
    for name in (try? namesInFolder(root.appending(folder))) ?? [] where name.hasSuffix(".yaml") {
      let path = root.appending(folder).appending(name)
      guard case .shared(let kind, _) = workspace.described(path.string, names) else { continue }
      found[names[kind].name, default: []].append("\(folder)/\(name.dropLast(".yaml".count))")
    }
  }
  return found
}

extension Workspace {
  /// What a file describes, as its keys say: `profile: seoul`, `country: kr`.
  package mutating func described(_ path: String, _ names: Names) -> DescribedThing {
    guard let file = filePath(path), let bytes = try? readFile(file, limit: limits.bytes) else { return .unreadable }
    let source = SourceFile(path: path, bytes: bytes)
    guard let root = readYAML(source, id: .none, limits: limits).tree.root, root.kind == .mapping else {
      return .unreadable
    }
    if root["profile"] != nil { return .profile }
    for (number, kind) in names.kinds.enumerated() where kind.arity < 2 {
      guard let id = root[kind.name], id.kind == .scalar, isName(id.text) else { continue }
      return .shared(KindID(number), id: id.text)
    }
    let isProfile = root.entries.contains { names.kind(listedAs: $0.key.text) != nil }
    return isProfile ? .profile : .nothing(SourceSpan(file: sources.add(source), start: 0, end: 0))
  }
}

/// What the entity in a file that profiles share is called, in each language; empty where the file does not say it.
package func titles(ofShared name: String, beside profile: String, _ rules: RuleBase, in workspace: Workspace)
  -> [String]
{
  guard let root = filePath(profileFolder(of: profile, in: workspace)),
    let bytes = try? readFile(root.appending(name + ".yaml"), limit: workspace.limits.bytes)
  else { return [] }
  let source = SourceFile(path: name, bytes: bytes)
  guard let node = readYAML(source, id: .none, limits: workspace.limits).tree.root?["name"] else { return [] }
  if node.kind == .scalar { return rules.names.languages.map { _ in node.text } }
  return rules.names.languages.compactMap { node[$0]?.text }
}

extension FilePath {
  /// The folder in which a file lies.
  fileprivate var folder: FilePath? {
    let above = removingLastComponent()
    return above.isEmpty ? "." : above
  }
}
