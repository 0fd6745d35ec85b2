package import SourceText

/// Comments that let findings stand, each with a reason: `# lint: allow D0414: a reason of its own is told`.
///
/// On a line of its own a comment speaks of the entry below it, with all that is indented further; behind something, of
/// its own line. Errors are not let stand.
package struct Suppressions: Sendable {
  package static let faulty = DiagnosticCode(
    "D0361", "faulty-suppression",
    """
    A comment lets findings stand by their codes or slugs and says why: '# lint: allow D0414, counted-twice: a reason'. \
    Without a reason nobody can tell later whether it still holds, and a code that does not exist lets nothing stand.
    """)
  package static let unused = DiagnosticCode(
    "D0362", "unused-suppression",
    """
    A comment lets findings stand that are not found any more: what it speaks of was mended, or the comment stands at the \
    wrong entry. It is said of checks that ran only.
    """)

  private struct Entry {
    var file: FileID
    var lines: ClosedRange<Int>
    /// Codes that are let stand and were not met yet.
    var open: [String]
    var codes: [String]
    var span: SourceSpan
  }

  private var entries: [Entry] = []
  /// Comments that say no reason, or name what does not exist.
  package private(set) var faults: [Diagnostic] = []
  private static let mark = "# lint: allow"

  /// Reads the comments of all files. `codes`: those that exist. Linear in the text.
  package init(_ sources: SourceMap, codes: [DiagnosticCode]) {
    for (index, file) in sources.files.enumerated() where file.path.hasSuffix(".yaml") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      guard text.contains(Self.mark) else { continue }
      let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
      for (place, line) in lines.enumerated() {
        guard let found = line.range(of: Self.mark) else { continue }
        let before = line[..<found.lowerBound]
        guard before.last.map(\.isWhitespace) ?? true else { continue }
        let own = before.allSatisfy(\.isWhitespace) ? Self.entry(below: place, lines) : place...place
        read(
          String(line[found.upperBound...]), covering: own.lowerBound + 1...own.upperBound + 1,
          at: Self.span(of: line, from: found.lowerBound, line: place + 1, file, FileID(Int32(index))), codes)
      }
    }
  }

  private static func span(
    of line: String, from start: String.Index, line number: Int, _ file: SourceFile, _ id: FileID
  ) -> SourceSpan {
    let range = file.lineRange(number)
    let before = line[..<start].utf8.count
    return SourceSpan(file: id, start: Int32(range.lowerBound + before), end: Int32(range.upperBound))
  }

  /// The lines of the entry that begins below a line: those that are indented further than its first.
  private static func entry(below place: Int, _ lines: [String]) -> ClosedRange<Int> {
    func isSaying(_ line: String) -> Bool { line.first { !$0.isWhitespace }.map { $0 != "#" } ?? false }
    func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }
    guard let first = lines.indices.first(where: { $0 > place && isSaying(lines[$0]) }) else { return place...place }
    let own = indent(lines[first])
    let next = lines.indices.first { $0 > first && isSaying(lines[$0]) && indent(lines[$0]) <= own }
    return first...max(first, (next ?? lines.count) - 1)
  }

  private mutating func read(
    _ text: String, covering lines: ClosedRange<Int>, at span: SourceSpan, _ known: [DiagnosticCode]
  ) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let names = parts[0].split { $0 == "," || $0.isWhitespace }.map(String.init)
    let reason = parts.count > 1 ? parts[1].drop(while: \.isWhitespace) : ""
    var codes: [String] = []
    for name in names {
      if let code = known.first(where: { $0.slug == name || $0.code == name.uppercased() }) {
        codes.append(code.code)
      } else {
        faults.append(Self.faulty.warning("there is no code '\(name)' to allow", at: span))
      }
    }
    if names.isEmpty || reason.isEmpty {
      faults.append(
        Self.faulty.warning(
          names.isEmpty ? "the comment allows nothing" : "the comment does not say why", at: span,
          help: ["write '\(Self.mark) CODE: a reason'"]))
    }
    guard !codes.isEmpty, !reason.isEmpty else { return }
    entries.append(Entry(file: span.file, lines: lines, open: codes, codes: codes, span: span))
  }

  /// The findings that are not let stand.
  package mutating func filter(_ findings: [Diagnostic], _ sources: SourceMap) -> [Diagnostic] {
    findings.filter { finding in finding.severity == .error || !isAllowed(finding, sources) }
  }

  private mutating func isAllowed(_ finding: Diagnostic, _ sources: SourceMap) -> Bool {
    var isAllowed = false
    for label in [finding.primary] + finding.secondary {
      guard let file = sources[label.span.file] else { continue }
      let line = file.position(at: label.span.start).line
      for place in entries.indices
      where entries[place].file == label.span.file && entries[place].lines.contains(line)
        && entries[place].codes.contains(finding.code)
      {
        entries[place].open.removeAll { $0 == finding.code }
        isAllowed = true
      }
    }
    return isAllowed
  }

  /// Comments that let nothing stand; `isLookedFor`: whether findings of a code were.
  package func unused(_ sources: SourceMap, _ isLookedFor: (String) -> Bool) -> [Diagnostic] {
    entries.flatMap { entry in
      entry.open.filter(isLookedFor).map { code in
        Self.unused.warning(
          "'\(code)' is allowed here and not found", at: entry.span, help: ["take the comment out"],
          fixes: entry.open == entry.codes ? Self.deletion(entry.span, sources) : [])
      }
    }
  }

  /// Without the comment, and without its line where it is alone on it.
  private static func deletion(_ span: SourceSpan, _ sources: SourceMap) -> [Diagnostic.Fix] {
    guard let file = sources[span.file] else { return [] }
    let number = file.lineNumber(at: span.start)
    let line = file.lineRange(number)
    let said = file.bytes[line.lowerBound..<Int(span.start)].lastIndex { $0 != 32 && $0 != 9 }
    let range =
      said.map { $0 + 1..<line.upperBound } ?? line
      .lowerBound..<max(line.upperBound, file.lineRange(number + 1).lowerBound)
    let place = SourceSpan(file: span.file, start: Int32(range.lowerBound), end: Int32(range.upperBound))
    return [
      Diagnostic.Fix(title: "take the comment out", safe: true, edits: [Diagnostic.Edit(span: place, replacement: "")])
    ]
  }
}

extension StringProtocol {
  fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}
