import RuleModel
import SourceText
import YAMLReading

private let manifestKeys = ["ruleset", "version", "languages", "title", "ranks", "outcomes", "summary", "bibliography"]

extension DeclarationReader {
  mutating func readManifest(_ tree: YAMLTree) {
    guard let root = tree.root else {
      let start = SourceSpan(file: tree.file, start: 0, end: 0)
      if tree.isComplete { sink.missingKey("ruleset", in: "the manifest", at: start) }
      return
    }
    guard let fields = Fields(root, of: "the manifest", known: manifestKeys, &sink) else { return }
    ruleSet.name = fields.required("ruleset", &sink).flatMap { readName($0, of: "the rule set", &sink) } ?? ""
    ruleSet.version = fields.required("version", &sink).flatMap { readString($0, of: "'version'", &sink) } ?? ""
    readLanguages(fields)
    ruleSet.title = title(fields)
    readRanks(fields)
    readBibliography(fields)
    outcomes = fields.list("outcomes", &sink) ?? []
    summaries = fields.list("summary", &sink) ?? []
  }

  private mutating func readLanguages(_ fields: Fields) {
    _ = fields.required("languages", &sink)
    var declared = Declared()
    for node in fields.list("languages", &sink) ?? [] {
      guard let name = readName(node, of: "a language", &sink),
        declared.add(name, at: node.span, what: "the language", &sink)
      else { continue }
      ruleSet.languages.append(name)
    }
    if let list = fields["languages"], list.kind == .sequence, list.count == 0 {
      sink.error(.emptyList, "the manifest declares no language", at: list.span)
    }
  }

  private mutating func readRanks(_ fields: Fields) {
    var declared = Declared()
    for node in fields.list("ranks", &sink) ?? [] {
      guard let (name, title) = titledName(node, of: "a rank"),
        declared.add(name, at: node.span, what: "the rank", &sink)
      else { continue }
      ruleSet.ranks.append(Precedence(name: name, title: title, span: node.span))
    }
  }

  private mutating func readBibliography(_ fields: Fields) {
    guard let node = fields["bibliography"] else { return }
    guard node.kind == .mapping else {
      sink.wrongShape(node, expected: "a mapping", for: "'bibliography'")
      return
    }
    for entry in node.entries {
      guard let id = readName(entry.key, of: "a source", &sink),
        let fields = Fields(entry.value, of: "the source '\(id)'", known: ["text", "url"], &sink)
      else { continue }
      if fields["text"] == nil { sink.missingKey("text", in: fields.what, at: entry.key.span) }
      let text = fields.text("text", languages, mayLack: true, &sink) ?? untitled(entry.value.span)
      ruleSet.sources.append(
        RuleSet.Source(id: id, text: text, url: fields.string("url", &sink), span: entry.key.span))
    }
  }

  /// A bare name, or `{name: {en: …, ko: …}}`.
  mutating func titledName(_ node: YAMLNode, of what: String) -> (name: String, title: LocalizedText?)? {
    if node.kind == .scalar { return readName(node, of: what, &sink).map { ($0, nil) } }
    guard let entry = readSingleEntry(node, of: what, &sink), let name = readName(entry.key, of: what, &sink) else {
      return nil
    }
    return (name, readText(entry.value, of: "the title of '\(name)'", languages, &sink))
  }
}
