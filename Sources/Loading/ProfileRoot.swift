import SystemPackage

/// The folder that a profile's names of files start from, and outside which nothing is read.
package struct ProfileRoot: Sendable {
  /// As files in it are shown: relative if the profile was named so.
  let folder: FilePath
  /// The same without links.
  private let resolved: FilePath

  package static let index = "profiles.yaml"

  /// The nearest folder upwards that holds `profiles.yaml`, else the profile's own.
  init(of profile: FilePath) throws(FileProblem) {
    let own = profile.removingLastComponent()
    let start: FilePath = own.isEmpty ? "." : own
    try self.init(folder: try nearestFolder(holding: Self.index, from: start) ?? start)
  }

  /// A folder that is named.
  init(folder: FilePath) throws(FileProblem) {
    self.folder = folder == "." ? "" : folder
    resolved = try realPath(folder)
  }

  /// A file of the root.
  struct Place {
    /// As it is shown.
    var shown: FilePath
    /// As it is read: without links.
    var resolved: FilePath
    /// Relative to the root, links resolved: the same file has one name, however it is named.
    var relative: String
  }
  enum Search {
    case found(Place)
    case outside
    case problem(FileProblem)
  }

  /// The file that a profile names, with or without `.yaml`.
  func find(_ name: String) -> Search {
    guard let named = filePath(name.hasSuffix(".yaml") ? name : name + ".yaml") else { return .problem(.missing) }
    // Before any look at the disk: whether something exists elsewhere is nobody's business.
    let normal = named.lexicallyNormalized()
    if normal.isAbsolute || normal.components.first?.kind == .parentDirectory { return .outside }
    let shown = folder.pushing(normal)
    do {
      return place(shown, try realPath(resolved.pushing(normal)))
    } catch {
      return .problem(error)
    }
  }

  private func place(_ shown: FilePath, _ target: FilePath) -> Search {
    var relative = target
    guard relative.removePrefix(resolved) else { return .outside }
    return .found(Place(shown: shown, resolved: target, relative: relative.string))
  }

  /// The folder, as it is told.
  var shown: String { folder.isEmpty ? "." : folder.string }

  /// What lies in the folder of a file that is not there, named as that file is; of a bare name also what lies in the
  /// folders of the root.
  func files(beside name: String) -> [String] {
    guard let named = filePath(name)?.lexicallyNormalized(), named.isRelative,
      named.components.first?.kind != .parentDirectory
    else { return [] }
    let inner = named.removingLastComponent()
    let own = names(in: inner)
    return inner.isEmpty ? own + own.filter { !$0.contains(".") }.flatMap { names(in: FilePath($0)) } : own
  }

  private func names(in inner: FilePath) -> [String] {
    let names = (try? namesInFolder(resolved.pushing(inner))) ?? []
    return names.filter { !$0.hasPrefix(".") && $0 != Self.index }.map { inner.appending($0).string }
  }

  /// The name of a profile in digests: relative to the root where it lies in it.
  func relativeName(of profile: FilePath) -> String {
    guard var path = try? realPath(profile) else { return profile.string }
    return path.removePrefix(resolved) ? path.string : profile.lastComponent?.string ?? profile.string
  }
}
