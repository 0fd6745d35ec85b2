import RuleModel
import SourceText
import YAMLReading

/// Reads one document. What is wrong is collected in the sink of `body`.
struct DocumentReader {
  /// Its scope holds what the lists around the current place bind.
  var body: ExpressionReader
  /// The lists of the text that is being read, by name.
  var lists: [String: Int] = [:]
  /// Parts that speak of the document's moves.
  var moveReaders: [SourceSpan] = []

  init(_ names: Names) { body = ExpressionReader(names, Scope(free: [])) }

  var names: Names { body.names }

  mutating func document(_ node: YAMLNode) -> DocumentDeclaration? {
    guard let fields = Fields(node, of: "a document", known: Keys.document, &body.sink),
      let key = fields.required("document", &body.sink), let name = readName(key, of: "a document", &body.sink)
    else { return nil }
    let title = fields.required("title", &body.sink).flatMap { text($0, of: "the title") }
    let sections = sections(fields)
    let document = DocumentDeclaration(
      name: name, title: title ?? DocumentText(variants: []), sections: sections, scope: body.scope.variables,
      span: key.span)
    if document.moves == nil { refuseMoveReaders(name) }
    return document
  }

  private mutating func sections(_ fields: Fields) -> [DocumentSection] {
    guard let node = fields.required("sections", &body.sink) else { return [] }
    if node.kind == .sequence, node.count == 0 {
      body.sink.error(.emptyList, "a document has sections, and this one has none", at: node.span)
    }
    return (fields.list("sections", &body.sink) ?? []).compactMap { section($0) }
  }

  private mutating func refuseMoveReaders(_ name: String) {
    for span in moveReaders {
      body.sink.error(
        .neverShown, "this speaks of moves, and the document '\(name)' has none", at: span,
        help: ["add 'moves' to a section that is written once"])
    }
  }

  /// `{heading, new page, for each, parts}`.
  mutating func section(_ node: YAMLNode) -> DocumentSection? {
    guard let fields = Fields(node, of: "a section", known: Keys.documentSection, &body.sink) else { return nil }
    guard let each = fields["for each"] else { return section(fields, each: nil) }
    return withList(each, of: "'for each'") { reader, _, list in reader.section(fields, each: list) }
  }

  private mutating func section(_ fields: Fields, each: EntityList?) -> DocumentSection? {
    guard let node = fields.required("parts", &body.sink) else { return nil }
    if node.kind == .sequence, node.count == 0 {
      body.sink.error(.emptyList, "a section without parts has no content", at: node.span)
    }
    let heading = fields["heading"].flatMap { text($0, of: "'heading'") }
    let parts = (fields.list("parts", &body.sink) ?? []).compactMap { component($0) }
    return DocumentSection(
      heading: heading, startsPage: fields.bool("new page", &body.sink), each: each, parts: parts, span: fields.span)
  }
}
