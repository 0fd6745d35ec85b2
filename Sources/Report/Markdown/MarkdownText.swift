import SourceText

extension MarkdownRenderer {
  /// Text with its roles as emphasis or code; what Markdown would take for markup is escaped, what a terminal would
  /// obey is shown.
  func inline(_ text: Inline, breaking lineBreak: String, inTable: Bool = false) -> String {
    text.runs.reduce(into: "") { result, run in
      let marked = run.lines.map { mark(PlainText($0).text, run.role, inTable: inTable) }.joined(separator: lineBreak)
      result += run.link.map { "[\(marked)](<\($0)>)" } ?? marked
    }
  }

  private func mark(_ text: String, _ role: TextRole, inTable: Bool) -> String {
    switch role {
    case .plain, .muted, .mark: escape(text)
    case .code: code(text, inTable: inTable)
    case .strong, .caution, .bad: emphasise(text)
    }
  }

  /// Marks stand next to the words: `** a**` would be no emphasis. Nor would `**서울(Seoul)**은`, as a mark between
  /// punctuation and a letter neither opens nor closes; there an element stands for the mark.
  private func emphasise(_ text: String) -> String {
    let core = text.drop { $0 == " " }
    guard let first = core.first, let end = core.lastIndex(where: { $0 != " " }) else { return text }
    let words = core[...end]
    let safe = isWordCharacter(first) && isWordCharacter(core[end])
    let (open, close) = safe ? ("**", "**") : ("<strong>", "</strong>")
    return text[..<core.startIndex] + open + escape(String(words)) + close + core[words.endIndex...]
  }

  private func isWordCharacter(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  private func code(_ text: String, inTable: Bool) -> String {
    if text.isEmpty { return "" }
    let fence = String(repeating: "`", count: longestTickRun(text) + 1)
    let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    let content = inTable ? text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") : text
    return fence + space + content + space + fence
  }

  private func escape(_ text: String) -> String {
    var result = ""
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&": result += "\\"
      case "#" where previous == " ": result += "\\"
      default: break
      }
      result.unicodeScalars.append(scalar)
      previous = scalar
    }
    return result
  }

  /// A paragraph's line that begins like a list entry or an underline is escaped at that place.
  func lineStart(_ line: Substring) -> String {
    let text = line.drop { $0 == " " }
    if let first = text.first, "-+=".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    if !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" { return digits + "\\" + rest }
    return String(text)
  }
}

/// The longest run of back-ticks in the text; a fence around it must be longer.
func longestTickRun(_ text: String) -> Int {
  var longest = 0
  var current = 0
  for byte in text.utf8 {
    current = byte == 0x60 ? current + 1 : 0
    longest = max(longest, current)
  }
  return longest
}
