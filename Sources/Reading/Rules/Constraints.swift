import RuleModel
import SourceText
import YAMLReading

/// What a constraint says: constants in one map are one test, each path is a test of its own.
struct Constraints {
  var passes: Passes?
  var compares: [(comparison: Comparison, operand: PathOperand)] = []
  var present: Bool?
  /// A list: one of them is enough.
  var isAny = false

  mutating func restrict(_ other: Passes) {
    passes = passes?.intersection(other) ?? other
  }
}

private let comparisonWords: [(String, Comparison)] = [
  ("at least", .atLeast), ("at most", .atMost), ("above", .above), ("below", .below),
]
let orderedConstraints = ["at least", "at most", "above", "below", "between", "other than", "present", "path"]
let plainConstraints = ["other than", "present", "path"]

extension BodyReader {
  /// A value, a list, a path, or a map of constraints; `ignored` keys belong to somebody else.
  mutating func constraints(_ node: YAMLNode, on side: Side, ignored: [String] = []) -> Constraints? {
    switch node.kind {
    case .scalar: return oneOf([node], side)
    case .sequence: return oneOf(Array(node.elements), side, at: node.span)
    case .mapping:
      if node.isPathOperand { return oneOf([node], side) }
      return constraintMap(node, side, ignored)
    }
  }

  /// A value or a list of them; paths among them are tests of their own.
  private mutating func oneOf(_ nodes: [YAMLNode], _ side: Side, at span: SourceSpan? = nil) -> Constraints? {
    if let span, nodes.isEmpty {
      sink.error(.emptyRange, "the list for \(side.what) is empty, so that nothing passes", at: span)
      return nil
    }
    var result = Constraints(isAny: true)
    var constants: [Constant] = []
    for node in nodes {
      guard let operand = operand(node, for: side) else { return nil }
      switch operand {
      case .path(let path): result.compares.append((.equal, path))
      case .constant(let constant): constants.append(constant)
      }
    }
    result.passes = Passes(oneOf: constants)
    return result
  }

  private mutating func constraintMap(_ node: YAMLNode, _ side: Side, _ ignored: [String]) -> Constraints? {
    var result = Constraints()
    var isWhole = true
    for (key, value) in node.entries where !ignored.contains(key.text) {
      isWhole = constraint(key, value, side, ignored, into: &result) && isWhole
    }
    guard isWhole else { return nil }
    if result.passes?.within(side.type).isEmpty ?? false {
      let count = node.entries.count { !ignored.contains($0.key.text) }
      let what = count > 1 ? "all of these together" : "this"
      sink.error(.emptyRange, "no value of \(side.what) passes \(what)", at: node.span)
      return nil
    }
    if node.entries.isEmpty { sink.wrongShape(node, expected: "a constraint", for: "what \(side.what) is tested for") }
    return result
  }

  private mutating func constraint(
    _ key: YAMLNode, _ value: YAMLNode, _ side: Side, _ ignored: [String], into result: inout Constraints
  ) -> Bool {
    let word = key.text
    if let comparison = comparisonWords.first(where: { $0.0 == word })?.1 {
      return isOrdered(side, key) && compare(comparison, value, side, into: &result)
    }
    switch word {
    case "between": return isOrdered(side, key) && between(value, side, into: &result)
    case "other than": return otherThan(value, side, into: &result)
    case "present":
      result.present = readBoolean(value, of: "'present'", &sink)
      return result.present != nil
    default:
      let own = isOrdered(side.type) ? orderedConstraints : plainConstraints
      sink.unknownKey(key, in: "a constraint on \(side.what)", known: own.filter { $0 != "path" } + ignored)
      return false
    }
  }

  private mutating func compare(
    _ comparison: Comparison, _ node: YAMLNode, _ side: Side, into result: inout Constraints
  ) -> Bool {
    switch operand(node, for: side) {
    case .path(let operand): result.compares.append((comparison, operand))
    case .constant(let constant):
      Passes(comparison, constant, size: size(of: side.type)).map { result.restrict($0) }
    case nil: return false
    }
    return true
  }

  private mutating func between(_ node: YAMLNode, _ side: Side, into result: inout Constraints) -> Bool {
    guard node.kind == .sequence, node.count == 2, let low = node.elements.first, let high = node.elements.last else {
      sink.wrongShape(node, expected: "a list of two", for: "'between'")
      return false
    }
    guard compare(.atLeast, low, side, into: &result), compare(.atMost, high, side, into: &result) else {
      return false
    }
    return true
  }

  /// Another value than this, or than any of a list.
  private mutating func otherThan(_ node: YAMLNode, _ side: Side, into result: inout Constraints) -> Bool {
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    guard !nodes.isEmpty else {
      sink.wrongShape(node, expected: "a value or a list of values", for: "'other than'")
      return false
    }
    var constants: [Constant] = []
    for node in nodes {
      switch operand(node, for: side) {
      case .path(let path): result.compares.append((.otherThan, path))
      case .constant(let constant): constants.append(constant)
      case nil: return false
      }
    }
    Passes(noneOf: constants, size: size(of: side.type)).map { result.restrict($0) }
    return true
  }

  private mutating func isOrdered(_ side: Side, _ key: YAMLNode) -> Bool {
    if isOrdered(side.type) { return true }
    sink.error(
      .constraintType, "'\(key.text)' needs an order, and \(side.what) is \(names.describe(side.type))", at: key.span,
      label: "a scale or a number is needed", help: ["list the values that pass: '[a, b]'"])
    return false
  }

  func isOrdered(_ type: ValueType) -> Bool {
    switch type {
    case .number: true
    case .domain(let domain): names[domain].isOrdered
    case .boolean, .reference, .set, .text: false
    }
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
