package import SourceText

extension YAMLTree {
  /// Reads one file. Never fails: returns what could be read, and the diagnostics in the order of their places.
  ///
  /// O(n) in the bytes, whatever they are; up to 50 times that where the author left text unquoted that needs quotes.
  package static func read(
    file: SourceFile, id: FileID, limits: YAMLLimits = .standard
  ) -> (tree: YAMLTree, diagnostics: [Diagnostic]) {
    var log = DiagnosticLog(file: id, limit: limits.diagnostics)
    guard let text = CheckedText(file: file, limits: limits, log: &log) else {
      var tree = YAMLTree(file: id)
      tree.isComplete = false
      return (tree, log.finished())
    }
    var reading = RepairedReading(text: text, log: log)
    return reading.read(file: id, limits: limits)
  }
}

/// Reads a text again after each error that quotes would have prevented.
///
/// libyaml stops at its first error, and the commonest, `text: one: two`, an author makes many times over. So one sign
/// is blotted out, which keeps all places what they are, the text is read again, and the tree gets the sign back.
struct RepairedReading {
  private var text: CheckedText
  private var log: DiagnosticLog
  private var blotted: [(place: Int, byte: UInt8)] = []
  /// The starts of lines with an error: further ones on them are mostly consequences.
  private var lines: Set<Int> = []

  init(text: CheckedText, log: DiagnosticLog) {
    self.text = text
    self.log = log
  }

  mutating func read(file: FileID, limits: YAMLLimits) -> (tree: YAMLTree, diagnostics: [Diagnostic]) {
    var passes = min(50, 1 + (64 << 20) / max(1, text.bytes.count))
    while true {
      passes -= 1
      var builder = TreeBuilder(text: text, file: file, limits: limits, log: log)
      // Values that are spelt in the file lie in these bytes: libyaml reads the blots, the tree the author's words, so
      // that keys are told apart as the author wrote them.
      for (place, byte) in blotted { builder.tree.bytes[place] = byte }
      builder.read()
      guard passes > 0, let failure = builder.failure, let place = failure.repair, blot(place) else {
        return finish(&builder)
      }
      if isNewLine(place) { log.add(failure.diagnostic) }
    }
  }

  private func finish(_ builder: inout TreeBuilder) -> (tree: YAMLTree, diagnostics: [Diagnostic]) {
    if let failure = builder.failure, !lines.contains(lineStart(Int(failure.diagnostic.primary.span.start))) {
      builder.log.addLast(failure.diagnostic)
    }
    return (builder.tree, builder.log.finished())
  }

  private mutating func blot(_ place: Int) -> Bool {
    let blot = UInt8(ascii: "_")
    guard let byte = text.bytes[safe: place], byte < 0x80, byte != blot else { return false }
    blotted.append((place, byte))
    text.bytes[place] = blot
    return true
  }

  private mutating func isNewLine(_ place: Int) -> Bool {
    lines.insert(lineStart(place)).inserted
  }

  private func lineStart(_ place: Int) -> Int {
    FailureText(bytes: text.bytes, file: log.file).lineStart(of: place)
  }
}
