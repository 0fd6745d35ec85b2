import RuleModel
import SourceText
import YAMLReading

/// Reads one rule, or one case of a matrix, against the vocabulary.
struct RuleReader {
  let source: RuleSource
  /// The declarations, and the facts of the catalogue.
  private let declared: RuleSet
  private let references: OpenReferences
  var body: ExpressionReader
  /// Listed pairs that the rule names bare.
  private let listed: [KindID]

  /// Finds the names of the rule, which its paths begin with.
  init(_ source: RuleSource, _ declared: RuleSet, _ names: Names, _ references: OpenReferences) {
    self.source = source
    self.declared = declared
    self.references = references
    var sink = DiagnosticSink()
    var finder = FreeNameFinder(names)
    let written = source.own("for").map { declaredNames($0, names, &sink) } ?? []
    for name in written { finder.declare(name) }
    for node in source.joined("when") + source.joined("unless") { finder.scanConditions(node) }
    for node in source.joined("then") { finder.scanConclusions(node) }
    body = ExpressionReader(names, Scope(free: finder.finish(&sink)))
    listed = finder.listedPairs
    body.sink = sink
    for name in written { _ = body.isFit(name) }
  }

  /// The rule, but for what it says of other rules.
  mutating func read() -> (rule: Rule, diagnostics: [Diagnostic]) {
    let when = body.jointConditions(source.joined("when"), of: "'when'")
    let unless = source.joined("unless").flatMap { body.exceptions($0) }
    var rule = Rule(
      id: source.id, title: title(), section: source.section, rank: rank(), isDraft: isDraft(),
      scope: body.scope.variables, freeCount: body.scope.freeCount, listedPairs: listedPairs(), when: flattened(when),
      unless: unless, conclusions: conclusions(), multiplicity: multiplicity(), overrides: [], because: because(),
      basis: strings("basis"), confidence: word("confidence", Rule.Confidence.words), evidence: evidence(),
      sources: sources(), examples: [], span: source.span)
    checkMultiplicity(rule)
    checkRank(rule)
    rule.examples = examples(of: rule)
    return (rule, told(body.sink.diagnostics))
  }

  /// What an example expects of a conclusion that could not be read says nothing new.
  private func told(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let expectation = DiagnosticCode.exampleExpectation.code
    let isBroken = diagnostics.contains { $0.severity == .error && $0.code != expectation }
    return isBroken ? diagnostics.filter { $0.code != expectation } : diagnostics
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
    let reader = ConclusionReader(operands: body.operands)
    for (key, value) in entries {
      let next = reader.conclusions(key, value, &body.sink)
      if entries.count > 1, let first = next.first { refuseRepetition(first, &places) }
      found += next
    }
    for node in nodes where node.kind != .mapping { _ = reader.conclusions(node, &body.sink) }
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
    let text = source.own("title").flatMap { readText($0, of: "'title'", languages, &body.sink) }
    return text ?? untitled(languages, source.span)
  }

  private mutating func because() -> LocalizedTemplate {
    guard let node = source.own("because") else {
      return LocalizedTemplate(templates: body.names.languages.map { _ in nil }, span: source.span)
    }
    let paths = PathReader(names: body.names, scope: body.scope.outermost)
    return paths.template(node, of: "'because'", &body.sink)
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

  private mutating func evidence() -> String? {
    source.inherited("evidence").flatMap { declared.evidence.read($0, of: "'evidence'", &body.sink) }
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
        among: body.names.sources.map(\.id), help: ["sources stand in 'ruleset.yaml', under 'bibliography:'"])
      return id
    }
  }

  private mutating func examples(of rule: Rule) -> [Example] {
    source.joined("examples").flatMap { node in
      guard node.kind == .sequence else {
        body.sink.wrongShape(node, expected: "a list of examples", for: "'examples'")
        return [Example]()
      }
      return node.elements.flatMap { readExample($0, of: rule, body.names, declared, references, &body.sink) }
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
