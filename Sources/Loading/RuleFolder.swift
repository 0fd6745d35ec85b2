import SystemPackage

/// The files of a rule set's folder, found and not yet read.
public struct RuleFolder {
  struct File: Sendable {
    /// As it is read and shown.
    var path: FilePath
    /// Relative to the folder, with slashes.
    var relative: String
  }

  public static let parts = ["vocabulary", "catalogue", "theory", "documents"]
  /// What evaluation does not need.
  public static let aside = "registers"
  /// Folders within folders: more are likely a circle of links.
  public static let depth = 16

  var files: [File] = []
  /// Files of `registers`.
  var registers: [File] = []
  var hasManifest = false
  var unread: [String] = []
  var problems: [(path: String, problem: FileProblem)] = []

  init(_ directory: String) {
    guard let root = filePath(directory) else {
      problems.append((directory, .missing))
      return
    }
    for (name, path) in list(root) {
      if name == "ruleset.yaml" {
        files.append(File(path: path, relative: name))
        hasManifest = true
      } else if Self.parts.contains(name) || name == Self.aside {
        walk(path, relative: name, depth: 0)
      } else if isYAML(name) {
        unread.append(path.string)
      }
    }
    files.sort { $0.relative.utf8.lexicographicallyPrecedes($1.relative.utf8) }
    registers = files.filter { $0.relative.hasPrefix(Self.aside + "/") }
    files.removeAll { $0.relative.hasPrefix(Self.aside + "/") }
  }

  private mutating func walk(_ folder: FilePath, relative: String, depth: Int) {
    guard depth < Self.depth else {
      problems.append((folder.string, .tooDeep(limit: Self.depth)))
      return
    }
    for (name, path) in list(folder) {
      if name.hasSuffix(".yaml"), !isFolder(path) {
        files.append(File(path: path, relative: "\(relative)/\(name)"))
      } else if isFolder(path) {
        walk(path, relative: "\(relative)/\(name)", depth: depth + 1)
      } else if isYAML(name) {
        unread.append(path.string)
      }
    }
  }

  /// What the folder shows; names that begin with a dot are hidden.
  private mutating func list(_ folder: FilePath) -> [(name: String, path: FilePath)] {
    do {
      return try namesInFolder(folder).filter { !$0.hasPrefix(".") }.map { ($0, folder.appending($0)) }
    } catch {
      problems.append((folder.string, error))
      return []
    }
  }

  private func isYAML(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }
}
