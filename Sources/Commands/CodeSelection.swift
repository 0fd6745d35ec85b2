import Loading
import SourceText

/// Codes as people choose them: `D0412`, all that begin so (`D04`), or slugs, one by one or in lists with commas.
package struct CodeSelection: Sendable, ExpressibleByArrayLiteral {
  private let words: [String]

  package init(_ written: [String]) {
    words = written.flatMap { $0.split { $0 == "," || $0.isWhitespace } }.map(String.init)
  }

  package init(arrayLiteral words: String...) { self.init(words) }

  /// Whether nothing was written.
  var isEmpty: Bool { words.isEmpty }

  func contains(_ code: String, _ slug: String) -> Bool { words.contains { Self.names($0, code, slug) } }

  private static func names(_ word: String, _ code: String, _ slug: String) -> Bool {
    code.hasPrefix(word.uppercased()) || slug == word.lowercased()
  }

  /// Of every word that names no code, what is near; `option` is where it was written.
  func faults(_ option: String) -> [Diagnostic] {
    words.filter { word in !allCodes.contains { Self.names(word, $0.code, $0.slug) } }.map { word in
      WorkspaceCode.commandLine.diagnostic(
        "'\(option)': there is no code '\(word)'", at: .none, help: codes(near: word))
    }
  }
}

/// What may be meant by a word that is no code.
func codes(near word: String) -> [String] {
  let match = nameMatch(for: word, among: allCodes.map { NameCandidate($0.slug, titles: [$0.code]) })
  let near = match?.places.prefix(12).map { "'\(allCodes[$0].code)' (\(allCodes[$0].slug))" } ?? []
  return near.isEmpty ? ["a code is written as diagnostics show it, such as 'D0203' or 'unknown-value'"] : near
}
