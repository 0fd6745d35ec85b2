package import RuleModel
package import SourceText
package import YAMLReading

/// Reads what a conclusion is asked to be: `form.role climate-diplomacy`, and a statement of its type.
///
/// `names` include the profile's entities. A single element stands for a set that holds it. Diagnostics of the address stand
/// at `span`, which covers it literally, those of the value at its node.
package func readGoal(
  _ address: String, at span: SourceSpan, value: YAMLNode, names: Names
) -> (goal: (key: FactKey, statement: Statement, isElement: Bool)?, diagnostics: [Diagnostic]) {
  var lookup = EntityLookup(names.typed)
  var sink = DiagnosticSink()
  let goal = lookup.goal(address, at: span, value, &sink)
  return (goal, sink.sorted)
}

extension EntityLookup {
  fileprivate mutating func goal(
    _ address: String, at span: SourceSpan, _ value: YAMLNode, _ sink: inout DiagnosticSink
  ) -> (key: FactKey, statement: Statement, isElement: Bool)? {
    guard let key = names.address(address, span: { $0.span(within: span) }, &sink) else { return nil }
    let attribute = names[key.attribute]
    if case .set(let element) = attribute.type, value.kind == .scalar, value.text != "does not apply" {
      let constant = constant(value, as: element.valueType, of: "'\(attribute.fullName)'", &sink)
      return constant.map { (key, .known($0), true) }
    }
    return fact(value, of: key.attribute, origin: .set, &sink).map { (key, $0.statement, false) }
  }
}

extension AddressText.Part {
  /// The place of the part of an address that a span covers literally.
  fileprivate func span(within span: SourceSpan) -> SourceSpan {
    SourceSpan(
      file: span.file, start: span.start + Int32(clamping: start), end: span.start + Int32(clamping: end))
  }
}
