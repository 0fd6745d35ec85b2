import SourceText

/// The diagnostics of reading bytes as YAML: D00xx files and limits, D01xx the shape of YAML. Codes are stable.
package enum YAMLCode: String, CaseIterable, Sendable {
  case notUTF8 = "D0001"
  case controlCharacter = "D0002"
  case byteOrderMark = "D0003"
  case utf16 = "D0004"
  case fileTooLarge = "D0005"
  case tooManyNodes = "D0006"
  case tooDeep = "D0007"
  case scalarTooLong = "D0008"
  case aliasBudget = "D0009"
  case tooManyDiagnostics = "D0010"
  case outOfMemory = "D0011"
  case lineSeparator = "D0012"
  case invisibleSign = "D0013"
  case tabIndentation = "D0101"
  case duplicateKey = "D0102"
  case severalDocuments = "D0103"
  case mergeKey = "D0104"
  case tag = "D0105"
  case undefinedAlias = "D0106"
  case recursiveAlias = "D0107"
  case keyNotText = "D0108"
  case colonInText = "D0109"
  case reservedStart = "D0110"
  case unclosedQuote = "D0111"
  case unclosedBracket = "D0112"
  case indentation = "D0113"
  case unknownEscape = "D0114"
  case directive = "D0115"
  case textAfterValue = "D0116"
  case unusedAnchor = "D0117"
  case missingColon = "D0118"
  case syntax = "D0119"
  case gluedComment = "D0120"

  /// The code in words.
  package var slug: String { entry.slug }

  /// One sentence for `lint --explain`.
  package var explanation: String { entry.explanation }

  private var entry: (slug: String, explanation: String) {
    Self.table[self] ?? (rawValue, "")
  }

  private static let table: [YAMLCode: (slug: String, explanation: String)] = [
    .notUTF8: ("not-utf8", "Files are UTF-8 text; some bytes of this one are not."),
    .controlCharacter: (
      "control-character", "A character that cannot be seen stands in the text; double quotes can hold it escaped."
    ),
    .byteOrderMark: ("byte-order-mark", "A byte order mark may only be the first character of a file."),
    .utf16: ("utf-16", "The file is encoded as UTF-16 or UTF-32; it has to be saved as UTF-8."),
    .fileTooLarge: ("file-too-large", "A file above the limit of bytes is not read at all."),
    .tooManyNodes: ("too-many-nodes", "Reading stops when a file holds more values than the limit."),
    .tooDeep: ("too-deep", "Reading stops where values are nested deeper than the limit, aliases followed."),
    .scalarTooLong: ("text-too-long", "One text is longer than the limit; it is read as if it were empty."),
    .aliasBudget: ("alias-budget", "The aliases of a file stand for more values than the limit allows."),
    .tooManyDiagnostics: ("too-many-diagnostics", "A file has more diagnostics than are shown."),
    .outOfMemory: ("out-of-memory", "The memory did not suffice to read the file."),
    .lineSeparator: (
      "line-separator",
      "U+0085, U+2028 or U+2029 stands in the text: YAML 1.1 begins a line at it, YAML 1.2 and most editors do not."
    ),
    .invisibleSign: (
      "invisible-sign",
      "A sign of no width, or one that turns the direction of writing, stands in the text: it reads otherwise than it looks."
    ),
    .tabIndentation: ("tab-indentation", "YAML indents with spaces only; a tab stands where a space is needed."),
    .duplicateKey: ("duplicate-key", "A mapping has the same key twice; only the first is read."),
    .severalDocuments: ("several-documents", "A file holds one YAML document; only the first is read."),
    .mergeKey: ("merge-key", "The merge key '<<' is not part of the language; entries are written out."),
    .tag: ("tag", "Tags such as '!!str' are not part of the language: a value's type comes from its attribute."),
    .undefinedAlias: ("undefined-alias", "An alias '*name' needs an anchor '&name' further up in the same file."),
    .recursiveAlias: ("recursive-alias", "An alias stands inside the very value that it names."),
    .keyNotText: ("key-not-text", "The key of a mapping is text, never a list or a mapping."),
    .colonInText: ("colon-in-text", "A colon and a space inside unquoted text begin a new key; such text is quoted."),
    .reservedStart: ("reserved-start", "Unquoted text cannot begin with one of the signs that YAML keeps for itself."),
    .unclosedQuote: ("unclosed-quote", "A quotation mark is opened and not closed, or closed too late."),
    .unclosedBracket: ("unclosed-bracket", "A '[' or '{' is opened and not closed, or a comma is missing in between."),
    .indentation: ("indentation", "A line is indented neither like the entries before it nor deeper."),
    .unknownEscape: ("unknown-escape", "Inside double quotes a backslash begins an escape, and this one is unknown."),
    .directive: ("directive", "Lines that begin with '%' are directives to YAML readers and not part of the language."),
    .textAfterValue: ("text-after-value", "Text goes on after a quoted or bracketed value has ended."),
    .unusedAnchor: ("unused-anchor", "An anchor '&name' is never used; perhaps the '&' was meant as text."),
    .missingColon: ("missing-colon", "A line of a mapping has no key followed by a colon and a space."),
    .gluedComment: (
      "glued-comment",
      "A '#' begins a comment only behind a space; glued to a value, some readers take it for text and some for a comment."
    ),
    .syntax: ("yaml-syntax", "The file departs from YAML in a way that has no diagnostic of its own."),
  ]

  /// A diagnostic of this code.
  func diagnostic(
    _ message: String, at span: SourceSpan, label: String = "", severity: Severity = .error
  ) -> Diagnostic {
    Diagnostic(code: rawValue, slug: slug, severity: severity, message: message, span: span, label: label)
  }
}

extension Diagnostic {
  /// The same diagnostic with a piece of advice more.
  func helping(_ advice: String?) -> Diagnostic {
    var copy = self
    if let advice { copy.help.append(advice) }
    return copy
  }

  /// The same diagnostic with a related place more.
  func relating(_ span: SourceSpan?, _ text: String) -> Diagnostic {
    var copy = self
    if let span { copy.secondary.append(Label(span: span, text: text)) }
    return copy
  }

  /// The same diagnostic with a fix more.
  func fixing(_ fix: Fix?) -> Diagnostic {
    var copy = self
    if let fix { copy.fixes.append(fix) }
    return copy
  }
}
