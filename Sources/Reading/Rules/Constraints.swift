import RuleModel
import SourceText
import YAMLReading

/// What a constraint says: constants in one map are one test, each path is a test of its own.
struct Constraints {
  var accepted: AcceptedValues?
  var compares: [(comparison: Comparison, operand: PathOperand)] = []
  var present: Bool?
  /// A list: one of them is enough.
  var isAny = false

  /// The constants as one test, each path as one; of a list any of them.
  func conditions(_ make: (Constraint) -> Condition) -> [Condition] {
    var parts: [Condition] = []
    if let accepted { parts.append(make(accepted.constraint)) }
    parts += compares.map { make(.compare($0.comparison, $0.operand)) }
    // Whatever is compared is present.
    if let present, !present || parts.isEmpty { parts.append(make(.present(present))) }
    return isAny && parts.count > 1 ? [.any(parts)] : parts
  }

  mutating func restrict(_ other: AcceptedValues) {
    accepted = accepted?.intersection(other) ?? other
  }
}

private let comparisonWords: [(String, Comparison)] = [
  ("at least", .atLeast), ("at most", .atMost), ("above", .above), ("below", .below),
]

/// Reads what a path is tested for.
struct ConstraintReader {
  let operands: OperandReader

  var names: Names { operands.names }

  /// A value, a list, a path, or a map of constraints; `ignored` keys belong to somebody else.
  func constraints(_ node: YAMLNode, on side: ComparedValue, ignored: [String] = [], _ sink: inout DiagnosticSink)
    -> Constraints?
  {
    switch node.kind {
    case .scalar: return oneOf([node], side, &sink)
    case .sequence: return oneOf(Array(node.elements), side, at: node.span, &sink)
    case .mapping:
      if node.isPathOperand { return oneOf([node], side, &sink) }
      return constraintMap(node, side, ignored, &sink)
    }
  }

  /// A value or a list of them; paths among them are tests of their own.
  private func oneOf(
    _ nodes: [YAMLNode], _ side: ComparedValue, at span: SourceSpan? = nil, _ sink: inout DiagnosticSink
  ) -> Constraints? {
    if let span, nodes.isEmpty {
      sink.error(.emptyRange, "the list for \(side.what) is empty, so that nothing passes", at: span)
      return nil
    }
    var result = Constraints(isAny: true)
    var constants: [Constant] = []
    for node in nodes {
      guard let operand = operands.operand(node, for: side, &sink) else { return nil }
      switch operand {
      case .path(let path): result.compares.append((.equal, path))
      case .constant(let constant): constants.append(constant)
      }
    }
    result.accepted = AcceptedValues(oneOf: constants)
    return result
  }

  private func constraintMap(_ node: YAMLNode, _ side: ComparedValue, _ ignored: [String], _ sink: inout DiagnosticSink)
    -> Constraints?
  {
    var result = Constraints()
    var isWhole = true
    for (key, value) in node.entries where !ignored.contains(key.text) {
      isWhole = constraint(key, value, side, ignored, into: &result, &sink) && isWhole
    }
    guard isWhole else { return nil }
    if result.accepted?.within(side.type).isEmpty ?? false {
      let count = node.entries.count { !ignored.contains($0.key.text) }
      let what = count > 1 ? "all of these together" : "this"
      sink.error(.emptyRange, "no value of \(side.what) passes \(what)", at: node.span)
      return nil
    }
    if node.entries.isEmpty { sink.wrongShape(node, expected: "a constraint", for: "what \(side.what) is tested for") }
    return result
  }

  private func constraint(
    _ key: YAMLNode, _ value: YAMLNode, _ side: ComparedValue, _ ignored: [String], into result: inout Constraints,
    _ sink: inout DiagnosticSink
  ) -> Bool {
    let word = key.text
    if let comparison = comparisonWords.first(where: { $0.0 == word })?.1 {
      return isOrdered(side, key, &sink) && compare(comparison, value, side, into: &result, &sink)
    }
    switch word {
    case "between": return isOrdered(side, key, &sink) && between(value, side, into: &result, &sink)
    case "other than": return otherThan(value, side, into: &result, &sink)
    case "present":
      result.present = readBoolean(value, of: "'present'", &sink)
      return result.present != nil
    default:
      let own = names.isOrdered(side.type) ? Keys.orderedTest : Keys.plainTest
      sink.unknownKey(key, in: "a constraint on \(side.what)", known: own.filter { $0 != "path" } + ignored)
      return false
    }
  }

  private func compare(
    _ comparison: Comparison, _ node: YAMLNode, _ side: ComparedValue, into result: inout Constraints,
    _ sink: inout DiagnosticSink
  ) -> Bool {
    switch operands.operand(node, for: side, &sink) {
    case .path(let operand): result.compares.append((comparison, operand))
    case .constant(let constant):
      AcceptedValues(comparison, constant, size: size(of: side.type)).map { result.restrict($0) }
    case nil: return false
    }
    return true
  }

  private func between(
    _ node: YAMLNode, _ side: ComparedValue, into result: inout Constraints, _ sink: inout DiagnosticSink
  ) -> Bool {
    guard node.kind == .sequence, node.count == 2, let low = node.elements.first, let high = node.elements.last else {
      sink.wrongShape(node, expected: "a list of two", for: "'between'")
      return false
    }
    guard compare(.atLeast, low, side, into: &result, &sink), compare(.atMost, high, side, into: &result, &sink) else {
      return false
    }
    return true
  }

  /// Another value than this, or than any of a list.
  private func otherThan(
    _ node: YAMLNode, _ side: ComparedValue, into result: inout Constraints, _ sink: inout DiagnosticSink
  ) -> Bool {
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    guard !nodes.isEmpty else {
      sink.wrongShape(node, expected: "a value or a list of values", for: "'other than'")
      return false
    }
    var constants: [Constant] = []
    for node in nodes {
      switch operands.operand(node, for: side, &sink) {
      case .path(let path): result.compares.append((.otherThan, path))
      case .constant(let constant): constants.append(constant)
      case nil: return false
      }
    }
    AcceptedValues(noneOf: constants, size: size(of: side.type)).map { result.restrict($0) }
    return true
  }

  private func isOrdered(_ side: ComparedValue, _ key: YAMLNode, _ sink: inout DiagnosticSink) -> Bool {
    if names.isOrdered(side.type) { return true }
    sink.error(
      .constraintType, "'\(key.text)' needs an order, and \(side.what) is \(names.describe(side.type))", at: key.span,
      label: "a scale or a number is needed", help: ["list the values that pass: '[a, b]'"])
    return false
  }

  /// How many values a type has, where all are known.
  private func size(of type: ValueType) -> Int? {
    switch type {
    case .boolean: 2
    case .domain(let domain): names[domain].values.count
    case .number, .reference, .set, .text: nil
    }
  }
}
