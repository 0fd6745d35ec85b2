import Circuit
import RuleModel
import SourceText
import Verification

let idleRank = ExactCheck(
  DiagnosticCode(
    "D0420", "idle-rank",
    """
    A rule has a rank, so that its value defeats those of lower ranks, or is defeated by those of higher ones; and in no \
    profile does it apply together with a rule of another rank: the rank settles nothing.
    """),
  triggering: """
    # ruleset.yaml
    ruleset: small
    version: 1.0.0
    languages: [en]
    title: A small rule set
    ranks: [law, habit]
    outcomes: [{attribute: garden.watering}, {attribute: garden.hour}]
    bibliography: {handbook: {text: A handbook of gardening}}
    # vocabulary/more.yaml
    attributes:
      garden.hour: {is: derived, type: {choice: [morning: Morning, evening: Evening]}, combine: {single: {prefer: rank}}, may stay empty: yes, title: When}
    # theory/more.yaml
    sections:
      - rules:
          - {id: dry-in-the-morning, rank: law, when: {garden.dry: yes}, then: {garden.hour: morning}}
          - {id: wet-in-the-evening, rank: habit, when: {garden.dry: no}, then: {garden.hour: evening}}
    """,
  clean: """
    # ruleset.yaml
    ruleset: small
    version: 1.0.0
    languages: [en]
    title: A small rule set
    ranks: [law, habit]
    outcomes: [{attribute: garden.watering}, {attribute: garden.hour}]
    bibliography: {handbook: {text: A handbook of gardening}}
    # vocabulary/more.yaml
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
      garden.hour: {is: derived, type: {choice: [morning: Morning, evening: Evening]}, combine: {single: {prefer: rank}}, may stay empty: yes, title: When}
    # theory/more.yaml
    sections:
      - rules:
          - {id: dry-in-the-morning, rank: law, when: {garden.dry: yes}, then: {garden.hour: morning}}
          - {id: hot-in-the-evening, rank: habit, when: {garden.hot: yes}, then: {garden.hour: evening}}
    """
) { inquiry in
  inquiry.attributes(where: { $0.combine?.prefersRank == true }) { attribute, _, inquiry in
    let ids = inquiry.circuit.conclusions[attribute.raw].filter { inquiry.circuit.rules[$0.rule.raw] != nil }
    return ids.compactMap { id -> Finding? in
      let rank = inquiry.ruleSet[id.rule].rank
      let others = ids.filter { inquiry.ruleSet[$0.rule].rank != rank }
      // That all have the same is a quick check's to say.
      guard rank != nil, !others.isEmpty, inquiry.isNever({ $0.meet(id, others) }), !inquiry.isNever({ $0.counts(id) })
      else { return nil }
      return finding(id, inquiry)
    }
  }
}

extension ProfileGates {
  /// On where a conclusion may count of some entities together with one of others.
  fileprivate mutating func meet(_ id: ConclusionID, _ others: [ConclusionID]) -> Signal {
    let own = reach(id)
    let above = others.map { reach($0) }
    let met = own.order.map { subject in
      let others = or(above.map { $0[subject].possible })
      return and([own[subject].possible, others])
    }
    return or(met)
  }
}

private func finding(_ id: ConclusionID, _ inquiry: Inquiry) -> Finding {
  let rule = inquiry.ruleSet[id.rule]
  let attribute = inquiry.ruleSet[rule.conclusions[id.index].attribute]
  return idleRank.code.finding(
    "the rank of '\(rule.id)' settles nothing in '\(attribute.fullName)'", at: rule.conclusions[id.index].span,
    label: "never meets another rank", notes: ["\(inquiry.extent) it counts together with a rule of another rank"],
    help: ["take the rank out, or find out what keeps the rules apart"], .proof)
}
