import RuleModel
import SourceText
import YAMLReading

extension PathReader {
  /// A text in every language with `{path}` insertions, read against what this scope names.
  func template(_ node: YAMLNode, of what: String, _ sink: inout DiagnosticSink) -> LocalizedTemplate {
    let text = readText(node, of: what, names.languages, &sink)
    var templates = [[LocalizedTemplate.Piece]?](repeating: nil, count: names.languages.count)
    for (language, text) in (text?.texts ?? []).enumerated() {
      guard let text, templates.indices.contains(language) else { continue }
      let span = node[names.languages[language]]?.span ?? node.span
      templates[language] = pieces(text, at: span, &sink)
    }
    return LocalizedTemplate(templates: templates, span: node.span)
  }

  private func pieces(_ text: String, at span: SourceSpan, _ sink: inout DiagnosticSink) -> [LocalizedTemplate.Piece] {
    var pieces: [LocalizedTemplate.Piece] = []
    var splitter = TemplateSplitter(text)
    while let part = splitter.next() {
      switch part {
      case .literal(let words): pieces.append(.literal(words))
      case .path(let word): insertion(word, at: span, &sink).map { pieces.append(.insertion($0)) }
      case .stray(let brace): reportStray(brace, at: span, &sink)
      }
    }
    return pieces
  }

  func reportStray(_ brace: String, at span: SourceSpan, _ sink: inout DiagnosticSink) {
    sink.error(
      .template, "a '\(brace)' stands alone in this text", at: span, label: "'\(brace)' without its other half",
      help: ["write '\(brace)\(brace)' for the brace itself"])
  }

  /// What `{word}` inserts.
  func insertion(_ word: String, at span: SourceSpan, _ sink: inout DiagnosticSink) -> Path? {
    guard let path = path(word, at: span, &sink) else { return nil }
    if path.type != nil { return path.path }
    let kind = EnglishText.one(names[path.path.subject.kind].name)
    sink.error(
      .template, "'{\(word)}' inserts \(kind), which has neither a value nor a title", at: span,
      help: ["insert one of its attributes"])
    return nil
  }
}

/// Takes a text apart: words, `{paths}`, and braces that have no other half. O(n) in the bytes.
struct TemplateSplitter {
  enum Part: Equatable {
    case literal(String)
    case path(String)
    case stray(String)
  }

  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  mutating func next() -> Part? {
    // What was taken so far, if a doubled brace interrupts it.
    var words: [UInt8] = []
    while place < bytes.count {
      let start = place
      while place < bytes.count, bytes[place] != Self.open, bytes[place] != Self.close { place += 1 }
      let isDoubled = place + 1 < bytes.count && bytes[place + 1] == bytes[place]
      if words.isEmpty, !isDoubled {
        if start == place { return brace(bytes[place]) }
        return .literal(String(decoding: bytes[start..<place], as: UTF8.self))
      }
      words += bytes[start..<place]
      guard isDoubled else { break }
      words.append(bytes[place])
      place += 2
    }
    return words.isEmpty ? nil : .literal(String(decoding: words, as: UTF8.self))
  }

  private mutating func brace(_ byte: UInt8) -> Part {
    let start = place + 1
    place = start
    guard byte == Self.open else { return .stray("}") }
    guard let end = bytes[start...].firstIndex(where: { $0 == Self.close || $0 == Self.open }),
      bytes[end] == Self.close
    else { return .stray("{") }
    place = end + 1
    return .path(String(decoding: bytes[start..<end], as: UTF8.self))
  }

  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")
}
