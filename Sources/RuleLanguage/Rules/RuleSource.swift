import SourceText
import YAMLTree

/// A rule as it is written, or one case of a matrix: its own fields, those of its matrix, and the defaults around it.
struct RuleSource {
  var id: String
  var span: SourceSpan
  /// The case, if it is one, then the rule.
  var layers: [YAMLNode]
  /// Of the section, then of the file.
  var defaults: [YAMLNode]
  /// Index into `RuleSet.sections`.
  var section: Int

  /// The nearest value: a case's own before the matrix's.
  func own(_ key: String) -> YAMLNode? { nearest(key, layers) }

  /// The nearest value, defaults included.
  func inherited(_ key: String) -> YAMLNode? {
    own(key) ?? nearest(key, defaults)
  }

  private func nearest(_ key: String, _ nodes: [YAMLNode]) -> YAMLNode? {
    for node in nodes { if let value = node[key] { return value } }
    return nil
  }

  /// All values: the matrix's, then the case's.
  func joined(_ key: String) -> [YAMLNode] {
    if layers.count == 1 { return layers[0][key].map { [$0] } ?? [] }
    return layers.reversed().compactMap { $0[key] }
  }

  static let defaultFields = ["source", "basis", "rank", "confidence", "evidence", "status"]
  static let caseFields =
    ["id", "title", "when", "unless", "then", "because", "examples", "once", "for each"] + defaultFields
  static let ruleFields = caseFields + ["for", "overrides", "cases"]
}

/// Finds the rules of a theory file, before any of their fields is read.
struct TheoryReader {
  let names: Names
  private(set) var sections: [RuleSet.Section] = []
  private(set) var sources: [RuleSource] = []
  /// By the id of a rule or of a matrix: the numbers of its rules.
  private(set) var rulesByID: [String: [RuleID]] = [:]
  private var declared = Declared()

  init(_ names: Names) {
    self.names = names
  }

  mutating func read(_ file: YAMLNode, _ sink: inout DiagnosticSink) {
    guard let fields = Fields(file, of: "a theory file", known: ["title", "defaults", "sections"], &sink) else {
      return
    }
    let title = fields.text("title", names.languages, &sink)
    let defaults = defaults(fields, &sink)
    for section in fields.list("sections", &sink) ?? [] {
      readSection(section, title, defaults, &sink)
    }
  }

  private func defaults(_ fields: Fields, _ sink: inout DiagnosticSink) -> [YAMLNode] {
    guard let node = fields["defaults"] else { return [] }
    return Fields(node, of: "'defaults'", known: RuleSource.defaultFields, &sink) == nil ? [] : [node]
  }

  private mutating func readSection(
    _ node: YAMLNode, _ fileTitle: LocalizedText?, _ outer: [YAMLNode], _ sink: inout DiagnosticSink
  ) {
    guard let fields = Fields(node, of: "a section", known: ["title", "defaults", "rules"], &sink) else { return }
    let title = fields.text("title", names.languages, &sink)
    sections.append(RuleSet.Section(titles: [fileTitle, title].compactMap { $0 }))
    let defaults = defaults(fields, &sink) + outer
    for rule in fields.list("rules", &sink) ?? [] { readRule(rule, defaults, &sink) }
  }

  private mutating func readRule(_ node: YAMLNode, _ defaults: [YAMLNode], _ sink: inout DiagnosticSink) {
    guard let fields = Fields(node, of: "a rule", known: RuleSource.ruleFields, &sink),
      let id = id(fields, "the rule", &sink), declared.add(id, at: place(fields), what: "the rule", &sink)
    else { return }
    rulesByID[id] = []
    guard fields["cases"] != nil else {
      add(id, id, fields.span, [node], defaults)
      return
    }
    if fields["cases"]?.count == 0 {
      sink.error(.emptyList, "the matrix '\(id)' has no cases", at: place(fields))
    }
    var ids = Declared()
    for element in fields.list("cases", &sink) ?? [] {
      guard let own = Fields(element, of: "a case", known: RuleSource.caseFields, &sink),
        let name = self.id(own, "the case", &sink), ids.add(name, at: place(own), what: "the case", &sink)
      else { continue }
      add("\(id)/\(name)", id, own.span, [element, node], defaults)
    }
  }

  private func id(_ fields: Fields, _ what: String, _ sink: inout DiagnosticSink) -> String? {
    fields.required("id", &sink).flatMap { readName($0, of: what, &sink) }
  }

  private func place(_ fields: Fields) -> SourceSpan { fields["id"]?.span ?? fields.span }

  private mutating func add(
    _ id: String, _ matrix: String, _ span: SourceSpan, _ layers: [YAMLNode], _ defaults: [YAMLNode]
  ) {
    let number = RuleID(sources.count)
    rulesByID[matrix, default: []].append(number)
    if id != matrix { rulesByID[id] = [number] }
    sources.append(
      RuleSource(id: id, span: span, layers: layers, defaults: defaults, section: sections.count - 1))
  }
}
