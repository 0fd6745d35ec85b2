import RuleModel
import SourceText
import YAMLReading

/// Reads what a rule concludes.
struct ConclusionReader {
  let operands: OperandReader

  private var names: Names { operands.names }

  /// The entries of `then`.
  func conclusions(_ node: YAMLNode, _ sink: inout DiagnosticSink) -> [Conclusion] {
    guard node.kind == .mapping else {
      sink.wrongShape(node, expected: "a map of conclusions", for: "'then'")
      return []
    }
    return node.entries.flatMap { conclusions($0.key, $0.value, &sink) }
  }

  /// One entry: several contributions to a level or a collection, else one.
  func conclusions(_ key: YAMLNode, _ value: YAMLNode, _ sink: inout DiagnosticSink) -> [Conclusion] {
    guard let path = operands.paths.path(key, &sink), let attribute = concluded(path, &sink) else { return [] }
    let side = ComparedValue(type: names[attribute].type, named: names[attribute].fullName, span: key.span)
    return contributions(value, to: attribute, side, &sink).map {
      Conclusion(
        attribute: attribute, subject: path.path.subject, contribution: $0, span: key.span.joined(with: value.span))
    }
  }

  /// The attribute, if rules can conclude it here.
  private func concluded(_ path: TypedPath, _ sink: inout DiagnosticSink) -> AttributeID? {
    let span = path.path.span
    guard let attribute = path.path.steps.first else {
      sink.error(.concludesElsewhere, "'\(path.text)' is no attribute that could be concluded", at: span)
      return nil
    }
    guard path.path.steps.count == 1 else {
      sink.error(
        .concludesElsewhere, "'\(path.text)' belongs to what a path leads to, not to an entity that the rule names",
        at: span)
      return nil
    }
    guard names[attribute].isDerived else {
      sink.error(
        .notDerived, "'\(names[attribute].fullName)' is not derived, so no rule concludes it", at: span,
        label: "concluded here", secondary: [.init(span: names[attribute].span, text: "declared here")],
        help: ["declare it 'is: both' if it can be stated and derived"])
      return nil
    }
    return attribute
  }

  /// What is contributed, in the form that the attribute's way to combine asks for.
  func contributions(
    _ node: YAMLNode, to attribute: AttributeID, _ side: ComparedValue, _ sink: inout DiagnosticSink
  ) -> [Contribution] {
    switch names[attribute].combine {
    case .asserted: return assertion(node, side, &sink)
    case .single: return operands.valueOperand(node, for: side, &sink).map { [.value($0)] } ?? []
    case .sum(_, let weights): return weight(node, weights, attribute, side, &sink)
    case .level: return steps(node, side, &sink)
    case .collected: return elements(node, side, &sink)
    case .rank, .band, nil:
      sink.error(
        .contributionForm, "\(side.what) is computed, so no rule contributes to it", at: side.span,
        secondary: [.init(span: names[attribute].span, text: "declared here")])
      return []
    }
  }

  private func assertion(_ node: YAMLNode, _ side: ComparedValue, _ sink: inout DiagnosticSink) -> [Contribution] {
    guard let value = readBoolean(node, of: side.what, &sink) else { return [] }
    if value { return [.assert] }
    sink.error(
      .contributionForm, "\(side.what) is asserted, and nothing can be concluded to be false", at: node.span,
      label: "only 'yes' can be concluded", help: ["state under 'unless' where the rules that say 'yes' do not apply"])
    return []
  }

  private func weight(
    _ node: YAMLNode, _ weights: [Int64], _ attribute: AttributeID, _ side: ComparedValue,
    _ sink: inout DiagnosticSink
  ) -> [Contribution] {
    guard let number = readNumber(node, as: NumberType(), of: side.what, &sink) else { return [] }
    if number >= 0, node.utf8.first != UInt8(ascii: "+") {
      let edit = Diagnostic.Edit(span: node.span, replacement: "+\(number)")
      sink.error(
        .unsignedWeight, "'\(number)' is added to the sum \(side.what) and has no sign", at: node.span,
        label: "write '+\(number)'", fixes: [.init(title: "write '+\(number)'", safe: true, edits: [edit])])
      return []
    }
    guard weights.contains(number) else {
      let declared = weights.map { $0 > 0 ? "+\($0)" : "\($0)" }.joined(separator: ", ")
      sink.error(
        .undeclaredWeight, "'\(node.text)' is not a weight of \(side.what)", at: node.span,
        secondary: [.init(span: names[attribute].span, text: "its weights are declared here")],
        help: ["its weights are \(declared)"])
      return []
    }
    return [.weight(number)]
  }

  /// `{raise: 1, at most: v}`: each key a contribution of its own.
  private func steps(_ node: YAMLNode, _ side: ComparedValue, _ sink: inout DiagnosticSink) -> [Contribution] {
    guard node.kind == .mapping, !node.isPathOperand else {
      let value = node.word ?? "…"
      sink.error(
        .contributionForm, "\(side.what) is a level, and \(node.shapeName) is written", at: node.span,
        label: "a step, a floor or a cap is expected",
        help: ["write '{at least: \(value)}', '{at most: \(value)}', '{raise: 1}' or '{lower: 1}'"])
      return []
    }
    guard let fields = Fields(node, of: "the contribution to \(side.what)", known: Keys.steps, &sink) else { return [] }
    var found: [Contribution] = []
    fields.int("raise", in: 1...1_000, &sink).map { found.append(.step(Int64($0))) }
    fields.int("lower", in: 1...1_000, &sink).map { found.append(.step(-Int64($0))) }
    fields["at least"].flatMap { operands.valueOperand($0, for: side, &sink) }.map { found.append(.atLeast($0)) }
    fields["at most"].flatMap { operands.valueOperand($0, for: side, &sink) }.map { found.append(.atMost($0)) }
    return found
  }

  /// `{add: [a, {path: P}]}`: each element a contribution of its own.
  private func elements(_ node: YAMLNode, _ side: ComparedValue, _ sink: inout DiagnosticSink) -> [Contribution] {
    guard case .set(let element) = side.type, node.kind == .mapping, !node.isPathOperand else {
      sink.error(
        .contributionForm, "\(side.what) is collected, and \(node.shapeName) is written", at: node.span,
        label: "'{add: [...]}' is expected")
      return []
    }
    guard let fields = Fields(node, of: "the contribution to \(side.what)", known: ["add"], &sink),
      let added = fields.required("add", &sink)
    else { return [] }
    let nodes = added.kind == .sequence ? Array(added.elements) : [added]
    return nodes.compactMap { self.added($0, element, side, &sink).map { .add($0) } }
  }

  private func added(_ node: YAMLNode, _ element: ElementType, _ side: ComparedValue, _ sink: inout DiagnosticSink)
    -> Operand?
  {
    if node.isPathOperand {
      return operands.elementPath(node, of: element, side, mayBeSet: false, &sink).map { .path(PathOperand(path: $0)) }
    }
    return operands.element(node, of: element, "an element of \(side.what)", &sink).map { .constant(.ordinal($0)) }
  }
}
