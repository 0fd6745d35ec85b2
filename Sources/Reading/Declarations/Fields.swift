package import RuleModel
package import SourceText
package import YAMLReading

/// A mapping read against the fields that it may have: any other key is diagnosed at once.
package struct Fields: Sendable {
  /// What the mapping describes, for messages: "the kind 'city'".
  package let what: String
  package let node: YAMLNode

  /// Nil, with a diagnostic, if the node is no mapping.
  package init?(_ node: YAMLNode, of what: String, known: [String], _ sink: inout DiagnosticSink) {
    guard node.kind == .mapping else {
      sink.wrongShape(node, expected: "a mapping", for: what)
      return nil
    }
    self.what = what
    self.node = node
    for entry in node.entries where entry.key.place(among: known) == nil {
      sink.unknownKey(entry.key, in: what, known: known)
    }
  }

  package var span: SourceSpan { node.span }

  /// The value of a key. O(number of keys).
  package subscript(key: String) -> YAMLNode? { node[key] }

  /// The value of a key that must be there.
  package func required(_ key: String, _ sink: inout DiagnosticSink) -> YAMLNode? {
    if let value = node[key] { return value }
    sink.missingKey(key, in: what, at: node.span)
    return nil
  }

  /// A single value as text, whatever it looks like.
  package func string(_ key: String, _ sink: inout DiagnosticSink) -> String? {
    guard let value = node[key] else { return nil }
    return readString(value, of: "'\(key)'", &sink)
  }

  /// A boolean; the default where the key is absent.
  package func bool(_ key: String, default absent: Bool = false, _ sink: inout DiagnosticSink) -> Bool {
    guard let value = node[key] else { return absent }
    return readBoolean(value, of: "'\(key)'", &sink) ?? absent
  }

  /// A whole number within a range.
  package func int(_ key: String, in range: ClosedRange<Int64>, _ sink: inout DiagnosticSink) -> Int? {
    guard let value = node[key] else { return nil }
    let type = NumberType(lower: range.lowerBound, upper: range.upperBound)
    return readNumber(value, as: type, of: "'\(key)'", &sink).map { Int($0) }
  }

  /// A list's elements; nil, with a diagnostic, where the value is no list.
  package func list(_ key: String, _ sink: inout DiagnosticSink) -> [YAMLNode]? {
    guard let value = node[key] else { return nil }
    guard value.kind == .sequence else {
      sink.wrongShape(value, expected: "a list", for: "'\(key)'")
      return nil
    }
    return Array(value.elements)
  }

  /// A list's elements, or the one value that stands in place of a list.
  package func oneOrMore(_ key: String, _ sink: inout DiagnosticSink) -> [YAMLNode] {
    guard let value = node[key] else { return [] }
    return value.kind == .sequence ? Array(value.elements) : [value]
  }

  /// A list of single values, or one alone, as text.
  package func strings(_ key: String, _ sink: inout DiagnosticSink) -> [String] {
    oneOrMore(key, &sink).compactMap { readString($0, of: "an element of '\(key)'", &sink) }
  }

  /// One of a few words, each with its meaning.
  package func choice<T>(_ key: String, _ meanings: [(String, T)], _ sink: inout DiagnosticSink) -> T? {
    guard let value = node[key] else { return nil }
    return readWord(value, of: "'\(key)'", meanings, &sink)
  }

  /// A remark, in the declared languages or bare.
  package func remark(_ key: String, _ languages: [String], _ sink: inout DiagnosticSink) -> LocalizedText? {
    node[key].flatMap { readRemark($0, of: "'\(key)'", languages, &sink) }
  }

  /// A text in the declared languages.
  package func text(
    _ key: String, _ languages: [String], mayLack: Bool = false, _ sink: inout DiagnosticSink
  ) -> LocalizedText? {
    guard let value = node[key] else { return nil }
    return readText(value, of: "'\(key)'", languages, mayLack: mayLack, &sink)
  }
}

/// A single value that is not left out, as text.
package func readString(_ node: YAMLNode, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink) -> String? {
  guard let word = node.word, !(node.isPlain && word.isEmpty) else {
    sink.wrongShape(node, expected: "a single value", for: what())
    return nil
  }
  return word
}

/// One of a few words, each with its meaning.
package func readWord<T>(
  _ node: YAMLNode, of what: @autoclosure () -> String, _ meanings: [(String, T)], _ sink: inout DiagnosticSink
) -> T? {
  guard let word = readString(node, of: what(), &sink) else { return nil }
  if let found = meanings.first(where: { $0.0 == word }) { return found.1 }
  let known = meanings.map(\.0)
  sink.unknown(
    .unknownWord, "\(what()) is one of \(quotedList(known, "or")), and '\(word)' is written", word: word, at: node.span,
    among: known)
  return nil
}

/// The entry of a one-key mapping `{name: value}`; nil, with a diagnostic, for anything else.
package func readSingleEntry(
  _ node: YAMLNode, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink
) -> (key: YAMLNode, value: YAMLNode)? {
  guard node.kind == .mapping, node.count == 1, let entry = node.entries.first else {
    sink.wrongShape(node, expected: "a mapping with one key", for: what())
    return nil
  }
  return entry
}
