import Circuit
import RuleModel
import SourceText
import Verification

let idleOverride = ExactCheck(
  DiagnosticCode(
    "D0417", "idle-override",
    """
    A rule overrides another one, and no profile lets both apply to the same entities: there is nothing to set aside. Either \
    their conditions exclude each other, so that the override is not needed, or one of them is too narrow.
    """),
  triggering: """
    # theory/more.yaml
    sections:
      - rules:
          - {id: leave-what-is-wet, when: {garden.dry: no}, overrides: [water-what-is-dry], then: {garden.watering: yes}}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
    # theory/more.yaml
    sections:
      - rules:
          - {id: leave-what-is-hot, when: {garden.hot: yes}, overrides: [water-what-is-dry], then: {garden.watering: yes}}
    """
) { inquiry in
  inquiry.rules(reading: \.overrides) { rule, planes, inquiry in
    guard !rule.overrides.isEmpty, !inquiry.isNever({ Inquiry.fires(planes, &$0) }) else { return [] }
    return rule.overrides.compactMap { target -> Finding? in
      guard let below = inquiry.circuit.rules[target.raw] else { return nil }
      let other = inquiry.ruleSet[target]
      guard inquiry.isNever({ $0.meet(rule, planes, other, below) }), !inquiry.isNever({ Inquiry.fires(below, &$0) })
      else { return nil }
      return idleOverride.code.finding(
        "'\(rule.id)' overrides '\(other.id)', and the two never meet", at: rule.span, label: "sets aside nothing",
        secondary: [Diagnostic.Label(span: other.span, text: "never applies with it")],
        notes: ["\(inquiry.extent) both apply to the same entities"], help: ["take the override out"], .proof)
    }
  }
}

extension ProfileGates {
  /// On where a rule that is not set aside applies together with one that it overrides: of the same entities for every name
  /// that both have.
  fileprivate mutating func meet(_ rule: Rule, _ planes: RulePlanes, _ other: Rule, _ below: RulePlanes) -> Signal {
    let names = rule.scope.prefix(rule.freeCount).map(\.name)
    let shared = names.map { name in other.scope.prefix(other.freeCount).firstIndex { $0.name == name } }
    let above = Dictionary(grouping: places(planes.axes)) { place in
      zip(shared, place).filter { $0.0 != nil }.map(\.1)
    }
    let met = places(below.axes).flatMap { place in
      (above[shared.compactMap { $0.map { place[$0] } }] ?? []).map { upper in
        and([
          signal(below.body.possible, along: below.axes, place),
          signal(planes.unlessOverridden.possible, along: planes.axes, upper),
        ])
      }
    }
    return or(met)
  }
}
