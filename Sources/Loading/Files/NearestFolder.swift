package import SystemPackage

/// The folder itself, or the nearest one above it, that holds a file of this name; nil if none does.
package func nearestFolder(holding name: String, from start: FilePath) throws(FileProblem) -> FilePath? {
  var folder = start
  while true {
    if (try? fileType(folder.appending(name))) == .regular { return folder }
    if try realPath(folder).components.isEmpty { return nil }
    folder = above(folder)
  }
}

/// `a/b` → `a`, `a` → `.`, `.` → `..`, `..` → `../..`: as a person would write it.
private func above(_ folder: FilePath) -> FilePath {
  guard let last = folder.lastComponent else { return ".." }
  let rest = folder.removingLastComponent()
  switch last.kind {
  case .parentDirectory: return folder.appending("..")
  case .currentDirectory: return rest.isEmpty ? ".." : above(rest)
  case .regular: return rest.isEmpty ? "." : rest
  }
}
