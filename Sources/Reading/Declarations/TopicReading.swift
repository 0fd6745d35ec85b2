import RuleModel
import SourceText
import YAMLReading

/// Reads `topics:` of the vocabulary, once attributes have names.
struct TopicReader {
  private let names: Names
  private(set) var topics: [Topic] = []
  private var declared = Declared()
  /// Where attributes stand in a topic.
  private var places: [AttributeID: SourceSpan] = [:]

  init(_ names: Names) { self.names = names }

  mutating func read(_ node: YAMLNode?, _ sink: inout DiagnosticSink) {
    for entry in readEntries(node, of: "'topics'", &sink) {
      guard let name = readName(entry.key, of: "a topic", &sink),
        declared.add(name, at: entry.key.span, what: "the topic", &sink),
        let fields = Fields(entry.value, of: "the topic '\(name)'", known: Keys.topic, &sink)
      else { continue }
      let title = readTitle(fields, names.languages, &sink)
      _ = fields.required("attributes", &sink)
      let attributes = (fields.list("attributes", &sink) ?? []).compactMap { attribute($0, &sink) }
      topics.append(Topic(name: name, title: title, attributes: attributes, span: entry.key.span))
    }
  }

  /// One that profiles may state and that no other topic has.
  private mutating func attribute(_ node: YAMLNode, _ sink: inout DiagnosticSink) -> AttributeID? {
    guard let name = readString(node, of: "an attribute of the topic", &sink) else { return nil }
    guard let found = names.attribute(name) else {
      names.reportUnknownAttribute(name, at: node.span, &sink)
      return nil
    }
    guard names[found].isStated else {
      sink.error(
        .wrongOrigin, "'\(name)' is asked of nobody", at: node.span,
        secondary: [Diagnostic.Label(span: names[found].span, text: "neither given nor both")])
      return nil
    }
    if let first = places[found] {
      sink.error(
        .declaredTwice, "'\(name)' stands in two topics", at: node.span, label: "again",
        secondary: [Diagnostic.Label(span: first, text: "here")])
      return nil
    }
    places[found] = node.span
    return found
  }
}
