package import RuleModel
import SourceText
package import YAMLReading

/// Reads an entry `{given, follows}` or `{given, does not follow}` of a rule; both of them make two examples.
package func readExample(
  _ node: YAMLNode, of rule: Rule, _ names: Names, _ catalogue: RuleSet, _ references: OpenReferences,
  _ sink: inout DiagnosticSink
) -> [Example] {
  guard let fields = Fields(node, of: "an example", known: Keys.example, &sink) else { return [] }
  let given = fields.required("given", &sink)
  let expected = [("follows", true), ("does not follow", false)].compactMap { key, follows in
    fields[key].map { (node: $0, follows: follows) }
  }
  if expected.isEmpty { sink.missingKey("follows", in: "an example", at: node.span) }
  var reader = FragmentReader(names, catalogue, references)
  if let given { reader.readFacts(given, &sink) }
  let expectations = expected.map { reader.expectations($0.node, of: rule, &sink) }
  let fragment = reader.finished(id: rule.id, span: given?.span ?? node.span)
  return zip(expected, expectations).map { side, expectations in
    Example(fragment: fragment, follows: side.follows, expectations: expectations, span: node.span)
  }
}

extension FragmentReader {
  /// `{engagement.role partner/climate-diplomacy: {at most: observer}}`: contributions with constants.
  mutating func expectations(
    _ node: YAMLNode, of rule: Rule, _ sink: inout DiagnosticSink
  ) -> [Example.Expectation] {
    guard node.kind == .mapping, node.count > 0 else {
      sink.wrongShape(node, expected: "a map of contributions", for: "what follows")
      return []
    }
    return node.entries.flatMap { expectations($0.key, $0.value, rule, &sink) }
  }

  private mutating func expectations(
    _ key: YAMLNode, _ value: YAMLNode, _ rule: Rule, _ sink: inout DiagnosticSink
  ) -> [Example.Expectation] {
    guard let fact = address(key, &sink) else { return [] }
    let attribute = names[fact.attribute]
    guard rule.conclusions.contains(where: { $0.attribute == fact.attribute }) else {
      sink.error(
        .exampleExpectation, "'\(rule.id)' does not conclude '\(attribute.fullName)'", at: key.span,
        label: "not among its conclusions", secondary: [.init(span: rule.span, text: "the rule")])
      return []
    }
    mentionEntities(in: value, as: attribute.type)
    let operands = OperandReader(paths: PathReader(names: names, scope: Scope(free: [])))
    let side = ComparedValue(type: attribute.type, named: attribute.fullName, span: key.span)
    let found = ConclusionReader(operands: operands).contributions(value, to: fact.attribute, side, &sink)
    return found.map {
      Example.Expectation(
        attribute: fact.attribute, entities: fact.entities, contribution: $0, span: key.span.joined(with: value.span))
    }
  }

  /// References to anonymous entities, so that they are known by id.
  private mutating func mentionEntities(in node: YAMLNode, as type: ValueType) {
    guard case .reference(let kind) = type.element else { return }
    var ignored = DiagnosticSink()
    if let word = node.word, word.contains(".") { _ = entity(node, of: kind, &ignored) }
    for element in node.elements { mentionEntities(in: element, as: type) }
    if let added = node["add"] { mentionEntities(in: added, as: type) }
  }
}
