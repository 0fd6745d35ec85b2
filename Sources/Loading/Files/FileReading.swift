package import SystemPackage

/// The bytes of a plain file.
///
/// A pipe is refused rather than waited for: reading never blocks on what nobody writes. O(n) in the bytes, of which no
/// more than `limit` are read.
package func readFile(_ path: FilePath, limit: Int) throws(FileProblem) -> [UInt8] {
  try system {
    let file = try FileDescriptor.open(path, .readOnly, options: [.nonBlocking, .closeOnExec])
    return try file.closeAfter {
      let stat = try file.stat()
      if stat.type == .directory { throw FileProblem.isFolder }
      guard stat.type == .regular else { throw FileProblem.isSpecial }
      return try readAll(file, expecting: Int(stat.size), limit: limit)
    }
  }
}

/// The bytes of standard input, of which no more than `limit` are read; waits for who writes them. O(n).
package func readStandardInput(limit: Int) throws(FileProblem) -> [UInt8] {
  try readStream(.standardInput, limit: limit)
}

/// The bytes of what a process holds open, such as `/dev/stdin` or a shell's `/dev/fd/63`; waits for who writes them. O(n).
func readOpenFile(_ path: FilePath, limit: Int) throws(FileProblem) -> [UInt8] {
  let file = try system { try FileDescriptor.open(path, .readOnly, options: [.closeOnExec]) }
  defer { try? file.close() }
  return try readStream(file, limit: limit)
}

/// The bytes of an open file until its end.
func readStream(_ file: FileDescriptor, limit: Int) throws(FileProblem) -> [UInt8] {
  try system { try readAll(file, expecting: 0, limit: limit) }
}

/// Reads until the end, which need not be where the size says: a file may grow or shrink meanwhile.
private func readAll(_ file: FileDescriptor, expecting size: Int, limit: Int) throws -> [UInt8] {
  guard size <= limit else { throw FileProblem.tooLarge(limit: limit) }
  var bytes = [UInt8](repeating: 0, count: max(0, size) + 1)
  var count = 0
  while true {
    let read = try bytes.withUnsafeMutableBytes {
      try file.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[count...]))
    }
    count += read
    if count > limit { throw FileProblem.tooLarge(limit: limit) }
    if read == 0 { break }
    if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: max(4096, count))) }
  }
  bytes.removeLast(bytes.count - count)
  return bytes
}
