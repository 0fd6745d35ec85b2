import RuleModel
import SourceText

let unknownBasis = Check(
  DiagnosticCode(
    "D0503", "unknown-basis",
    "A rule names a statement under 'basis' that no register holds. Where there are no registers, nothing is said."),
  triggering: """
    # registers/theory.yaml
    register: theory
    title: Theory
    sections: [{statements: {G2: {title: Weeds are pulled, reason: By hand.}}}]
    """,
  clean: """
    # registers/theory.yaml
    register: theory
    title: Theory
    sections: [{statements: {G1: What is dry is watered}}]
    """
) { context in
  guard !context.registers.isEmpty else { return [] }
  let known = context.registers.flatMap(\.statements).map(\.id)
  let ids = Set(known)
  return context.ruleSet.rules.flatMap { rule in
    rule.basis.filter { !ids.contains($0) }.map { id in
      let near = suggestion(for: id, among: known)
      return unknownBasis.code.warning(
        "no register holds '\(id)', the basis of '\(rule.id)'", at: rule.span,
        help: near.map { ["did you mean '\($0)'?"] } ?? [])
    }
  }
}
