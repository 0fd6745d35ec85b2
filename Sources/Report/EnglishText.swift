/// A language in which reports are written.
public enum ReportLanguage: String, Sendable, CaseIterable {
  /// English.
  case en
  /// Korean.
  case ko
}

extension ReportLanguage {
  /// Joins items as a sentence of the language does: `a, b and c`; in Korean `a, b, c`. Where an item is a list itself,
  /// semicolons tell the items apart: `a; b and c; and d`.
  public func list(_ items: [String], conjunction: String = "and") -> String {
    list(items.map { Inline($0) }, conjunction: conjunction).plainText
  }

  /// Joins items that have roles; the separators are plain.
  public func list(_ items: [Inline], conjunction: String = "and") -> Inline {
    let separator = separator(of: items.map(\.plainText))
    var last = separator
    if self == .en { last = (separator == ", " ? " " : separator) + conjunction + " " }
    var result = Inline()
    for (index, item) in items.enumerated() {
      if index > 0 { result += Inline(index == items.count - 1 ? last : separator) }
      result += item
    }
    return result
  }

  /// A comma, unless that would blur where an item ends.
  public func separator(of items: [String]) -> String { items.contains(where: isList) ? "; " : ", " }

  /// Whether a text reads as several items: a comma or an "and" in it, brackets aside.
  private func isList(_ text: String) -> Bool {
    guard text.holds(", ") || text.holds(" and ") else { return false }
    let open = text.split(separator: "(", omittingEmptySubsequences: false).enumerated().map { index, part in
      index == 0 ? part : part.firstIndex(of: ")").map { part[$0...] } ?? ""
    }
    return open.contains { $0.holds(", ") || (self == .en && $0.holds(" and ")) }
  }

  /// The text as a sentence begins: in English with a capital. What is inserted there may be a name with an article.
  public func sentence(_ text: String) -> String {
    self == .en ? text.prefix(1).uppercased() + text.dropFirst() : text
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
