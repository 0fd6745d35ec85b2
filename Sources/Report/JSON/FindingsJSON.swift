package import SourceText

/// Findings in the format `demarche/lint/1`: lines and columns count from 1, columns in characters, `end` behind the
/// last character.
package struct FindingsJSON {
  private let sources: SourceMap

  /// Makes a writer of findings in these files.
  package init(_ sources: SourceMap) { self.sources = sources }

  /// The whole document: what was looked at, and what was found.
  package func document(_ findings: [Diagnostic], checked: [String] = []) -> JSONValue {
    .object([("schema", "demarche/lint/1"), ("checked", strings(checked)), ("findings", list(findings))])
  }

  /// What a command says beside its output, in the format `demarche/error/1`: why it ended with this status, and
  /// warnings.
  package func errors(_ diagnostics: [Diagnostic], status: Int32) -> JSONValue {
    .object([
      ("schema", "demarche/error/1"), ("status", .integer(Int64(status))), ("diagnostics", list(diagnostics)),
    ])
  }

  /// The findings alone, as other documents hold them.
  package func list(_ findings: [Diagnostic]) -> JSONValue { .array(findings.map(finding)) }

  private func finding(_ diagnostic: Diagnostic) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("code", .string(diagnostic.code)), ("slug", .string(diagnostic.slug)),
      ("severity", .string(diagnostic.severity.name)), ("message", .string(diagnostic.message)),
    ]
    members += place(diagnostic.primary)
    if !diagnostic.secondary.isEmpty {
      members.append(("related", .array(diagnostic.secondary.map { .object(place($0)) })))
    }
    if !diagnostic.notes.isEmpty { members.append(("notes", strings(diagnostic.notes))) }
    if !diagnostic.help.isEmpty { members.append(("help", strings(diagnostic.help))) }
    if !diagnostic.fixes.isEmpty { members.append(("fixes", .array(diagnostic.fixes.map(fix)))) }
    return .object(members)
  }

  private func place(_ label: Diagnostic.Label) -> [(String, JSONValue)] {
    guard let file = sources[label.span.file] else { return [("file", .null)] }
    let start = file.position(at: label.span.start)
    let end = file.position(at: max(label.span.start, label.span.end))
    var members: [(String, JSONValue)] = [
      ("file", .string(file.path)), ("line", .integer(Int64(start.line))), ("column", .integer(Int64(start.column))),
      ("end", .object([("line", .integer(Int64(end.line))), ("column", .integer(Int64(end.column)))])),
    ]
    if !label.text.isEmpty { members.append(("label", .string(label.text))) }
    return members
  }

  private func fix(_ fix: Diagnostic.Fix) -> JSONValue {
    let edits: [JSONValue] = fix.edits.map { edit in
      .object(place(Diagnostic.Label(span: edit.span)) + [("replacement", .string(edit.replacement))])
    }
    return .object([("title", .string(fix.title)), ("safe", .bool(fix.safe)), ("edits", .array(edits))])
  }

  private func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
