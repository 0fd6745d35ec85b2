import RuleModel
import SourceText
import YAMLReading

/// Reads conditions within a scope: of a rule, an attribute, a `never` entry or a test.
///
/// A quantifier's names are in the scope while its condition is read. What is wrong is collected in `sink`.
struct ExpressionReader {
  let names: Names
  var scope: Scope
  var sink = DiagnosticSink()

  init(_ names: Names, _ scope: Scope) {
    self.names = names
    self.scope = scope
  }

  /// What is in the scope can be named.
  var paths: PathReader { PathReader(names: names, scope: scope) }
  var operands: OperandReader { OperandReader(paths: paths) }
  var constraints: ConstraintReader { ConstraintReader(operands: operands) }

  /// A map or a list, all of which must hold, split into its parts.
  mutating func conjunction(_ node: YAMLNode, of what: String) -> [Condition] {
    switch node.kind {
    case .mapping: return node.entries.flatMap { conditions($0.key, $0.value) }
    case .sequence: return node.elements.flatMap { conjunction($0, of: "an element of \(what)") }
    case .scalar:
      sink.wrongShape(node, expected: "a map of conditions", for: what)
      return []
    }
  }

  /// `unless`: of a list any, of a map all of it.
  mutating func exceptions(_ node: YAMLNode) -> [Condition] {
    guard node.kind == .sequence, node.count > 0 else { return condition(node, of: "'unless'").map { [$0] } ?? [] }
    return node.elements.compactMap { condition($0, of: "an element of 'unless'") }
  }

  /// All of it as one condition; one that says nothing would always hold, and is refused.
  private mutating func condition(_ node: YAMLNode, of what: String) -> Condition? {
    if node.isVacuous {
      sink.error(.testsNothing, "\(what) is empty, so that it always holds", at: node.span)
      return nil
    }
    let parts = jointConditions([node], of: what)
    return parts.isEmpty ? nil : .allOf(parts)
  }

  /// One entry; the parts of a conjunction.
  private mutating func conditions(_ key: YAMLNode, _ value: YAMLNode) -> [Condition] {
    // No word of the language has a point in it, and most paths have.
    if key.utf8.contains(UInt8(ascii: ".")) { return tests(key, value) }
    switch key.text {
    case "all of": return conjunction(value, of: "'all of'")
    case "any of": return alternatives(value).map { [$0] } ?? []
    case "not of": return negation(value).map { [$0] } ?? []
    case "some", "every", "no", "count": return quantifiers(key, value)
    default: return tests(key, value)
    }
  }

  private mutating func alternatives(_ node: YAMLNode) -> Condition? {
    guard node.kind == .sequence, node.count > 0 else {
      sink.wrongShape(
        node, expected: "a list of conditions", for: "'any of'", help: ["each element is a map, all of which must hold"]
      )
      return nil
    }
    return .anyOf(node.elements.compactMap { condition($0, of: "an element of 'any of'") })
  }

  private mutating func negation(_ node: YAMLNode) -> Condition? {
    guard node.kind == .mapping else {
      sink.wrongShape(
        node, expected: "a map of conditions", for: "'not of'",
        help: ["write 'not of: {any of: [...]}' for none of them"])
      return nil
    }
    return condition(node, of: "'not of'").map { .not($0) }
  }

  /// A path and its constraint.
  mutating func tests(_ key: YAMLNode, _ value: YAMLNode) -> [Condition] {
    guard let path = paths.path(key, &sink) else { return [] }
    let side = ComparedValue(type: path.type ?? .text, named: path.text, span: key.span.joined(with: value.span))
    guard let type = path.type, type != .text else {
      refuseTest(path, key)
      return []
    }
    if case .set(let element) = type {
      return constraints.setConditions(value, path.path, of: element, side, &sink) ?? []
    }
    guard let tested = constraints.constraints(value, on: side, &sink) else { return [] }
    return tested.conditions { .test(Test(path: path.path, constraint: $0, span: side.span)) }
  }

  private mutating func refuseTest(_ path: TypedPath, _ key: YAMLNode) {
    let kind = names[path.path.subject.kind].name
    let message =
      path.type == .text
      ? "'\(path.text)' is a text, which is shown and never tested"
      : "'\(path.text)' is the \(kind) itself, not a value"
    let label = path.type == .text ? "a text cannot be tested" : "an attribute is expected"
    sink.error(.constraintType, message, at: key.span, label: label)
  }
}

extension YAMLNode {
  /// Whether a condition is written that asks nothing: `{}`, `[]`, `[{}]`, `{all of: []}`.
  fileprivate var isVacuous: Bool {
    switch kind {
    case .scalar: false
    case .sequence: elements.allSatisfy(\.isVacuous)
    case .mapping: entries.allSatisfy { $0.key.has(text: "all of") && $0.value.isVacuous }
    }
  }
}
