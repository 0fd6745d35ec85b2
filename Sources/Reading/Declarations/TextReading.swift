package import RuleModel
import SourceText
package import YAMLReading

/// A text `{en: …, ko: …}`; also the bare text where one language is declared.
///
/// Keys besides languages are left to the caller. A language left out is a warning unless the text may lack it, as a citation may.
package func readText(
  _ node: YAMLNode, of what: @autoclosure () -> String, _ languages: [String], mayLack: Bool = false,
  besides others: [String] = [], _ sink: inout DiagnosticSink
) -> LocalizedText? {
  switch node.kind {
  case .scalar: return readBareText(node, of: what(), languages, &sink)
  case .sequence:
    notAText(node, what(), languages, &sink)
    return nil
  case .mapping: break
  }
  var texts = [String?](repeating: nil, count: languages.count)
  for entry in node.entries where !others.contains(entry.key.text) {
    readTranslation(entry, of: what(), languages, into: &texts, &sink)
  }
  if !mayLack { warnOfMissingLanguages(node, what(), languages, &sink) }
  return LocalizedText(texts: texts, span: node.span)
}

/// A remark `{en: …, ko: …}`, or a bare text, which then serves every language: what authors add need not be translated.
package func readRemark(
  _ node: YAMLNode, of what: @autoclosure () -> String, _ languages: [String], _ sink: inout DiagnosticSink
) -> LocalizedText? {
  guard node.kind == .scalar, let first = languages.indices.first else {
    return readText(node, of: what(), languages, &sink)
  }
  return readString(node, of: what(), &sink).map { word in
    LocalizedText(texts: languages.indices.map { $0 == first ? word : nil }, span: node.span)
  }
}

private func readBareText(
  _ node: YAMLNode, of what: @autoclosure () -> String, _ languages: [String], _ sink: inout DiagnosticSink
) -> LocalizedText? {
  guard languages.count == 1, let text = readString(node, of: what(), &sink) else {
    if languages.count != 1 { notAText(node, what(), languages, &sink) }
    return nil
  }
  return LocalizedText(texts: [text], span: node.span)
}

private func readTranslation(
  _ entry: (key: YAMLNode, value: YAMLNode), of what: @autoclosure () -> String, _ languages: [String],
  into texts: inout [String?],
  _ sink: inout DiagnosticSink
) {
  let language = entry.key.text
  guard let index = languages.firstIndex(of: language) else {
    let isRestOfText = entry.value.isEmptyPlain
    sink.unknown(
      .unknownLanguage, "\(what()) is given in '\(language)', a language that the manifest does not declare",
      word: language, at: entry.key.span, among: languages,
      help: isRestOfText ? ["a text with a comma inside {…} is quoted"] : ["the languages are \(quotedList(languages))"]
    )
    return
  }
  texts[index] = readString(entry.value, of: "the text in '\(language)'", &sink)
}

private func notAText(
  _ node: YAMLNode, _ what: @autoclosure () -> String, _ languages: [String], _ sink: inout DiagnosticSink
) {
  let shape = languages.map { "\($0): …" }.joined(separator: ", ")
  sink.error(
    .notAText, "\(what()) is a text in each language, and \(node.shapeName) is written", at: node.span,
    help: ["write '{\(shape)}'"])
}

private func warnOfMissingLanguages(
  _ node: YAMLNode, _ what: @autoclosure () -> String, _ languages: [String], _ sink: inout DiagnosticSink
) {
  let missing = languages.filter { node[$0] == nil }
  guard !missing.isEmpty else { return }
  sink.warning(.missingLanguage, "\(what()) is not given in \(quotedList(missing))", at: node.span)
}
