import SourceText

/// A file's bytes, made fit for libyaml: well-formed UTF-8 without control characters.
///
/// libyaml would stop at the first such byte. Here each is reported and replaced by "_", which means nothing to YAML,
/// so that places stay what they are and the rest of the file is read.
struct CheckedText {
  var bytes: [UInt8]
  /// Where the text starts: after a byte order mark.
  let start: Int
  let isASCII: Bool

  /// Nil for a file that cannot be read at all, with a diagnostic.
  init?(file: SourceFile, limits: YAMLLimits, log: inout DiagnosticLog) {
    if let refusal = Self.refusal(of: file, limit: min(limits.bytes, 256 << 20), at: log.span(0, 0)) {
      log.add(refusal)
      return nil
    }
    var checker = ByteChecker(bytes: file.bytes, log: log)
    checker.check()
    log = checker.log
    guard checker.tagDirectives <= ByteChecker.maximalTagDirectives else {
      log.add(Self.directives(log.span(0, 0)))
      return nil
    }
    bytes = checker.repaired ?? file.bytes
    start = checker.start
    isASCII = checker.isASCII
  }

  private static func refusal(of file: SourceFile, limit: Int, at span: SourceSpan) -> Diagnostic? {
    if file.bytes.count > limit {
      let message =
        "the file has \(EnglishText.count(file.bytes.count, "byte")), more than the \(limit) that can be read"
      return YAMLCode.fileTooLarge.diagnostic(message, at: span).helping("split it into several files")
    }
    guard isUTF16(file.bytes) else { return nil }
    return YAMLCode.utf16.diagnostic("the file is encoded as UTF-16 or UTF-32", at: span).helping("save it as UTF-8")
  }

  private static func directives(_ span: SourceSpan) -> Diagnostic {
    YAMLCode.directive.diagnostic("the file has many '%TAG' directives", at: span).helping("remove them")
  }

  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2 else { return false }
    let mark = (bytes[0], bytes[1])
    return mark == (0xFF, 0xFE) || mark == (0xFE, 0xFF) || (mark.0 == 0) != (mark.1 == 0)
  }
}

/// One pass over a file's bytes.
private struct ByteChecker {
  /// libyaml compares each with all before it.
  static let maximalTagDirectives = 64

  let bytes: [UInt8]
  var log: DiagnosticLog
  let start: Int
  private(set) var repaired: [UInt8]?
  private(set) var isASCII = true
  private(set) var tagDirectives = 0
  /// One diagnostic for each line and kind is enough: a file in another encoding has thousands.
  private var reported: Set<YAMLCode> = []

  init(bytes: [UInt8], log: DiagnosticLog) {
    self.bytes = bytes
    self.log = log
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func check() {
    var index = start
    while index < bytes.count {
      index = endOfPlain(from: index)
      guard index < bytes.count else { return }
      let byte = bytes[index]
      if byte >= 0x20, byte < 0x7F {
        if byte == UInt8(ascii: "%") { countDirective(at: index) }
        index += 1
      } else if byte < 0x80 {
        checkControl(byte, at: index)
        index += 1
      } else {
        isASCII = false
        index = checkScalar(at: index)
      }
    }
  }

  /// Passes over text that needs no check, eight bytes at a time.
  private func endOfPlain(from start: Int) -> Int {
    bytes.withUnsafeBytes { bytes in
      var index = start
      while index + 8 <= bytes.count {
        let word = ByteWord(bytes, at: index)
        guard word.isASCII, !word.holdsLess(than: 0x20), !word.holds(0x7F), !word.holds(UInt8(ascii: "%")) else {
          break
        }
        index += 8
      }
      return index
    }
  }

  private mutating func countDirective(at index: Int) {
    guard index == start || !(0x20..<0x80).contains(bytes[index - 1]) else { return }
    if bytes[index...].starts(with: "%TAG".utf8) { tagDirectives += 1 }
  }

  private mutating func checkControl(_ byte: UInt8, at index: Int) {
    switch byte {
    case UInt8(ascii: "\t"): break
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      if !reported.isEmpty { reported = [] }
    default: reportControl(UInt32(byte), index..<index + 1)
    }
  }

  /// Returns where the next scalar starts.
  private mutating func checkScalar(at index: Int) -> Int {
    guard let (value, length) = decodedScalar(at: index) else {
      reportNotUTF8(at: index)
      return index + 1
    }
    switch value {
    case 0x85, 0x2028, 0x2029: reportLineSeparator(value, index..<index + length)
    case 0x80..<0xA0, 0xFFFE, 0xFFFF: reportControl(value, index..<index + length)
    case 0x200B, 0x2060, 0x202A...0x202E, 0x2066...0x2069: reportInvisible(value, index..<index + length)
    case 0xFEFF: reportByteOrderMark(index..<index + length)
    default: break
    }
    return index + length
  }

  private func decodedScalar(at index: Int) -> (value: UInt32, length: Int)? {
    // Three bytes that begin so can only be well-formed if the others continue them: most of what is not Latin.
    if index + 2 < bytes.count, (0xE1...0xEC).contains(bytes[index]), bytes[index + 1] & 0xC0 == 0x80,
      bytes[index + 2] & 0xC0 == 0x80
    {
      let high = UInt32(bytes[index] & 0x0F) << 12
      return (high | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F), 3)
    }
    var iterator = bytes[index..<min(index + 4, bytes.count)].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar.value, UTF8.width(scalar))
  }

  private mutating func replace(_ range: Range<Int>) {
    var copy = repaired ?? bytes
    repaired = nil
    for index in range { copy[index] = UInt8(ascii: "_") }
    repaired = copy
  }

  private mutating func reportNotUTF8(at index: Int) {
    replace(index..<index + 1)
    guard reported.insert(.notUTF8).inserted else { return }
    let message = "the byte 0x\(hex(UInt32(bytes[index]), 2)) is not UTF-8"
    log.add(
      YAMLCode.notUTF8.diagnostic(message, at: log.span(index, index + 1))
        .helping("save the file as UTF-8"))
  }

  private mutating func reportControl(_ value: UInt32, _ range: Range<Int>) {
    replace(range)
    guard reported.insert(.controlCharacter).inserted else { return }
    let name = hex(value, 4)
    let span = log.span(range.lowerBound, range.upperBound)
    log.add(
      YAMLCode.controlCharacter.diagnostic("the control character U+\(name) stands in the text", at: span)
        .helping("delete it, or write it as \"\\u\(name)\" in double quotes")
        .fixing(deletion(span, "delete the control character")))
  }

  /// libyaml, which reads YAML 1.1, ends a line and so a comment at these; YAML 1.2 and editors do not.
  private mutating func reportLineSeparator(_ value: UInt32, _ range: Range<Int>) {
    replace(range)
    guard reported.insert(.lineSeparator).inserted else { return }
    let name = hex(value, 4)
    let span = log.span(range.lowerBound, range.upperBound)
    let escape = value == 0x85 ? "\\N" : value == 0x2028 ? "\\L" : "\\P"
    log.add(
      YAMLCode.lineSeparator.diagnostic(
        "the invisible line break U+\(name) stands in the text", at: span, label: "some readers begin a line here"
      )
      .helping("delete it, begin a new line, or write it as \"\(escape)\" in double quotes")
      .fixing(deletion(span, "delete the invisible line break")))
  }

  /// Left as it is: a text may need it. Whoever did not mean it learns of it.
  private mutating func reportInvisible(_ value: UInt32, _ range: Range<Int>) {
    guard reported.insert(.invisibleSign).inserted else { return }
    let what =
      value == 0x200B || value == 0x2060 ? "a sign without width" : "a sign that turns the direction of writing"
    let span = log.span(range.lowerBound, range.upperBound)
    log.add(
      YAMLCode.invisibleSign.diagnostic(
        "\(what), U+\(hex(value, 4)), stands in the text", at: span, severity: .warning
      )
      .helping("delete it unless the text needs it")
      .fixing(deletion(span, "delete the sign")))
  }

  private mutating func reportByteOrderMark(_ range: Range<Int>) {
    replace(range)
    guard reported.insert(.byteOrderMark).inserted else { return }
    let span = log.span(range.lowerBound, range.upperBound)
    log.add(
      YAMLCode.byteOrderMark.diagnostic("a byte order mark stands inside the text", at: span)
        .helping("delete it: only the first character of a file may be one")
        .fixing(deletion(span, "delete the byte order mark")))
  }

  private func deletion(_ span: SourceSpan, _ title: String) -> Diagnostic.Fix {
    Diagnostic.Fix(title: title, edits: [Diagnostic.Edit(span: span, replacement: "")])
  }

  private func hex(_ value: UInt32, _ digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
