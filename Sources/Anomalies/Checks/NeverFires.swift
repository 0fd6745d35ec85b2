import Circuit
import RuleModel
import SourceText

let neverFires = ExactCheck(
  DiagnosticCode(
    "D0411", "never-fires",
    """
    No profile makes the conditions of a rule hold together: the rule can be taken out without any conclusion changing. The \
    places shown are the fewest conditions that exclude each other, perhaps through what other rules conclude: without any \
    one of them the rest can hold.
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.soaked: {is: given, type: boolean, title: Soaked, question: "Is it soaked?", controlled by: nobody}
    never: [{id: dry-and-soaked, when: {garden.dry: yes, garden.soaked: yes}, because: Soaked is not dry.}]
    # theory/more.yaml
    sections:
      - rules:
          - {id: water-the-impossible, when: {garden.dry: yes, garden.soaked: yes}, then: {garden.watering: yes}}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.soaked: {is: given, type: boolean, title: Soaked, question: "Is it soaked?", controlled by: nobody}
    never: [{id: dry-and-soaked, when: {garden.dry: yes, garden.soaked: yes}, because: Soaked is not dry.}]
    # theory/more.yaml
    sections:
      - rules:
          - {id: water-nearly-dry, when: {garden.dry: no, garden.soaked: no}, then: {garden.watering: yes}}
    """
) { inquiry in
  inquiry.rules { rule, planes, inquiry in
    guard inquiry.isNever({ Inquiry.fires(planes, &$0) }) else { return [] }
    let excluding = inquiry.fewest(inquiry.parts(rule, planes)) { Inquiry.hold($0, planes.axes, &$1) }
    let labels = excluding.map { Diagnostic.Label(span: $0.condition.span) }
    return [
      neverFires.code.finding(
        "the rule '\(rule.id)' can never apply", at: rule.span, label: "holds \(inquiry.extent)",
        secondary: labels,
        notes: [
          excluding.count == 1
            ? "the condition shown never holds"
            : "the conditions shown exclude each other, and no smaller part of them does"
        ],
        help: ["take the rule out, or one of the conditions"],
        fixes: inquiry.sources.deletion(of: rule.span, isSafe: false, whole: true), .proof)
    ]
  }
}
