import RuleModel
import SourceText
import YAMLReading

extension DocumentReader {
  /// `{en: …, ko: …}`, variants `[{when: …, en: …, ko: …}]`, or `{lists: {…}, text: …}` of either.
  mutating func text(_ node: YAMLNode, of what: String) -> DocumentText? {
    let outer = lists
    defer { lists = outer }
    lists = [:]
    guard node.kind == .mapping, node["text"] != nil || node["lists"] != nil else {
      return DocumentText(variants: variants(node, of: what))
    }
    guard let fields = Fields(node, of: what, known: Keys.listedText, &body.sink),
      let own = fields.required("text", &body.sink)
    else { return nil }
    let found = namedLists(fields)
    return DocumentText(lists: found, variants: variants(own, of: what))
  }

  /// A field's `lists:` beside its `text:`.
  mutating func text(_ node: YAMLNode, lists fields: Fields, of what: String) -> DocumentText {
    let outer = lists
    defer { lists = outer }
    lists = [:]
    let found = namedLists(fields)
    return DocumentText(lists: found, variants: variants(node, of: what))
  }

  private mutating func namedLists(_ fields: Fields) -> [EntityList] {
    var found: [EntityList] = []
    for (key, value) in readEntries(fields["lists"], of: "'lists'", &body.sink) {
      guard let name = readName(key, of: "a list", &body.sink), isFree(name, at: key.span),
        let list = list(value, of: "the list '\(name)'")
      else { continue }
      lists[name] = found.count
      found.append(list)
    }
    return found
  }

  /// In a text the name would mean both.
  private mutating func isFree(_ name: String, at span: SourceSpan) -> Bool {
    guard names.kind(name) != nil || body.scope.variable(name) != nil else { return true }
    body.sink.error(.nameTaken, "'\(name)' is also the name of a kind or of an entity here", at: span)
    return false
  }

  private mutating func variants(_ node: YAMLNode, of what: String) -> [DocumentText.Variant] {
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    if nodes.isEmpty { body.sink.error(.emptyList, "\(what) has no variant", at: node.span) }
    let found = nodes.compactMap { variant($0, of: what) }
    for (variant, next) in zip(found, found.dropFirst()) where variant.standsAlways {
      body.sink.error(
        .neverShown, "this variant is never reached", at: next.span,
        secondary: [.init(span: variant.span, text: "this one always stands")])
    }
    return found
  }

  private mutating func variant(_ node: YAMLNode, of what: String) -> DocumentText.Variant? {
    var condition: Condition?
    if node.kind == .mapping, let when = node["when"] {
      condition = .allOf(body.jointConditions([when], of: "'when'"))
    }
    guard let text = readText(node, of: what, names.languages, besides: ["when"], &body.sink) else { return nil }
    let templates = text.texts.enumerated().map { number, text in
      text.map { pieces($0, at: node[names.languages[number]]?.span ?? node.span) }
    }
    return DocumentText.Variant(when: condition, templates: templates, span: node.span)
  }

  private mutating func pieces(_ text: String, at span: SourceSpan) -> [DocumentText.Piece] {
    var pieces: [DocumentText.Piece] = []
    var splitter = TemplateSplitter(text)
    while let part = splitter.next() {
      switch part {
      case .literal(let words): pieces.append(.literal(words))
      case .path(let word): insertion(word, at: span).map { pieces.append($0) }
      case .stray(let brace): body.paths.reportStray(brace, at: span, &body.sink)
      }
    }
    return pieces
  }

  private mutating func insertion(_ word: String, at span: SourceSpan) -> DocumentText.Piece? {
    let words = word.split(separator: " ", maxSplits: 1).map(String.init)
    guard let list = words.first.flatMap({ lists[$0] }) else {
      return body.paths.insertion(word, at: span, &body.sink).map { .value($0) }
    }
    guard words.count == 2 else { return .list(list, .all) }
    if words[1] == "count" { return .list(list, .count) }
    if let number = Int(words[1]), number > 0 { return .list(list, .entry(number - 1)) }
    body.sink.error(
      .template, "'{\(word)}' inserts no part of the list '\(words[0])'", at: span,
      help: [
        "'{\(words[0])}' is all of it, '{\(words[0]) 1}' its first entry, '{\(words[0]) count}' how many there are"
      ])
    return nil
  }
}

extension DocumentText.Variant {
  /// Nothing is asked, and nothing is inserted that may have no value.
  fileprivate var standsAlways: Bool {
    when == nil
      && templates.allSatisfy { pieces in
        (pieces ?? []).allSatisfy { piece in if case .literal = piece { true } else { false } }
      }
  }
}
