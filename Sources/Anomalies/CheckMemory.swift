/// What exact checks came to in an earlier run: the answers, and profiles that showed something.
///
/// As a file of lines. An answer is right as long as its digest is; a profile is only something to try.
package struct CheckMemory: Hashable, Sendable {
  /// To be raised where a check comes to look for something else.
  private static let header = "demarche exact checks 2"

  package internal(set) var answers = KnownAnswers()
  package internal(set) var profiles = KnownProfiles()

  package init() {}

  /// Nil where the text is none of this version. Lines that are no entries are passed over.
  package init?(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.first.map(String.init) == Self.header else { return nil }
    var reader = KnownProfilesReader()
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      if words.first?.first == "D" { answers.read(words) } else if !words.isEmpty { reader.read(words) }
    }
    profiles.add(reader.profiles)
  }

  /// The answers in the order of codes and digests, then the profiles.
  package var text: String {
    ([Self.header] + answers.lines + profiles.lines).map { $0 + "\n" }.joined()
  }
}
