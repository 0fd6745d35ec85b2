import RuleModel
import SourceText

let unconcludedAttribute = Check(
  DiagnosticCode(
    "D0348", "unconcluded-attribute",
    """
    An attribute is derived, and no rule that counts concludes it: it has its base or default everywhere, or nothing. \
    Ranks and bands are computed and need no rule.
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.shade: {is: derived, type: boolean, combine: asserted, title: Give it shade}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.shade: {is: derived, type: boolean, combine: asserted, title: Give it shade}
    # theory/more.yaml
    sections:
      - rules:
          - {id: shade-what-is-dry, when: {garden.dry: yes}, then: {garden.shade: yes}}
    """
) { context in
  let rules = context.ruleSet.rules.filter { !$0.isDraft }
  let concluded = Set(rules.flatMap(\.conclusions).map(\.attribute.raw))
  return context.ruleSet.attributes.enumerated().compactMap { number, attribute in
    guard attribute.isDerived, !attribute.isComputed, !concluded.contains(number) else { return nil }
    return unconcludedAttribute.code.warning("no rule concludes '\(attribute.fullName)'", at: attribute.span)
  }
}

extension Attribute {
  /// Whether its value is computed from others without rules.
  var isComputed: Bool {
    switch combine {
    case .rank, .band: true
    default: false
    }
  }
}
