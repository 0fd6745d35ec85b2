import RuleModel
import SourceText
import YAMLReading

/// What `ruleset.yaml` says: about the rule set itself, the words that it declares, and how a report begins.
struct Manifest {
  /// With nothing but what the manifest says by itself.
  private(set) var ruleSet = RuleSet()
  /// What names attributes, which are not known yet.
  private(set) var outcomes: [YAMLNode] = []
  private(set) var summaries: [YAMLNode] = []
  private(set) var documents: [YAMLNode] = []

  var languages: [String] { ruleSet.languages }

  init(_ tree: YAMLTree, _ sink: inout DiagnosticSink) {
    guard let root = tree.root else {
      let start = SourceSpan(file: tree.file, start: 0, end: 0)
      if tree.isComplete { sink.missingKey("ruleset", in: "the manifest", at: start) }
      return
    }
    guard let fields = Fields(root, of: "the manifest", known: Keys.manifest, &sink) else { return }
    ruleSet.name = fields.required("ruleset", &sink).flatMap { readName($0, of: "the rule set", &sink) } ?? ""
    ruleSet.version = fields.required("version", &sink).flatMap { readString($0, of: "'version'", &sink) } ?? ""
    readLanguages(fields, &sink)
    ruleSet.title = readTitle(fields, languages, &sink)
    readRanks(fields, &sink)
    ruleSet.controllers = words(fields, "controllers", of: "a controller", &sink)
    ruleSet.evidence = words(fields, "evidence", of: "a kind of evidence", &sink)
    readBibliography(fields, &sink)
    outcomes = fields.list("outcomes", &sink) ?? []
    summaries = fields.list("summary", &sink) ?? []
    documents = fields.list("documents", &sink) ?? []
  }

  private mutating func readLanguages(_ fields: Fields, _ sink: inout DiagnosticSink) {
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

  private mutating func readRanks(_ fields: Fields, _ sink: inout DiagnosticSink) {
    var declared = Declared()
    for node in fields.list("ranks", &sink) ?? [] {
      guard let (name, title) = readTitledName(node, of: "a rank", languages, &sink),
        declared.add(name, at: node.span, what: "the rank", &sink)
      else { continue }
      ruleSet.ranks.append(Precedence(name: name, title: title, span: node.span))
    }
  }

  /// `{city: {en: …, ko: …}, centre: …}`: words with their titles, in an order that means something.
  private func words(
    _ fields: Fields, _ key: String, of what: String, _ sink: inout DiagnosticSink
  ) -> [DeclaredWord] {
    if let node = fields[key], node.kind == .mapping, node.count == 0 {
      sink.error(.emptyList, "'\(key)' declares none", at: node.span)
    }
    return readEntries(fields[key], of: "'\(key)'", &sink).compactMap { entry in
      guard let name = readName(entry.key, of: what, &sink) else { return nil }
      let title = readText(entry.value, of: "the title of '\(name)'", languages, &sink)
      return DeclaredWord(name: name, title: title ?? untitled(languages, entry.key.span), span: entry.key.span)
    }
  }

  private mutating func readBibliography(_ fields: Fields, _ sink: inout DiagnosticSink) {
    for entry in readEntries(fields["bibliography"], of: "'bibliography'", &sink) {
      guard let id = readName(entry.key, of: "a source", &sink),
        let fields = Fields(entry.value, of: "the source '\(id)'", known: Keys.source, &sink)
      else { continue }
      if fields["text"] == nil { sink.missingKey("text", in: fields.what, at: entry.key.span) }
      let text = fields.text("text", languages, mayLack: true, &sink) ?? untitled(languages, entry.value.span)
      ruleSet.sources.append(
        RuleSet.Source(id: id, text: text, url: fields.string("url", &sink), span: entry.key.span))
    }
  }
}

extension [DeclaredWord] {
  /// One of the words; any name where none are declared.
  func read(_ node: YAMLNode, of what: String, _ sink: inout DiagnosticSink) -> String? {
    if isEmpty { return readName(node, of: what, &sink) }
    return readWord(node, of: what, map { ($0.name, $0.name) }, &sink)
  }
}
