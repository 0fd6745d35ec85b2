package import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The names in a folder, sorted by their bytes, without `.` and `..`: never in the file system's order.
package func namesInFolder(_ path: FilePath) throws(FileProblem) -> [String] {
  guard let stream = path.withPlatformString({ opendir($0) }) else { throw FileProblem(lastError()) }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = name(of: entry)
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

private func name(of entry: UnsafeMutablePointer<dirent>) -> String {
  withUnsafePointer(to: &entry.pointee.d_name) { pointer in
    let capacity = MemoryLayout.size(ofValue: pointer.pointee)
    return pointer.withMemoryRebound(to: UInt8.self, capacity: capacity) { bytes in
      let buffer = UnsafeBufferPointer(start: bytes, count: capacity)
      return String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

/// Makes a folder unless it is there.
package func makeFolder(_ name: String) throws(WriteProblem) {
  let path = FilePath(name)
  if isFolder(path) { return }
  let status = path.withPlatformString { mkdir($0, 0o777) }
  if status != 0 { throw .cannotCreate("'\(name)' cannot be made: \(lastError())") }
}

/// What a path leads to, links followed.
package func fileType(_ path: FilePath) throws(FileProblem) -> FileType {
  try system { try path.stat(followTargetSymlink: true).type }
}

package func isFolder(_ path: FilePath) -> Bool {
  (try? fileType(path)) == .directory
}

/// The path without links, from the root of the file system.
func realPath(_ path: FilePath) throws(FileProblem) -> FilePath {
  guard let resolved = path.withPlatformString({ realpath($0, nil) }) else { throw FileProblem(lastError()) }
  defer { free(resolved) }
  return FilePath(platformString: resolved)
}

/// Gives a file another name, in place of the file that has it.
func renameFile(_ from: FilePath, to: FilePath) throws(FileProblem) {
  let status = from.withPlatformString { from in to.withPlatformString { rename(from, $0) } }
  if status != 0 { throw FileProblem(lastError()) }
}

func removeFile(_ path: FilePath) {
  _ = path.withPlatformString { unlink($0) }
}

/// A number that tells this run's files from those of another.
func processNumber() -> Int32 { getpid() }

/// Whether something can be read before so many milliseconds have passed; the end counts too.
package func canRead(_ file: FileDescriptor, within milliseconds: Int32) -> Bool {
  var asked = pollfd(fd: file.rawValue, events: Int16(POLLIN), revents: 0)
  return poll(&asked, 1, milliseconds) > 0
}

/// Waits until the bytes lie on the disk, so that the rename does not come before them.
func syncToDisk(_ file: FileDescriptor) throws {
  if fsync(file.rawValue) != 0 { throw lastError() }
}

private func lastError() -> Errno { Errno(rawValue: errno) }
