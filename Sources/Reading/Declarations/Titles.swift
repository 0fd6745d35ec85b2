import RuleModel
import SourceText
import YAMLReading

/// A text that is said in no language.
func untitled(_ languages: [String], _ span: SourceSpan) -> LocalizedText {
  LocalizedText(texts: [String?](repeating: nil, count: languages.count), span: span)
}

/// The title that a declaration must have.
func readTitle(_ fields: Fields, _ languages: [String], _ sink: inout DiagnosticSink) -> LocalizedText {
  if fields["title"] == nil { sink.missingKey("title", in: fields.what, at: fields.span) }
  return fields.text("title", languages, &sink) ?? untitled(languages, fields.span)
}

/// A bare name, or `{name: {en: …, ko: …}}`.
func readTitledName(
  _ node: YAMLNode, of what: String, _ languages: [String], _ sink: inout DiagnosticSink
) -> (name: String, title: LocalizedText?)? {
  if node.kind == .scalar { return readName(node, of: what, &sink).map { ($0, nil) } }
  guard let entry = readSingleEntry(node, of: what, &sink), let name = readName(entry.key, of: what, &sink) else {
    return nil
  }
  return (name, readText(entry.value, of: "the title of '\(name)'", languages, &sink))
}

/// The entries of a section that is a mapping; none, with a diagnostic, for anything else.
func readEntries(
  _ node: YAMLNode?, of what: String, _ sink: inout DiagnosticSink
) -> [(key: YAMLNode, value: YAMLNode)] {
  guard let node else { return [] }
  guard node.kind == .mapping else {
    sink.wrongShape(node, expected: "a mapping", for: what)
    return []
  }
  return Array(node.entries)
}

extension Fields {
  /// Says of fields that they have no place here.
  func refuse(_ keys: [String], _ reason: String, _ sink: inout DiagnosticSink) {
    for key in keys {
      guard let node = self[key] else { continue }
      sink.error(.excludingKeys, "'\(key)' has no place here: \(what) \(reason)", at: node.span)
    }
  }
}
