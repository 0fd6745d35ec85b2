import Report

/// Fixed words in one language, and how items are joined in it.
struct Wording: Sendable {
  let language: ReportLanguage

  /// The phrase, with the arguments in the place of `%1`, `%2`.
  func callAsFunction(_ phrase: Phrase, _ arguments: String...) -> String {
    arguments.isEmpty ? phrase.text(in: language) : fill(phrase.text(in: language), arguments)
  }

  /// What the arguments contain is left as it is.
  private func fill(_ template: String, _ arguments: [String]) -> String {
    var result = ""
    var rest = template[...]
    while let mark = rest.firstIndex(of: "%") {
      result += rest[..<mark]
      rest = rest[rest.index(after: mark)...]
      let number = rest.first.flatMap { $0.wholeNumberValue } ?? 0
      if arguments.indices.contains(number - 1) {
        result += arguments[number - 1]
        rest = rest.dropFirst()
      } else {
        result += "%"
      }
    }
    return language == .ko ? resolveParticles(result + rest) : result + rest
  }

  /// `a, b or c`; in Korean `a, b 또는 c`. What holds such a word itself is set apart: `a and b, or c`.
  func alternatives(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    let separator = items.contains { $0.containsBytes(of: ", ") } ? "; " : ", "
    let isClear = separator == ", " && !holdsLink(items)
    return items.dropLast().joined(separator: separator) + (isClear ? " " : separator) + self(.or) + " " + last
  }

  private func holdsLink(_ items: [String]) -> Bool {
    language == .en && items.contains { $0.containsBytes(of: " or ") || $0.containsBytes(of: " and ") }
  }

  /// A remark in brackets behind a sentence that has its full stop.
  func note(_ remark: String, after sentence: String) -> String {
    sentence.hasSuffix(".") ? " (" + remark + ")" : note(remark)
  }

  /// A remark behind a word: in Korean without a space before it.
  func note(_ remark: String) -> String { (language == .ko ? "(" : " (") + remark + ")" }

  func list(_ items: [String]) -> String { language.list(items) }

  /// The first items, and how many more there are; one more is named too.
  func list(_ items: [String], upTo limit: Int) -> String {
    let left = items.count - limit
    guard left > 1 else { return list(items) }
    let kept = Array(items.prefix(limit))
    let separator = language.separator(of: kept)
    let end = language == .en && separator != ", " ? separator : " "
    return kept.joined(separator: separator) + end + self(.entitiesMore, String(left))
  }
}
