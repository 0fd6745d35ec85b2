import Explanation
import SystemPackage

/// A file in which a sweep notes the worlds that are done, so that another one goes on from there: a line that says of what
/// sweep it is, then pieces, each behind a line with its number of worlds and bytes. What a killed process wrote only in part is
/// left out.
struct SweepJournal {
  private let file: FileDescriptor

  /// Why a file does not serve.
  enum Problem: Error {
    case unreadable(String)
    /// It is of another sweep.
    case other
  }

  /// Opens the file, or makes it, and hands the sweep all pieces that are whole.
  init(_ name: String, of signature: String, _ sweep: inout WorldSweep) throws(Problem) {
    do {
      file = try FileDescriptor.open(
        FilePath(name), .readWrite, options: [.create], permissions: [.ownerReadWrite, .groupRead, .otherRead])
      let end = try Self.restore(try Self.bytes(of: file), signature, &sweep)
      try file.resize(to: Int64(end))
      try file.seek(offset: Int64(end), from: .start)
      if end == 0 { try file.writeAll((signature + "\n").utf8) }
    } catch let problem as Problem {
      throw problem
    } catch {
      throw .unreadable("'\(name)' cannot be used: \((error as? Errno)?.description ?? "\(error)")")
    }
  }

  private static func bytes(of file: FileDescriptor) throws -> [UInt8] {
    let size = Int(try file.seek(offset: 0, from: .end))
    try file.seek(offset: 0, from: .start)
    var bytes = [UInt8](repeating: 0, count: size)
    var read = 0
    while read < size {
      let count = try bytes.withUnsafeMutableBytes {
        try file.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[read...]))
      }
      if count == 0 { break }
      read += count
    }
    return Array(bytes[..<read])
  }

  /// Where the last whole piece ends.
  private static func restore(_ bytes: [UInt8], _ signature: String, _ sweep: inout WorldSweep) throws -> Int {
    if bytes.isEmpty { return 0 }
    let head = Array((signature + "\n").utf8)
    guard bytes.starts(with: head) else { throw Problem.other }
    var place = head.count
    while let (worlds, size, start) = piece(bytes, place), start + size < bytes.count, bytes[start + size] == 0x0A {
      guard sweep.take(Array(bytes[start..<start + size]), worlds: worlds) else { throw Problem.other }
      place = start + size + 1
    }
    sweep.recall()
    return place
  }

  /// The two numbers of a piece's line, and where the piece begins.
  private static func piece(_ bytes: [UInt8], _ place: Int) -> (worlds: Int, size: Int, start: Int)? {
    guard let end = bytes[place...].prefix(40).firstIndex(of: 0x0A) else { return nil }
    let numbers = String(decoding: bytes[place..<end], as: UTF8.self).split(separator: " ").map { Int($0) }
    guard numbers.count == 2, let worlds = numbers[0], let size = numbers[1], worlds > 0, size > 0,
      size < bytes.count
    else { return nil }
    return (worlds, size, end + 1)
  }

  /// Notes worlds that are done.
  func add(_ piece: [UInt8], worlds: Int) throws {
    try file.writeAll(Array("\(worlds) \(piece.count)\n".utf8) + piece + [0x0A])
  }

  func close() { try? file.close() }
}
