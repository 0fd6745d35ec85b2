import Circuit
import RuleModel
import SourceText
import Verification

let idleRank = ExactCheck(
  DiagnosticCode(
    "D0420", "idle-rank",
    """
    An attribute prefers the value of the higher rank, and in no profile do two of its rules that have different ranks apply \
    together: there is nothing to prefer.
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
      garden.hour: {is: derived, type: {choice: [morning: Morning, evening: Evening]}, combine: single, prefer: rank, may stay empty: yes, title: When}
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
      garden.hour: {is: derived, type: {choice: [morning: Morning, evening: Evening]}, combine: single, prefer: rank, may stay empty: yes, title: When}
    # theory/more.yaml
    sections:
      - rules:
          - {id: dry-in-the-morning, rank: law, when: {garden.dry: yes}, then: {garden.hour: morning}}
          - {id: hot-in-the-evening, rank: habit, when: {garden.hot: yes}, then: {garden.hour: evening}}
    """
) { inquiry in
  inquiry.attributes(where: { $0.combine?.prefersRank == true }) { attribute, _, inquiry in
    let byRank = Dictionary(grouping: inquiry.conclusions(on: attribute)) { inquiry.ruleSet[$0.rule].rank?.raw ?? .max }
    let groups = byRank.keys.sorted().compactMap { byRank[$0] }
    // That all have the same is a quick check's to say.
    guard groups.count > 1, inquiry.isNever({ $0.meet(groups) }) else { return [] }
    return [finding(attribute, inquiry)]
  }
}

extension ProfileGates {
  /// On where conclusions of different groups count of the same entities.
  fileprivate mutating func meet(_ groups: [[ConclusionID]]) -> Signal {
    let reaches = groups.map { group in group.map { reach($0) } }
    let met = subjects(ofAll: reaches).flatMap { subject -> [Signal] in
      let ranks = reaches.map { group in or(group.map { $0[subject].possible }) }
      return ranks.indices.flatMap { one in ranks.indices.dropFirst(one + 1).map { and([ranks[one], ranks[$0]]) } }
    }
    return or(met)
  }

  private func subjects(ofAll reaches: [[Reach]]) -> [[Int]] {
    var met: Set<[Int]> = []
    return reaches.flatMap { $0.flatMap(\.order) }.filter { met.insert($0).inserted }
  }
}

private func finding(_ id: AttributeID, _ inquiry: Inquiry) -> Finding {
  let attribute = inquiry.ruleSet[id]
  return idleRank.code.finding(
    "ranks settle nothing in '\(attribute.fullName)'", at: attribute.span, label: "prefers the higher rank",
    notes: ["\(inquiry.extent) two rules of different ranks count together"],
    help: ["take 'prefer: rank' out, or find out what keeps the rules apart"], .proof)
}
