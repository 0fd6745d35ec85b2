import SystemPackage

/// Why output could not be written.
public enum WriteProblem: Error, Sendable, Hashable {
  /// The file cannot be made.
  case cannotCreate(String)
  /// The file was made, and its bytes could not be written.
  case cannotWrite(String)
}

/// Writes a file beside the one that has the name, and then renames it, so that a crash leaves the old file whole.
///
/// What is no plain file, such as `/dev/null`, is written to as it is; a link keeps leading where it leads.
public func writeFile(_ bytes: [UInt8], to name: String) throws(WriteProblem) {
  var path = FilePath(name)
  let type = try? fileType(path)
  if type == .directory { throw .cannotCreate("'\(name)' is a folder") }
  if type == nil || type == .regular {
    path = (try? realPath(path)) ?? path
    try writeBeside(bytes, path)
  } else {
    let file = try create(path, options: [], shown: path)
    try write(bytes, to: file, path, isPlain: false)
  }
}

private func writeBeside(_ bytes: [UInt8], _ path: FilePath) throws(WriteProblem) {
  guard let last = path.lastComponent else { throw .cannotCreate("'\(path)' is no name of a file") }
  let beside = path.removingLastComponent().appending(".\(last.string).\(processNumber())")
  let file = try create(beside, options: [.create, .truncate, .closeOnExec, .noFollow], shown: path)
  do {
    try write(bytes, to: file, path, isPlain: true)
    try renameFile(beside, to: path)
  } catch {
    removeFile(beside)
    throw (error as? WriteProblem) ?? .cannotWrite("'\(path)' cannot be written: \(words(error))")
  }
}

private func create(
  _ path: FilePath, options: FileDescriptor.OpenOptions, shown: FilePath
) throws(WriteProblem) -> FileDescriptor {
  do {
    return try FileDescriptor.open(
      path, .writeOnly, options: options, permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
  } catch {
    throw .cannotCreate("'\(shown)' cannot be written: \(words(error))")
  }
}

private func write(
  _ bytes: [UInt8], to file: FileDescriptor, _ path: FilePath, isPlain: Bool
) throws(WriteProblem) {
  do {
    try file.closeAfter {
      try file.writeAll(bytes)
      if isPlain { try syncToDisk(file) }
    }
  } catch {
    throw .cannotWrite("'\(path)' cannot be written: \(words(error))")
  }
}

private func words(_ error: any Error) -> String {
  switch error {
  case let errno as Errno: errno.description
  case let problem as FileProblem: problem.reason
  default: "\(error)"
  }
}
