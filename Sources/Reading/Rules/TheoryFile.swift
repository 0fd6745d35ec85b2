import RuleModel
import SourceText
import YAMLReading

/// A theory file with its rules found, before any of their fields is read: that needs no other file.
struct TheoryFile: Sendable {
  struct Section: Sendable {
    var title: YAMLNode?
    var entries: [Entry] = []
  }
  /// A rule, or a matrix with the rules that its cases are.
  struct Entry: Sendable {
    var id: String
    /// Of the id.
    var span: SourceSpan
    var rules: [RuleSource] = []
  }

  private(set) var title: YAMLNode?
  private(set) var sections: [Section] = []
  private(set) var sink = DiagnosticSink()

  init(_ tree: YAMLTree) {
    guard let root = tree.root,
      let fields = Fields(root, of: "a theory file", known: Keys.theoryFile, &sink)
    else { return }
    title = fields["title"]
    let defaults = defaults(fields)
    sections = (fields.list("sections", &sink) ?? []).compactMap { section($0, defaults) }
  }

  private mutating func defaults(_ fields: Fields) -> [YAMLNode] {
    guard let node = fields["defaults"] else { return [] }
    return Fields(node, of: "'defaults'", known: Keys.ruleDefaults, &sink) == nil ? [] : [node]
  }

  private mutating func section(_ node: YAMLNode, _ outer: [YAMLNode]) -> Section? {
    guard let fields = Fields(node, of: "a section", known: Keys.theorySection, &sink) else { return nil }
    let defaults = defaults(fields) + outer
    let rules = fields.list("rules", &sink) ?? []
    return Section(title: fields["title"], entries: rules.compactMap { entry($0, defaults) })
  }

  private mutating func entry(_ node: YAMLNode, _ defaults: [YAMLNode]) -> Entry? {
    guard let fields = Fields(node, of: "a rule", known: Keys.rule, &sink), let id = id(fields, "the rule")
    else { return nil }
    var entry = Entry(id: id, span: place(fields))
    guard fields["cases"] != nil else {
      entry.rules = [RuleSource(id: id, span: fields.span, layers: [node], defaults: defaults)]
      return entry
    }
    if fields["cases"]?.count == 0 {
      sink.error(.emptyList, "the matrix '\(id)' has no cases", at: place(fields))
    }
    var ids = Declared()
    entry.rules = (fields.list("cases", &sink) ?? []).compactMap { element in
      guard let own = Fields(element, of: "a case", known: Keys.ruleCase, &sink),
        let name = self.id(own, "the case"), ids.add(name, at: place(own), what: "the case", &sink)
      else { return nil }
      return RuleSource(id: "\(id)/\(name)", span: own.span, layers: [element, node], defaults: defaults)
    }
    return entry
  }

  private mutating func id(_ fields: Fields, _ what: String) -> String? {
    fields.required("id", &sink).flatMap { readName($0, of: what, &sink) }
  }

  private func place(_ fields: Fields) -> SourceSpan { fields["id"]?.span ?? fields.span }
}

/// The theory files of a rule set, put together.
struct Theory {
  private(set) var sections: [RuleSet.Section] = []
  private(set) var sources: [RuleSource] = []
  /// By the id of a rule or of a matrix: the numbers of its rules.
  private(set) var rulesByID: [String: [RuleID]] = [:]
  private var declared = Declared()

  init(_ files: [TheoryFile], _ languages: [String], _ sink: inout DiagnosticSink) {
    for file in files {
      sink.add(file.sink.diagnostics)
      let title = file.title.flatMap { readText($0, of: "'title'", languages, &sink) }
      for section in file.sections { add(section, title, languages, &sink) }
    }
  }

  private mutating func add(
    _ section: TheoryFile.Section, _ fileTitle: LocalizedText?, _ languages: [String], _ sink: inout DiagnosticSink
  ) {
    let title = section.title.flatMap { readText($0, of: "'title'", languages, &sink) }
    sections.append(RuleSet.Section(titles: [fileTitle, title].compactMap { $0 }))
    for entry in section.entries where declared.add(entry.id, at: entry.span, what: "the rule", &sink) { add(entry) }
  }

  private mutating func add(_ entry: TheoryFile.Entry) {
    let start = sources.count
    rulesByID[entry.id] = entry.rules.indices.map { RuleID(start + $0) }
    for (number, rule) in entry.rules.enumerated() where rule.id != entry.id {
      rulesByID[rule.id] = [RuleID(start + number)]
    }
    sources += entry.rules
    for number in start..<sources.count { sources[number].section = sections.count - 1 }
  }
}
