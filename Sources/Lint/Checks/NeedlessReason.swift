import RuleModel
import SourceText

let needlessReason = Check(
  DiagnosticCode(
    "D0502", "needless-reason", "A statement of a register says why nothing meets it, and something does."),
  triggering: """
    # registers/theory.yaml
    register: theory
    title: Theory
    sections: [{statements: {G1: {title: What is dry is watered, reason: It rains.}}}]
    """,
  clean: """
    # registers/theory.yaml
    register: theory
    title: Theory
    sections: [{statements: {G1: What is dry is watered}}]
    """
) { context in
  let trace = RegisterTrace(context.registers, context.ruleSet)
  return context.registers.flatMap(\.statements).compactMap { statement in
    guard let reason = statement.reason, trace.isMet(statement) else { return nil }
    let rules = trace.rules(of: statement).prefix(2).map { rule in
      Diagnostic.Label(span: context.ruleSet.rules[rule.raw].span, text: "meets it")
    }
    return needlessReason.code.warning(
      "the statement '\(statement.id)' is met and gives a reason why not", at: reason.span, secondary: rules)
  }
}
