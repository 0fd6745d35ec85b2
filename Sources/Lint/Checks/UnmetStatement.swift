import RuleModel
import SourceText

let unmetStatement = Check(
  DiagnosticCode(
    "D0501", "unmet-statement",
    """
    A register lists the statements that the rule set answers to. Each is met by rules that name it under 'basis', by \
    rules, attributes, entities or other statements that it lists, or says under 'reason' why nothing meets it.
    """),
  triggering: """
    # registers/theory.yaml
    register: theory
    title: Theory
    sections: [{statements: {G1: What is dry is watered, G2: Weeds are pulled}}]
    """,
  clean: """
    # registers/theory.yaml
    register: theory
    title: Theory
    sections: [{statements: {G1: What is dry is watered, G2: {title: Weeds are pulled, reason: By hand.}}}]
    """
) { context in
  let trace = RegisterTrace(context.registers, context.ruleSet)
  return context.registers.flatMap(\.statements).filter { $0.reason == nil && !trace.isMet($0) }.map { statement in
    unmetStatement.code.warning(
      "nothing meets the statement '\(statement.id)'", at: statement.span,
      help: ["name it under 'basis' of a rule, list what meets it, or give a 'reason'"])
  }
}
