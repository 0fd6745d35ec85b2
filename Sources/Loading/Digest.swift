import Reading
import SourceText

/// The bytes of some files under their relative paths, as one SHA-256.
///
/// Each file counts as its path, a zero byte, the number of its bytes in decimal, a zero byte, and its bytes: no two
/// different lists of files are written alike. Paths are sorted by their bytes.
struct FileDigest: Sendable {
  private var files: [(path: String, bytes: [UInt8])] = []

  init(_ texts: [RuleText] = []) { files = texts.map { ($0.path, $0.file.bytes) } }

  mutating func add(_ path: String, _ bytes: [UInt8]) {
    files.append((path, bytes))
  }

  /// `sha256:` and 64 hexadecimal digits. O(n) in the bytes.
  var text: String {
    var hash = SHA256()
    for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      hash.update("\(file.path)\0\(file.bytes.count)\0".utf8)
      hash.update(file.bytes)
    }
    return "sha256:" + hash.hexadecimal
  }
}
