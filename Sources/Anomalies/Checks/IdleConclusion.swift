import Circuit
import RuleModel
import SourceText
import Verification

let idleConclusion = ExactCheck(
  DiagnosticCode(
    "D0418", "idle-conclusion",
    """
    A rule counts, and what it says never shows: a cap that the value never reaches, a floor that it always exceeds, or a \
    value that a rule of a higher rank always defeats. The conclusion is the same without it, however the facts stand.
    """),
  triggering: """
    # vocabulary/more.yaml
    scales:
      care: [{none: None}, {some: Some}, {much: Much}]
    attributes:
      garden.care: {is: derived, type: {scale: care}, combine: level, base: none, title: Care}
    # theory/more.yaml
    sections:
      - rules:
          - {id: care-when-dry, when: {garden.dry: yes}, then: {garden.care: {raise: 1}}}
          - {id: no-more-than-much, when: {garden.dry: yes}, then: {garden.care: {at most: much}}}
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
          - {id: care-when-dry, when: {garden.dry: yes}, then: {garden.care: {raise: 2}}}
          - {id: no-more-than-some, when: {garden.hot: yes}, then: {garden.care: {at most: some}}}
    """
) { inquiry in
  inquiry.attributes(where: { _ in true }) { attribute, planes, inquiry in
    guard case .ordinals(let values) = planes else { return [] }
    return inquiry.conclusions(on: attribute).compactMap { id -> Finding? in
      let conclusion = inquiry.ruleSet[id.rule].conclusions[id.index]
      guard let shown = conclusion.contribution.shownValues(values.canBe.count),
        inquiry.isNever({ $0.counts(id, showing: shown.map { values.canBe[$0] }) }), inquiry.canCount(id)
      else { return nil }
      return finding(id, conclusion, inquiry)
    }
  }
}

extension Contribution {
  /// The values in which it can show; nil where all can.
  fileprivate func shownValues(_ count: Int) -> [Int]? {
    switch self {
    case .value(.constant(.ordinal(let value))): [value]
    case .atMost(.constant(.ordinal(let high))): Array(high..<max(high, count))
    case .atLeast(.constant(.ordinal(let low))): Array(0...max(0, low))
    default: nil
    }
  }
}

extension ProfileGates {
  /// On where a conclusion counts of some entities whose attribute is one of some values.
  fileprivate mutating func counts(_ id: ConclusionID, showing planes: [Plane]) -> Signal {
    let axes = space.ruleSet.ownAxes(of: space.ruleSet[id.rule].conclusions[id.index].attribute)
    let reach = reach(id)
    let shown = reach.order.map { subject in
      let values = or(planes.map { signal($0, along: axes, subject) })
      return and([reach[subject].possible, values])
    }
    return or(shown)
  }
}

private func finding(_ id: ConclusionID, _ conclusion: Conclusion, _ inquiry: Inquiry) -> Finding {
  let attribute = inquiry.ruleSet[conclusion.attribute].fullName
  let what =
    switch conclusion.contribution {
    case .atMost: "'\(attribute)' never reaches the cap of"
    case .atLeast: "'\(attribute)' always exceeds the floor of"
    default: "'\(attribute)' never has the value of"
    }
  return idleConclusion.code.finding(
    "\(what) '\(inquiry.ruleSet[id.rule].id)' where the rule counts", at: conclusion.span, label: "never shows",
    notes: ["\(inquiry.extent) the conclusion is otherwise without it"],
    help: ["take it out, or find out what keeps it from showing"], .proof)
}
