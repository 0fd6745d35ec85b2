/// The words of a Swift source: what stands in string literals, and identifiers. Comments are left out: an example in
/// one decides nothing.
struct SwiftWords {
  /// The text of each literal; what is inserted counts as code.
  private(set) var literals: [String] = []
  private(set) var identifiers: Set<String> = []

  private var rest: Substring

  init(_ source: String) {
    rest = source[...]
    readCode(until: nil)
  }

  /// Reads to the end, or to the parenthesis that ends an insertion.
  private mutating func readCode(until end: Character?) {
    var depth = 0
    while let next = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { $0 != "\n" }
      } else if next == "\"" {
        readLiteral(rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\"")
      } else if next.isLetter || next == "_" {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        identifiers.insert(String(word))
        rest = rest.dropFirst(word.count)
      } else {
        rest.removeFirst()
        if next == "(" { depth += 1 }
        if next == end, depth == 0 { return }
        if next == ")" { depth -= 1 }
      }
    }
  }

  private mutating func readLiteral(_ quote: String) {
    rest = rest.dropFirst(quote.count)
    var text = ""
    while let next = rest.first, !rest.hasPrefix(quote) {
      rest.removeFirst()
      guard next == "\\" else {
        text.append(next)
        continue
      }
      let escaped = rest.popFirst()
      if escaped == "(" {
        text.append("…")
        readCode(until: ")")
      } else if escaped == "\"" {
        text.append("\"")
      }
    }
    rest = rest.dropFirst(quote.count)
    literals.append(text)
  }

  /// `leadBudget`, `LeadBudget` and `lead_budget` are both of `lead` and `budget`.
  static func parts(of identifier: String) -> [String] {
    var parts: [String] = [""]
    var previous: Character = "_"
    for sign in identifier {
      let begins = sign == "_" || sign.isUppercase && !previous.isUppercase || sign.isNumber != previous.isNumber
      if begins { parts.append("") }
      if sign != "_" { parts[parts.count - 1].append(contentsOf: sign.lowercased()) }
      previous = sign
    }
    return parts.filter { !$0.isEmpty }
  }
}
