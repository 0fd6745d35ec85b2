import SystemPackage

/// Why output could not be written.
package enum WriteProblem: Error, Sendable, Hashable {
  /// The file cannot be made.
  case cannotCreate(String)
  /// The file was made, and its bytes could not be written.
  case cannotWrite(String)
}

/// Writes a file beside the one that has the name, and then renames it, so that a crash leaves the old file whole.
///
/// What is no plain file, such as `/dev/null`, is written to as it is; a link keeps leading where it leads.
package func writeFile(_ bytes: [UInt8], to name: String) throws(WriteProblem) {
  let file = try GrowingFile(name)
  do {
    try file.write(bytes)
    try file.finish()
  } catch {
    file.discard()
    throw error
  }
}

/// A file that is written piece by piece, beside the one that has the name until it is whole.
package struct GrowingFile: Sendable {
  /// As it is told.
  private let path: FilePath
  /// Where the bytes go until they are whole; nil for what is no plain file.
  private let beside: FilePath?
  private let file: FileDescriptor

  /// Makes the file.
  package init(_ name: String) throws(WriteProblem) {
    let named = FilePath(name)
    let type = try? fileType(named)
    if type == .directory { throw .cannotCreate("'\(name)' is a folder") }
    guard type == nil || type == .regular else {
      (path, beside) = (named, nil)
      file = try Self.create(named, options: [], shown: named)
      return
    }
    path = (try? realPath(named)) ?? named
    guard let last = path.lastComponent else { throw .cannotCreate("'\(path)' is no name of a file") }
    let place = path.removingLastComponent().appending(".\(last.string).\(processNumber())")
    beside = place
    file = try Self.create(place, options: [.create, .truncate, .closeOnExec, .noFollow], shown: path)
  }

  package func write(_ bytes: [UInt8]) throws(WriteProblem) {
    do {
      try file.writeAll(bytes)
    } catch {
      throw cannotWrite(error)
    }
  }

  /// Gives the file its name: it is whole.
  package func finish() throws(WriteProblem) {
    do {
      try file.closeAfter { if beside != nil { try syncToDisk(file) } }
      if let beside { try renameFile(beside, to: path) }
    } catch {
      throw cannotWrite(error)
    }
  }

  /// Takes away what was written; the file that has the name stays as it was.
  package func discard() {
    try? file.close()
    if let beside { removeFile(beside) }
  }

  private func cannotWrite(_ error: any Error) -> WriteProblem {
    .cannotWrite("'\(path)' cannot be written: \(words(error))")
  }

  private static func create(
    _ path: FilePath, options: FileDescriptor.OpenOptions, shown: FilePath
  ) throws(WriteProblem) -> FileDescriptor {
    do {
      return try FileDescriptor.open(
        path, .writeOnly, options: options, permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
    } catch {
      throw .cannotCreate("'\(shown)' cannot be written: \(words(error))")
    }
  }
}

private func words(_ error: any Error) -> String {
  switch error {
  case let errno as Errno: errno.description
  case let problem as FileProblem: problem.reason
  default: "\(error)"
  }
}
