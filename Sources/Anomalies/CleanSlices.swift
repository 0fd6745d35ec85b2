package import Verification

/// Slices of which an earlier run found that nothing is to be said: they are not asked again.
///
/// As a file a line each, a check's code and a digest of all that its questions read: what is edited, or stands downstream
/// of it, has another digest.
package struct CleanSlices: Hashable, Sendable {
  /// To be raised where a check comes to look for something else.
  private static let header = "demarche clean slices 1"
  private var digests: [String: Set<UInt64>] = [:]

  package init() {}

  /// Nil where the text is none of this version. Lines that are no entries are passed over.
  package init?(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.first.map(String.init) == Self.header else { return nil }
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      guard words.count == 2, let digest = UInt64(words[1], radix: 16) else { continue }
      digests[String(words[0]), default: []].insert(digest)
    }
  }

  /// In the order of codes and digests.
  package var text: String {
    let lines = digests.keys.sorted().flatMap { code in
      (digests[code] ?? []).sorted().map { "\(code) \(String($0, radix: 16))" }
    }
    return ([Self.header] + lines).map { $0 + "\n" }.joined()
  }

  package func contains(_ digest: Digest, _ code: String) -> Bool { digests[code]?.contains(digest.word) ?? false }

  package mutating func insert(_ digest: Digest, _ code: String) { digests[code, default: []].insert(digest.word) }

  /// Forgets what is known of a check.
  package mutating func clear(_ code: String) { digests[code] = nil }
}
