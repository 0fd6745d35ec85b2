import RuleModel
import SourceText

let missingQuestion = Check(
  DiagnosticCode(
    "D0337", "missing-question",
    """
    An attribute that profiles state has a question in every language: what an analyst is asked where the fact is unknown.
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
      garden.large: {is: given, type: boolean, title: Large, question: "Is it large?"}
    """
) { context in
  let given = context.ruleSet.attributes.filter(\.isStated)
  return given.filter { $0.question == nil }.map { attribute in
    missingQuestion.code.warning("'\(attribute.fullName)' has no question", at: attribute.span)
  }
}
