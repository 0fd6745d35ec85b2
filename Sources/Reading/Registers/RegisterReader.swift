package import RuleModel
package import SourceText
package import YAMLReading

/// Reads registers: `register`, `title` and sections of statements. Ids are unique over all of them.
package struct RegisterReader {
  private let names: Names
  private let ruleSet: RuleSet
  private var registers: [Register] = []
  private var places: [String: SourceSpan] = [:]
  /// Other statements that are named, to be looked up when all registers are read.
  private var references: [YAMLNode] = []
  private var sink = DiagnosticSink()

  package init(_ names: Names, _ ruleSet: RuleSet) {
    self.names = names
    self.ruleSet = ruleSet
  }

  package mutating func read(_ tree: YAMLTree) {
    guard let root = tree.root,
      let fields = Fields(root, of: "a register", known: Keys.register, &sink),
      let id = fields.required("register", &sink).flatMap({ readName($0, of: "a register", &sink) })
    else { return }
    _ = fields.required("title", &sink)
    let sections = fields.required("sections", &sink).flatMap { _ in fields.list("sections", &sink) } ?? []
    registers.append(
      Register(
        id: id, title: fields.text("title", names.languages, &sink) ?? LocalizedText(texts: [id], span: root.span),
        sections: sections.compactMap { section($0) }, span: root.span))
  }

  /// The registers, and what there is to say of them.
  package mutating func finish() -> (registers: [Register], diagnostics: [Diagnostic]) {
    for node in references where places[node.text] == nil {
      sink.unknown(
        .unknownStatement, "no register holds the statement '\(node.text)'", word: node.text, at: node.span,
        among: places.keys.sorted())
    }
    return (registers, sink.sorted)
  }

  private mutating func section(_ node: YAMLNode) -> Register.Section? {
    guard let fields = Fields(node, of: "a section of a register", known: Keys.registerSection, &sink),
      let map = fields.required("statements", &sink)
    else { return nil }
    guard map.kind == .mapping else {
      sink.wrongShape(map, expected: "a map from ids to statements", for: "'statements'")
      return nil
    }
    return Register.Section(
      title: fields.text("title", names.languages, &sink),
      statements: map.entries.compactMap { statement($0.key, $0.value) })
  }

  /// `ID: text`, or `ID: {title: text, …}`.
  private mutating func statement(_ key: YAMLNode, _ value: YAMLNode) -> Register.Statement? {
    guard let id = readString(key, of: "a statement", &sink), isNew(id, key) else { return nil }
    let what = "the statement '\(id)'"
    let none = LocalizedText(texts: [id], span: key.span)
    var statement = Register.Statement(
      id: id, title: none, statements: [], rules: [], attributes: [], entities: [], span: key.span)
    guard value.kind == .mapping, value["title"] != nil else {
      statement.title = readText(value, of: what, names.languages, &sink) ?? none
      return statement
    }
    guard let fields = Fields(value, of: what, known: Keys.statement, &sink) else { return nil }
    let named = fields.oneOrMore("statements", &sink)
    references += named
    statement.title = fields.text("title", names.languages, &sink) ?? none
    statement.statements = named.map(\.text)
    statement.rules = fields.oneOrMore("rules", &sink).flatMap { rules($0) }
    statement.attributes = fields.oneOrMore("attributes", &sink).compactMap { attribute($0) }
    statement.entities = fields.oneOrMore("entities", &sink).compactMap { entity($0) }
    statement.reason = fields.text("reason", names.languages, &sink)
    return statement
  }

  private mutating func isNew(_ id: String, _ key: YAMLNode) -> Bool {
    if let first = places[id] {
      sink.error(
        .declaredTwice, "the statement '\(id)' is declared twice", at: key.span, label: "declared again",
        secondary: [Diagnostic.Label(span: first, text: "declared here")])
      return false
    }
    places[id] = key.span
    return true
  }

  // MARK: Names

  /// A rule, or the cases of a matrix.
  private mutating func rules(_ node: YAMLNode) -> [RuleID] {
    let id = node.text
    let found = ruleSet.rules.indices.filter { ruleSet.rules[$0].id == id || ruleSet.rules[$0].id.hasPrefix(id + "/") }
    if found.isEmpty {
      sink.unknown(
        .unknownRule, "there is no rule '\(id)'", word: id, at: node.span, among: ruleSet.rules.map(\.id))
    }
    return found.map { RuleID($0) }
  }

  private mutating func attribute(_ node: YAMLNode) -> AttributeID? {
    guard let name = readString(node, of: "an attribute", &sink) else { return nil }
    if let found = names.attribute(name) { return found }
    names.reportUnknownAttribute(name, at: node.span, &sink)
    return nil
  }

  /// `form climate-diplomacy`: a kind, and an entity of the catalogue.
  private mutating func entity(_ node: YAMLNode) -> Register.ListedEntity? {
    guard let text = readString(node, of: "an entity", &sink) else { return nil }
    let address = AddressText(text)
    guard let kind = names.kind(address.path.text), let id = address.entities.first?.text, address.entities.count == 1
    else {
      sink.error(
        .address, "'\(text)' is no kind with one of its entities", at: node.span, help: ["write 'KIND ID'"])
      return nil
    }
    if let found = names.entity(id, of: kind) { return Register.ListedEntity(kind: kind, entity: found) }
    names.reportUnknownEntity(id, of: kind, at: node.span, &sink)
    return nil
  }
}
