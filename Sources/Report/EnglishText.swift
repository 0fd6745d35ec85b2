/// A language in which reports are written.
public enum ReportLanguage: String, Sendable, CaseIterable {
  /// English.
  case en
  /// Korean.
  case ko
}

extension ReportLanguage {
  /// Joins items as a sentence of the language does: `a, b and c`; in Korean `a, b, c`.
  public func list(_ items: [String], conjunction: String = "and") -> String {
    list(items.map { Inline($0) }, conjunction: conjunction).plainText
  }

  /// Joins items that have roles; the separators are plain.
  public func list(_ items: [Inline], conjunction: String = "and") -> Inline {
    var result = Inline()
    for (index, item) in items.enumerated() {
      if index > 0 { result += Inline(separator(before: index, of: items.count, conjunction)) }
      result += item
    }
    return result
  }

  private func separator(before index: Int, of count: Int, _ conjunction: String) -> String {
    self == .en && index == count - 1 ? " \(conjunction) " : ", "
  }
}

/// Forms of English words that depend on what is inserted.
public enum EnglishText {
  /// A number and its noun: `1 form`, `3 forms`, `2 cities`; a plural that follows no rule is given.
  public static func count(_ number: Int, _ singular: String, plural: String? = nil) -> String {
    number == 1 ? "1 \(singular)" : "\(number) \(plural ?? Self.plural(of: singular))"
  }

  /// The regular plural: `-s`, `-es` after a hissing sound, `-ies` for a consonant and `y`.
  public static func plural(of noun: String) -> String {
    if ["s", "x", "z", "ch", "sh"].contains(where: { noun.hasSuffix($0) }) { return noun + "es" }
    guard noun.hasSuffix("y"), let before = noun.dropLast().last, !"aeiou".contains(before) else { return noun + "s" }
    return noun.dropLast() + "ies"
  }
}
