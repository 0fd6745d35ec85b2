/// A language in which reports are written.
public enum ReportLanguage: String, Sendable, CaseIterable {
  /// English.
  case en
  /// Korean.
  case ko
}

extension ReportLanguage {
  /// Joins items as a sentence of the language does: `a, b and c`; in Korean `a, b, c`. Where an item is a list itself,
  /// semicolons tell the items apart: `a; b and c; and d`; two names with an "and" a comma: `a, and b and c`.
  package func list(_ items: [String], conjunction: String = "and") -> String {
    list(items.map { Inline($0) }, conjunction: conjunction).plainText
  }

  /// Joins items that have roles; the separators are plain.
  package func list(_ items: [Inline], conjunction: String = "and") -> Inline {
    let texts = items.map(\.plainText)
    let separator = separator(of: texts)
    // Between two names a comma is enough, where none holds one.
    var last = items.count == 2 && !texts.contains { $0.containsBytes(of: ", ") } ? ", " : separator
    if self == .en { last = (separator == ", " ? " " : last) + conjunction + " " }
    var result = Inline()
    for (index, item) in items.enumerated() {
      if index > 0 { result += Inline(index == items.count - 1 ? last : separator) }
      result += item
    }
    return result
  }

  /// A comma, unless that would blur where an item ends.
  package func separator(of items: [String]) -> String { items.contains(where: isList) ? "; " : ", " }

  /// Whether a text reads as several items: a comma or an "and" in it, brackets aside.
  private func isList(_ text: String) -> Bool {
    guard text.containsBytes(of: ", ") || text.containsBytes(of: " and ") else { return false }
    let open = text.split(separator: "(", omittingEmptySubsequences: false).enumerated().map { index, part in
      index == 0 ? part : part.firstIndex(of: ")").map { part[$0...] } ?? ""
    }
    return open.contains { $0.containsBytes(of: ", ") || (self == .en && $0.containsBytes(of: " and ")) }
  }

  /// The text as a sentence begins: in English with a capital. What is inserted there may be a name with an article.
  package func sentence(_ text: String) -> String {
    self == .en ? text.prefix(1).uppercased() + text.dropFirst() : text
  }
}
