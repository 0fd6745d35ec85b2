import Circuit
import RuleModel
import SourceText
import Verification

let equalForAll = ExactCheck(
  DiagnosticCode(
    "D0419", "equal-for-all",
    """
    A sum is only there to rank the entities of a kind by, and a rule adds to it for all of them or for none, in every \
    profile: no place in the rank is otherwise for it. A condition that names the entity is missing, or the rule belongs \
    where the sum is read for itself.
    """),
  triggering: """
    # vocabulary/more.yaml
    kinds:
      bed: {is: many, listed as: beds, title: Bed}
    attributes:
      bed.sunny: {is: given, type: boolean, title: Sunny, question: "Is it sunny?", controlled by: nobody}
      bed.need: {is: derived, type: integer, combine: sum, weights: [+1], title: Need of water}
      bed.turn: {is: derived, combine: rank, rank: {by: bed.need, order: highest first}, title: Turn}
    # theory/more.yaml
    sections:
      - rules:
          - {id: need-of-sunny-beds, when: {bed.sunny: yes}, then: {bed.need: +1}}
          - {id: need-when-dry, for: {bed: bed}, when: {garden.dry: yes}, then: {bed.need: +1}}
    """,
  clean: """
    # vocabulary/more.yaml
    kinds:
      bed: {is: many, listed as: beds, title: Bed}
    attributes:
      bed.sunny: {is: given, type: boolean, title: Sunny, question: "Is it sunny?", controlled by: nobody}
      bed.need: {is: derived, type: integer, combine: sum, weights: [+1], title: Need of water}
      bed.turn: {is: derived, combine: rank, rank: {by: bed.need, order: highest first}, title: Turn}
    # theory/more.yaml
    sections:
      - rules:
          - {id: need-of-sunny-beds, when: {bed.sunny: yes}, then: {bed.need: +1}}
          - {id: need-of-dry-shade, when: {garden.dry: yes, bed.sunny: no}, then: {bed.need: +1}}
    """
) { inquiry in
  let ruleSet = inquiry.ruleSet
  let compared = Set(ruleSet.attributes.indices.map { AttributeID($0) }.filter { isOnlyRankedBy($0, ruleSet) })
  return inquiry.attributes(where: \.countsEach) { attribute, _, inquiry in
    guard compared.contains(attribute) else { return [] }
    return inquiry.conclusions(on: attribute).filter { inquiry.isEqualForAll($0, attribute) }.map {
      finding($0, inquiry)
    }
  }
}

/// Whether a sum is what ranks go by, and nothing else reads how great it is.
private func isOnlyRankedBy(_ id: AttributeID, _ ruleSet: RuleSet) -> Bool {
  var isRanked = false
  for attribute in ruleSet.attributes {
    switch attribute.combine {
    case .rank(let ranking)?: isRanked = isRanked || ranking.by.contains { $0.steps.last == id }
    case .band(let sum, _)?: if sum == id { return false }
    default: break
    }
  }
  guard isRanked, case .sum? = ruleSet[id].combine else { return false }
  return !ruleSet.rules.contains { rule in
    let operands = rule.conclusions.compactMap { conclusion -> Path? in
      if case .path(let operand)? = conclusion.contribution.operand { operand.path } else { nil }
    }
    let read = (rule.when + rule.unless).flatMap(\.paths) + operands
    return read.contains { $0.steps.contains(id) }
  }
}

extension Inquiry {
  /// Whether a conclusion that can count does so for all entities or for none.
  fileprivate mutating func isEqualForAll(_ id: ConclusionID, _ attribute: AttributeID) -> Bool {
    let kind = ruleSet[attribute].kind
    return countsEach(id) && isNever { $0.tells(id, attribute) } && canCount(id)
      && greatest { $0.gates.subjects(kind).count > 1 }
  }

  private func countsEach(_ id: ConclusionID) -> Bool {
    switch ruleSet[id.rule].conclusions[id.index].contribution {
    case .weight, .step: true
    default: false
    }
  }
}

extension ProfileGates {
  /// On where a conclusion may count of one entity, and does not for certain of another.
  fileprivate mutating func tells(_ id: ConclusionID, _ attribute: AttributeID) -> Signal {
    let reach = reach(id)
    let subjects = subjects(space.ruleSet[attribute].kind)
    let (some, notAll) = (or(subjects.map { reach[$0].possible }), or(subjects.map { !reach[$0].certain }))
    return and([some, notAll])
  }
}

private func finding(_ id: ConclusionID, _ inquiry: Inquiry) -> Finding {
  let rule = inquiry.ruleSet[id.rule]
  let attribute = inquiry.ruleSet[rule.conclusions[id.index].attribute]
  return equalForAll.code.finding(
    "'\(rule.id)' moves '\(attribute.fullName)' equally of all, or of none", at: rule.conclusions[id.index].span,
    label: "tells none from another",
    notes: ["\(inquiry.extent) it counts for one and not for another"],
    help: ["name what the entity has to be, or move what all of them rest on"], .proof)
}
