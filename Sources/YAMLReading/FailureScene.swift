import SourceText

/// An error of libyaml with what stands around it, to be told in the author's terms.
///
/// libyaml names the token at which it could not go on. What the author did differently mostly stands before it: hence
/// the last value that was read, and the bracket that is open.
struct FailureScene {
  /// The last scalar or collection that ended.
  struct Last {
    let span: SourceSpan
    let isPlain: Bool
    var start: Int { Int(span.start) }
    var end: Int { Int(span.end) }
  }

  let failure: YAMLFailure
  let text: FailureText
  /// Where libyaml stopped.
  let place: Int
  /// Where what libyaml was reading began.
  let context: Int?
  let last: Last?
  let openBracket: Int?

  var here: SourceSpan { text.character(at: place) }
  var byte: UInt8? { text.bytes[safe: place] }

  /// The byte as it is named in a message.
  var sign: String {
    here.isEmpty ? "the end of the file" : "'\(text.string(Int(here.start), Int(here.end)))'"
  }

  var diagnostic: Diagnostic {
    byContext ?? byProblem ?? unknown
  }

  /// The sign without which the text would be read as text; nil if no quotes are missing.
  func repair(of diagnostic: Diagnostic) -> Int? {
    let signs = [YAMLCode.colonInText.rawValue, YAMLCode.reservedStart.rawValue]
    if signs.contains(diagnostic.code) { return Int(diagnostic.primary.span.start) }
    return diagnostic.fixes.first?.edits.first.map { Int($0.span.start) }
  }

  private var byContext: Diagnostic? {
    switch failure.context {
    case "while scanning a quoted scalar": unclosedQuote(at: context ?? place)
    case "while parsing a quoted scalar": escape
    case "while scanning an alias", "while scanning an anchor": reservedStart(at: context ?? place)
    case "while scanning a tag", "while parsing a tag": tag
    case "while scanning a block scalar": failure.problem.contains("tab") ? tab : blockHeader
    case "while scanning a directive", "while scanning a %YAML directive", "while scanning a %TAG directive": directive
    case "while parsing a flow sequence", "while parsing a flow mapping": inBrackets
    case "while parsing a flow node": missingElement
    case "while parsing a block node": reservedStart(at: place)
    default: nil
    }
  }

  private var byProblem: Diagnostic? {
    switch failure.problem {
    case "mapping values are not allowed in this context": colon
    case "could not find expected ':'": missingColon
    case "found character that cannot start any token":
      byte == UInt8(ascii: "\t") || text.hasTabIndentation(before: place) ? tab : reservedStart(at: place)
    case "found unexpected ':'": colonAtEnd
    case "found a tab character that violates indentation": tab
    case "block sequence entries are not allowed in this context": reservedStart(at: place)
    case "mapping keys are not allowed in this context": reservedStart(at: place)
    case "found incompatible YAML document", "found duplicate %YAML directive", "found undefined tag handle": directive
    case "did not find expected key", "did not find expected '-' indicator": inBlock
    case "did not find expected <document start>": afterValue ?? afterRoot
    default: nil
    }
  }

  private var unknown: Diagnostic {
    let message = [failure.context, failure.problem].filter { !$0.isEmpty }.joined(separator: ", ")
    return YAMLCode.syntax.diagnostic(message.isEmpty ? "YAML cannot be read from here" : message, at: here)
      .helping("quote text that holds signs of YAML")
  }

  // MARK: Text that needs quotes

  /// Inside brackets nobody knows where unquoted text was meant to end.
  func quoting(from start: Int) -> Diagnostic.Fix? {
    openBracket == nil ? text.quoting(from: start) : nil
  }

  func reservedStart(at start: Int) -> Diagnostic {
    let span = text.character(at: start)
    let sign = text.string(Int(span.start), Int(span.end))
    let advice = sign == "-" ? "start the list on a line of its own, or quote the text" : "quote the text"
    return YAMLCode.reservedStart.diagnostic("unquoted text cannot begin with '\(sign)' here", at: span)
      .helping(sign == "?" ? "write 'unknown' where a fact is not known" : nil)
      .helping(advice).fixing(sign == "?" ? nil : quoting(from: start))
  }

  private var blockHeader: Diagnostic {
    let start = context ?? place
    let span = text.character(at: start)
    let sign = text.string(Int(span.start), Int(span.end))
    return YAMLCode.reservedStart.diagnostic("text follows '\(sign)' on the same line", at: span)
      .helping("quote the text if it begins with '\(sign)', or start it on the next line")
      .fixing(quoting(from: start))
  }

  private var colon: Diagnostic {
    guard let last, text.isOneLine(last.end, place) else { return unknown }
    guard text.isOneLine(last.start, place) else { return colonInContinuation(of: last) }
    return last.isPlain ? colonInText(last) : textAfterValue(last)
  }

  func colonInText(_ last: Last) -> Diagnostic {
    YAMLCode.colonInText.diagnostic(
      "the text holds a colon followed by a space", at: here, label: "begins a new key unless quoted"
    ).helping("quote the whole text: \"…: …\"").fixing(quoting(from: last.start))
  }

  /// `[a:, b]`: libyaml knows no such text inside brackets.
  private var colonAtEnd: Diagnostic {
    YAMLCode.colonInText.diagnostic("inside brackets this colon needs quotes or a space after it", at: here)
      .helping("quote the text, or put a space after the colon if it ends a key")
  }

  /// `a: x` and below it, deeper, `y: z`; or `a:x` and below it `c: d`.
  private func colonInContinuation(of last: Last) -> Diagnostic {
    let firstEnd = text.textEnd(of: last.start)
    let key = min(place, text.bytes.count)
    let isGlued = hasGluedColon(last.start, firstEnd)
    return YAMLCode.indentation.diagnostic("this line continues the text above, so it has no key", at: wordSpan(key))
      .relating(text.span(last.start, firstEnd), isGlued ? "no space after the colon" : "this text goes on below")
      .helping(isGlued ? "put a space after the colon above" : "indent the line like the keys it belongs to")
  }

  // MARK: Keys and indentation

  private var missingColon: Diagnostic {
    let start = context ?? place
    let end = text.textEnd(of: start)
    let isGlued = hasGluedColon(start, end)
    return YAMLCode.missingColon.diagnostic("the line has no key with a colon and a space", at: text.span(start, end))
      .helping(isGlued ? "put a space after the colon" : "write 'key: value', or indent what continues the line above")
  }

  private var inBlock: Diagnostic {
    if let found = afterValue { return found }
    if byte == UInt8(ascii: ":") {
      return YAMLCode.missingColon.diagnostic("no key stands before the colon", at: here).helping("name the key")
    }
    guard let context, column(of: context) == column(of: place) else { return misindented }
    let wanted = failure.problem.contains("'-'") ? "a list entry ('- …')" : "a key ('key: …')"
    return YAMLCode.indentation.diagnostic("\(wanted) is expected at this indentation", at: here)
      .relating(text.character(at: context), "like here").helping("indent it deeper if it belongs to the entry above")
  }

  private var misindented: Diagnostic {
    YAMLCode.indentation.diagnostic("the line is indented neither like an entry above nor deeper", at: wordSpan(place))
      .relating(context.map(text.character(at:)), "these entries start here")
      .helping("give all entries of a list or mapping the same indentation")
  }

  private var tab: Diagnostic {
    let start = text.lineStart(of: place)
    var end = start
    while let byte = text.bytes[safe: end], byte == 0x20 || byte == 0x09 { end += 1 }
    // A tab after '-' stands inside the line.
    let span = end > place ? text.span(start, end) : text.character(at: place)
    return YAMLCode.tabIndentation.diagnostic("a tab indents this line", at: span, label: "use spaces")
      .helping("set the editor to indent YAML with spaces")
  }

  func column(of place: Int) -> Int { place - text.lineStart(of: place) }

  private func hasGluedColon(_ start: Int, _ end: Int) -> Bool {
    let line = text.string(start, end)
    return line.contains(":") && !line.contains(": ")
  }

  /// The first word of the line of a place.
  private func wordSpan(_ place: Int) -> SourceSpan {
    var start = text.lineStart(of: place)
    while let byte = text.bytes[safe: start], byte == 0x20 || byte == 0x09 { start += 1 }
    var end = start
    while let byte = text.bytes[safe: end], !" \t\r\n:".utf8.contains(byte) { end += 1 }
    return end > start ? text.span(start, end) : text.character(at: place)
  }
}
