import RuleModel
import SourceText

let unusedAttribute = Check(
  DiagnosticCode(
    "D0341", "unused-attribute",
    """
    A fact is asked of analysts or kept in the catalogue, and nothing reads it: no rule, base, default, rank or text. \
    Texts are exempt, because they are shown.
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.large: {is: given, type: boolean, title: Large, question: "Is it large?", controlled by: nobody}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.large: {is: given, type: boolean, title: Large, question: "Is it large?", controlled by: nobody}
    # theory/more.yaml
    sections:
      - rules:
          - id: water-large-ones
            when: {garden.large: yes}
            then: {garden.watering: yes}
    """
) { context in
  let attributes = context.ruleSet.attributes
  return attributes.indices.filter { number in
    let attribute = attributes[number]
    return !attribute.isDerived && attribute.type != .text && !context.usage.isRead[number]
  }.map { number in
    unusedAttribute.code.warning("nothing reads '\(attributes[number].fullName)'", at: attributes[number].span)
  }
}
