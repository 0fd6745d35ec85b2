import RuleModel
import SourceText
import YAMLReading

/// Reads what the manifest says of reports, once attributes and entities can be named.
struct ReportReader {
  private let names: Names

  init(_ names: Names) { self.names = names }

  func outcomes(_ nodes: [YAMLNode], _ sink: inout DiagnosticSink) -> [RuleSet.Outcome] {
    var declared = Declared()
    return nodes.compactMap { node in
      guard let fields = Fields(node, of: "an outcome", known: Keys.outcome, &sink),
        let attribute = attribute(fields, &sink),
        declared.add(names[attribute].fullName, at: node.span, what: "the outcome", &sink)
      else { return nil }
      return outcome(fields, attribute, &sink)
    }
  }

  func summaries(_ nodes: [YAMLNode], _ sink: inout DiagnosticSink) -> [RuleSet.Summary] {
    nodes.compactMap { node in
      guard let fields = Fields(node, of: "a line of the summary", known: Keys.summary, &sink),
        let attribute = attribute(fields, &sink)
      else { return nil }
      return summary(fields, attribute, &sink)
    }
  }

  private func summary(_ fields: Fields, _ attribute: AttributeID, _ sink: inout DiagnosticSink) -> RuleSet.Summary {
    RuleSet.Summary(
      title: readTitle(fields, names.languages, &sink), attribute: attribute,
      values: ordinals("values", fields, names[attribute], &sink), orderBy: sorting(fields, attribute, &sink),
      show: fields.int("show", in: 1...1_000_000, &sink), isCertainOnly: fields.bool("certain only", &sink),
      span: fields.span)
  }

  /// The attribute of the same kind that sorts the entities of a summary.
  private func sorting(
    _ fields: Fields, _ attribute: AttributeID, _ sink: inout DiagnosticSink
  ) -> AttributeID? {
    guard let node = fields["order by"], let name = readString(node, of: "'order by'", &sink) else { return nil }
    guard let found = names.attribute(name) else {
      names.reportUnknownAttribute(name, at: node.span, &sink)
      return nil
    }
    if names[found].kind == names[attribute].kind { return found }
    sink.error(.excludingKeys, "'\(name)' does not sort what '\(names[attribute].fullName)' is said of", at: node.span)
    return nil
  }

  private func attribute(_ fields: Fields, _ sink: inout DiagnosticSink) -> AttributeID? {
    guard let node = fields.required("attribute", &sink), let name = readString(node, of: "'attribute'", &sink) else {
      return nil
    }
    guard let attribute = names.attribute(name) else {
      names.reportUnknownAttribute(name, at: node.span, &sink)
      return nil
    }
    if names[attribute].isDerived { return attribute }
    sink.error(
      .wrongOrigin, "'\(name)' is an outcome and no rule concludes it", at: node.span,
      secondary: [Diagnostic.Label(span: names[attribute].span, text: "neither derived nor both")])
    return nil
  }

  private func outcome(_ fields: Fields, _ attribute: AttributeID, _ sink: inout DiagnosticSink) -> RuleSet.Outcome {
    var outcome = RuleSet.Outcome(
      attribute: attribute, title: fields.text("title", names.languages, &sink),
      highestFirst: order(fields, names[attribute], &sink), show: fields.int("show", in: 1...1_000_000, &sink),
      showAlways: ordinals("show always", fields, names[attribute], &sink),
      givesTexts: givesTexts(fields, names[attribute], &sink), span: fields.span)
    outcome.alwaysAnswers = fields.choice("answers", [("always", true), ("sometimes", false)], &sink) ?? false
    return outcome
  }

  /// `gives texts: yes`: each entity for which the outcome is yes is a text to give out.
  private func givesTexts(_ fields: Fields, _ attribute: Attribute, _ sink: inout DiagnosticSink) -> Bool {
    guard let node = fields["gives texts"], fields.bool("gives texts", &sink) else { return false }
    let hasText = names.attributes(of: attribute.kind).contains { names[$0].type == .text }
    if attribute.type == .boolean, names[attribute.kind].form == .many, hasText { return true }
    sink.error(
      .excludingKeys, "'\(attribute.fullName)' gives no texts", at: node.span,
      help: ["it must be a yes or no of a kind of which there are many, and the kind must have a text"])
    return false
  }

  private func order(_ fields: Fields, _ attribute: Attribute, _ sink: inout DiagnosticSink) -> Bool? {
    let highestFirst = fields.choice("order", [("highest first", true), ("lowest first", false)], &sink)
    if names.isOrdered(attribute.type) { return highestFirst }
    if let node = fields["order"] {
      sink.error(
        .excludingKeys, "'\(attribute.fullName)' has no order to sort by", at: node.span,
        help: ["numbers and scales have one"])
    }
    return nil
  }

  /// Values of an attribute (of a set: its elements) that a report picks out.
  private func ordinals(
    _ key: String, _ fields: Fields, _ attribute: Attribute, _ sink: inout DiagnosticSink
  ) -> [Int] {
    var lookup = EntityLookup(names)
    return fields.oneOrMore(key, &sink).compactMap { node in
      switch lookup.constant(node, as: attribute.type.element, of: "'\(attribute.fullName)'", &sink) {
      case .ordinal(let ordinal): return ordinal
      case nil: return nil
      case .number, .set, .text:
        sink.error(.excludingKeys, "'\(key)' names a value of a scale, a choice or a reference", at: node.span)
        return nil
      }
    }
  }
}
