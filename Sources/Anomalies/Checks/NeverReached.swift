import Circuit
import RuleModel
import SourceText
import Verification

let neverReached = ExactCheck(
  DiagnosticCode(
    "D0511", "never-reached",
    """
    A band of a sum, or a value that only rules bring about, comes out in no profile: nobody will read it, and what asks for \
    it never holds. A rule is missing, or the scale is longer than what it measures.
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.need:
        is: derived
        type: integer
        combine: sum
        weights: [+1]
        bands: [{low: {at most: 0, title: Low}}, {some: {between: [1, 2], title: Some}}, {high: {at least: 3, title: High}}]
        title: Need of water
    # theory/more.yaml
    sections:
      - rules:
          - {id: need-when-dry, when: {garden.dry: yes}, then: {garden.need: +1}}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.need:
        is: derived
        type: integer
        combine: sum
        weights: [+1]
        bands: [{low: {at most: 0, title: Low}}, {some: {at least: 1, title: Some}}]
        title: Need of water
    # theory/more.yaml
    sections:
      - rules:
          - {id: need-when-dry, when: {garden.dry: yes}, then: {garden.need: +1}}
    """
) { inquiry in
  inquiry.ruleSet.domains.indices.compactMap { domain -> CheckSlice? in
    guard let attributes = inquiry.ruleSet.concluding(DomainID(domain)) else { return nil }
    return CheckSlice(attributes.map { .attribute($0) }) { unreached(domain, attributes, &$0) }
  }
}

private func unreached(_ domain: Int, _ attributes: [AttributeID], _ inquiry: inout Inquiry) -> [Finding] {
  inquiry.ruleSet.domains[domain].values.enumerated().compactMap { ordinal, value in
    inquiry.beginSlice()
    guard inquiry.isNever({ $0.reaches(ordinal, attributes) }) else { return nil }
    let names = attributes.map { "'\(inquiry.ruleSet[$0].fullName)'" }.joined(separator: ", ")
    return neverReached.code.finding(
      "no rule can bring '\(value.name)' about in \(names)", at: value.span, label: "never reached",
      notes: ["\(inquiry.extent) it comes out"], help: ["take the value out, or write the rule that is missing"],
      .proof)
  }
}

extension RuleSet {
  /// The attributes with values of a domain, where rules conclude all of them; nil where facts state some.
  fileprivate func concluding(_ domain: DomainID) -> [AttributeID]? {
    let all = attributes.indices.filter { attributes[$0].type.domain == domain }
    guard !all.isEmpty, all.allSatisfy({ attributes[$0].origin == .derived }) else { return nil }
    return all.map { AttributeID($0) }
  }
}

extension ProfileGates {
  /// On where some attribute has, or holds, a value.
  fileprivate mutating func reaches(_ ordinal: Int, _ attributes: [AttributeID]) -> Signal {
    let signals = attributes.flatMap { attribute -> [Signal] in
      let plane: Plane? =
        switch space.circuit.attributes[attribute.raw] {
        case .ordinals(let values)?: values.canBe[ordinal]
        case .set(let set)?: set.possible(ordinal)
        default: nil
        }
      guard let plane else { return [.always] }
      let axes = space.ruleSet.ownAxes(of: attribute)
      return subjects(space.ruleSet[attribute].kind).map { signal(plane, along: axes, $0) }
    }
    return or(signals)
  }
}

extension SetPlanes {
  fileprivate func possible(_ ordinal: Int) -> Plane? {
    if case .values(let truths) = elements, truths.indices.contains(ordinal) { truths[ordinal].possible } else { nil }
  }
}
