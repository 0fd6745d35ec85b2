import SystemPackage

/// The files of a rule set's folder, or of several laid one over the other, found and not yet read.
package struct RuleFolder {
  struct File: Sendable {
    /// As it is read and shown.
    var path: FilePath
    /// Relative to the folder, with slashes.
    var relative: String
  }

  package static let parts = ["vocabulary", "catalogue", "theory", "documents"]
  /// What evaluation does not need.
  package static let aside = "registers"
  /// What only tests need.
  static let tests = "tests"
  /// Folders within folders: more are likely a circle of links.
  package static let depth = 16

  var files: [File] = []
  /// Files of `registers`.
  var registers: [File] = []
  var hasManifest = false
  var unread: [String] = []
  /// Files of a lower folder in whose place those of a folder above it are read.
  var covered: [(below: File, above: File)] = []
  var problems: [(path: String, problem: FileProblem)] = []

  /// The folders that a name holds, the later over the earlier: `Rules:my-rules`.
  package static func folders(_ directory: String) -> [String] {
    if filePath(directory).map(isFolder) == true { return [directory] }
    return directory.split(separator: ":").map(String.init)
  }

  /// A file of a later folder takes the place of the one that has the same name in an earlier.
  init(_ directory: String) {
    let folders = Self.folders(directory)
    self.init(folder: folders.first ?? directory)
    for name in folders.dropFirst() {
      let upper = RuleFolder(folder: name)
      files = laid(upper.files, over: files)
      registers = laid(upper.registers, over: registers)
      hasManifest = hasManifest || upper.hasManifest
      unread += upper.unread
      problems += upper.problems
    }
  }

  private mutating func laid(_ upper: [File], over lower: [File]) -> [File] {
    var lower = lower
    for file in upper {
      if let place = lower.firstIndex(where: { $0.relative == file.relative }) {
        covered.append((lower[place], file))
        lower[place] = file
      } else {
        lower.append(file)
      }
    }
    return lower.sorted { $0.relative.utf8.lexicographicallyPrecedes($1.relative.utf8) }
  }

  private init(folder directory: String) {
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
      } else if isFolder(path) {
        if name == Self.tests {
          findUnread(path, depth: 0)
        } else if mayBeMissed(path) {
          unread.append(path.string)
        }
      } else if looksLikeYAML(name) {
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
      } else if looksLikeYAML(name) {
        unread.append(path.string)
      }
    }
  }

  /// Files of tests that are named so that nobody reads them.
  private mutating func findUnread(_ folder: FilePath, depth: Int) {
    for (name, path) in list(folder) where depth < Self.depth {
      if isFolder(path) {
        findUnread(path, depth: depth + 1)
      } else if looksLikeYAML(name), !name.hasSuffix(".yaml") {
        unread.append(path.string)
      }
    }
  }

  /// Whether files of rules may be missed in a folder: it holds YAML, and no profile, which others read.
  private mutating func mayBeMissed(_ folder: FilePath) -> Bool {
    var files: [FilePath] = []
    collectYAML(folder, depth: 0, into: &files)
    return !files.isEmpty && !files.contains(where: isOfProfiles)
  }

  private mutating func collectYAML(_ folder: FilePath, depth: Int, into files: inout [FilePath]) {
    for (name, path) in list(folder) where depth < Self.depth {
      if isFolder(path) {
        collectYAML(path, depth: depth + 1, into: &files)
      } else if looksLikeYAML(name) {
        files.append(path)
      }
    }
  }

  private func isOfProfiles(_ file: FilePath) -> Bool {
    guard file.lastComponent?.string != ProfileRoot.index else { return true }
    guard let bytes = try? readFile(file, limit: 1 << 20) else { return false }
    let key = Array("profile:".utf8)
    return bytes.starts(with: key) || bytes.split(separator: UInt8(ascii: "\n")).contains { $0.starts(with: key) }
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
}

/// Whether a file most likely holds YAML, however it is named: `a.yaml`, `a.yml`, `a.YAML`, `a.yaml.txt`; no backup of an editor.
package func looksLikeYAML(_ name: String) -> Bool {
  let name = name.lowercased()
  return [".yaml", ".yml"].contains { name.hasSuffix($0) || name.contains($0 + ".") } && !name.hasSuffix("~")
}
