import SourceText
import YAMLTree

private let outcomeKeys = ["attribute", "order", "show", "show always", "title"]

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
      showAlways: shownAlways(fields, names[attribute], names), span: fields.span)
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

  private mutating func shownAlways(_ fields: Fields, _ attribute: Attribute, _ names: Names) -> [Int] {
    var lookup = EntityLookup(names)
    return fields.oneOrMore("show always", &sink).compactMap { node in
      switch lookup.constant(node, as: attribute.type, of: "'\(attribute.fullName)'", &sink) {
      case .ordinal(let ordinal): return ordinal
      case nil: return nil
      case .number, .set, .text:
        sink.error(.excludingKeys, "'show always' names a value of a scale, a choice or a reference", at: node.span)
        return nil
      }
    }
  }
}
