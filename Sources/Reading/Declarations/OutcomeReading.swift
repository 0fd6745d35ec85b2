import RuleModel
import SourceText
import YAMLReading

private let outcomeKeys = ["attribute", "order", "show", "show always", "title"]
private let summaryKeys = ["title", "attribute", "values", "order by", "show", "certain only"]

extension DeclarationReader {
  mutating func readOutcomes(_ names: Names) {
    var declared = Declared()
    for node in outcomes {
      guard let fields = Fields(node, of: "an outcome", known: outcomeKeys, &sink),
        let attribute = outcomeAttribute(fields, names),
        declared.add(names[attribute].fullName, at: node.span, what: "the outcome", &sink)
      else { continue }
      ruleSet.outcomes.append(outcome(fields, attribute, names))
    }
    for node in summaries {
      guard let fields = Fields(node, of: "a line of the summary", known: summaryKeys, &sink),
        let attribute = outcomeAttribute(fields, names)
      else { continue }
      ruleSet.summaries.append(summary(fields, attribute, names))
    }
  }

  private mutating func summary(_ fields: Fields, _ attribute: AttributeID, _ names: Names) -> RuleSet.Summary {
    let title = fields.text("title", languages, &sink)
    if title == nil { sink.missingKey("title", in: "a line of the summary", at: fields.span) }
    return RuleSet.Summary(
      title: title ?? untitled(fields.span), attribute: attribute,
      values: ordinals("values", fields, names[attribute], names), orderBy: sorting(fields, attribute, names),
      show: fields.int("show", in: 1...1_000_000, &sink), isCertainOnly: fields.bool("certain only", &sink),
      span: fields.span)
  }

  /// The attribute of the same kind that sorts the entities of a summary.
  private mutating func sorting(_ fields: Fields, _ attribute: AttributeID, _ names: Names) -> AttributeID? {
    guard let node = fields["order by"], let name = readString(node, of: "'order by'", &sink) else { return nil }
    guard let found = names.attribute(name) else {
      names.reportUnknownAttribute(name, at: node.span, &sink)
      return nil
    }
    if names[found].kind == names[attribute].kind { return found }
    sink.error(.excludingKeys, "'\(name)' does not sort what '\(names[attribute].fullName)' is said of", at: node.span)
    return nil
  }

  private mutating func outcomeAttribute(_ fields: Fields, _ names: Names) -> AttributeID? {
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

  private mutating func outcome(_ fields: Fields, _ attribute: AttributeID, _ names: Names) -> RuleSet.Outcome {
    RuleSet.Outcome(
      attribute: attribute, title: fields.text("title", languages, &sink),
      highestFirst: outcomeOrder(fields, names[attribute], names),
      show: fields.int("show", in: 1...1_000_000, &sink),
      showAlways: ordinals("show always", fields, names[attribute], names), span: fields.span)
  }

  private mutating func outcomeOrder(_ fields: Fields, _ attribute: Attribute, _ names: Names) -> Bool? {
    let highestFirst = fields.choice("order", [("highest first", true), ("lowest first", false)], &sink)
    switch attribute.type {
    case .number: return highestFirst
    case .domain(let domain) where names[domain].isOrdered: return highestFirst
    default: break
    }
    if let node = fields["order"] {
      sink.error(
        .excludingKeys, "'\(attribute.fullName)' has no order to sort by", at: node.span,
        help: ["numbers and scales have one"])
    }
    return nil
  }

  /// Values of an attribute (of a set: its elements) that a report picks out.
  private mutating func ordinals(
    _ key: String, _ fields: Fields, _ attribute: Attribute, _ names: Names
  ) -> [Int] {
    var lookup = EntityLookup(names)
    var type = attribute.type
    switch type {
    case .set(.domain(let domain)): type = .domain(domain)
    case .set(.reference(let kind)): type = .reference(kind)
    default: break
    }
    return fields.oneOrMore(key, &sink).compactMap { node in
      switch lookup.constant(node, as: type, of: "'\(attribute.fullName)'", &sink) {
      case .ordinal(let ordinal): return ordinal
      case nil: return nil
      case .number, .set, .text:
        sink.error(.excludingKeys, "'\(key)' names a value of a scale, a choice or a reference", at: node.span)
        return nil
      }
    }
  }
}
