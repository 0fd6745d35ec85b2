import Circuit
import RuleModel
import SourceText

let cancellingEffects = ExactCheck(
  DiagnosticCode(
    "D0416", "cancelling-effects",
    """
    Two rules add opposite weights to a sum, or step a level in opposite directions, in exactly the same profiles: together \
    they say nothing. One of them has a condition or a sign that was not meant.
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.need: {is: derived, type: integer, combine: sum, weights: [-1, +1], title: Need of water}
    # theory/more.yaml
    sections:
      - rules:
          - {id: more-when-dry, when: {garden.dry: yes}, then: {garden.need: +1}}
          - {id: less-when-dry, when: {garden.dry: yes}, then: {garden.need: -1}}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.need: {is: derived, type: integer, combine: sum, weights: [-1, +1], title: Need of water}
    # theory/more.yaml
    sections:
      - rules:
          - {id: more-when-dry, when: {garden.dry: yes}, then: {garden.need: +1}}
          - {id: less-when-wet, when: {garden.dry: no}, then: {garden.need: -1}}
    """
) { inquiry in
  inquiry.attributes(where: \.countsEach) { attribute, _, inquiry in
    inquiry.sameEverywhere(attribute) { $0 == -$1 }.map { finding($0.first, $0.second, inquiry) }
  }
}

private func finding(_ first: ConclusionID, _ second: ConclusionID, _ inquiry: Inquiry) -> Finding {
  let (one, two) = (inquiry.ruleSet[first.rule], inquiry.ruleSet[second.rule])
  let conclusion = two.conclusions[second.index]
  return cancellingEffects.code.finding(
    "'\(one.id)' and '\(two.id)' cancel each other in '\(inquiry.ruleSet[conclusion.attribute].fullName)'",
    at: conclusion.span, label: "takes back",
    secondary: [Diagnostic.Label(span: one.conclusions[first.index].span, text: "what this adds")],
    notes: ["\(inquiry.extent) one counts without the other"], help: ["take both out, or mend the condition of one"],
    .proof)
}
