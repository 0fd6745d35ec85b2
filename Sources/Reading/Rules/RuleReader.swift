import RuleModel
import SourceText
import YAMLReading

private let evidenceWords: [(String, Rule.Evidence)] = [
  ("seed", .seed), ("literature", .literature), ("case", .case), ("inference", .inference),
]

/// Reads one rule, or one case of a matrix, against the vocabulary.
struct RuleReader {
  let source: RuleSource
  var body: BodyReader
  /// Listed pairs that the rule names bare.
  private let listed: [KindID]
  private let catalogue: RuleSet
  private let readsExamples: Bool

  init(_ source: RuleSource, _ names: Names, catalogue: RuleSet, examples: Bool, memory: inout PathMemory) {
    readsExamples = examples
    var sink = DiagnosticSink()
    var scan = NameScan(names)
    swap(&scan.memory, &memory)
    let declared = source.own("for").map { declaredNames($0, names, &sink) } ?? []
    for name in declared { scan.declare(name) }
    for node in source.joined("when") { scan.scanConditions(node) }
    for node in source.joined("unless") { scan.scanConditions(node) }
    for node in source.joined("then") { scan.scanConclusions(node) }
    let free = scan.finish(&sink)
    self.source = source
    self.catalogue = catalogue
    listed = scan.listedPairs
    body = BodyReader(names, Scope(free: free))
    swap(&body.memory, &scan.memory)
    body.sink = sink
    for name in declared { _ = body.isFit(name) }
  }

  /// For the texts of a rule that was read.
  init(_ source: RuleSource, _ names: Names, textsOf rule: Rule, memory: inout PathMemory) {
    self.source = source
    readsExamples = false
    catalogue = RuleSet()
    listed = []
    body = BodyReader(names, Scope(of: rule))
    swap(&body.memory, &memory)
  }

  /// The rule without what needs other rules (overrides are found later), and without what it says to readers.
  mutating func read(_ sink: inout DiagnosticSink, memory: inout PathMemory) -> Rule {
    defer { swap(&body.memory, &memory) }
    let when = body.jointConditions(source.joined("when"), of: "'when'")
    let unless = source.joined("unless").flatMap { body.exceptions($0) }
    let conclusions = conclusions()
    let multiplicity = multiplicity()
    var rule = Rule(
      id: source.id, title: untitled, section: source.section, rank: rank(), isDraft: isDraft(),
      scope: body.scope.variables, freeCount: body.scope.freeCount, listedPairs: listedPairs(), when: flattened(when),
      unless: unless, conclusions: conclusions, multiplicity: multiplicity, overrides: [], because: unsaid(source.span),
      basis: [], confidence: nil, evidence: nil, sources: [], examples: [], span: source.span)
    checkMultiplicity(rule)
    checkRank(rule)
    if readsExamples { rule.examples = examples(of: rule) }
    sink.add(body.sink.diagnostics)
    return rule
  }

  /// What the rule says to readers, and on what it rests.
  mutating func readTexts(of rule: inout Rule, _ sink: inout DiagnosticSink, memory: inout PathMemory) {
    defer { swap(&body.memory, &memory) }
    rule.title = title()
    rule.because = because()
    rule.basis = strings("basis")
    rule.confidence = word("confidence", Rule.Confidence.words)
    rule.evidence = word("evidence", evidenceWords)
    rule.sources = sources()
    sink.add(body.sink.diagnostics)
  }

  private func flattened(_ conditions: [Condition]) -> [Condition] {
    if conditions.allSatisfy({ if case .all = $0 { false } else { true } }) { return conditions }
    return conditions.flatMap { condition in
      if case .all(let parts) = condition { return flattened(parts) }
      return [condition]
    }
  }

  private func listedPairs() -> [Subject] {
    listed.compactMap { kind in
      guard case .pair(let first, let second, _) = body.names[kind].form,
        let one = body.scope.variable(first.name), let other = body.scope.variable(second.name)
      else { return nil }
      return Subject(kind: kind, terms: [.variable(one), .variable(other)])
    }
  }

  private mutating func conclusions() -> [Conclusion] {
    let nodes = source.joined("then")
    if nodes.isEmpty {
      body.sink.error(.noConclusion, "the rule '\(source.id)' has no 'then'", at: source.span)
    }
    var found: [Conclusion] = []
    var places: [ConcludedPlace: SourceSpan] = [:]
    let entries = nodes.flatMap { Array($0.entries) }
    for (key, value) in entries {
      let next = body.conclusions(key, value)
      if entries.count > 1, let first = next.first { refuseRepetition(first, &places) }
      found += next
    }
    for node in nodes where node.kind != .mapping { _ = body.conclusions(node) }
    return found
  }

  private mutating func refuseRepetition(_ conclusion: Conclusion, _ places: inout [ConcludedPlace: SourceSpan]) {
    let place = ConcludedPlace(attribute: conclusion.attribute, subject: conclusion.subject)
    guard let first = places[place] else {
      places[place] = conclusion.span
      return
    }
    let name = body.names[conclusion.attribute].fullName
    body.sink.error(
      .declaredTwice, "the rule '\(source.id)' concludes '\(name)' twice", at: conclusion.span,
      label: "concluded again", secondary: [.init(span: first, text: "concluded here")])
  }

  private mutating func title() -> LocalizedText {
    let languages = body.names.languages
    if let text = source.own("title").flatMap({ readText($0, of: "'title'", languages, &body.sink) }) { return text }
    return untitled
  }

  private var untitled: LocalizedText {
    LocalizedText(texts: body.names.languages.map { _ in nil }, span: source.span)
  }

  private func unsaid(_ span: SourceSpan) -> LocalizedTemplate {
    LocalizedTemplate(templates: body.names.languages.map { _ in nil }, span: span)
  }

  private mutating func because() -> LocalizedTemplate {
    guard let node = source.own("because") else { return unsaid(source.span) }
    if body.scope.isOutermost { return body.template(node, of: "'because'") }
    let whole = body.scope
    body.scope = whole.outermost
    defer { body.scope = whole }
    return body.template(node, of: "'because'")
  }

  private mutating func rank() -> RankID? {
    guard let node = source.inherited("rank"), let word = readString(node, of: "'rank'", &body.sink) else {
      return nil
    }
    if let rank = body.names.rank(word) { return rank }
    body.sink.unknown(
      .unknownRank, "the manifest has no rank '\(word)'", word: word, at: node.span,
      among: body.names.ranks.map(\.name))
    return nil
  }

  private mutating func isDraft() -> Bool {
    source.inherited("status").flatMap {
      readWord($0, of: "'status'", [("draft", true), ("active", false)], &body.sink)
    } ?? false
  }

  private mutating func word<T>(_ key: String, _ meanings: [(String, T)]) -> T? {
    source.inherited(key).flatMap { readWord($0, of: "'\(key)'", meanings, &body.sink) }
  }

  private mutating func strings(_ key: String) -> [String] {
    guard let node = source.inherited(key) else { return [] }
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    return nodes.compactMap { readString($0, of: "an element of '\(key)'", &body.sink) }
  }

  private mutating func sources() -> [String] {
    guard let node = source.inherited("source") else { return [] }
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    return nodes.compactMap { node in
      guard let id = readString(node, of: "a source", &body.sink) else { return nil }
      if body.names.source(id) != nil { return id }
      body.sink.unknown(
        .unknownSource, "the bibliography has no '\(id)'", word: id, at: node.span,
        among: body.names.sources.map(\.id))
      return nil
    }
  }

  private mutating func examples(of rule: Rule) -> [Example] {
    source.joined(RuleSource.examplesField).flatMap { node in
      guard node.kind == .sequence else {
        body.sink.wrongShape(node, expected: "a list of examples", for: "'examples'")
        return [Example]()
      }
      return node.elements.flatMap { readExample($0, of: rule, body.names, catalogue, &body.sink) }
    }
  }
}

/// An attribute of an entity as a rule names it.
private struct ConcludedPlace: Hashable {
  var attribute: AttributeID
  var subject: Subject
}

/// `for: {a: place, b: place}`.
func declaredNames(_ node: YAMLNode, _ names: Names, _ sink: inout DiagnosticSink) -> [FreeName] {
  guard node.kind == .mapping else {
    sink.wrongShape(node, expected: "a map from names to kinds", for: "'for'")
    return []
  }
  return node.entries.compactMap { key, value in
    guard let name = readName(key, of: "an entity of a rule", &sink),
      let word = readString(value, of: "a kind", &sink)
    else { return nil }
    guard let kind = names.kind(word) else {
      sink.unknown(
        .unknownKind, "there is no kind '\(word)'", word: word, at: value.span, among: names.kinds.map(\.name))
      return nil
    }
    guard names[kind].arity == 1 else {
      sink.error(.kindForm, "'\(name)' cannot range over '\(word)', which is a single kind or a pair", at: value.span)
      return nil
    }
    return FreeName(name: name, kind: kind, position: 0, span: key.span)
  }
}
