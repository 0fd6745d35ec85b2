/// Forms of English words that depend on what is inserted.
package enum EnglishText {
  /// A number and its noun: `1 form`, `3 forms`, `2 cities`; a plural that follows no rule is given.
  package static func count(_ number: Int, _ singular: String, plural: String? = nil) -> String {
    number == 1 ? "1 \(singular)" : "\(number) \(plural ?? Self.plural(of: singular))"
  }

  /// The regular plural: `-s`, `-es` after a hissing sound, `-ies` for a consonant and `y`.
  package static func plural(of noun: String) -> String {
    if ["s", "x", "z", "ch", "sh"].contains(where: { noun.hasSuffix($0) }) { return noun + "es" }
    guard noun.hasSuffix("y"), let before = noun.dropLast().last, !"aeiou".contains(before) else { return noun + "s" }
    return noun.dropLast() + "ies"
  }

  /// A noun behind its indefinite article: `a form`, `an actor`, `a unit`, `an hour`. The sound decides, which spelling
  /// tells but for a few beginnings.
  package static func one(_ noun: String) -> String {
    beginsWithVowel(noun.lowercased()) ? "an \(noun)" : "a \(noun)"
  }

  private static func beginsWithVowel(_ noun: String) -> Bool {
    func begins(_ starts: [String]) -> Bool { starts.contains { noun.hasPrefix($0) } }
    if begins(silentBeginnings) { return true }
    guard let first = noun.first, "aeiou".contains(first) else { return false }
    return begins(spokenBeginnings) || !begins(consonantBeginnings)
  }

  /// An `h` that nobody speaks.
  private static let silentBeginnings = ["hour", "heir", "honest", "honour", "honor"]
  /// Vowels that begin with the sound of `y` or `w`, and those that only look so.
  private static let consonantBeginnings = ["eu", "uni", "use", "usu", "uti", "ubi", "one", "once"]
  private static let spokenBeginnings = ["unin", "unim", "unid", "oner"]
}

/// `'a', 'b' or 'c'`.
package func quotedList(_ words: [String], _ joint: String = "and") -> String {
  let quoted = words.map { "'\($0)'" }
  guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
  return quoted.dropLast().joined(separator: ", ") + " \(joint) " + last
}
