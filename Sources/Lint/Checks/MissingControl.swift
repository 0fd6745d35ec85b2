import RuleModel
import SourceText

let missingControl = Check(
  DiagnosticCode(
    "D0338", "missing-control",
    """
    An attribute that profiles state says who can change it: 'controlled by:' one of the manifest's 'controllers'. Advice on what to change names only what is in somebody's power. Texts are exempt.
    """),
  needsSoundRuleSet: false,
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.large: {is: given, type: boolean, title: Large}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.large: {is: given, type: boolean, title: Large, controlled by: nobody}
    """
) { context in
  let given = context.ruleSet.attributes.filter(\.isStated)
  return given.filter { $0.control == nil && $0.type != .text }.map { attribute in
    missingControl.code.warning("'\(attribute.fullName)' does not say by whom it is controlled", at: attribute.span)
  }
}
