import SourceText

/// Quotes and brackets that are not closed, and text behind those that are.
extension FailureScene {
  func unclosedQuote(at start: Int) -> Diagnostic {
    YAMLCode.unclosedQuote.diagnostic(
      "the text in quotes that starts here has no end", at: text.character(at: start), label: "opened here"
    ).relating(here, "not closed before this").helping("close the quotes where the text ends")
  }

  var inBrackets: Diagnostic {
    guard let last, !last.span.isEmpty, text.isOneLine(last.start, place) else { return unclosedBracket }
    if byte == UInt8(ascii: ":") { return colonInText(last) }
    guard let byte, !text.isBreak(byte), !last.isPlain, isBlank(last.end, place) else { return unclosedBracket }
    return textAfterValue(last)
  }

  var unclosedBracket: Diagnostic {
    let start = openBracket ?? context ?? place
    let span = text.character(at: start)
    let sign = text.string(Int(span.start), Int(span.end))
    return YAMLCode.unclosedBracket.diagnostic("the '\(sign)' is not closed", at: span, label: "opened here")
      .relating(here, "not closed before this")
      .helping("close it, separate its entries by commas, or quote text that begins with '\(sign)'")
  }

  var missingElement: Diagnostic {
    guard let byte else { return unclosedBracket }
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?") { return reservedStart(at: place) }
    return YAMLCode.syntax.diagnostic("a value is missing before \(sign)", at: here)
      .helping("remove the comma, or write the value; text that begins with \(sign) is quoted")
  }

  var tag: Diagnostic {
    let start = context ?? place
    return YAMLCode.tag.diagnostic("unquoted text cannot begin with '!' here", at: text.character(at: start))
      .helping("quote the text").fixing(quoting(from: start))
  }

  var directive: Diagnostic {
    YAMLCode.directive.diagnostic("the line begins with '%'", at: text.character(at: context ?? place))
      .helping("remove it, or quote text that begins with '%'")
  }

  var escape: Diagnostic {
    let start = text.bytes[safe: place] == UInt8(ascii: "\\") ? place : place - 1
    let span = text.span(max(0, start), Int(text.character(at: place).end))
    return YAMLCode.unknownEscape.diagnostic("the escape after '\\' is unknown", at: span)
      .helping("double the backslash, or put the text in single quotes")
  }

  /// What is wrong if something follows a value on its line; nil if nothing does.
  var afterValue: Diagnostic? {
    guard let last, !last.isPlain, isBlank(last.end, place), byte != nil else { return nil }
    let isQuote = opening(last) == "'" || opening(last) == "\""
    guard isQuote, !text.isOneLine(last.start, last.end) else { return textAfterValue(last) }
    // Quotes that close on another line are more often quotes that were left open.
    return YAMLCode.unclosedQuote.diagnostic(
      "the text in quotes that starts here ends on another line", at: text.character(at: last.start),
      label: "opened here"
    ).relating(text.span(last.end - 1, last.end), "closed by this").helping("close the quotes where the text ends")
  }

  func textAfterValue(_ last: Last) -> Diagnostic {
    YAMLCode.textAfterValue.diagnostic("\(sign) follows a value that has ended", at: here)
      .relating(last.span, "the value ends here")
      .helping(wayOut(after: last)).fixing(needsQuotes(last) ? quoting(from: last.start) : nil)
  }

  private func wayOut(after last: Last) -> String {
    switch opening(last) {
    case "'": "inside single quotes write '' for an apostrophe"
    case "\"": "inside double quotes write \\\" for a quotation mark"
    case let sign: closes ? "remove it" : "quote the whole text if it begins with '\(sign)'"
    }
  }

  private func needsQuotes(_ last: Last) -> Bool {
    let isQuote = opening(last) == "'" || opening(last) == "\""
    return !isQuote && !closes && text.isOneLine(last.start, last.end)
  }

  private var closes: Bool { byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") }

  var afterRoot: Diagnostic {
    YAMLCode.textAfterValue.diagnostic("the file goes on after its value has ended", at: here)
      .relating(last?.span, "the value ends here")
      .helping("keep one value in a file: a mapping, or a list")
  }

  private func opening(_ last: Last) -> String {
    let first = text.character(at: last.start)
    return text.string(Int(first.start), Int(first.end))
  }

  /// Whether only blanks stand between two places on one line.
  private func isBlank(_ start: Int, _ end: Int) -> Bool {
    start <= end && text.bytes[max(0, start)..<min(end, text.bytes.count)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
