import Foundation

/// A text that is kept in a file and compared with what is made now. `UPDATE_GOLDENS=1` writes all such files anew, so
/// that a change of what readers see is a difference that one can read.
package struct Golden {
  /// Whether files are written instead of compared.
  package static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1"

  private let path: String

  /// A file, by its absolute path.
  package init(_ path: String) { self.path = path }

  /// The first line of a text that the file does not have, with its number; nil where both are the same. Writes the
  /// file where that is asked for.
  package func difference(from text: String) throws -> String? {
    if Golden.isUpdating {
      let folder = (path as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    let kept = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    if text.utf8.elementsEqual(kept.utf8) { return nil }
    let (new, old) = (Golden.lines(text), Golden.lines(kept))
    let place = zip(new, old).enumerated().first { $1.0 != $1.1 }?.offset ?? min(new.count, old.count)
    return "\(path):\(place + 1): \(place < new.count ? new[place] : "the end"); UPDATE_GOLDENS=1 writes it anew"
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
