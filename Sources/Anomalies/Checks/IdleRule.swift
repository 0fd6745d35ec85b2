import Circuit
import RuleModel
import SourceText
import Verification

let idleRule = ExactCheck(
  DiagnosticCode(
    "D0421", "idle-rule",
    """
    A rule applies, and whatever it concludes is the same without it in every profile: a step beyond the end of a scale, \
    a floor that others together reach, a reason that several others cover between them. Found by taking each rule out and \
    asking for a profile that tells the difference.
    """),
  triggering: """
    # vocabulary/more.yaml
    scales:
      care: [{none: None}, {some: Some}]
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
      garden.care: {is: derived, type: {scale: care}, combine: level, base: none, title: Care}
    # theory/more.yaml
    sections:
      - rules:
          - {id: care-when-dry, when: {garden.dry: yes}, then: {garden.care: {raise: 1}}}
          - {id: more-care-when-hot, when: {garden.dry: yes, garden.hot: yes}, then: {garden.care: {raise: 1}}}
    """,
  clean: """
    # vocabulary/more.yaml
    scales:
      care: [{none: None}, {some: Some}, {much: Much}]
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
      garden.care: {is: derived, type: {scale: care}, combine: level, base: none, title: Care}
    # theory/more.yaml
    sections:
      - rules:
          - {id: care-when-dry, when: {garden.dry: yes}, then: {garden.care: {raise: 1}}}
          - {id: more-care-when-hot, when: {garden.dry: yes, garden.hot: yes}, then: {garden.care: {raise: 1}}}
    """
) { inquiry in
  inquiry.ruleSet.rules.indices.compactMap { number -> CheckSlice? in
    guard let planes = inquiry.circuit.rules[number] else { return nil }
    let attributes = Set(inquiry.ruleSet.rules[number].conclusions.map(\.attribute)).sorted()
    guard !attributes.isEmpty else { return nil }
    return CheckSlice([.rule(RuleID(number))] + attributes.map { .attribute($0) }) { inquiry in
      // What cannot apply is told by another check.
      guard !inquiry.isNever({ Inquiry.fires(planes, &$0) }), !inquiry.matters(RuleID(number), to: attributes) else {
        return []
      }
      return [finding(inquiry.ruleSet.rules[number], attributes, inquiry)]
    }
  }
}

private func finding(_ rule: Rule, _ attributes: [AttributeID], _ inquiry: Inquiry) -> Finding {
  let names = attributes.map { "'\(inquiry.ruleSet[$0].fullName)'" }.joined(separator: ", ")
  return idleRule.code.finding(
    "'\(rule.id)' changes nothing in \(names)", at: rule.span, label: "all is the same without it",
    notes: ["\(inquiry.extent) anything that it concludes is otherwise without it"],
    help: ["take the rule out, or find out what leaves it nothing to say"], .proof)
}
