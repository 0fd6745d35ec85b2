import Circuit
import RuleModel
import SourceText
import Verification

let idleAlternative = ExactCheck(
  DiagnosticCode(
    "D0423", "idle-alternative",
    """
    An alternative of 'any of' lets a rule apply in no profile in which the others do not: it never holds with the rule's \
    other conditions, or wherever it does another alternative holds as well. The rule says the same without it.
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
      garden.soaked: {is: given, type: boolean, title: Soaked, question: "Is it soaked?", controlled by: nobody}
    never: [{id: dry-and-soaked, when: {garden.dry: yes, garden.soaked: yes}, because: Soaked is not dry.}]
    # theory/more.yaml
    sections:
      - rules:
          - {id: water-nearly-dry, when: {garden.soaked: no, any of: [{garden.hot: yes}, {garden.dry: yes, garden.hot: yes}]}, then: {garden.watering: yes}}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
      garden.windy: {is: given, type: boolean, title: Windy, question: "Is it windy?", controlled by: nobody}
    # theory/more.yaml
    sections:
      - rules:
          - {id: water-what-dries, when: {any of: [{garden.hot: yes}, {garden.windy: yes}]}, then: {garden.watering: yes}}
    """
) { inquiry in
  inquiry.probes.enumerated().map { number, probe in
    let place = inquiry.ruleSet.rules.count + number
    return CheckSlice([.rule(probe.rule), .probe(place)]) { inquiry in
      guard let planes = inquiry.circuit.rules[place], let whole = inquiry.circuit.rules[probe.rule.raw],
        inquiry.isNever({ Inquiry.fires(planes, &$0) }), !inquiry.isNever({ Inquiry.fires(whole, &$0) })
      else { return [] }
      return [finding(probe, inquiry)]
    }
  }
}

/// A rule that applies where another one does by one of its alternatives alone.
struct AlternativeProbe: Sendable {
  let rule: RuleID
  let alternative: Condition
  /// Without conclusions.
  let body: Rule
}

extension AlternativeProbe {
  /// For every alternative of a condition of a rule that counts.
  static func all(of ruleSet: RuleSet) -> [AlternativeProbe] {
    ruleSet.rules.enumerated().filter { !$1.isDraft }.flatMap { number, rule in
      rule.when.enumerated().flatMap { place, condition -> [AlternativeProbe] in
        guard case .any(let parts) = condition else { return [] }
        return parts.enumerated().filter { isAboutMore($1, ruleSet) }.map { own, part in
          var body = rule
          (body.conclusions, body.overrides, body.examples) = ([], [], [])
          body.when[place] = part
          body.unless += parts.enumerated().filter { $0.offset != own }.map(\.element)
          return AlternativeProbe(rule: RuleID(number), alternative: part, body: body)
        }
      }
    }
  }
}

private func finding(_ probe: AlternativeProbe, _ inquiry: Inquiry) -> Finding {
  idleAlternative.code.finding(
    "an alternative of '\(inquiry.ruleSet[probe.rule].id)' lets it apply nowhere by itself", at: probe.alternative.span,
    label: "no profile needs it",
    notes: ["\(inquiry.extent) it holds, with the rule's other conditions, and no other does"],
    help: ["take the alternative out"], fixes: [], .proof)
}
