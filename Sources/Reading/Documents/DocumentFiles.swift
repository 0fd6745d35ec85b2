import RuleModel
import SourceText
import YAMLReading

/// Reads the documents of a rule set, in the order in which the manifest names them.
func readDocuments(
  _ files: [YAMLTree], named listed: [YAMLNode], _ names: Names, _ sink: inout DiagnosticSink
) -> [DocumentDeclaration] {
  var declared = Declared()
  let found = files.compactMap { file -> DocumentDeclaration? in
    var reader = DocumentReader(names)
    defer { sink.add(reader.body.sink.diagnostics) }
    guard let document = file.root.flatMap({ reader.document($0) }) else { return nil }
    return declared.add(document.name, at: document.span, what: "the document", &reader.body.sink) ? document : nil
  }
  let wanted = named(listed, &sink)
  for document in found where !wanted.contains(where: { $0.name == document.name }) {
    sink.error(
      .unknownDocument, "the manifest does not name the document '\(document.name)'", at: document.span,
      help: ["add it to 'documents' in 'ruleset.yaml'"])
  }
  return wanted.compactMap { name, span in
    if let document = found.first(where: { $0.name == name }) { return document }
    sink.unknown(
      .unknownDocument, "no file of 'documents' declares '\(name)'", word: name, at: span, among: found.map(\.name))
    return nil
  }
}

private func named(_ nodes: [YAMLNode], _ sink: inout DiagnosticSink) -> [(name: String, span: SourceSpan)] {
  var declared = Declared()
  return nodes.compactMap { node in
    guard let name = readName(node, of: "a document", &sink),
      declared.add(name, at: node.span, what: "the document", &sink)
    else { return nil }
    return (name, node.span)
  }
}
