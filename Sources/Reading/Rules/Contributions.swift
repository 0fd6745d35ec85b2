import RuleModel
import SourceText
import YAMLReading

extension BodyReader {
  /// What is contributed, in the form that the attribute's way to combine asks for.
  mutating func contributions(_ node: YAMLNode, to attribute: AttributeID, _ side: Side) -> [Contribution] {
    switch names[attribute].combine {
    case .asserted: return assertion(node, side)
    case .single: return valueOperand(node, for: side).map { [.value($0)] } ?? []
    case .sum(_, let weights): return weight(node, weights, attribute, side)
    case .level: return steps(node, side)
    case .collected: return elements(node, side)
    case .rank, .band, nil:
      sink.error(
        .contributionForm, "\(side.what) is computed, so no rule contributes to it", at: side.span,
        secondary: [.init(span: names[attribute].span, text: "declared here")])
      return []
    }
  }

  private mutating func assertion(_ node: YAMLNode, _ side: Side) -> [Contribution] {
    guard let value = readBoolean(node, of: side.what, &sink) else { return [] }
    if value { return [.assert] }
    sink.error(
      .contributionForm, "\(side.what) is asserted, and nothing can be concluded to be false", at: node.span,
      label: "only 'yes' can be concluded", help: ["state under 'unless' where the rules that say 'yes' do not apply"])
    return []
  }

  private mutating func weight(
    _ node: YAMLNode, _ weights: [Int64], _ attribute: AttributeID, _ side: Side
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
  private mutating func steps(_ node: YAMLNode, _ side: Side) -> [Contribution] {
    guard node.kind == .mapping, !node.isPathOperand else {
      let value = node.word ?? "…"
      sink.error(
        .contributionForm, "\(side.what) is a level, and \(node.shapeName) is written", at: node.span,
        label: "a step, a floor or a cap is expected",
        help: ["write '{at least: \(value)}', '{at most: \(value)}', '{raise: 1}' or '{lower: 1}'"])
      return []
    }
    let known = ["raise", "lower", "at least", "at most"]
    guard let fields = Fields(node, of: "the contribution to \(side.what)", known: known, &sink) else { return [] }
    var found: [Contribution] = []
    fields.int("raise", in: 1...1_000, &sink).map { found.append(.step(Int64($0))) }
    fields.int("lower", in: 1...1_000, &sink).map { found.append(.step(-Int64($0))) }
    fields["at least"].flatMap { valueOperand($0, for: side) }.map { found.append(.atLeast($0)) }
    fields["at most"].flatMap { valueOperand($0, for: side) }.map { found.append(.atMost($0)) }
    return found
  }

  /// `{add: [a, {path: P}]}`: each element a contribution of its own.
  private mutating func elements(_ node: YAMLNode, _ side: Side) -> [Contribution] {
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
    return nodes.compactMap { self.added($0, element, side).map { .add($0) } }
  }

  private mutating func added(_ node: YAMLNode, _ element: ElementType, _ side: Side) -> Operand? {
    if node.isPathOperand {
      return elementPath(node, of: element, side, mayBeSet: false).map { .path(PathOperand(path: $0)) }
    }
    return self.element(node, of: element, "an element of \(side.what)").map { .constant(.ordinal($0)) }
  }
}
