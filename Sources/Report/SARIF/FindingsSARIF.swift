package import SourceText

/// Findings in the Static Analysis Results Interchange Format, as code hosts and editors read it.
///
/// OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020. Columns count Unicode code points.
package struct FindingsSARIF {
  /// What a code means.
  package struct Page: Sendable {
    package var code: String
    package var slug: String
    package var text: String

    package init(code: String, slug: String, text: String) { (self.code, self.slug, self.text) = (code, slug, text) }
  }

  private let sources: SourceMap

  package init(_ sources: SourceMap) { self.sources = sources }

  /// The whole document: one run. `pages`: of every code that is found.
  package func document(_ findings: [Diagnostic], pages: [Page]) -> JSONValue {
    let places = Dictionary(pages.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let driver: JSONValue = .object([
      ("name", .string("demarche")), ("rules", .array(pages.map(rule))),
    ])
    let run: JSONValue = .object([
      ("tool", .object([("driver", driver)])), ("columnKind", .string("unicodeCodePoints")),
      ("results", .array(findings.map { result($0, places[$0.code]) })),
    ])
    return .object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .string("2.1.0")),
      ("runs", .array([run])),
    ])
  }

  private func rule(_ page: Page) -> JSONValue {
    .object([
      ("id", .string(page.code)), ("name", .string(page.slug)), ("fullDescription", message(page.text)),
      ("help", message(page.text)),
    ])
  }

  private func result(_ finding: Diagnostic, _ rule: Int?) -> JSONValue {
    var members: [(String, JSONValue)] = [("ruleId", .string(finding.code))]
    if let rule { members.append(("ruleIndex", .integer(Int64(rule)))) }
    members.append(("level", .string(finding.severity.name)))
    let said = [finding.message] + finding.notes.map { "note: \($0)" } + finding.help.map { "help: \($0)" }
    members.append(("message", message(said.joined(separator: "\n"))))
    let place = physical(finding.primary.span)
    members.append(("locations", .array(place.map { [.object([("physicalLocation", $0)])] } ?? [])))
    let related = finding.secondary.compactMap(location)
    if !related.isEmpty { members.append(("relatedLocations", .array(related))) }
    let fixes = finding.fixes.compactMap(fix)
    if !fixes.isEmpty { members.append(("fixes", .array(fixes))) }
    return .object(members)
  }

  private func message(_ text: String) -> JSONValue { .object([("text", .string(text))]) }

  // MARK: Places

  private func location(_ label: Diagnostic.Label) -> JSONValue? {
    physical(label.span).map { place in
      .object([("physicalLocation", place)] + (label.text.isEmpty ? [] : [("message", message(label.text))]))
    }
  }

  private func physical(_ span: SourceSpan) -> JSONValue? {
    sources[span.file].map { file in
      .object([("artifactLocation", artifact(file)), ("region", region(span, file))])
    }
  }

  private func artifact(_ file: SourceFile) -> JSONValue { .object([("uri", .string(fileReference(file.path)))]) }

  private func region(_ span: SourceSpan, _ file: SourceFile) -> JSONValue {
    let (start, end) = (point(span.start, file), point(max(span.start, span.end), file))
    return .object([
      ("startLine", .integer(Int64(start.line))), ("startColumn", .integer(Int64(start.column))),
      ("endLine", .integer(Int64(end.line))), ("endColumn", .integer(Int64(end.column))),
    ])
  }

  private func point(_ byte: Int32, _ file: SourceFile) -> (line: Int, column: Int) {
    let line = file.position(at: byte).line
    let start = file.lineRange(line).lowerBound
    let before = file.bytes[start..<min(max(start, Int(byte)), file.bytes.count)]
    return (line, 1 + before.count { $0 & 0xC0 != 0x80 })
  }

  private func fix(_ fix: Diagnostic.Fix) -> JSONValue? {
    let changes: [JSONValue] = fix.edits.compactMap { edit in
      sources[edit.span.file].map { file in
        let replacement: JSONValue = .object([
          ("deletedRegion", region(edit.span, file)), ("insertedContent", message(edit.replacement)),
        ])
        return .object([("artifactLocation", artifact(file)), ("replacements", .array([replacement]))])
      }
    }
    guard !changes.isEmpty else { return nil }
    return .object([("description", message(fix.title)), ("artifactChanges", .array(changes))])
  }
}

/// A path as a reference that others resolve: RFC 3986.
private func fileReference(_ path: String) -> String {
  let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
  let digits = Array("0123456789ABCDEF")
  let written = path.utf8.reduce(into: "") { text, byte in
    if kept.contains(byte) {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
  }
  return path.hasPrefix("/") ? "file://\(written)" : written
}
