import RuleModel
import SourceText
import YAMLReading

extension ConstraintReader {
  /// Constraints on a set: each a test of its own.
  func setConditions(
    _ node: YAMLNode, _ path: Path, of element: ElementType, _ side: ComparedValue, _ sink: inout DiagnosticSink
  ) -> [Condition]? {
    guard node.kind == .mapping, !node.isPathOperand else {
      sink.error(
        .constraintType, "\(side.what) is a set, and \(node.shapeName) is written", at: node.span,
        label: "a set is not compared as a whole",
        help: ["write '{includes: x}', '{includes any of: [x, y]}', '{includes none of: [x, y]}' or '{size: n}'"])
      return nil
    }
    var conditions: [Condition] = []
    for (key, value) in node.entries {
      guard let parts = setCondition(key, value, path, of: element, side, &sink) else { return nil }
      conditions += parts
    }
    return conditions
  }

  private func setCondition(
    _ key: YAMLNode, _ value: YAMLNode, _ path: Path, of element: ElementType, _ side: ComparedValue,
    _ sink: inout DiagnosticSink
  ) -> [Condition]? {
    func test(_ constraint: Constraint) -> Condition {
      .test(Test(path: path, constraint: constraint, span: side.span))
    }
    switch key.text {
    case "includes":
      guard value.kind != .sequence else {
        sink.error(
          .constraintType, "'includes' takes one element, and a list is written", at: value.span,
          help: ["write 'includes any of', or several conditions"])
        return nil
      }
      return setOperands([value], of: element, side, mayBeSet: false, &sink)?.map { test(.includes($0)) }
    case "includes any of":
      let operands = setOperands(listed(value), of: element, side, mayBeSet: true, &sink)
      return operands.map { [Condition.anyOf($0.map { test(.includesAny($0)) })] }
    case "includes none of":
      return setOperands(listed(value), of: element, side, mayBeSet: true, &sink)?.map { test(.includesNone($0)) }
    case "size": return sizeConditions(value, path, side, &sink)
    case "present": return readBoolean(value, of: "'present'", &sink).map { [test(.present($0))] }
    default:
      sink.unknownKey(key, in: "a constraint on the set \(side.what)", known: Keys.setTest)
      return nil
    }
  }

  private func listed(_ node: YAMLNode) -> [YAMLNode] {
    node.kind == .sequence ? Array(node.elements) : [node]
  }

  private func sizeConditions(
    _ node: YAMLNode, _ path: Path, _ side: ComparedValue, _ sink: inout DiagnosticSink
  ) -> [Condition]? {
    let number = NumberType(lower: 0, upper: side.type.domain.map { Int64(names[$0].values.count) })
    let size = ComparedValue(type: .number(number), what: "the size of \(side.what)", span: side.span)
    guard let constraints = constraints(node, on: size, &sink) else { return nil }
    if constraints.present != nil {
      sink.error(.constraintType, "a size is always present", at: node.span)
      return nil
    }
    return constraints.conditions { constraint in
      let sized: Constraint
      switch constraint {
      case .numbers(let numbers): sized = .size(numbers)
      case .compare(let comparison, let operand): sized = .sizeCompare(comparison, operand)
      default: sized = constraint
      }
      return .test(Test(path: path, constraint: sized, span: side.span))
    }
  }

  /// Constants as one operand, each path as one of its own.
  private func setOperands(
    _ nodes: [YAMLNode], of element: ElementType, _ side: ComparedValue, mayBeSet: Bool,
    _ sink: inout DiagnosticSink
  ) -> [SetOperand]? {
    guard !nodes.isEmpty else {
      sink.error(.emptyRange, "the list of elements for \(side.what) is empty", at: side.span)
      return nil
    }
    var ordinals: [Int] = []
    var found: [SetOperand] = []
    for node in nodes {
      if node.isPathOperand {
        guard let path = operands.elementPath(node, of: element, side, mayBeSet: mayBeSet, &sink) else { return nil }
        found.append(.path(path))
      } else {
        guard let ordinal = operands.element(node, of: element, "an element of \(side.what)", &sink) else { return nil }
        ordinals.append(ordinal)
      }
    }
    if !ordinals.isEmpty { found.insert(.constants(Set(ordinals).sorted()), at: 0) }
    return found
  }
}
